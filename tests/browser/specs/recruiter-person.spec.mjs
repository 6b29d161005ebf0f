import { expect, expectNarrow, pseudonym, test } from '../support/recruiter.mjs';

const TABS = [
  ['scorecard', 'Scorecard'],
  ['answers', 'Answers'],
  ['timeline', 'Timeline'],
  ['interview', 'Interview'],
  ['flags', 'Red flags'],
  ['decision', 'Decision'],
  ['log', 'Log'],
];

/** Somebody at the page, with the answers of some candidates. */
const part = (recruiter, name) => recruiter.page.getByRole('region', { name, exact: true });

/** The table of answers, and a row of it by its question. */
const answers = (recruiter) => recruiter.page.getByRole('table', { name: /^Every question with the answer/ });
const answer = (recruiter, question) => {
  const own = recruiter.page.getByRole('rowheader', { name: question, exact: true });
  return answers(recruiter).getByRole('row').filter({ has: own });
};

/** Opens what is still open, and follows the link to one of it. */
async function follow(recruiter, bundle, task) {
  await recruiter.goTo(bundle);
  const list = recruiter.page.locator('details', { has: recruiter.page.locator('summary', { hasText: /^Still open/ }) });
  if (!(await list.evaluate((details) => details.open))) {
    await list.locator('summary').click();
  }
  const link = list.getByRole('link', { name: task }).first();
  const words = await link.innerText();
  await link.click();
  return words;
}

test('The first screen of a candidate says what stands, what was found and what comes next', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await page.setViewportSize({ width: 1280, height: 1000 });
  await recruiter.seat({ harmful: bundles.harmful, strong: bundles.strong });
  await recruiter.goTo(bundles.harmful);
  // What the rules say and what people decided stand side by side.
  const [rules, people] = [part(recruiter, 'What the rules say'), part(recruiter, 'What people decided')];
  await expect(rules.getByText('Open', { exact: true }).first()).toBeVisible();
  await expect(people.getByText('Not decided', { exact: true })).toBeVisible();
  const [left, right] = [await rules.boundingBox(), await people.boundingBox()];
  expect(right.x).toBeGreaterThan(left.x + left.width - 1);
  expect(Math.abs(right.y - left.y)).toBeLessThan(2);
  // Ranges with what is needed, and the finding.
  const ranges = page.getByRole('table', { name: 'Ranges' });
  await expect(ranges.getByRole('row', { name: /^Overall .* to .* % needs 70 % Open$/ })).toBeVisible();
  await expect(ranges.getByRole('row', { name: /^Writing 66\.67 to 100\.00 % needs 50 % Met$/ })).toBeVisible();
  const findings = part(recruiter, 'Findings');
  await expect(findings).toContainText('Nobody has judged the harmful pick “Let both in at once.” in “Fog” yet.');
  // One next act, the same on every tab. Beside a name it leads to the order that is drawn, not to this person's answer.
  const next = page.getByRole('link', { name: 'Rate 1 answer', exact: true });
  await expect(next).toBeInViewport();
  await expect(page.getByText('This leads to the next answer in the order drawn for you')).toBeVisible();
  const address = await next.getAttribute('href');
  await recruiter.goTo(bundles.strong, 'timeline');
  await expect(recruiter.heading('Ada Strong')).toBeVisible();
  await expect(next).toHaveAttribute('href', address);
  // Once names are hidden it is the very answer of the very person.
  await page.getByRole('checkbox', { name: 'Hide names' }).check();
  const sheet = page.getByRole('heading', { level: 2, name: / · Letter$/ });
  for (const bundle of [bundles.harmful, bundles.strong]) {
    await recruiter.goTo(bundle);
    await expect(recruiter.heading(pseudonym(bundle))).toBeVisible();
    await next.click();
    await expect(sheet).toHaveText(`${pseudonym(bundle)} · Letter`);
  }
});

test('When all is settled the next act is to decide, and then to write', async ({ recruiter, bundles }) => {
  test.slow();
  await recruiter.seat({ strong: bundles.strong });
  await recruiter.rateLetter(bundles.strong, 5);
  await recruiter.interview(bundles.strong, 4);
  await recruiter.goTo(bundles.strong);
  const summary = part(recruiter, 'Summary');
  await expect(part(recruiter, 'What the rules say').getByText('A pass', { exact: true })).toBeVisible();
  await expect(part(recruiter, 'Findings')).toContainText('No harmful pick, and no red flag.');
  await expect(summary).toContainText('Nothing is open.');
  const decide = recruiter.page.getByRole('link', { name: 'Decide', exact: true });
  await decide.click();
  await expect(recruiter.page.getByRole('heading', { level: 2, name: 'Your decision' })).toBeVisible();
  // Where it is done nothing leads to it.
  await expect(decide).toHaveCount(0);
  await recruiter.decide(bundles.strong, 'Advance', 'Clear answers, and a clear interview.');
  await recruiter.goTo(bundles.strong);
  const people = part(recruiter, 'What people decided');
  await expect(people.getByText('Advance', { exact: true })).toBeVisible();
  await expect(people).toContainText('Clear answers, and a clear interview.');
  await recruiter.page.getByRole('link', { name: 'Write to the candidate' }).click();
  await expect(recruiter.page.getByRole('heading', { level: 2, name: 'Letter to the candidate' })).toBeVisible();
});

