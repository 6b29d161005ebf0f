import { Assay } from '../support/assay.mjs';
import { ConsoleGuard } from '../support/console.mjs';
import { canonical, sha256 } from '../support/content.mjs';
import { fieldsOf } from '../support/csv.mjs';
import { digest, expect, pseudonym, test } from '../support/recruiter.mjs';
import { content } from '../support/driven.mjs';
import { Endpoint } from '../support/endpoint.mjs';
import { Site } from '../support/site.mjs';
import { variant } from '../support/variants.mjs';

test.beforeEach(() => test.setTimeout(120_000));

/** A bundle as it would be had the person told another name: sealed again. */
function named(text, number, name) {
  const { integrity, ...bundle } = JSON.parse(variant(text, number));
  bundle.candidate = { ...bundle.candidate, name };
  return canonical({ ...bundle, integrity: { ...integrity, sha256: sha256(canonical(bundle)) } });
}

const list = (recruiter) => recruiter.page.getByRole('table', { name: 'Candidates on this page, with results and decisions' });
const comparison = (recruiter) => recruiter.page.getByRole('table', { name: /^Results side by side/ });
const column = (recruiter, name) => recruiter.page.getByRole('columnheader', { name, exact: true });
const sort = (recruiter, name) => column(recruiter, name).getByRole('button');

/** The names in the list, in its order. */
const names = (recruiter) => list(recruiter).getByRole('rowheader').allInnerTexts();

async function expectNames(recruiter, expected) {
  await expect.poll(() => names(recruiter)).toEqual(expected);
}

async function expectCount(recruiter, shown, all) {
  await expect(recruiter.page.getByText(`${shown} of ${all} candidates shown.`)).toBeVisible();
}

/** Four candidates, two of whom are rated. */
async function four(recruiter, { strong, weak, single, expired }) {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong, weak, single, expired });
  await expect(recruiter.messages).toContainText('Answer files opened: 4.');
  await recruiter.rateLetter(strong, 5);
  await recruiter.interview(strong, 4);
  await recruiter.rateLetter(weak, 1);
  await recruiter.interview(weak, 2);
  await recruiter.decide(strong, 'Advance');
  await recruiter.decide(weak, 'Decline');
  await recruiter.at('/');
  await expect(recruiter.heading('Candidates')).toBeVisible();
}

test('The list is sorted by a press in its head, and says so', async ({ recruiter, bundles }) => {
  await four(recruiter, bundles);
  const sortBy = recruiter.page.getByRole('combobox', { name: 'Sort by' });
  await expect(sortBy.getByRole('option', { name: 'Started' })).toHaveJSProperty('selected', true);
  await expect(recruiter.button('Order: Lowest first')).toBeVisible();
  await sort(recruiter, 'Name').click();
  await expect(column(recruiter, 'Name')).toHaveAttribute('aria-sort', 'ascending');
  await expect(sortBy.getByRole('option', { name: 'Name' })).toHaveJSProperty('selected', true);
  await expectNames(recruiter, ['Ada Strong', 'Ben Weak', 'Dan Expired', 'Gus Single']);
  await sort(recruiter, 'Name').click();
  await expect(column(recruiter, 'Name')).toHaveAttribute('aria-sort', 'descending');
  await expect(sort(recruiter, 'Name')).toBeFocused();
  await expectNames(recruiter, ['Gus Single', 'Dan Expired', 'Ben Weak', 'Ada Strong']);

  // Of numbers the highest come first, and an open one counts what is sure.
  await sort(recruiter, 'Overall %').click();
  await expect(column(recruiter, 'Name')).not.toHaveAttribute('aria-sort');
  await expect(column(recruiter, 'Overall %')).toHaveAttribute('aria-sort', 'descending');
  await expectNames(recruiter, ['Ada Strong', 'Gus Single', 'Ben Weak', 'Dan Expired']);
  await sort(recruiter, 'Overall %').click();
  await expect(column(recruiter, 'Overall %')).toHaveAttribute('aria-sort', 'ascending');
  await expectNames(recruiter, ['Dan Expired', 'Ben Weak', 'Gus Single', 'Ada Strong']);

  // Whoever comes back from a candidate finds the list as it was.
  await recruiter.goTo(bundles.weak);
  await recruiter.at('/');
  await expect(column(recruiter, 'Overall %')).toHaveAttribute('aria-sort', 'ascending');
  await expectNames(recruiter, ['Dan Expired', 'Ben Weak', 'Gus Single', 'Ada Strong']);
});

