import { canonical, sha256 } from '../support/content.mjs';
import { digest, expect, pseudonym, test } from '../support/recruiter.mjs';
import { content } from '../support/driven.mjs';

/** A text of the scorecard's result. */
async function expectResult(recruiter, { test: score, interview, overall, rules }) {
  const main = recruiter.page.locator('#main');
  if (rules) {
    const says = recruiter.page.getByRole('region', { name: 'What the rules say' });
    await expect(says.getByText(rules, { exact: true }).first()).toBeVisible();
  }
  for (const [name, percent] of [['Test', score], ['Interview', interview], ['Overall', overall]]) {
    if (percent) {
      const row = main.getByRole('row', { name: new RegExp(`^${name} ${percent.replace('.', '\\.')} %`) });
      await expect(row.first(), `${name} ${percent}`).toBeVisible();
    }
  }
}

test('A recruiter walks through ten bundles to ten decisions', async ({ recruiter, bundles }) => {
  test.setTimeout(300_000);
  const { page } = recruiter;
  await recruiter.open();
  await recruiter.sitDown('Ann Rater');
  await recruiter.choose(bundles);
  await expect(recruiter.messages).toContainText('Answer files opened: 10.');

  // What is odd is described in the list, in words.
  await expect(recruiter.listed('Ian Tampered')).toContainText('Findings');
  await expect(recruiter.listed('Eve Version')).toContainText('Not scored');
  await expect(recruiter.listed('Ada Strong').first()).toContainText(/attempt of the same person/);

  // Strong: a pass.
  await recruiter.rateLetter(bundles.strong, 5);
  await recruiter.interview(bundles.strong, 4);
  await recruiter.goTo(bundles.strong);
  await expectResult(recruiter, { test: '100.00', interview: '75.00', overall: '87.50', rules: 'A pass' });
  await recruiter.decide(bundles.strong, 'Advance');

  // Weak: not a pass, in one sentence.
  await recruiter.rateLetter(bundles.weak, 1);
  await recruiter.interview(bundles.weak, 2);
  await recruiter.goTo(bundles.weak);
  await expectResult(recruiter, { test: '2.50', interview: '25.00', overall: '13.75', rules: 'Not a pass' });
  await expect(page.getByText(/Not a pass, because the overall result, 13\.75 %, stays below the 70 % that is needed/).first()).toBeVisible();
  await recruiter.decide(bundles.weak, 'Decline');

  // Harmful pick: nothing can be decided before a person has judged it.
  await recruiter.rateLetter(bundles.harmful, 5);
  await recruiter.interview(bundles.harmful, 4);
  await recruiter.goTo(bundles.harmful);
  await expectResult(recruiter, { test: '90.00', interview: '75.00', overall: '82.50', rules: 'Open' });
  await recruiter.goTo(bundles.harmful, 'decision');
  await page.getByRole('radio', { name: /^Advance/ }).check();
  await page.getByRole('textbox', { name: 'Reason' }).fill('The numbers are good enough for me.');
  await recruiter.button('Record the decision').click();
  await expect(page.getByText('There is a finding that nobody has judged. See the list above.')).toBeVisible();
  await recruiter.goTo(bundles.harmful, 'flags');
  await recruiter.button('Confirm').first().click();
  await expect(page.getByText('Write the reason first.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Reason' }).first().fill('Confirmed in the interview.');
  await recruiter.button('Confirm').first().click();
  await expect(page.getByText(/^Confirmed by Ann Rater/)).toBeVisible();
  await recruiter.goTo(bundles.harmful);
  await expectResult(recruiter, { overall: '82.50', rules: 'Not a pass' });
  await recruiter.decide(bundles.harmful, 'Decline');

  // Expired: decided on provisional scores, and that is said.
  await recruiter.rateLetter(bundles.expired, 2);
  await recruiter.goTo(bundles.expired);
  await expect(page.getByText('time ran out')).toBeVisible();
  await recruiter.goTo(bundles.expired, 'decision');
  await expect(page.getByText(/A decision made now is based on provisional scores/)).toBeVisible();
  await recruiter.decide(bundles.expired, 'Hold');

  // Tampered: the place is named, and the grade that came along is not believed.
  await recruiter.goTo(bundles.tampered);
  const changed = page.getByRole('alert').filter({ hasText: 'This file was changed after the test' });
  await expect(changed.getByText(/The bundle is not as it was sealed/)).toBeVisible();
  await expect(changed.getByText('At the seal of the file', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The grade in the file' })).toBeVisible();
  await recruiter.decide(bundles.tampered, 'Hold', 'The file was changed. We ask the candidate for theirs.');

  // Duplicate: the second attempt of somebody who is there already.
  await recruiter.goTo(bundles.again);
  await expect(page.getByText(/This seems to be a later attempt by the same person/)).toBeVisible();
  await recruiter.decide(bundles.again, 'Decline', 'The first attempt of this person counts.');

  // Another version: kindly kept until its content is opened.
  await recruiter.goTo(bundles.version);
  await expect(page.getByText(/Not scored: the questions \(pack\) or the answer key of this test are not on this page/).first()).toBeVisible();
  const other = content(recruiter.pack, recruiter.key, { version: '2', title: 'Harbour test, second edition' });
  await recruiter.at('/');
  await recruiter.choose({ 'second.json': other.pack, 'second.key.json': other.key });
  await expect(recruiter.listed('Eve Version')).not.toContainText('Not scored');
  await recruiter.rateLetter(bundles.version, 4);
  await recruiter.interview(bundles.version, 3);
  await recruiter.goTo(bundles.version);
  await expectResult(recruiter, { test: '98.33', interview: '50.00', overall: '74.17', rules: 'A pass' });
  await recruiter.decide(bundles.version, 'Advance');

  // Accommodated: more time, of which raters see nothing.
  await recruiter.rateLetter(bundles.accommodated, 5);
  await expect(page.locator('#main')).not.toContainText(/150|HALF|3:00/);
  await recruiter.interview(bundles.accommodated, 4);
  await recruiter.goTo(bundles.accommodated);
  await expectResult(recruiter, { test: '100.00', overall: '87.50', rules: 'A pass' });
  await recruiter.decide(bundles.accommodated, 'Advance');

  // One rater: enough here, and said.
  await recruiter.rateLetter(bundles.single, 3);
  await recruiter.interview(bundles.single, 5);
  await recruiter.goTo(bundles.single);
  await expectResult(recruiter, { test: '96.67', interview: '100.00', overall: '98.33', rules: 'A pass' });
  await expect(page.getByText('Single rater.').first()).toBeVisible();
  await recruiter.decide(bundles.single, 'Advance');

  // Two raters in conflict: open until a third person settles it.
  await recruiter.rateLetter(bundles.conflict, 5);
  await recruiter.sitDown('Ben Rater');
  await recruiter.rateLetter(bundles.conflict, 2);
  await recruiter.sitDown('Cem Third');
  await recruiter.interview(bundles.conflict, 4);
  await recruiter.goTo(bundles.conflict);
  // Whoever has not rated sees no number that tells what others gave, nor how the rules stand with it.
  await expect(page.getByText('covered until you have rated').first()).toBeVisible();
  const says = page.getByRole('region', { name: 'What the rules say' });
  await expect(says.getByText('covered until you have rated', { exact: true })).toBeVisible();
  for (const word of ['Open', 'A pass', 'Not a pass']) {
    await expect(says.getByText(word, { exact: true })).toHaveCount(0);
  }
  await recruiter.at('/rating/settle');
  await expect(page.getByText('The ratings are covered, because you have not rated this.')).toBeVisible();
  await expect(page.locator('#main')).not.toContainText('Ann Rater gave');
  await recruiter.button('Show the ratings, so that I can settle them').click();
  await expect(page.getByText(/Ann Rater gave 5/)).toBeVisible();
  await page.getByRole('radio', { name: /^4\b/ }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Clear, but not at once.');
  await recruiter.button('Settle').click();
  await expect(page.getByText('Settled by Cem Third at 4: Clear, but not at once.')).toBeVisible();
  await recruiter.goTo(bundles.conflict);
  await expectResult(recruiter, { test: '98.33', interview: '75.00', overall: '86.67', rules: 'A pass' });
  await recruiter.decide(bundles.conflict, 'Advance');

  // All of it is there again after a reload.
  await page.reload();
  await recruiter.at('/');
  for (const [name, decision] of [
    ['Ben Weak', 'Decline'],
    ['Cleo Harmful', 'Decline'],
    ['Dan Expired', 'Hold'],
    ['Ian Tampered', 'Hold'],
    ['Eve Version', 'Advance'],
    ['Fay Accommodated', 'Advance'],
    ['Gus Single', 'Advance'],
    ['Hal Conflict', 'Advance'],
  ]) {
    await expect(recruiter.listed(name), name).toContainText(decision);
  }
  await expect(recruiter.listed('Ada Strong').filter({ hasText: 'Advance' })).toHaveCount(1);
  await expect(recruiter.listed('Ada Strong').filter({ hasText: 'Decline' })).toHaveCount(1);
  expect(recruiter.site.requests.every(({ method }) => method === 'GET')).toBe(true);
});

test('A decision against the rules needs a reason of some length, and says that it overrides them', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ weak: bundles.weak });
  await recruiter.goTo(bundles.weak, 'decision');
  await recruiter.page.getByRole('radio', { name: /^Advance/ }).check();
  await expect(recruiter.page.getByText(/This overrides the rules, which say/)).toBeVisible();
  await recruiter.page.getByRole('textbox', { name: 'Reason' }).fill('Because.');
  await recruiter.button('Record the decision').click();
  await expect(recruiter.page.getByText('The reason is too short. Write at least 20 characters.')).toBeVisible();
  await recruiter.decide(bundles.weak, 'Advance', 'Ten years of ports; the test was sat on a moving ferry.');
  await recruiter.goTo(bundles.weak, 'log');
  await expect(recruiter.row('Decided')).toContainText('What the rules said');
});

