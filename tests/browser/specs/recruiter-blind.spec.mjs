import { digest, expect, pseudonym, test } from '../support/recruiter.mjs';

/** Two candidates whom Ann has rated and interviewed, with results that nobody can take for anything else. */
async function rated(recruiter, { strong, weak }) {
  await recruiter.open();
  await recruiter.sitDown('Ann Rater');
  await recruiter.choose({ strong, weak });
  for (const [bundle, letter, question] of [[strong, 5, 4], [weak, 1, 2]]) {
    await recruiter.rateLetter(bundle, letter);
    await recruiter.interview(bundle, question);
  }
  await recruiter.at('/');
  await expect(recruiter.listed('Ada Strong')).toContainText('87.50');
}

/** Every number and sentence that rests on what Ann gave. */
const TELLING = /87\.50|13\.75|75\.00|25\.00|100\.00|\b2\.50|\bA pass\b|Not a pass/;

test('Whoever has not rated sees nothing of what others gave, on any screen, in any file, on paper', async ({ recruiter, bundles }) => {
  test.slow();
  const { page } = recruiter;
  await rated(recruiter, bundles);
  await recruiter.sitDown('Ben Rater');
  for (const name of ['Ada Strong', 'Ben Weak']) {
    await expect(recruiter.listed(name)).toContainText('Covered');
    await expect(recruiter.listed(name)).not.toContainText(TELLING);
  }
  for (const tab of ['scorecard', 'answers', 'interview', 'decision', 'log']) {
    await recruiter.goTo(bundles.strong, tab);
    if (tab === 'scorecard') {
      await recruiter.button('Show every explanation').click();
    }
    await expect(page.locator('#main'), tab).not.toContainText(/87\.50|\bA pass\b|Rated “Letter”[^\n\t]*: [1-5]/);
  }
  await recruiter.goTo(bundles.weak);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#main')).not.toContainText(/13\.75|A pass\b|Not a pass\b/);
  await page.emulateMedia({ media: 'screen' });
  await recruiter.at('/compare');
  await expect(page.getByRole('table').first()).toContainText('Covered');
  await expect(page.locator('#main')).not.toContainText(/87\.50|13\.75/);

  await recruiter.at('/');
  // Nor does it follow from what a decision about many would be.
  const chosen = page.getByRole('checkbox', { name: 'Select Ada Strong' });
  await chosen.check();
  await recruiter.button('Decide').click();
  const many = page.getByRole('dialog', { name: 'Decide about the selected candidates' });
  await many.getByRole('radio', { name: 'Decline' }).check();
  await expect(many.getByText(/against the rules/)).toHaveCount(0);
  await many.getByRole('button', { name: 'Cancel' }).click();
  await chosen.uncheck();
  const table = await recruiter.saved(() => recruiter.button('Table for spreadsheets (CSV)').click());
  expect(table.text).not.toMatch(/87\.50|13\.75|pass/);
  expect(table.text.match(/"covered"/g)).toHaveLength(2);
  const summary = await recruiter.saved(() => recruiter.button('Summary for applicant tracking (JSON)').click());
  for (const one of JSON.parse(summary.text)) {
    expect(one.score_status).toBe('covered');
    expect(Object.keys(one).filter((name) => /^score$|score_highest|test_score|interview_score|rules_say|why|section_writing/.test(name))).toEqual([]);
  }

  // Whoever does not rate says so, and the log of each candidate tells it.
  await recruiter.button('I do not rate these candidates: show every rating').click();
  await expect(recruiter.listed('Ada Strong')).toContainText('87.50');
  await expect(recruiter.listed('Ben Weak')).toContainText('13.75');
  const seen = await recruiter.saved(() => recruiter.button('Table for spreadsheets (CSV)').click());
  expect(seen.text).toContain('"87.50"');
  await recruiter.goTo(bundles.weak, 'log');
  await expect(recruiter.row('Does not rate this candidate, and had every rating shown')).toContainText('Ben Rater');
});