test('The list is narrowed down, and tells how many it shows', async ({ recruiter, bundles }) => {
  await four(recruiter, bundles);
  const search = recruiter.page.getByRole('searchbox', { name: 'Search' });
  const status = recruiter.page.getByRole('combobox', { name: 'Status' });
  const decision = recruiter.page.getByRole('combobox', { name: 'Decision' });
  await expectCount(recruiter, 4, 4);
  await sort(recruiter, 'Name').click();
  await search.fill('ada@example');
  await expectCount(recruiter, 1, 4);
  await expectNames(recruiter, ['Ada Strong']);
  await search.fill('WEAK ben');
  await expectNames(recruiter, ['Ben Weak']);
  await search.fill('nobody at all');
  await expectCount(recruiter, 0, 4);
  await expect(recruiter.page.getByText('Nobody matches this search.')).toBeVisible();
  await expect(recruiter.button('Table for spreadsheets (CSV)')).toHaveAttribute('aria-disabled', 'true');
  await recruiter.button('Show all').click();
  await expectCount(recruiter, 4, 4);
  await expect(search).toHaveValue('');

  await status.selectOption('Final');
  await expectCount(recruiter, 2, 4);
  await expectNames(recruiter, ['Ada Strong', 'Ben Weak']);
  await decision.selectOption('Decline');
  await expectNames(recruiter, ['Ben Weak']);
  await status.selectOption('Provisional');
  await expectCount(recruiter, 0, 4);
  await decision.selectOption('None yet');
  await expectCount(recruiter, 2, 4);

  // Where names are hidden, nobody is found by name either.
  await recruiter.button('Show all').click();
  await recruiter.page.getByRole('checkbox', { name: 'Hide names' }).check();
  await search.fill('ada');
  await expect(recruiter.page.getByText(/^[0-3] of 4 candidates shown\.$/)).toBeVisible();
  await expect(list(recruiter)).not.toContainText('Ada');
});

test('A candidate is taken off the page after a question, and stays off', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong, weak: bundles.weak });
  await recruiter.decide(bundles.weak, 'Hold');
  await recruiter.at('/');
  const dialog = recruiter.page.getByRole('dialog', { name: 'Remove this candidate from this page?' });
  await recruiter.details('Ben Weak');
  await recruiter.button('Remove Ben Weak').click();
  await expect(dialog).toContainText('Ben Weak: the answers, and all ratings and decisions about them, are erased from this browser.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(recruiter.button('Remove Ben Weak')).toBeFocused();
  await expect(recruiter.listed('Ben Weak')).toBeVisible();

  await recruiter.button('Remove Ben Weak').click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(recruiter.messages).toContainText('Ben Weak was removed from this page.');
  await expect(recruiter.page.getByRole('heading', { name: 'On this page' })).toBeFocused();
  await expectNames(recruiter, ['Ada Strong']);
  await recruiter.page.reload();
  await expectNames(recruiter, ['Ada Strong']);

  // The ratings and decisions went with the answers.
  await recruiter.choose({ weak: bundles.weak });
  await expect(recruiter.listed('Ben Weak')).toContainText('None yet');
  await recruiter.goTo(bundles.weak, 'log');
  await expect(recruiter.page.getByText('Nothing has been done yet.')).toBeVisible();
});