test('Nobody rates or decides without a name', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.at('/rating');
  await expect(recruiter.page.getByText('Enter your name first')).toBeVisible();
  await recruiter.goTo(bundles.strong, 'flags');
  await recruiter.page.getByRole('textbox', { name: 'Evidence' }).first().fill('Said so.');
  await recruiter.button('Raise with this evidence').first().click();
  await expect(recruiter.messages).toContainText('Enter your name first');
});

test('What two raters exported makes one evaluation in a third browser', async ({ recruiter, bundles, browser }) => {
  await recruiter.open();
  const files = {};
  for (const [name, rating] of [['Ann Rater', 5], ['Ben Rater', 2]]) {
    await recruiter.choose({ strong: bundles.strong });
    await recruiter.sitDown(name);
    await recruiter.rateLetter(bundles.strong, rating);
    await recruiter.goTo(bundles.strong, 'log');
    const saved = await recruiter.saved(() => recruiter.button('Export the evaluation').click());
    files[`${name}.json`] = saved.text;
    // Each recruiter has a browser of their own.
    await recruiter.page.evaluate(() => indexedDB.deleteDatabase('assay-recruiter'));
    await recruiter.page.goto('about:blank');
    await recruiter.open();
    await expect(recruiter.page.getByText('No candidates yet')).toBeVisible();
  }
  await recruiter.choose({ strong: bundles.strong, ...files });
  await recruiter.at('/rating/settle');
  await recruiter.sitDown('Cem Third');
  await expect(recruiter.page.locator('#main')).not.toContainText(/gave [25]/);
  await recruiter.button('Show the ratings, so that I can settle them').click();
  await expect(recruiter.page.getByText(/Ann Rater gave 5/)).toBeVisible();
  await expect(recruiter.page.getByText(/Ben Rater gave 2/)).toBeVisible();
  await recruiter.at('/');
  await recruiter.choose(files);
  await expect(recruiter.messages).toContainText('New entries in the log: 0.');
});

