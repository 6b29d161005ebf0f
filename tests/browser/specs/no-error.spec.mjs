// "No error": an answer to a document of its own, beside which no place is marked and no value is needed.
import { Assay, expect, test } from '../support/assay.mjs';
import { expectAccessible } from '../support/axe.mjs';
import { offerNoError } from '../support/content.mjs';
import { Keyboard } from '../support/keyboard.mjs';

const NO_ERROR = 'No error in this document';

/** Opens a document to which "No error" is an answer. */
async function openDocument(assay, id, title) {
  offerNoError(assay.pack, id);
  await assay.start();
  await assay.goTo(title);
}

/** The response in the bundle that arrived. */
async function response(assay, id) {
  await assay.submit();
  await assay.delivered();
  return Assay.item(await assay.bundle(), id);
}

test('No error takes the place of a mark, needs no value, and keeps what was typed for the way back', async ({ assay }) => {
  const { page } = assay;
  await openDocument(assay, 'bill', 'Bill');
  const field = assay.field('Right amount');
  const cell = assay.radio('Wednesday, Fee: 5000');
  await cell.check();
  await field.fill('$500');
  await assay.option(NO_ERROR).check();
  const isNoError = async () => {
    await expect(assay.option(NO_ERROR)).toBeChecked();
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
    await expect(field).not.toBeEditable();
    await expect(field).toHaveAttribute('aria-disabled', 'true');
    await expect(field).toHaveValue('$500');
    await expect(field).toHaveAccessibleDescription(/No value is needed/);
    await expect(page.getByRole('status').filter({ hasText: 'No value is needed' })).toBeVisible();
  };
  await isNoError();
  await page.reload();
  await isNoError();
  await cell.check();
  await expect(assay.option(NO_ERROR)).not.toBeChecked();
  await expect(field).toBeEditable();
  await expect(field).not.toHaveAttribute('aria-disabled');
  await expect(field).toHaveValue('$500');
  await expect(page.getByText('No value is needed')).toHaveCount(0);
  const again = page.getByRole('status').filter({ hasText: 'The value you typed counts again.' });
  await expect(again).toBeVisible();
  await field.fill('$50');
  await expect(again).toHaveCount(0);
  await field.fill('$500');
  expect((await response(assay, 'bill')).response).toEqual({ hottext: ['L3C3'], correction: '$500' });
});

test('A field without need of a value is still reached by the keyboard, and takes nothing', async ({ assay }) => {
  const { page } = assay;
  await openDocument(assay, 'bill', 'Bill');
  const field = assay.field('Right amount');
  await field.fill('$500');
  await assay.option(NO_ERROR).check();
  await new Keyboard(page).reach(field);
  await page.keyboard.type('7');
  await page.keyboard.press('Backspace');
  await expect(field).toHaveValue('$500');
  expect((await response(assay, 'bill')).response).toEqual({ hottext: ['none'], correction: '$500' });
});

test('A value that reads two ways is not asked about while no value is needed', async ({ assay }) => {
  const { page } = assay;
  await openDocument(assay, 'bill', 'Bill');
  await assay.field('Right amount').fill('1.234');
  await expect(page.getByText(/^Check this number/)).toBeVisible();
  await assay.option(NO_ERROR).check();
  await expect(page.getByText(/^Check this number/)).toHaveCount(0);
  await assay.radio('Tuesday, Fee: 500').check();
  await expect(page.getByText(/^Check this number/)).toBeVisible();
});