/** The figures of a scorecard by what they are of. */
async function figures(recruiter, bundle) {
  await recruiter.goTo(bundle);
  const read = (table, cell) =>
    table.evaluate(
      (element, cell) => [...element.querySelectorAll('tbody tr, tfoot tr')].map(({ cells }) => [
        cells[0].innerText.trim(),
        cells[cell].querySelector('button')?.firstChild.textContent.trim(),
      ]),
      cell,
    );
  const sections = recruiter.page.getByRole('table', { name: 'Sections of the test', exact: true });
  const result = recruiter.page.getByRole('table', { name: 'Result', exact: true });
  await expect(result).toBeVisible();
  const found = [...(await read(sections, 2)), ...(await read(result, 1))];
  return Object.fromEntries(found.filter(([, figure]) => figure));
}

/** The figures of the comparison, for each candidate by what they are of. */
async function compared(recruiter) {
  await expect(comparison(recruiter)).toBeVisible();
  return comparison(recruiter).evaluate((table) => {
    const first = (cell) => (cell.querySelector('strong') ?? cell).firstChild.textContent.trim();
    const heads = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.querySelector('a').innerText);
    const lines = [...table.tBodies[0].rows];
    return Object.fromEntries(
      heads.map((name, at) => [
        name,
        Object.fromEntries(lines.map(({ cells }) => [cells[0].firstChild.textContent.trim(), first(cells[at + 1])])),
      ]),
    );
  });
}

test('The figures side by side are those of the scorecards', async ({ recruiter, bundles }) => {
  await four(recruiter, bundles);
  const own = {
    'Ada Strong': await figures(recruiter, bundles.strong),
    'Ben Weak': await figures(recruiter, bundles.weak),
    'Gus Single': await figures(recruiter, bundles.single),
  };
  expect(own['Ada Strong']).toMatchObject({ Test: '100.00 %', Interview: '75.00 %', Overall: '87.50 %' });
  await recruiter.at('/compare');
  const side = await compared(recruiter);
  for (const [name, figures] of Object.entries(own)) {
    expect(Object.keys(figures).length, name).toBe(6);
    expect(side[name], name).toMatchObject(figures);
  }
  expect(side['Ada Strong']).toMatchObject({ Status: 'Final', 'Rules say': 'A pass', Decision: 'Advance' });
  expect(side['Ben Weak']).toMatchObject({ Status: 'Final', 'Rules say': 'Not a pass', Decision: 'Decline' });
  expect(side['Gus Single']).toMatchObject({ Status: 'Provisional', 'Rules say': 'Open', Decision: 'None yet' });
  await expect(recruiter.page.getByText(/^Still provisional: .*Gus Single/)).toBeVisible();
});

test('Who is compared can be chosen, and in which order they stand', async ({ recruiter, bundles }) => {
  await four(recruiter, bundles);
  await recruiter.at('/compare');
  const heads = () => comparison(recruiter).getByRole('columnheader').getByRole('link').allInnerTexts();
  const order = recruiter.page.getByRole('combobox', { name: 'Order of the columns' });
  await order.selectOption('Name');
  await expect.poll(heads).toEqual(['Ada Strong', 'Ben Weak', 'Dan Expired', 'Gus Single']);
  await order.selectOption('Overall %');
  await expect.poll(heads).toEqual(['Ada Strong', 'Gus Single', 'Ben Weak', 'Dan Expired']);
  const box = recruiter.page.getByRole('checkbox', { name: 'Gus Single' });
  await box.uncheck();
  await expect.poll(heads).toEqual(['Ada Strong', 'Ben Weak', 'Dan Expired']);
  await expect(box).toBeFocused();
  await expect(recruiter.page.getByText('Up to 8 at a time. Selected now: 3.')).toBeVisible();
  for (const name of ['Ada Strong', 'Ben Weak', 'Dan Expired']) {
    await recruiter.page.getByRole('checkbox', { name }).uncheck();
  }
  await expect(recruiter.page.getByText('Nobody is selected. Select two or more from the list.')).toBeVisible();
});