test('Taking an evaluation along while it is covered is written to the log as having seen it', async ({ recruiter, bundles }) => {
  test.slow();
  await rated(recruiter, bundles);
  await recruiter.sitDown('Ben Rater');
  await recruiter.goTo(bundles.strong, 'log');
  const { text } = await recruiter.saved(() => recruiter.button('Export the evaluation').click());
  const events = JSON.parse(text).strands.flatMap(({ entries }) => entries);
  expect(events.filter(({ by }) => by === 'Ben Rater').map(({ kind }) => kind)).toEqual(['unveiled', 'exported']);
  // The screens stay covered.
  await recruiter.goTo(bundles.strong);
  await expect(recruiter.page.locator('#main')).not.toContainText('87.50');
  await recruiter.rateLetter(bundles.strong, 3);
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row('Rated “Letter”').filter({ hasText: 'Ben Rater' })).toContainText('given after seeing others’ ratings');
});

test('No file has a name and a code: codes stand in it while names are hidden, and names otherwise', async ({ recruiter, bundles }) => {
  test.slow();
  await rated(recruiter, bundles);
  const files = async () => {
    const table = await recruiter.saved(() => recruiter.button('Table for spreadsheets (CSV)').click());
    const summary = await recruiter.saved(() => recruiter.button('Summary for applicant tracking (JSON)').click());
    return [table.text, summary.text];
  };
  const code = pseudonym(bundles.strong);
  const id = JSON.parse(bundles.strong).attempt_id;
  for (const text of await files()) {
    expect(text).toContain('Ada Strong');
    expect(text).not.toContain(code);
  }
  await recruiter.page.getByRole('checkbox', { name: 'Hide names' }).check();
  const [table, summary] = await files();
  expect(table).toContain(code);
  expect(summary).toContain(id);
  for (const text of [table, summary]) {
    expect(text).not.toMatch(/Ada|example\.com/);
  }
  // Nor does anything stand in both by which one could be laid beside the other.
  expect(table).not.toContain(id);
  expect(summary).not.toContain(code);
});

/** The codes in the order in which the one at the page meets the answers. */
async function met(recruiter, count) {
  await recruiter.at('/');
  await recruiter.at('/rating');
  const title = recruiter.page.getByRole('heading', { level: 2, name: /^Candidate [0-9A-F]{5} · Letter$/ });
  await expect(title).toBeVisible();
  const codes = [];
  for (let at = 0; at < count; at += 1) {
    await expect(recruiter.page.getByText(`Answer ${at + 1} of ${count}`)).toBeVisible();
    codes.push(await title.innerText());
    if (at + 1 < count) {
      await recruiter.button('Next answer').click();
    }
  }
  return codes;
}

test('Each rater meets the answers in an order of their own, which stays the same', async ({ recruiter, bundles }) => {
  test.slow();
  const texts = ['strong', 'weak', 'harmful', 'expired', 'accommodated', 'single', 'conflict'].map((name) => bundles[name]);
  const files = Object.fromEntries(texts.map((text) => [digest(text), text]));
  const count = Object.keys(files).length;
  await recruiter.open();
  await recruiter.sitDown('Ann Rater');
  await recruiter.choose(files);
  await expect(recruiter.messages).toContainText(`Answer files opened: ${count}.`);
  const ann = await met(recruiter, count);
  await recruiter.page.reload();
  await expect(recruiter.page.getByText('Working as: Ann Rater')).toBeVisible();
  expect(await met(recruiter, count)).toEqual(ann);
  const orders = [ann];
  for (const name of ['Ben Rater', 'Cem Third', 'Dia Fourth']) {
    await recruiter.sitDown(name);
    orders.push(await met(recruiter, count));
  }
  // Seven answers have 5,040 orders: four raters with the same one is no accident that anybody meets.
  expect(new Set(orders.map(String)).size).toBeGreaterThan(1);
  expect(orders.every((order) => String([...order].sort()) === String([...ann].sort()))).toBe(true);
});