test('Each thing that is still open leads to where it is done, and the focus lands on it', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await recruiter.seat({ harmful: bundles.harmful, strong: bundles.strong });
  await recruiter.goTo(bundles.harmful);
  await expect(page.locator('summary', { hasText: 'Still open: 8 things' })).toBeVisible();
  const question = await follow(recruiter, bundles.harmful, /^Rate the interview question/);
  const [, title] = /“(.*)”/.exec(question);
  await expect(page.getByRole('heading', { level: 3, name: title, exact: true })).toBeFocused();
  await expect(recruiter.heading('Cleo Harmful')).toHaveText('Cleo Harmful · Interview');
  await follow(recruiter, bundles.harmful, /^Confirm or dismiss the harmful pick/);
  const pick = page.getByRole('article').filter({ has: page.getByRole('heading', { level: 3, name: 'Fog', exact: true }) });
  await expect(pick).toBeFocused();
  await expect(pick).toBeInViewport();
  await follow(recruiter, bundles.strong, /^Rate “Letter”/);
  await expect(page.getByRole('heading', { level: 2, name: / · Letter$/ })).toHaveText(`${pseudonym(bundles.strong)} · Letter`);
});

test('Differing ratings lead to the very answer that is to be settled', async ({ recruiter, bundles }) => {
  test.slow();
  await recruiter.seat({ conflict: bundles.conflict, strong: bundles.strong });
  for (const [name, rating] of [['Ann Rater', 5], ['Ben Rater', 2]]) {
    await recruiter.sitDown(name);
    await recruiter.rateLetter(bundles.conflict, rating);
  }
  await follow(recruiter, bundles.conflict, /^Settle the differing ratings of “Letter”: Clarity/);
  await expect(recruiter.heading('Settle differing ratings')).toBeVisible();
  const dispute = recruiter.page.getByRole('heading', { level: 2, name: `${pseudonym(bundles.conflict)} · Letter`, exact: true });
  await expect(dispute).toBeFocused();
});

test('Answers stand in one table, with the details on demand and harmful picks marked', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await recruiter.seat({ harmful: bundles.harmful });
  await recruiter.goTo(bundles.harmful, 'answers');
  await expect(answers(recruiter).locator(':scope > thead').getByRole('columnheader')).toHaveText(['Question', 'Answer', 'Answer key', 'Points', 'Mark']);
  const right = answer(recruiter, 'High water');
  await expect(right.getByRole('cell').nth(0)).toContainText('“At 09:20”');
  await expect(right.getByRole('cell').nth(1)).toContainText('“At 09:20”');
  await expect(right.getByRole('cell').nth(2)).toContainText('1 of 1');
  await expect(right.getByRole('cell').nth(3)).toContainText('Right');
  const fog = answer(recruiter, 'Fog');
  await expect(fog).toContainText('Most effective: “Let both in at once.”');
  await expect(fog).toContainText('Harmful pick, not judged');
  const letter = answer(recruiter, 'Letter');
  await expect(letter).toContainText('People rate: Clarity');
  await expect(letter).toContainText('Open: to be rated');
  // The question as it was asked is there when it is asked for.
  const scene = page.getByText('Fog closes in and two ships ask for a berth.');
  await expect(scene).toBeHidden();
  await page.locator('summary', { hasText: 'Question and details: Fog' }).click();
  await expect(scene).toBeVisible();
  await fog.getByRole('link', { name: 'Judge it' }).click();
  const pick = page.getByRole('article').filter({ has: page.getByRole('heading', { level: 3, name: 'Fog', exact: true }) });
  await expect(pick).toBeFocused();
  await pick.getByRole('textbox', { name: 'Reason' }).fill('Said the same again in the interview.');
  await pick.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(page.getByText(/^Confirmed by Ann Rater/)).toBeVisible();
  await recruiter.goTo(bundles.harmful, 'answers');
  await expect(fog).toContainText('Harmful pick, confirmed');
});

