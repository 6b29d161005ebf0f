import { armed } from '../support/arming.mjs';
import { expect, test } from '../support/assay.mjs';
import { expectKept, response } from '../support/kept.mjs';

test('A mark is refused to an action that carries the other one, with the reason, and nothing is lost', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Fog');
  const { page } = assay;
  const [best, worst] = ['Best', 'Worst'].map((mark) => assay.pick(mark, 'Call the pilot.'));
  await best.check();
  await assay.pick('Worst', 'Go home.').check();
  const unchanged = async () => {
    await expect(best).toBeChecked();
    await expect(assay.pick('Worst', 'Go home.')).toBeChecked();
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(2);
  };
  const reason = page.getByRole('status').filter({ hasText: "Nothing changed. This one is marked Most effective, so it can't be Least effective too." });
  const ways = [
    () => worst.click(),
    () => page.getByText('Least effective', { exact: true }).nth(1).click(),
    () => worst.focus().then(() => page.keyboard.press('Space')),
    () => worst.focus().then(() => page.keyboard.press('Enter')),
  ];
  for (const way of ways) {
    await way();
    await expect(reason).toBeVisible();
    await unchanged();
    // Whatever else is marked, the reason goes.
    await armed(page);
    await assay.pick('Worst', 'Let both in at once.').check();
    await expect(reason).toBeHidden();
    await assay.pick('Worst', 'Go home.').check();
  }
  await worst.click();
  await expectKept(assay, 'Fog', unchanged);
  expect((await response(assay, 'fog')).response).toEqual({ best: 'b', worst: 'd' });
});

test('A mark moves to an action that carries the other one when that is asked for, and one step takes it back', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Fog');
  const { page } = assay;
  await assay.pick('Best', 'Call the pilot.').check();
  await assay.pick('Worst', 'Go home.').check();
  await assay.pick('Worst', 'Call the pilot.').click();
  await assay.button('Mark it Least effective instead').click();
  await expect(assay.pick('Worst', 'Call the pilot.')).toBeChecked();
  await expect(assay.pick('Worst', 'Call the pilot.')).toBeFocused();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: 'This one is now marked Least effective. Nothing is marked Most effective anymore.' })).toBeVisible();
  await assay.button('Undo').click();
  await expect(assay.pick('Best', 'Call the pilot.')).toBeFocused();
  await expectKept(assay, 'Fog', async () => {
    await expect(assay.pick('Best', 'Call the pilot.')).toBeChecked();
    await expect(assay.pick('Worst', 'Go home.')).toBeChecked();
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(2);
    await expect(assay.button('Undo')).toBeHidden();
  });
  await assay.pick('Best', 'Go home.').click();
  await assay.button('Mark it Most effective instead').click();
  await assay.pick('Worst', 'Call the pilot.').check();
  await expect(assay.button('Undo')).toBeHidden();
  expect((await response(assay, 'fog')).response).toEqual({ best: 'd', worst: 'b' });
});

/** Where the focus is after each arrow, by the accessible name of what has it. */
async function walk(page, arrows) {
  const names = [];
  for (const arrow of arrows) {
    await page.keyboard.press(`Arrow${arrow}`);
    const focused = page.locator(':focus');
    names.push((await focused.getAttribute('value')) + ' of ' + (await focused.getAttribute('name')));
  }
  return names;
}

test('Between best and worst arrows move the way they point, and nothing is answered by moving', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Fog');
  const { page } = assay;
  await assay.pick('Best', 'Call the pilot.').check();
  await assay.pick('Worst', 'Go home.').check();
  await assay.pick('Best', 'Call the pilot.').focus();
  expect(await walk(page, ['Right', 'Right', 'Down', 'Down', 'Down', 'Left', 'Up', 'Up', 'Up', 'Up', 'Right'])).toEqual([
    'b of worst', 'b of worst', 'c of worst', 'd of worst', 'd of worst', 'd of best', 'c of best', 'b of best',
    'a of best', 'a of best', 'a of worst',
  ]);
  await expect(assay.pick('Best', 'Call the pilot.')).toBeChecked();
  await expect(assay.pick('Worst', 'Go home.')).toBeChecked();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(2);
  await page.keyboard.press('Space');
  await expect(assay.pick('Worst', 'Tell both to wait outside.')).toBeChecked();
  expect(await response(assay, 'fog')).toMatchObject({ response: { best: 'b', worst: 'a' }, changes: 3 });
});

for (const width of [1_100, 320]) {
  test(`Among levels arrows move the way they point, and Space or Enter chooses, ${width} px wide`, async ({ assay }) => {
    await assay.start();
    await assay.goTo('What decides');
    const { page } = assay;
    await page.setViewportSize({ width, height: 800 });
    await assay.level('What it can lift', 'Decides').focus();
    expect(await walk(page, ['Right', 'Right', 'Down', 'Left', 'Down', 'Up'])).toEqual([
      'counts of level-load', 'counts of level-load', 'counts of level-colour', 'decides of level-colour',
      'decides of level-colour', 'decides of level-load',
    ]);
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    // Tab goes from row to row, to what is chosen there.
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+Tab');
    await expect(assay.level('What it can lift', 'Decides')).toBeFocused();
    expect((await response(assay, 'weights')).response).toEqual({ matches: { load: 'decides', colour: 'counts' } });
  });
}

test('Among the cells and rows of a document arrows move the way they point, and answer nothing', async ({ assay }) => {
  await assay.start();
  const { page } = assay;
  await assay.goTo('Bill');
  await assay.radio('Wednesday, Fee: 5000').check();
  expect(await walk(page, ['Left', 'Up', 'Right', 'Right', 'Down'])).toEqual(
    ['L3C2', 'L2C2', 'L2C3', 'L2C3', 'L3C3'].map((place) => `${place} of response`),
  );
  await walk(page, ['Up']);
  await expect(assay.radio('Wednesday, Fee: 5000')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(assay.radio('Tuesday, Fee: 500')).toBeChecked();
  await assay.goTo('Schedule');
  await assay.radio(/Anna/).check();
  expect(await walk(page, ['Down', 'Down'])).toEqual(['L2 of response', 'L3 of response']);
  await expect(assay.radio(/Anna/)).toBeChecked();
  await assay.goTo('Script');
  await assay.box(/^Line 1\b/).focus();
  expect(await walk(page, ['Down', 'Down', 'Up'])).toEqual(['L2 of response', 'L3 of response', 'L2 of response']);
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await page.keyboard.press('Space');
  await expect(assay.box(/^Line 2\b/)).toBeChecked();
  expect((await response(assay, 'bill')).response).toEqual({ hottext: ['L2C3'], correction: '' });
});

test('Half of best and worst is kept, and the overview says that half is missing', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Fog');
  await assay.pick('Best', 'Call the pilot.').check();
  const dialog = await assay.overview();
  await expect(dialog.getByRole('button', { name: /: Fog, partly answered/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await assay.clear();
  await expect(assay.page.getByRole('radio', { checked: true })).toHaveCount(0);
  expect((await response(assay, 'fog')).response).toBe(null);
});
