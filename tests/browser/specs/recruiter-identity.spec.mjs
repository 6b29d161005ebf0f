import { expect, test } from '../support/recruiter.mjs';

/** Rates the letter under a name in a browser of its own; the evaluation that is exported. */
async function elsewhere(recruiter, bundle, name, rating) {
  await recruiter.open();
  await recruiter.choose({ bundle });
  await recruiter.sitDown(name);
  await recruiter.rateLetter(bundle, rating);
  await recruiter.goTo(bundle, 'log');
  const { text } = await recruiter.saved(() => recruiter.button('Export the evaluation').click());
  await recruiter.page.evaluate(() => indexedDB.deleteDatabase('assay-recruiter'));
  await recruiter.page.goto('about:blank');
  return text;
}

test('One name on two machines is two raters until somebody says otherwise, and that can be taken back', async ({ recruiter, bundles }) => {
  test.slow();
  const { page } = recruiter;
  const theirs = await elsewhere(recruiter, bundles.strong, 'Ann Rater', 2);
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.sitDown('ann rater');
  await recruiter.rateLetter(bundles.strong, 5);
  await recruiter.at('/');
  await recruiter.choose({ 'theirs.json': theirs });
  await expect(recruiter.messages).toContainText('evaluation merged');

  // Two raters whose ratings differ, and it is visible which is which.
  const question = page.getByRole('group', { name: /Ann Rater \([0-9a-f]{8}\)/ });
  await expect(question).toBeVisible();
  await recruiter.details('Ada Strong');
  await expect(recruiter.row('93.33 to 100.00')).toBeVisible();
  await recruiter.at('/rating/settle');
  await expect(page.getByText(/[Aa]nn [Rr]ater \([0-9a-f]{8}\) gave 2/)).toBeVisible();
  await expect(page.getByText(/[Aa]nn [Rr]ater \([0-9a-f]{8}\) gave 5/)).toBeVisible();

  // The same person: what was given later counts.
  await recruiter.button('The same person').click();
  await expect(page.getByText('There is nothing to settle')).toBeVisible();
  await expect(question).toHaveCount(0);
  await recruiter.goTo(bundles.strong);
  await expect(page.getByRole('row', { name: /^Test 100\.00 %/ }).first()).toBeVisible();

  // Taken back: both are there again, and it is asked again.
  await recruiter.goTo(bundles.strong, 'log');
  await expect(page.getByText(/the same person, according to/)).toBeVisible();
  await recruiter.button('Withdraw it').click();
  await expect(question).toBeVisible();
  await recruiter.at('/rating/settle');
  await expect(page.getByText(/gave 2/)).toBeVisible();

  // Two people: nobody asks again, also after a reload.
  await recruiter.button('Two people').click();
  await expect(question).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(/gave 2/)).toBeVisible();
  await expect(question).toHaveCount(0);
  await recruiter.goTo(bundles.strong, 'log');
  await expect(page.getByText(/two people, according to/)).toBeVisible();
});

test('Every act carries an identifier that stays the same in this browser', async ({ recruiter, bundles }) => {
  test.slow();
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.sitDown('Ann Rater');
  await recruiter.rateLetter(bundles.strong, 4);
  await recruiter.page.reload();
  await recruiter.sitDown('Ben Rater');
  await recruiter.rateLetter(bundles.strong, 4);
  await recruiter.sitDown('Ann Rater');
  await recruiter.goTo(bundles.strong, 'log');
  const { text } = await recruiter.saved(() => recruiter.button('Export the evaluation').click());
  const events = JSON.parse(text).strands.flatMap(({ entries }) => entries);
  const ids = (name) => new Set(events.filter(({ by }) => by === name).map(({ by_id }) => by_id));
  expect(events.filter(({ by }) => by === 'Ann Rater').length).toBeGreaterThan(1);
  expect(ids('Ann Rater').size).toBe(1);
  expect(ids('Ben Rater').size).toBe(1);
  const [ann] = ids('Ann Rater');
  const [ben] = ids('Ben Rater');
  expect(ann).toMatch(/^[0-9a-f-]{36}$/);
  expect(ann).not.toBe(ben);
});

test('One panel member cannot set a consensus far from the ratings without saying why', async ({ recruiter, bundles }) => {
  test.slow();
  const { page } = recruiter;
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.sitDown('Ann Rater');
  await recruiter.interview(bundles.strong, 2);
  await recruiter.sitDown('Ben Rater');
  await page.locator('section.question').first().getByRole('radio', { name: /^3\b/ }).first().click();
  await expect(page.getByText('Your rating, 3, is saved.')).toBeVisible();
  const form = page.locator('form.judgment').first();
  await form.getByRole('radio', { name: /^5\b/ }).check();
  await form.getByRole('textbox', { name: 'Reason' }).fill('So be it.');
  await form.getByRole('button', { name: 'Save the consensus' }).click();
  await expect(form.getByRole('alert')).toContainText('far from those that were given');
  await expect(form.getByText('No consensus is recorded.')).toBeVisible();
  await form.getByRole('textbox', { name: 'Reason' }).fill('Both of us had missed the second half of the answer.');
  await form.getByRole('button', { name: 'Save the consensus' }).click();
  await expect(form.getByText(/^Agreed, recorded by Ben Rater: 5\./)).toBeVisible();
  // What lies within the ratings needs a reason, and not a long one.
  await form.getByRole('button', { name: 'Reopen it' }).click();
  await form.getByRole('radio', { name: /^3\b/ }).check();
  await form.getByRole('textbox', { name: 'Reason' }).fill('So be it.');
  await form.getByRole('button', { name: 'Save the consensus' }).click();
  await expect(form.getByText(/^Agreed, recorded by Ben Rater: 3\./)).toBeVisible();
});

test('An equal reference is told as a hint', async ({ recruiter, bundles }) => {
  test.slow();
  const changed = (text, name, id) => {
    const value = JSON.parse(text);
    value.candidate = { ...value.candidate, name, email: '', reference: 'REQ-2026-7' };
    value.attempt_id = id;
    return JSON.stringify(value);
  };
  await recruiter.open();
  await recruiter.choose({
    one: changed(bundles.strong, 'Ada Strong', '7a0e12d4-0b6f-4d50-9c1c-7d6c3a1d9a01'),
    two: changed(bundles.weak, 'Ben Weak', '7a0e12d4-0b6f-4d50-9c1c-7d6c3a1d9a02'),
  });
  await expect(recruiter.listed('Ada Strong')).toContainText('May be the same person: the reference is the same');
  await expect(recruiter.listed('Ada Strong')).not.toContainText('attempt of the same person');
  await recruiter.listed('Ada Strong').getByRole('link', { name: 'Ada Strong' }).click();
  await expect(recruiter.page.getByText(/This may be the same person: the reference is the same/)).toBeVisible();
});
