import { expect, test } from '../support/assay.mjs';
import { expectKept, response } from '../support/kept.mjs';

test('One option can be chosen, changed, kept over a reload, and taken back', async ({ assay }) => {
  await assay.start();
  await assay.option('At 03:10').check();
  await assay.option('At 15:40').check();
  await expectKept(assay, 'High water', async () => {
    await expect(assay.option('At 15:40')).toBeChecked();
    await expect(assay.option('At 03:10')).not.toBeChecked();
  });
  await assay.clear();
  await expect(assay.page.getByRole('radio', { checked: true })).toHaveCount(0);
  await expectKept(assay, 'High water', () =>
    expect(assay.page.getByRole('radio', { checked: true })).toHaveCount(0),
  );
  await assay.option('At 09:20').check();
  const item = await response(assay, 'tide');
  expect(item).toMatchObject({ response: { choices: ['b'] }, status: 'answered', changes: 4 });
});

test('Of several options no more can be chosen than are asked for', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Papers');
  await expect(assay.page.getByText('Choose up to 2. Chosen: 0.')).toBeVisible();
  await assay.box('Cargo list').check();
  await assay.box('Crew list').check();
  await expect(assay.page.getByText('You have chosen all 2.')).toBeVisible();
  await expect(assay.box('Library card')).toBeDisabled();
  await assay.box('Crew list').uncheck();
  await assay.box('Library card').check();
  await expectKept(assay, 'Papers', async () => {
    await expect(assay.box('Cargo list')).toBeChecked();
    await expect(assay.box('Library card')).toBeChecked();
    await expect(assay.box('Crew list')).not.toBeChecked();
  });
  expect((await response(assay, 'papers')).response).toEqual({ choices: ['a', 'd'] });
});

test('Several options can be taken back together', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Papers');
  await assay.box('Cargo list').check();
  await assay.clear();
  await expectKept(assay, 'Papers', () =>
    expect(assay.page.getByRole('checkbox', { checked: true })).toHaveCount(0),
  );
  expect(await response(assay, 'papers')).toMatchObject({ response: null, status: 'skipped' });
});

test('Steps are moved by buttons, and the order is kept over a reload', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Mooring');
  const presented = await assay.steps();
  await expect(assay.page.getByText('Not answered yet')).toBeVisible();
  await assay.button(`Move down: ${presented[0]}`).click();
  await expect.poll(() => assay.steps()).toEqual([presented[1], presented[0], presented[2]]);
  await expect(assay.page.getByText(`${presented[0]}: now 2 of 3`)).toBeVisible();
  await assay.button(`Move up: ${presented[2]}`).click();
  const wanted = [presented[1], presented[2], presented[0]];
  await expectKept(assay, 'Mooring', () => expect.poll(() => assay.steps()).toEqual(wanted));
  await assay.clear();
  await expect.poll(() => assay.steps()).toEqual(presented);
  await expect(assay.page.getByText('Not answered yet')).toBeVisible();
  await assay.arrange(['Answer the radio', 'Choose a berth', 'Take the lines']);
  expect((await response(assay, 'mooring')).response).toEqual({ order: ['radio', 'berth', 'lines'] });
});

test('A step is moved with the arrow keys and keeps the focus', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Mooring');
  const [first, second, third] = await assay.steps();
  await assay.button(`Move down: ${first}`).focus();
  await assay.page.keyboard.press('ArrowDown');
  await expect.poll(() => assay.steps()).toEqual([second, first, third]);
  await expect(assay.button(`Move down: ${first}`)).toBeFocused();
  await assay.page.keyboard.press('ArrowDown');
  await expect.poll(() => assay.steps()).toEqual([second, third, first]);
  await expect(assay.page.getByRole('button', { name: new RegExp(`: ${first}$`) }).and(assay.page.locator(':focus'))).toHaveCount(1);
});

test('The order that is presented can be confirmed as it stands', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Mooring');
  const presented = await assay.steps();
  await assay.button('Keep this order').click();
  await expect(assay.button('Keep this order')).toBeHidden();
  const item = await response(assay, 'mooring');
  expect(item.status).toBe('answered');
  expect(item.response.order).toEqual(item.presented);
  expect(presented).toHaveLength(3);
});

test('Considerations are weighed one by one', async ({ assay }) => {
  await assay.start();
  await assay.goTo('What decides');
  await assay.level('What it can lift', 'Counts a little').check();
  await assay.level('What it can lift', 'Decides').check();
  await assay.level('Its colour', 'Decides').check();
  await expectKept(assay, 'What decides', async () => {
    await expect(assay.level('What it can lift', 'Decides')).toBeChecked();
    await expect(assay.level('What it can lift', 'Counts a little')).not.toBeChecked();
    await expect(assay.level('Its colour', 'Decides')).toBeChecked();
  });
  await assay.clear();
  await expect(assay.page.getByRole('radio', { checked: true })).toHaveCount(0);
  await assay.level('Its colour', 'Counts a little').check();
  expect((await response(assay, 'weights')).response).toEqual({ matches: { colour: 'counts' } });
});

test('Wrong lines of code are marked and unmarked', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Script');
  await assay.box(/^Line 1\b/).check();
  await assay.box(/^Line 2\b/).check();
  await expect(assay.box(/^Line 3\b/)).toBeDisabled();
  await assay.box(/^Line 1\b/).uncheck();
  await assay.box(/^Line 3\b/).check();
  await expectKept(assay, 'Script', async () => {
    await expect(assay.box(/^Line 2\b/)).toBeChecked();
    await expect(assay.box(/^Line 3\b/)).toBeChecked();
    await expect(assay.page.getByRole('checkbox', { checked: true })).toHaveCount(2);
  });
  expect((await response(assay, 'script')).response).toMatchObject({ hottext: ['L2', 'L3'] });
});