test('An evaluation that was changed by hand is refused, and nothing is lost', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.rateLetter(bundles.strong, 4);
  await recruiter.goTo(bundles.strong, 'log');
  const { text } = await recruiter.saved(() => recruiter.button('Export the evaluation').click());
  await recruiter.at('/');
  await recruiter.choose({ 'changed.json': text.replace('"rating":4', '"rating":5') });
  await expect(recruiter.messages).toContainText('changed.json: the seal of the file ($.integrity.sha256)');
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row('Letter')).toContainText('4');
});

test('An evaluation cannot be moved to another person’s answers', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong, weak: bundles.weak });
  await recruiter.rateLetter(bundles.strong, 5);
  await recruiter.goTo(bundles.strong, 'log');
  const { text } = await recruiter.saved(() => recruiter.button('Export the evaluation').click());
  const resealed = (changes) => {
    const { integrity, ...document } = { ...JSON.parse(text), ...changes };
    return JSON.stringify({ ...document, integrity: { sha256: sha256(canonical(document)) } });
  };
  await recruiter.at('/');
  await recruiter.choose({ 'moved.json': resealed({ bundle_sha256: digest(bundles.weak), attempt_id: JSON.parse(bundles.weak).attempt_id }) });
  await expect(recruiter.messages).toContainText('moved.json: the log, part 1, its beginning ($.strands[0].start)');
  await expect(recruiter.messages).toContainText('These entries were written about other answers');
  await recruiter.goTo(bundles.weak, 'log');
  await expect(recruiter.row('Letter')).toHaveCount(0);
});

