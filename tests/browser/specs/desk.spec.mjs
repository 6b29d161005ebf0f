import { canonical, sha256 } from '../support/content.mjs';
import { digest, expect, pseudonym, test } from '../support/desk.mjs';
import { content } from '../support/driven.mjs';

/** A text of the scorecard's result. */
async function expectResult(desk, { test: score, interview, overall, rules }) {
  const main = desk.page.locator('#main');
  if (rules) {
    await expect(desk.page.getByText(rules, { exact: true }).first()).toBeVisible();
  }
  for (const [name, percent] of [['Test', score], ['Interview', interview], ['Overall', overall]]) {
    if (percent) {
      const row = main.getByRole('row', { name: new RegExp(`^${name} ${percent.replace('.', '\\.')} %`) });
      await expect(row.first(), `${name} ${percent}`).toBeVisible();
    }
  }
}

test('A recruiter walks through ten bundles to ten decisions', async ({ desk, bundles }) => {
  test.setTimeout(300_000);
  const { page } = desk;
  await desk.open();
  await desk.sitDown('Ann Rater');
  await desk.choose(bundles);
  await expect(desk.messages).toContainText('Bundles opened: 10.');

  // What is odd is told in the list, in words.
  await expect(desk.listed('Ian Tampered')).toContainText('Findings');
  await expect(desk.listed('Eve Version')).toContainText('Not scored');
  await expect(desk.listed('Ada Strong').first()).toContainText(/attempt of the same person/);

  // Strong: a pass.
  await desk.rateLetter(bundles.strong, 5);
  await desk.interview(bundles.strong, 4);
  await desk.goTo(bundles.strong);
  await expectResult(desk, { test: '100.00', interview: '75.00', overall: '87.50', rules: 'A pass' });
  await desk.decide(bundles.strong, 'Advance');

  // Weak: not a pass, in one sentence.
  await desk.rateLetter(bundles.weak, 1);
  await desk.interview(bundles.weak, 2);
  await desk.goTo(bundles.weak);
  await expectResult(desk, { test: '2.50', interview: '25.00', overall: '13.75', rules: 'Not a pass' });
  await expect(page.getByText(/Not a pass, because the overall result, 13\.75 %, stays below the 70 % that is needed/).first()).toBeVisible();
  await desk.decide(bundles.weak, 'Decline');

  // Harmful pick: nothing can be decided before a person has judged it.
  await desk.rateLetter(bundles.harmful, 5);
  await desk.interview(bundles.harmful, 4);
  await desk.goTo(bundles.harmful);
  await expectResult(desk, { test: '90.00', interview: '75.00', overall: '82.50', rules: 'Not settled' });
  await desk.goTo(bundles.harmful, 'decision');
  await page.getByRole('radio', { name: /^Advance/ }).check();
  await page.getByRole('textbox', { name: 'Reason' }).fill('The numbers are good enough for me.');
  await desk.button('Write the decision down').click();
  await expect(page.getByText('There is a finding that nobody has judged. See the list above.')).toBeVisible();
  await desk.goTo(bundles.harmful, 'flags');
  await desk.button('Confirm').first().click();
  await expect(page.getByText('Write the reason first.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Reason' }).first().fill('Confirmed in the interview.');
  await desk.button('Confirm').first().click();
  await expect(page.getByText(/^Confirmed by Ann Rater/)).toBeVisible();
  await desk.goTo(bundles.harmful);
  await expectResult(desk, { overall: '82.50', rules: 'Not a pass' });
  await desk.decide(bundles.harmful, 'Decline');

  // Expired: decided on provisional scores, and that is said.
  await desk.rateLetter(bundles.expired, 2);
  await desk.goTo(bundles.expired);
  await expect(page.getByText('the time ran out')).toBeVisible();
  await desk.goTo(bundles.expired, 'decision');
  await expect(page.getByText(/A decision now rests on provisional scores/)).toBeVisible();
  await desk.decide(bundles.expired, 'Hold');

  // Tampered: the place is named, and the grade that came along is not believed.
  await desk.goTo(bundles.tampered);
  const changed = page.getByRole('alert').filter({ hasText: 'This file was changed after the test' });
  await expect(changed.getByText(/The bundle is not as it was sealed/)).toBeVisible();
  await expect(changed.getByText('$.integrity.sha256')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The grade that came along' })).toBeVisible();
  await desk.decide(bundles.tampered, 'Hold', 'The file was changed. We ask the candidate for theirs.');

  // Duplicate: the second attempt of somebody who is there already.
  await desk.goTo(bundles.again);
  await expect(page.getByText(/This seems to be a later attempt of the same person/)).toBeVisible();
  await desk.decide(bundles.again, 'Decline', 'The first attempt of this person counts.');

  // Another version: kindly kept until its content is opened.
  await desk.goTo(bundles.version);
  await expect(page.getByText(/Not scored: the pack or the key of this test is not on the desk/).first()).toBeVisible();
  const other = content(desk.pack, desk.key, { version: '2', title: 'Harbour test, second edition' });
  await desk.at('/');
  await desk.choose({ 'second.json': other.pack, 'second.key.json': other.key });
  await expect(desk.listed('Eve Version')).not.toContainText('Not scored');
  await desk.rateLetter(bundles.version, 4);
  await desk.interview(bundles.version, 3);
  await desk.goTo(bundles.version);
  await expectResult(desk, { test: '98.33', interview: '50.00', overall: '74.17', rules: 'A pass' });
  await desk.decide(bundles.version, 'Advance');

  // Accommodated: more time, of which raters see nothing.
  await desk.rateLetter(bundles.accommodated, 5);
  await expect(page.locator('#main')).not.toContainText(/150|HALF|3:00/);
  await desk.interview(bundles.accommodated, 4);
  await desk.goTo(bundles.accommodated);
  await expectResult(desk, { test: '100.00', overall: '87.50', rules: 'A pass' });
  await desk.decide(bundles.accommodated, 'Advance');

  // One rater: enough here, and said.
  await desk.rateLetter(bundles.single, 3);
  await desk.interview(bundles.single, 5);
  await desk.goTo(bundles.single);
  await expectResult(desk, { test: '96.67', interview: '100.00', overall: '98.33', rules: 'A pass' });
  await expect(page.getByText('Single rater.').first()).toBeVisible();
  await desk.decide(bundles.single, 'Advance');

  // Two raters in conflict: open until a third person settles it.
  await desk.rateLetter(bundles.conflict, 5);
  await desk.sitDown('Ben Rater');
  await desk.rateLetter(bundles.conflict, 2);
  await desk.sitDown('Cem Third');
  await desk.interview(bundles.conflict, 4);
  await desk.goTo(bundles.conflict);
  // Whoever has not rated sees no number that tells what others gave, nor how the rules stand with it.
  await expect(page.getByText('covered until you have rated').first()).toBeVisible();
  await expect(page.getByText('Not settled', { exact: true })).toHaveCount(0);
  await desk.at('/rating/settle');
  await expect(page.getByText('The ratings are covered, because you have not rated this.')).toBeVisible();
  await expect(page.locator('#main')).not.toContainText('Ann Rater gave');
  await desk.button('Show the ratings, so that I can settle them').click();
  await expect(page.getByText(/Ann Rater gave 5/)).toBeVisible();
  await page.getByRole('radio', { name: /^4\b/ }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Clear, but not at once.');
  await desk.button('Settle').click();
  await expect(page.getByText('Settled by Cem Third at 4: Clear, but not at once.')).toBeVisible();
  await desk.goTo(bundles.conflict);
  await expectResult(desk, { test: '98.33', interview: '75.00', overall: '86.67', rules: 'A pass' });
  await desk.decide(bundles.conflict, 'Advance');

  // All of it is there again after a reload.
  await page.reload();
  await desk.at('/');
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
    await expect(desk.listed(name), name).toContainText(decision);
  }
  await expect(desk.listed('Ada Strong').filter({ hasText: 'Advance' })).toHaveCount(1);
  await expect(desk.listed('Ada Strong').filter({ hasText: 'Decline' })).toHaveCount(1);
  expect(desk.site.requests.every(({ method }) => method === 'GET')).toBe(true);
});

test('A decision against the rules needs a reason of some length, and says that it overrides them', async ({ desk, bundles }) => {
  await desk.open();
  await desk.sitDown();
  await desk.choose({ weak: bundles.weak });
  await desk.goTo(bundles.weak, 'decision');
  await desk.page.getByRole('radio', { name: /^Advance/ }).check();
  await expect(desk.page.getByText(/This overrides the rules, which say/)).toBeVisible();
  await desk.page.getByRole('textbox', { name: 'Reason' }).fill('Because.');
  await desk.button('Write the decision down').click();
  await expect(desk.page.getByText('The reason is too short. Write at least 20 characters.')).toBeVisible();
  await desk.decide(bundles.weak, 'Advance', 'Ten years of ports; the test was sat on a moving ferry.');
  await desk.goTo(bundles.weak, 'log');
  await expect(desk.row('Decided')).toContainText('The rules said');
});

test('Nobody rates or decides without a name', async ({ desk, bundles }) => {
  await desk.open();
  await desk.choose({ strong: bundles.strong });
  await desk.at('/rating');
  await expect(desk.page.getByText('Say who you are first')).toBeVisible();
  await desk.goTo(bundles.strong, 'flags');
  await desk.page.getByRole('textbox', { name: 'Evidence' }).first().fill('Said so.');
  await desk.button('Tick with this evidence').first().click();
  await expect(desk.messages).toContainText('Say who you are first');
});

test('What two raters exported makes one evaluation on a third desk', async ({ desk, bundles, browser }) => {
  await desk.open();
  const files = {};
  for (const [name, rating] of [['Ann Rater', 5], ['Ben Rater', 2]]) {
    await desk.choose({ strong: bundles.strong });
    await desk.sitDown(name);
    await desk.rateLetter(bundles.strong, rating);
    await desk.goTo(bundles.strong, 'log');
    const saved = await desk.saved(() => desk.button('Export the evaluation').click());
    files[`${name}.json`] = saved.text;
    // Each desk is a browser of its own.
    await desk.page.evaluate(() => indexedDB.deleteDatabase('assay-recruiter'));
    await desk.page.goto('about:blank');
    await desk.open();
    await expect(desk.page.getByText('Nobody is on the desk yet')).toBeVisible();
  }
  await desk.choose({ strong: bundles.strong, ...files });
  await desk.at('/rating/settle');
  await desk.sitDown('Cem Third');
  await expect(desk.page.locator('#main')).not.toContainText(/gave [25]/);
  await desk.button('Show the ratings, so that I can settle them').click();
  await expect(desk.page.getByText(/Ann Rater gave 5/)).toBeVisible();
  await expect(desk.page.getByText(/Ben Rater gave 2/)).toBeVisible();
  await desk.at('/');
  await desk.choose(files);
  await expect(desk.messages).toContainText('New entries in the log: 0.');
});

test('An evaluation that was changed by hand is refused, and nothing is lost', async ({ desk, bundles }) => {
  await desk.open();
  await desk.sitDown();
  await desk.choose({ strong: bundles.strong });
  await desk.rateLetter(bundles.strong, 4);
  await desk.goTo(bundles.strong, 'log');
  const { text } = await desk.saved(() => desk.button('Export the evaluation').click());
  await desk.at('/');
  await desk.choose({ 'changed.json': text.replace('"rating":4', '"rating":5') });
  await expect(desk.messages).toContainText('changed.json: $.integrity.sha256');
  await desk.goTo(bundles.strong, 'log');
  await expect(desk.row('Letter')).toContainText('4');
});

test('An evaluation cannot be moved to another person’s answers', async ({ desk, bundles }) => {
  await desk.open();
  await desk.sitDown();
  await desk.choose({ strong: bundles.strong, weak: bundles.weak });
  await desk.rateLetter(bundles.strong, 5);
  await desk.goTo(bundles.strong, 'log');
  const { text } = await desk.saved(() => desk.button('Export the evaluation').click());
  const resealed = (changes) => {
    const { integrity, ...document } = { ...JSON.parse(text), ...changes };
    return JSON.stringify({ ...document, integrity: { sha256: sha256(canonical(document)) } });
  };
  await desk.at('/');
  await desk.choose({ 'moved.json': resealed({ bundle_sha256: digest(bundles.weak), attempt_id: JSON.parse(bundles.weak).attempt_id }) });
  await expect(desk.messages).toContainText('moved.json: $.strands[0].start');
  await expect(desk.messages).toContainText('These entries were written about other answers');
  await desk.goTo(bundles.weak, 'log');
  await expect(desk.row('Letter')).toHaveCount(0);
});

test('Other files are told for what they are', async ({ desk, bundles }) => {
  await desk.open();
  await desk.choose({
    'later.json': bundles.strong.replace('assay/answer-bundle/1', 'assay/answer-bundle/7'),
    'holiday.json': '{"hello": 1}',
    'broken.json': '{"hello": ',
  });
  await expect(desk.messages).toContainText('This bundle has version 7 of its form');
  await expect(desk.messages).toContainText('holiday.json is no file that this desk knows');
  await expect(desk.messages).toContainText('broken.json: line 1');
  await desk.choose({ strong: bundles.strong, twice: bundles.strong });
  await expect(desk.messages).toContainText('Bundles opened: 1.');
  await expect(desk.messages).toContainText('Bundles that were on the desk already: 1.');
});

test('Without the key nothing is scored, and the key from disk is enough', async ({ desk, bundles }) => {
  await desk.open('', { hasKey: false });
  await desk.choose({ strong: bundles.strong });
  await expect(desk.listed('Ada Strong')).toContainText('Not scored');
  const { key } = content(desk.pack, desk.key);
  await desk.choose({ 'tiny.key.json': key });
  await expect(desk.listed('Ada Strong')).toContainText('Provisional');
  expect(desk.site.requested(/key/)).toHaveLength(0);
  // It is remembered.
  await desk.page.reload();
  await expect(desk.listed('Ada Strong')).toContainText('Provisional');
});

test('Names can be hidden on every screen', async ({ desk, bundles }) => {
  await desk.open();
  await desk.sitDown();
  await desk.choose({ strong: bundles.strong });
  // The code by which raters know an answer stands nowhere beside the name.
  for (const tab of ['scorecard', 'answers', 'interview', 'decision', 'log']) {
    await desk.goTo(bundles.strong, tab);
    await expect(desk.heading('Ada Strong')).toBeVisible();
    await expect(desk.page.locator('#main')).not.toContainText(pseudonym(bundles.strong));
  }
  await desk.page.getByRole('checkbox', { name: 'Hide names' }).check();
  for (const place of ['/', '/compare', '/rating']) {
    await desk.at(place);
    await expect(desk.page.getByText(pseudonym(bundles.strong)).first()).toBeVisible();
    await expect(desk.page.locator('#main')).not.toContainText('Ada');
  }
  await desk.goTo(bundles.strong, 'scorecard');
  await expect(desk.heading(pseudonym(bundles.strong))).toBeVisible();
  await expect(desk.page.locator('#main')).not.toContainText('Ada');
});
