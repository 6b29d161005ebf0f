import { expect, test } from '../support/assay.mjs';
import { Keyboard } from '../support/keyboard.mjs';

test('A whole test can be taken with the keyboard alone, and a valid bundle arrives', async ({ assay }) => {
  test.slow();
  const { page } = assay;
  const keyboard = new Keyboard(page);
  const next = (title) =>
    keyboard
      .press(assay.button('Next'), 'Enter')
      .then(() => expect(assay.question(new RegExp(`: ${title}$`))).toBeFocused());
  assay.pack.duration_seconds = 1_200;
  await assay.open();

  await keyboard.type(page.getByRole('textbox', { name: 'Name' }), 'Grace Hopper');
  await keyboard.press(page.getByRole('checkbox', { name: /I have read this page/ }));
  await keyboard.press(assay.button('Continue'), 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Check and practice' })).toBeFocused();
  await keyboard.choose(assay.option('A dinghy'));
  await keyboard.press(assay.button('Start the test'), 'Enter');

  await expect(assay.question(/: High water$/)).toBeFocused();
  await keyboard.choose(assay.option('At 09:20'));
  await next('Papers');
  await keyboard.press(assay.box('Cargo list'));
  await keyboard.press(assay.box('Crew list'));
  await next('Fog');
  await keyboard.choose(assay.pick('Best', 'Call the pilot.'));
  await keyboard.choose(assay.pick('Worst', 'Let both in at once.'));
  await next('Mooring');
  const wanted = ['Answer the radio', 'Choose a berth', 'Take the lines'];
  for (const [place, text] of wanted.entries()) {
    for (let at = (await assay.steps()).indexOf(text); at > place; at -= 1) {
      await keyboard.press(assay.button(`Move up: ${text}`), 'Enter');
      await expect.poll(() => assay.steps().then((steps) => steps.indexOf(text))).toBe(at - 1);
    }
  }
  if (await assay.button('Keep this order').isVisible()) {
    await keyboard.press(assay.button('Keep this order'));
  }
  await next('What decides');
  await keyboard.choose(assay.level('What it can lift', 'Decides'));
  await keyboard.choose(assay.level('Its colour', 'Counts a little'));
  await next('Script');
  await keyboard.press(assay.box(/^Line 2\b/));
  await keyboard.press(assay.box(/^Line 3\b/));
  await next('Schedule');
  await keyboard.choose(assay.radio(/Berta/));
  await keyboard.type(assay.field('Right time'), '12:00');
  await next('Bill');
  await keyboard.choose(assay.radio('Wednesday, Fee: 5000'));
  await keyboard.type(assay.field('Right amount'), '$500');
  await next('Sum');
  await keyboard.type(assay.field('How much is paid in all?'), '80000');
  await keyboard.press(assay.button('Flag for review'));
  await next('Word');
  await keyboard.type(assay.field('What is it called?'), 'windward');
  await next('Letter');
  await keyboard.type(assay.field('Write an answer.'), 'We are sorry. It will be quiet.');
  await keyboard.press(assay.button('Review answers'), 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Review answers' })).toBeFocused();
  await keyboard.press(assay.button('Submit test'), 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Submit your test?' });
  await expect(dialog).toContainText('Every question is answered. Flagged for review: 1.');
  await keyboard.press(dialog.getByRole('button', { name: 'Submit test' }), 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: /complete/ })).toBeFocused();
  await assay.delivered();

  const bundle = await assay.bundle();
  expect(bundle.sections.flatMap(({ items }) => items.map(({ id, response }) => [id, response]))).toEqual([
    ['tide', { choices: ['b'] }],
    ['papers', { choices: ['a', 'b'] }],
    ['fog', { best: 'b', worst: 'c' }],
    ['mooring', { order: ['radio', 'berth', 'lines'] }],
    ['weights', { matches: { load: 'decides', colour: 'counts' } }],
    ['script', { hottext: ['L2', 'L3'], correction: expect.anything() }],
    ['schedule', { hottext: ['L2'], correction: '12:00' }],
    ['bill', { hottext: ['L3C3'], correction: '$500' }],
    ['sum', { text: '80000' }],
    ['word', { text: 'windward' }],
    ['letter', { text: 'We are sorry. It will be quiet.' }],
  ]);
});

test('A dialog keeps the focus, and Escape leads back to where it was opened', async ({ assay }) => {
  await assay.start();
  const keyboard = new Keyboard(assay.page);
  await keyboard.press(assay.button('Overview'), 'Enter');
  const dialog = assay.page.getByRole('dialog', { name: 'Overview' });
  await expect(dialog).toBeVisible();
  await keyboard.reach(dialog.getByRole('button', { name: 'Close' }));
  await assay.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(assay.button('Overview')).toBeFocused();
});

test('Each question begins at its heading, and so does the way back', async ({ assay }) => {
  await assay.start();
  await assay.next();
  await expect(assay.question(/Question 2 of 4 ?: Papers/)).toBeFocused();
  await assay.back();
  await expect(assay.question(/Question 1 of 4 ?: High water/)).toBeFocused();
  await assay.goTo('Bill');
  await expect(assay.question(/Question 4 of 4 ?: Bill/)).toBeFocused();
});