test('More than fit beside each other cannot be chosen', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose(Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`b${at}`, variant(bundles.strong, at + 1)])));
  await expect(recruiter.messages).toContainText('Answer files opened: 10.');
  await recruiter.at('/compare');
  await expect(recruiter.page.getByText('10 candidates are scored. The first 8 are shown; select others as needed.')).toBeVisible();
  await expect(recruiter.page.getByRole('checkbox', { name: 'Person 9', exact: true })).toBeDisabled();
  await recruiter.page.getByRole('checkbox', { name: 'Person 1', exact: true }).uncheck();
  await recruiter.page.getByRole('checkbox', { name: 'Person 9', exact: true }).check();
  await expect(comparison(recruiter).getByRole('link', { name: 'Person 9' })).toBeVisible();
  await expect(recruiter.page.getByRole('checkbox', { name: 'Person 10', exact: true })).toBeDisabled();
});

test('Another version of the test is warned of', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong, version: bundles.version });
  await expect(recruiter.messages).toContainText('Answer files opened: 2.');
  await recruiter.at('/compare');
  await expect(recruiter.page.getByText('Not scored, and therefore not in the list: 1.')).toBeVisible();
  const warning = recruiter.page.getByText(/^They did not all take the same version of the test/);
  await expect(comparison(recruiter).getByRole('link', { name: 'Ada Strong' })).toBeVisible();
  await expect(warning).toHaveCount(0);
  const other = content(recruiter.pack, recruiter.key, { version: '2', title: 'Harbour test, second edition' });
  await recruiter.at('/');
  await recruiter.choose({ 'second.json': other.pack, 'second.key.json': other.key });
  await expect(recruiter.listed('Eve Version')).not.toContainText('Not scored');
  await recruiter.at('/compare');
  await recruiter.page.getByRole('combobox', { name: 'Order of the columns' }).selectOption('Name');
  await expect(comparison(recruiter).getByRole('link', { name: 'Eve Version' })).toBeVisible();
  await expect(warning).toHaveText(
    'They did not all take the same version of the test: 1, 2. Their percentages come from different questions and are only roughly comparable.',
  );
  await recruiter.page.getByRole('checkbox', { name: 'Eve Version' }).uncheck();
  await expect(warning).toHaveCount(0);
});

/** The bundle of somebody who sits a test in a campaign, from which the form is drawn, and answers nothing. */
async function sitIn(context, campaign, name, pack) {
  const page = await context.newPage();
  const [site, endpoint] = [new Site(), new Endpoint()];
  await Promise.all([site.start(), endpoint.start()]);
  const assay = new Assay(page, site, endpoint, new ConsoleGuard());
  Object.assign(assay.pack, pack);
  assay.config.campaign = campaign;
  try {
    await assay.start('', name);
    await assay.submit();
    return JSON.stringify(await assay.bundle());
  } finally {
    await page.close();
    await Promise.all([site.stop(), endpoint.stop()]);
  }
}

