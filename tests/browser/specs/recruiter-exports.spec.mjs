import { canonical, sha256 } from '../support/content.mjs';
import { fieldsOf } from '../support/csv.mjs';
import { expectCount, figures, four, list, sort } from '../support/recruiter-list.mjs';
import { expect, pseudonym, test } from '../support/recruiter.mjs';
import { variant } from '../support/variants.mjs';

test.beforeEach(() => test.setTimeout(120_000));

/** A bundle as it would be had the person told another name: sealed again. */
function named(text, number, name) {
  const { integrity, ...bundle } = JSON.parse(variant(text, number));
  bundle.candidate = { ...bundle.candidate, name };
  return canonical({ ...bundle, integrity: { ...integrity, sha256: sha256(canonical(bundle)) } });
}

test('The table for spreadsheets has a line for each candidate, and nothing in it is a formula', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.sitDown();
  const formula = named(bundles.single, 7, '=HYPERLINK("http://example.com","Ada, or so")');
  await recruiter.choose({ strong: bundles.strong, formula });
  await recruiter.rateLetter(bundles.strong, 5);
  await recruiter.interview(bundles.strong, 4);
  await recruiter.decide(bundles.strong, 'Advance', 'Clear, "as asked", and kind.\nRead twice.');
  await recruiter.at('/');
  await expect(recruiter.listed('Ada Strong')).toContainText('Advance');
  const { name, text } = await recruiter.saved(() => recruiter.button('Table for spreadsheets (CSV)').click());
  expect(name).toBe('candidates.csv');
  await expect(recruiter.page.getByText('candidates.csv was handed to the browser to save.')).toBeVisible();
  expect(text.startsWith('\ufeff')).toBe(true);
  const { head, lines, rows } = fieldsOf(text.slice(1));
  const bounds = (of) => [`${of}_lowest_percent`, `${of}_highest_percent`];
  expect(head).toEqual([
    ...['pseudonym', 'name', 'email', 'reference', 'attempt_id', 'campaign', 'started_at', 'status', 'standing'],
    ...['decision', 'decision_reason', 'decided_by', 'findings'],
    ...['basics', 'documents', 'writing', 'test', 'interview', 'overall'].flatMap(bounds),
    ...['harmful_picks', 'red_flags', 'decided_at', 'standing_when_decided', 'override', 'policy_version'],
    ...['completed_at', 'test_verdict', 'shortlist_verdict', 'interview_verdict', 'offer_verdict'],
    ...['standard_error_percent', 'policy_notes'],
  ]);
  expect(rows.every((row) => row.length === head.length)).toBe(true);
  expect(lines).toHaveLength(2);
  const ada = lines.find((line) => line.name === 'Ada Strong');
  expect(ada).toMatchObject({
    email: 'ada@example.com',
    campaign: 'spring',
    status: 'final',
    decision: 'advance',
    decision_reason: 'Clear, "as asked", and kind.\nRead twice.',
    decided_by: 'Ann Rater',
    findings: '0',
    test_lowest_percent: '100.00',
    test_highest_percent: '100.00',
    overall_lowest_percent: '87.50',
    overall_highest_percent: '87.50',
    harmful_picks: '',
    red_flags: '',
    standing_when_decided: 'pass',
    override: 'no',
    policy_version: recruiter.key.assessment.version,
  });
  expect(Date.parse(ada.decided_at)).toBeGreaterThan(Date.parse(ada.started_at));
  const other = lines.find((line) => line !== ada);
  expect(other.name).toBe('\'=HYPERLINK("http://example.com","Ada, or so")');
  expect(other).toMatchObject({ status: 'provisional', decision: '', findings: '0', decided_at: '', override: '' });
  expect(Number(other.overall_lowest_percent)).toBeLessThan(Number(other.overall_highest_percent));
  for (const field of rows.flat()) {
    expect(field).not.toMatch(/^[=+@\t\r-]/);
  }
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row('Exported: csv')).toContainText('Ann Rater');
});

test('The exports hold who is shown, in the order of the list', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong, weak: bundles.weak, single: bundles.single });
  await sort(recruiter, 'Name').click();
  await sort(recruiter, 'Name').click();
  await recruiter.page.getByRole('searchbox', { name: 'Search' }).fill('.json');
  await expectCount(recruiter, 3, 3);
  const exported = async () => {
    const { text } = await recruiter.saved(() => recruiter.button('Table for spreadsheets (CSV)').click());
    return fieldsOf(text.slice(1)).lines.map(({ name }) => name);
  };
  expect(await exported()).toEqual(['Gus Single', 'Ben Weak', 'Ada Strong']);
  await recruiter.page.getByRole('searchbox', { name: 'Search' }).fill('ada');
  await expectCount(recruiter, 1, 3);
  await expect(recruiter.page.getByText('The files contain the candidates shown in the table, in that order: 1.')).toBeVisible();
  expect(await exported()).toEqual(['Ada Strong']);
});

