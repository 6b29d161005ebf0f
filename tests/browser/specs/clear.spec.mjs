// The foot of an answer: the button that takes it back, and what is said about it.
import { expect, test } from '../support/assay.mjs';

/** Something to answer each kind of question with. */
const GIVEN = {
  'High water': (assay) => assay.option('At 09:20').check(),
  Papers: (assay) => assay.box('Cargo list').check(),
  Fog: (assay) => assay.pick('Best', 'Call the pilot.').check(),
  Mooring: (assay) => assay.button('Keep this order').click(),
  'What decides': (assay) => assay.level('What it can lift', 'Decides').check(),
  Script: (assay) => assay.box(/^Line 2\b/).check(),
  Schedule: (assay) => assay.field('Right time').fill('12:00'),
  Bill: (assay) => assay.radio('Wednesday, Fee: 5000').check(),
  Sum: (assay) => assay.field('How much is paid in all?').fill('80000'),
  Word: (assay) => assay.field('What is it called?').fill('windward'),
};

test('The way to take an answer back is in one place, and only where there is something to take back', async ({ assay }) => {
  test.slow();
  assay.pack.duration_seconds = 1_200;
  await assay.start();
  const clear = assay.button('Clear answer');
  const places = new Set();
  for (const [title, give] of Object.entries(GIVEN)) {
    await assay.goTo(title);
    await expect(clear, title).toBeHidden();
    await give(assay);
    await expect(clear, title).toBeVisible();
    places.add(Math.round((await clear.boundingBox()).x));
    // No other button comes after it in the answer.
    expect(await clear.evaluate((button) => [...button.closest('.answer').querySelectorAll('button')].at(-1) === button)).toBe(true);
    await assay.clear();
    await expect(clear, title).toBeHidden();
    // The focus goes to where the answer begins again.
    const controls = assay.page.getByRole('article').locator('input, textarea, button:not([aria-disabled=true])');
    await expect(controls.first(), title).toBeFocused();
    await expect(assay.page.getByRole('article').locator('input:checked'), title).toHaveCount(0);
  }
  expect([...places]).toHaveLength(1);
  await assay.goTo('Letter');
  await assay.field('Write an answer.').fill('Some words.');
  await expect(clear).toHaveCount(0);
});

test('What is taken away by hand leaves nothing to take back', async ({ assay }) => {
  await assay.start();
  const clear = assay.button('Clear answer');
  await assay.goTo('Papers');
  await assay.box('Cargo list').check();
  await expect(clear).toBeVisible();
  await assay.box('Cargo list').uncheck();
  await expect(clear).toBeHidden();
  await expect(assay.box('Cargo list')).toBeFocused();
  await assay.goTo('Word');
  await assay.field('What is it called?').fill('lee');
  await assay.page.reload();
  await expect(clear).toBeVisible();
  await assay.field('What is it called?').fill('');
  await expect(clear).toBeHidden();
});

test('The keyboard alone takes an answer back and goes on from its beginning', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.button('Clear answer').focus();
  await assay.page.keyboard.press('Enter');
  await expect(assay.option('At 03:10')).toBeFocused();
  await expect(assay.page.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('An order is confirmed by a button; what is said of it stands right after the way to take it back', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Mooring');
  const { page } = assay;
  const [keep, clear] = ['Keep this order', 'Clear answer'].map((name) => assay.button(name));
  const [first] = await assay.steps();
  const status = page.getByRole('article').getByRole('status').last();
  await expect(status).toHaveText('Not answered yet: move a step, or keep this order.');
  const before = await keep.boundingBox();
  expect(before.height).toBeGreaterThanOrEqual(44);
  // The second half of a double press falls on what has taken its place, and does nothing.
  await keep.dblclick();
  await expect(keep).toBeHidden();
  await expect(clear).toBeVisible();
  await expect(status).toHaveText('This order is your answer.');
  await expect(assay.button(`Move down: ${first}`)).toBeFocused();
  const [after, said] = [await clear.boundingBox(), await status.boundingBox()];
  expect(Math.abs(after.x - before.x)).toBeLessThanOrEqual(1);
  expect(said.x).toBeGreaterThanOrEqual(after.x + after.width);
  expect(await clear.evaluate((button) => button.nextElementSibling.getAttribute('role'))).toBe('status');
  await assay.button(`Move down: ${first}`).click();
  await expect(status).toHaveText(`${first}: now 2 of 3`);
  await assay.clear();
  await expect(status).toHaveText(/^Not answered yet/);
  await keep.click();
  await expect(status).toHaveText('This order is your answer.');
});