test('Other questions of the same test are warned of', async ({ recruiter, browser }) => {
  // Two of the four documents are drawn in each campaign.
  const sections = recruiter.pack.sections.map((section) =>
    section.id === 'documents'
      ? {
          ...section,
          draw: [{ rule: 'sample', pool: 'papers', count: 2 }],
          items: section.items.map((item) => ({ ...item, pool: 'papers' })),
        }
      : section,
  );
  const pack = { version: '3', sections };
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin', serviceWorkers: 'block' });
  const one = await sitIn(context, 'spring', 'Iris One', pack);
  const other = await sitIn(context, 'winter', 'Jon Other', pack);
  await context.close();
  const asked = (text) => JSON.parse(text).sections.flatMap(({ items }) => items.map(({ id }) => id));
  expect(asked(other)).not.toEqual(asked(one));

  const drawn = content(recruiter.pack, recruiter.key, pack);
  await recruiter.open();
  await recruiter.choose({ 'drawn.json': drawn.pack, 'drawn.key.json': drawn.key, one, same: variant(one, 1), other });
  await expect(recruiter.messages).toContainText('Answer files opened: 3.');
  await recruiter.at('/compare');
  const warning = recruiter.page.getByText(/^They were not all asked the same questions/);
  await expect(warning).toBeVisible();
  await recruiter.page.getByRole('checkbox', { name: 'Jon Other' }).uncheck();
  await expect(warning).toHaveCount(0);
  await expect(comparison(recruiter).getByRole('link')).toHaveCount(2);
});

test('Every drawing has a name, and says in words what it shows', async ({ recruiter, bundles }) => {
  await four(recruiter, bundles);
  await recruiter.at('/compare');
  await recruiter.page.getByRole('combobox', { name: 'Order of the columns' }).selectOption('Name');
  for (const name of ['Overall', 'Test', 'Interview', 'Basics', 'Documents', 'Writing']) {
    const drawing = recruiter.page.getByRole('img', { name, exact: true });
    await expect(drawing, name).toBeVisible();
    await expect(drawing, name).toHaveAccessibleDescription(/A, Ada Strong: .* %\. B, Ben Weak: .* %\./);
  }
  const overall = recruiter.page.getByRole('img', { name: 'Overall', exact: true });
  await expect(overall).toHaveAccessibleDescription(/A, Ada Strong: 87\.50 %\. B, Ben Weak: 13\.75 %\..*Needed: 70 %\.$/);
  await expect(recruiter.page.getByRole('img', { name: 'Writing', exact: true })).toHaveAccessibleDescription(/Needed: 50 %\.$/);
  // The same in figures: two settled, two open.
  const spread = recruiter.page.getByRole('table', { name: /^Settled results of everybody/ });
  await expect(spread.getByRole('row', { name: 'Overall 2 2 13.75 50.63 87.50', exact: true })).toBeVisible();
});

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

test('Five hundred bundles are all listed, and sorting and filtering them keeps the focus', async ({ recruiter, bundles }) => {
  test.setTimeout(240_000);
  await recruiter.open();
  const many = Array.from({ length: 500 }, (_, at) => [`b${at + 1}`, variant(at % 2 ? bundles.weak : bundles.strong, at + 1)]);
  await recruiter.choose(Object.fromEntries(many));
  await expect(recruiter.messages).toContainText('Answer files opened: 500.', { timeout: 60_000 });
  await expectCount(recruiter, 500, 500);
  const rows = list(recruiter).locator('tbody tr');
  await expect(rows).toHaveCount(500);
  await expect(list(recruiter)).not.toContainText('Not scored');

  const byName = sort(recruiter, 'Name');
  await byName.focus();
  await recruiter.page.keyboard.press('Enter');
  await expect(column(recruiter, 'Name')).toHaveAttribute('aria-sort', 'ascending');
  await expect(rows.first().getByRole('rowheader')).toHaveText('Person 1');
  await expect(rows.last().getByRole('rowheader')).toHaveText('Person 99');
  await expect(byName).toBeFocused();
  await recruiter.page.keyboard.press('Space');
  await expect(rows.first().getByRole('rowheader')).toHaveText('Person 99');
  await expect(byName).toBeFocused();

  const search = recruiter.page.getByRole('searchbox', { name: 'Search' });
  await search.focus();
  await recruiter.page.keyboard.type('Person 250');
  await expectCount(recruiter, 1, 500);
  await expectNames(recruiter, ['Person 250']);
  await expect(search).toBeFocused();
  await recruiter.page.keyboard.press('Backspace');
  await expectCount(recruiter, 15, 500);
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('Person 25');
});