test('The summary for applicant tracking is flat, and its numbers are whole', async ({ recruiter, bundles }) => {
  await four(recruiter, bundles);
  const { name, text } = await recruiter.saved(() => recruiter.button('Summary for applicant tracking (JSON)').click());
  expect(name).toBe('candidates-summary.json');
  const summaries = JSON.parse(text);
  expect(summaries).toHaveLength(4);
  for (const value of summaries.flatMap((summary) => Object.values(summary))) {
    expect(['string', 'number']).toContain(typeof value);
    if (typeof value === 'number') {
      expect(Number.isSafeInteger(value)).toBe(true);
    }
  }
  const of = (candidate) => summaries.find((summary) => summary.candidate_name === candidate);
  expect(of('Ada Strong')).toMatchObject({
    candidate_email: 'ada@example.com',
    partner_status: 'complete',
    score: 8_750,
    score_highest: 8_750,
    score_max: 10_000,
    test_score: 10_000,
    interview_score: 7_500,
    section_writing: 10_000,
    decision: 'advance',
  });
  expect(of('Ben Weak')).toMatchObject({ score: 1_375, test_score: 250, decision: 'decline' });
  expect(of('Gus Single')).toMatchObject({ partner_status: 'in-progress', score_status: 'provisional', decision: '' });
  expect(of('Gus Single').score).toBeLessThan(of('Gus Single').score_highest);
});

/** Presses the button that saves every evaluation, and gathers the files by name. */
async function evaluations(recruiter, count) {
  const downloads = [];
  const gather = (download) => downloads.push(download);
  recruiter.page.on('download', gather);
  await recruiter.button('Evaluations, one file each (JSON)').click();
  await expect(recruiter.page.getByText(`${count} evaluations were handed to the browser to save.`)).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => downloads.length).toBe(count);
  recruiter.page.off('download', gather);
  const files = {};
  for (const download of downloads) {
    const chunks = await (await download.createReadStream()).toArray();
    files[download.suggestedFilename()] = Buffer.concat(chunks).toString('utf8');
  }
  return files;
}

test('Evaluations that were exported give the same state on an empty page', async ({ recruiter, bundles }) => {
  await four(recruiter, bundles);
  const { strong, weak, single, expired } = bundles;
  const files = await evaluations(recruiter, 4);
  expect(Object.keys(files).sort()).toEqual(
    [strong, weak, single, expired].map((bundle) => `evaluation-${pseudonym(bundle).toLowerCase().replace(' ', '-')}-ann-rater.json`).sort(),
  );
  const rows = () => list(recruiter).locator('tbody').getByRole('row').allInnerTexts();
  const before = await rows();
  const cards = [await figures(recruiter, strong), await figures(recruiter, weak)];

  // Another browser.
  await recruiter.page.evaluate(() => indexedDB.deleteDatabase('assay-recruiter'));
  await recruiter.page.goto('about:blank');
  await recruiter.open();
  await expect(recruiter.page.getByText('No candidates yet')).toBeVisible();
  await recruiter.choose({ strong, weak, single, expired, ...files });
  await expect(recruiter.messages).toContainText('Answer files opened: 4.');
  await expect(recruiter.messages).toContainText('evaluation merged');
  // Nobody has said who they are, so what Ann gave is covered, and nobody takes it along.
  await expect(recruiter.listed('Ada Strong')).toContainText('Covered');
  await recruiter.goTo(strong, 'log');
  await expect(recruiter.row('Rated “Letter”')).toContainText('Ann Rater');
  await expect(recruiter.row('Exported: evaluation')).toContainText('Ann Rater');
  await recruiter.at('/');
  await recruiter.button('Evaluations, one file each (JSON)').click();
  await expect(recruiter.messages).toContainText('Enter your name first');
  await expect(recruiter.page.getByRole('textbox', { name: 'Your name' })).toBeFocused();

  // The same name in another browser is asked about; who has rated sees the numbers.
  await recruiter.sitDown('Ann Rater');
  await expect(recruiter.listed('Ada Strong')).toContainText('Covered');
  await recruiter.button('The same person').click();
  await expect.poll(rows).toEqual(before);
  expect([await figures(recruiter, strong), await figures(recruiter, weak)]).toEqual(cards);
});