test('Every tab of every candidate has a title and a heading of its own', async ({ recruiter, bundles }) => {
  await recruiter.seat({ strong: bundles.strong, weak: bundles.weak });
  for (const [bundle, name] of [[bundles.strong, 'Ada Strong'], [bundles.weak, 'Ben Weak']]) {
    for (const [tab, words] of TABS) {
      await recruiter.goTo(bundle, tab);
      await expect(recruiter.heading(name)).toHaveText(`${name} · ${words}`);
      await expect(recruiter.page).toHaveTitle(new RegExp(`^.?${name}.? · ${words} · Recruiter’s page$`));
    }
  }
});

test('Numbers are decimals, and the exact fractions stand behind them for the keyboard too', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await recruiter.seat({ strong: bundles.strong });
  await recruiter.rateLetter(bundles.strong, 4);
  await recruiter.goTo(bundles.strong);
  await recruiter.button('Show every explanation').click();
  const sum = page.getByText(/^\((?=.*0\.75)[^)]*\) ÷ 3 ≈ 0\.9167 ≈ 91\.67 %$/);
  await expect(sum).toBeVisible();
  const exact = page.getByText(/^\((?=.*3\/4)[^)]*\) ÷ 3 = 11\/12 ≈ 91\.67 %$/);
  await expect(exact).toBeHidden();
  await sum.locator('xpath=following-sibling::details[1]/summary').focus();
  await page.keyboard.press('Enter');
  await expect(exact).toBeVisible();
});

test('What a person wrote ends with one stop, wherever the rules repeat it', async ({ recruiter, bundles }) => {
  await recruiter.seat({ harmful: bundles.harmful });
  await recruiter.goTo(bundles.harmful, 'flags');
  await recruiter.page.getByRole('textbox', { name: 'Reason' }).first().fill('Said the same again in the interview.');
  await recruiter.button('Confirm').first().click();
  await expect(recruiter.page.getByText(/^Confirmed by Ann Rater/)).toBeVisible();
  for (const tab of ['scorecard', 'decision']) {
    await recruiter.goTo(bundles.harmful, tab);
    await expect(recruiter.page.getByText(/Said the same again in the interview\.$/).first()).toBeVisible();
    await expect(recruiter.page.locator('#main')).not.toContainText(/\.\.|““|””/);
  }
});

test('A picture, an archive, an empty file and deep nesting are told apart from broken JSON', async ({ recruiter }) => {
  await recruiter.open();
  const file = (name, content) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  await recruiter.page.locator('input[type=file]').first().setInputFiles([
    file('photo.png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    file('photo.jpg', [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]),
    file('answers.zip', [0x50, 0x4b, 3, 4, 20, 0, 6, 0]),
    file('empty.json', ''),
    file('deep.json', '['.repeat(500) + ']'.repeat(500)),
    file('wide.json', Buffer.from('{"a": 1}', 'utf16le')),
    file('broken.json', '{"hello": '),
  ]);
  for (const line of [
    'photo.png is a picture',
    'photo.jpg is a picture',
    'answers.zip is a zip archive or an office document',
    'empty.json is empty',
    'deep.json is JSON that is nested more deeply than any of our files',
    'wide.json was saved as UTF-16',
    'broken.json: line 1, column 11: This is not valid JSON.',
  ]) {
    await expect(recruiter.messages).toContainText(line);
  }
});

test('A candidate’s page needs no sideways scrolling on small screens', async ({ recruiter, bundles }) => {
  await recruiter.seat({ harmful: bundles.harmful });
  for (const tab of ['scorecard', 'answers']) {
    await recruiter.goTo(bundles.harmful, tab);
    await expectNarrow(recruiter.page, tab);
    await recruiter.page.setViewportSize({ width: 320, height: 640 });
    const [inner, outer] = await recruiter.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(inner, `${tab} at 320 px`).toBeLessThanOrEqual(outer);
    await recruiter.page.setViewportSize({ width: 1280, height: 720 });
  }
});

test.describe('In a German browser', () => {
  test.use({ locale: 'de-DE' });

  test('dates have the form of the browser', async ({ recruiter, bundles }) => {
    await recruiter.seat({ strong: bundles.strong });
    await recruiter.goTo(bundles.strong);
    const date = await recruiter.page.evaluate(
      (at) => new Date(at).toLocaleDateString('de-DE', { dateStyle: 'long' }),
      JSON.parse(bundles.strong).timing.started_at,
    );
    const taken = recruiter.page.getByRole('definition').filter({ hasText: date });
    await expect(taken.first()).toBeVisible();
  });
});