test('Other files are told for what they are', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({
    'later.json': bundles.strong.replace('assay/answer-bundle/1', 'assay/answer-bundle/7'),
    'holiday.json': '{"hello": 1}',
    'broken.json': '{"hello": ',
  });
  await expect(recruiter.messages).toContainText('This bundle has version 7 of its form');
  await expect(recruiter.messages).toContainText('holiday.json is not a file that this page knows');
  await expect(recruiter.messages).toContainText('broken.json: line 1');
  await recruiter.choose({ strong: bundles.strong, twice: bundles.strong });
  await expect(recruiter.messages).toContainText('Answer files opened: 1.');
  await expect(recruiter.messages).toContainText('Answer files that were already on this page: 1.');
});

test('Without the key nothing is scored, and the key from disk is enough', async ({ recruiter, bundles }) => {
  await recruiter.open('', { hasKey: false });
  await recruiter.choose({ strong: bundles.strong });
  await expect(recruiter.listed('Ada Strong')).toContainText('Not scored');
  const { key } = content(recruiter.pack, recruiter.key);
  await recruiter.choose({ 'tiny.key.json': key });
  await expect(recruiter.listed('Ada Strong')).toContainText('Provisional');
  expect(recruiter.site.requested(/key/)).toHaveLength(0);
  // It is remembered.
  await recruiter.page.reload();
  await expect(recruiter.listed('Ada Strong')).toContainText('Provisional');
});

test('Names can be hidden on every screen', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong });
  // The code by which raters know an answer stands nowhere beside the name.
  for (const tab of ['scorecard', 'answers', 'interview', 'decision', 'log']) {
    await recruiter.goTo(bundles.strong, tab);
    await expect(recruiter.heading('Ada Strong')).toBeVisible();
    await expect(recruiter.page.locator('#main')).not.toContainText(pseudonym(bundles.strong));
  }
  await recruiter.page.getByRole('checkbox', { name: 'Hide names' }).check();
  for (const place of ['/', '/compare', '/rating']) {
    await recruiter.at(place);
    await expect(recruiter.page.getByText(pseudonym(bundles.strong)).first()).toBeVisible();
    await expect(recruiter.page.locator('#main')).not.toContainText('Ada');
  }
  await recruiter.goTo(bundles.strong, 'scorecard');
  await expect(recruiter.heading(pseudonym(bundles.strong))).toBeVisible();
  await expect(recruiter.page.locator('#main')).not.toContainText('Ada');
});