test('A wrong row of a table is marked, and the right value given in words', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Schedule');
  await assay.radio(/Anna/).check();
  await assay.radio(/Berta/).check();
  await assay.field('Right time').fill('noon');
  await assay.field('Right time').fill('12:00');
  await expectKept(assay, 'Schedule', async () => {
    await expect(assay.radio(/Berta/)).toBeChecked();
    await expect(assay.field('Right time')).toHaveValue('12:00');
  });
  await assay.clear();
  await expect(assay.page.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(assay.field('Right time')).toHaveValue('');
  await assay.radio(/Clara/).check();
  await assay.field('Right time').fill('11:00');
  expect((await response(assay, 'schedule')).response).toEqual({ hottext: ['L3'], correction: '11:00' });
});

test('A wrong cell is marked, and its row and column are said with it', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Bill');
  await assay.radio('Wednesday, Days: 1').check();
  await assay.radio('Wednesday, Fee: 5000').check();
  await assay.field('Right amount').fill('$500');
  await expectKept(assay, 'Bill', async () => {
    await expect(assay.radio('Wednesday, Fee: 5000')).toBeChecked();
    await expect(assay.field('Right amount')).toHaveValue('$500');
  });
  const item = await response(assay, 'bill');
  expect(item.response).toEqual({ hottext: ['L3C3'], correction: '$500' });
});

test('A number that reads two ways is asked about, and one reading can be chosen', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Sum');
  const field = assay.field('How much is paid in all?');
  await field.fill('80.000');
  await expect(assay.page.getByText('it can be read in two ways')).toBeVisible();
  await assay.page.getByRole('button', { name: /^I mean/ }).first().click();
  await expect(assay.page.getByText('it can be read in two ways')).toBeHidden();
  await field.fill('eighty');
  await expect(assay.page.getByText("we can't read it")).toBeVisible();
  await field.fill('80000');
  await expect(assay.page.getByText('Check this number')).toBeHidden();
  await expectKept(assay, 'Sum', () => expect(field).toHaveValue('80000'));
  await assay.clear();
  await expect(field).toHaveValue('');
  await field.fill('80 000');
  expect((await response(assay, 'sum')).response).toEqual({ text: '80 000' });
});

test('A word is typed, corrected and kept', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Word');
  const field = assay.field('What is it called?');
  await field.pressSequentially('leeward');
  await field.fill('windward');
  await expectKept(assay, 'Word', () => expect(field).toHaveValue('windward'));
  await assay.clear();
  await expectKept(assay, 'Word', () => expect(field).toHaveValue(''));
  await field.fill('Windward ');
  expect((await response(assay, 'word')).response).toEqual({ text: 'Windward ' });
});

test('Words are counted while a letter is written, and nothing forces their number', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Letter');
  const field = assay.field('Write an answer.');
  await expect(assay.page.getByText('0 words · suggested 5 to 20')).toBeVisible();
  await field.pressSequentially('We are sorry.');
  await expect(assay.page.getByText('3 words · suggested 5 to 20')).toBeVisible();
  await field.press('Enter');
  await field.pressSequentially('Über uns: 5 €');
  await expect(assay.page.getByText('7 words')).toBeVisible();
  await expectKept(assay, 'Letter', () => expect(field).toHaveValue('We are sorry.\nÜber uns: 5 €'));
  await field.fill('');
  await expectKept(assay, 'Letter', () => expect(field).toHaveValue(''));
  await field.fill('word '.repeat(40));
  const item = await response(assay, 'letter');
  expect(item.response).toEqual({ text: 'word '.repeat(40) });
});

test('A flag for review is set, shown in overview and review, and taken away', async ({ assay }) => {
  await assay.start();
  const flag = assay.button('Flag for review');
  await flag.click();
  await expect(flag).toHaveAttribute('aria-pressed', 'true');
  await assay.page.reload();
  await expect(flag).toHaveAttribute('aria-pressed', 'true');
  const dialog = await assay.overview();
  await expect(dialog.getByRole('button', { name: /: High water, not answered, flagged/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Review answers' }).click();
  await expect(assay.reviewed('High water').getByText('flagged')).toBeVisible();
  await assay.page.getByRole('button', { name: /: High water$/ }).click();
  await flag.click();
  await expect(flag).toHaveAttribute('aria-pressed', 'false');
  expect((await response(assay, 'tide')).flagged).toBe(false);
});

test('A whole test answered rightly is graded in the browser, all but what people rate', async ({ assay }) => {
  await assay.start();
  await assay.answerEverything();
  await assay.submit();
  await assay.delivered();
  const { grade, timing, sections } = await assay.bundle();
  expect(timing.ended_by).toBe('candidate');
  expect(grade.status).toBe('provisional');
  expect(sections.flatMap(({ items }) => items).every(({ status }) => status === 'answered')).toBe(true);
});

test('Of text that is pasted the length is on record, and nothing is in the way of pasting', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Word');
  const field = assay.field('What is it called?');
  await field.fill('windward');
  await field.press('ControlOrMeta+a');
  await field.press('ControlOrMeta+x');
  await expect(field).toHaveValue('');
  await field.press('ControlOrMeta+v');
  await expect(field).toHaveValue('windward');
  await assay.submit();
  await assay.delivered();
  const pasted = (await assay.bundle()).events.filter(({ kind }) => kind === 'pasted');
  expect(pasted).toHaveLength(1);
  expect(JSON.stringify(pasted)).toContain('8');
  expect(JSON.stringify(pasted)).not.toContain('windward');
});
