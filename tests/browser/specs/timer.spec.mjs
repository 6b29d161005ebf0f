import { expect, test } from '../support/assay.mjs';

/** What a screen reader says about the time. */
function notice(assay, text) {
  return assay.page.getByRole('status').filter({ hasText: text });
}

test('The countdown can be hidden and shown again, and stays hidden from question to question', async ({ assay }) => {
  await assay.start();
  await expect(assay.timer).toHaveText(/^1:5\d|2:00$/);
  await assay.button('Hide timer').click();
  await expect(assay.timer).toBeHidden();
  await assay.next();
  await expect(assay.question(/Papers/)).toBeVisible();
  await expect(assay.timer).toBeHidden();
  await assay.button('Show timer').click();
  await expect(assay.timer).toBeVisible();
});

test('Warnings come although the countdown is hidden', async ({ assay }) => {
  await assay.start();
  await assay.button('Hide timer').click();
  await assay.time.pass(61);
  await expect(notice(assay, /1 minute left/)).toBeVisible();
});

test('The countdown itself is silent', async ({ assay }) => {
  await assay.start();
  await expect(assay.timer).not.toHaveAttribute('aria-live', /polite|assertive/);
});

test('The button says the time that is left in words', async ({ assay }) => {
  await assay.start();
  await assay.time.pass(5);
  await assay.button('Say time left').click();
  await expect(notice(assay, /1 minute and \d+ seconds? left/)).toBeVisible();
});

test('Alt and T say the time that is left, also while a letter is written', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Letter');
  await assay.time.pass(5);
  await assay.field('Write an answer.').pressSequentially('We are');
  await assay.page.keyboard.press('Alt+t');
  await expect(notice(assay, /1 minute and \d+ seconds? left/)).toBeVisible();
  await expect(assay.field('Write an answer.')).toHaveValue('We are');
  await expect(assay.field('Write an answer.')).toBeFocused();
});

test('Half time, five minutes, one minute and fifteen seconds are told', async ({ assay }) => {
  assay.pack.duration_seconds = 1_800;
  await assay.start();
  for (const [left, words] of [
    [900, '15 minutes left'],
    [300, '5 minutes left'],
    [60, '1 minute left'],
    [15, '15 seconds left'],
  ]) {
    await assay.time.pass((await assay.left()) - left + 1);
    await expect(notice(assay, words)).toBeVisible();
  }
});

test('A notice goes away again, and is not repeated', async ({ assay }) => {
  assay.pack.duration_seconds = 1_800;
  await assay.start();
  await assay.time.pass((await assay.left()) - 899);
  await expect(notice(assay, '15 minutes left')).toBeVisible();
  await assay.time.pass(21);
  await expect(notice(assay, '15 minutes left')).toHaveCount(0);
  await assay.page.reload();
  await expect(assay.question()).toBeVisible();
  await assay.time.pass(2);
  await expect(notice(assay, /left$/)).toHaveCount(0);
});

test('After a sleep only the latest notice that was missed is given', async ({ assay }) => {
  assay.pack.duration_seconds = 1_800;
  await assay.start();
  await assay.time.sleep((await assay.left()) - 40);
  await assay.time.pass(2);
  await expect(notice(assay, '1 minute left')).toBeVisible();
  await expect(notice(assay, /15 minutes|5 minutes/)).toHaveCount(0);
  await assay.submit();
  const { events } = await assay.bundle();
  expect(events.filter(({ kind }) => kind === 'noticed')).toHaveLength(1);
});

test('The page names the section, its place and its pace', async ({ assay }) => {
  await assay.start();
  await expect(assay.page.getByText('Section 1 of 3, about 1 minute')).toBeVisible();
  await assay.goTo('Letter');
  await expect(assay.page.getByText('Section 3 of 3, about half a minute')).toBeVisible();
});