test('Overview, review, receipt and bundle say that there is no error, and it counts as an answer', async ({ assay }) => {
  const { page } = assay;
  await openDocument(assay, 'schedule', 'Schedule');
  await assay.field('Right time').fill('11:11');
  await assay.option(NO_ERROR).check();
  const dialog = await assay.overview();
  await expect(dialog.getByRole('button', { name: /: Schedule, answered, No error/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Review answers' }).click();
  await expect(assay.reviewed('Schedule').getByText('No error')).toBeVisible();
  await expect(assay.reviewed('Schedule').getByText('answered', { exact: true })).toBeVisible();
  await assay.ready();
  const item = await response(assay, 'schedule');
  expect(item).toMatchObject({ status: 'answered', response: { hottext: ['none'] } });
  const copy = page.getByRole('region', { name: 'Your answers' });
  await copy.getByText('Show my answers').click();
  const answer = copy.getByRole('listitem').filter({ hasText: 'Schedule' });
  await expect(answer.getByText('No error', { exact: true })).toBeVisible();
  await expect(answer).not.toContainText('11:11');
});

test('Clear answer takes No error back, with what was typed before', async ({ assay }) => {
  const { page } = assay;
  await openDocument(assay, 'bill', 'Bill');
  await assay.field('Right amount').fill('$500');
  await assay.option(NO_ERROR).check();
  await assay.clear();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(assay.field('Right amount')).toBeEditable();
  await expect(assay.field('Right amount')).toHaveValue('');
  await expect(page.getByText('counts again')).toHaveCount(0);
  await expect(assay.button('Clear answer')).toBeHidden();
  expect(await response(assay, 'bill')).toMatchObject({ response: null, status: 'skipped' });
});

test('The keyboard alone reaches No error, and moving there answers nothing', async ({ assay }) => {
  const { page } = assay;
  await openDocument(assay, 'bill', 'Bill');
  await assay.radio('Monday, Days: 1').focus();
  for (let row = 0; row < 3; row += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(assay.option(NO_ERROR)).toBeFocused();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(assay.option(NO_ERROR)).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(assay.option(NO_ERROR)).not.toBeFocused();
  await expect(assay.option(NO_ERROR)).toBeChecked();
  const keyboard = new Keyboard(page);
  await keyboard.choose(assay.radio('Tuesday, Fee: 500'));
  await keyboard.choose(assay.option(NO_ERROR));
  expect((await response(assay, 'bill')).response).toEqual({ hottext: ['none'], correction: '' });
});

test('Where several lines can be marked, No error clears them all, and any of them clears it', async ({ assay }) => {
  await openDocument(assay, 'script', 'Script');
  const none = assay.box(NO_ERROR);
  await assay.box(/^Line 2\b/).check();
  await assay.box(/^Line 3\b/).check();
  await expect(assay.box(/^Line 1\b/)).toBeDisabled();
  await expect(none).toBeEnabled();
  await none.check();
  await expect(assay.page.getByRole('checkbox', { checked: true })).toHaveCount(1);
  const said = assay.page.getByRole('status');
  await expect(said.filter({ hasText: '"No error" took your 2 marks in the document away.' })).toBeVisible();
  await assay.box(/^Line 1\b/).check();
  await expect(none).not.toBeChecked();
  await expect(said.filter({ hasText: '"No error" is not marked anymore.' })).toBeVisible();
  await none.check();
  await expect(said.filter({ hasText: '"No error" took your mark in the document away.' })).toBeVisible();
  expect((await response(assay, 'script')).response).toMatchObject({ hottext: ['none'] });
});

test('Documents whose pack does not offer it have no such choice', async ({ assay }) => {
  await openDocument(assay, 'bill', 'Schedule');
  await expect(assay.option(NO_ERROR)).toHaveCount(0);
  await assay.goTo('Bill');
  await expect(assay.option(NO_ERROR)).toHaveCount(1);
});

test('A document with No error is accessible, also on a narrow page', async ({ assay }) => {
  const { page } = assay;
  await openDocument(assay, 'bill', 'Bill');
  await expectAccessible(page, 'document with no error');
  await assay.option(NO_ERROR).check();
  await expectAccessible(page, 'no error chosen');
  await page.setViewportSize({ width: 320, height: 640 });
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(inner).toBeLessThanOrEqual(outer);
  const row = await page.getByText(NO_ERROR).locator('xpath=ancestor::label').boundingBox();
  expect(row.height).toBeGreaterThanOrEqual(44);
});
