// What a key says of its validity, its items, and its standard error, where recruiters read it.
import { data } from '../support/content.mjs';
import { expect, test } from '../support/recruiter.mjs';

test.beforeEach(() => test.setTimeout(120_000));

const HINT = /^Give or take: the standard error of the test, in points of percent, estimated by simulation\./;

/** Gives the key of the short test all that a key may say about itself. */
function addFacts(recruiter, { error = '9.5', basis = 'simulated' } = {}) {
  const facts = data('tiny-facts.key.json');
  Object.assign(facts.validity.standard_error_percent, { value: error, basis });
  Object.assign(recruiter.key, facts);
}

/** Two candidates whose results are settled: 87.50 % and 13.75 %, where 70 % are needed. */
async function settled(recruiter, bundles) {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong, weak: bundles.weak });
  await expect(recruiter.messages).toContainText('Answer files opened: 2.');
  await recruiter.rateLetter(bundles.strong, 5);
  await recruiter.interview(bundles.strong, 4);
  await recruiter.rateLetter(bundles.weak, 1);
  await recruiter.interview(bundles.weak, 2);
}

/** The overall result in the summary of a candidate. */
function overall(recruiter) {
  return recruiter.page.getByRole('table', { name: 'Ranges' }).getByRole('row', { name: /^Overall/ });
}

/** What a term of a list of particulars says, within a part of the page. */
function particular(part, name) {
  return part.locator('dt', { hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd[1]');
}

/** The test on the screen with the keys. */
const ofTest = (recruiter) => recruiter.page.getByRole('region', { name: /^Harbour clerk, a short test/ });

test('A result within two standard errors of the threshold is shown with its error, and no other is', async ({ recruiter, bundles }) => {
  addFacts(recruiter);
  await settled(recruiter, bundles);
  await recruiter.goTo(bundles.strong);
  await expect(overall(recruiter)).toContainText('87.50 %, give or take 9.5');
  await expect(recruiter.page.getByText(HINT)).toBeVisible();
  await recruiter.goTo(bundles.weak);
  await expect(overall(recruiter)).toContainText('13.75 %');
  await expect(overall(recruiter)).not.toContainText('give or take');
  await expect(recruiter.page.getByText(HINT)).toHaveCount(0);
  // Near is within one.
  await recruiter.at('/');
  await expect(recruiter.listed('Ada Strong')).toContainText('87.50');
  await expect(recruiter.page.getByText('Near the threshold', { exact: true })).toHaveCount(0);
});

test('A result within one standard error of the threshold is marked in the list', async ({ recruiter, bundles }) => {
  addFacts(recruiter, { error: '17.5', basis: 'measured' });
  await settled(recruiter, bundles);
  await recruiter.at('/');
  await expect(recruiter.listed('Ada Strong')).toContainText('Near the threshold');
  await expect(recruiter.listed('Ben Weak')).toContainText('13.75');
  await expect(recruiter.listed('Ben Weak')).not.toContainText('Near the threshold');
  await recruiter.goTo(bundles.strong);
  await expect(overall(recruiter)).toContainText('87.50 %, give or take 17.5');
  await expect(recruiter.page.getByText(/^Give or take: .* measured from answers\./)).toBeVisible();
});

test('A result that ratings still cover is shown without its error', async ({ recruiter, bundles }) => {
  addFacts(recruiter);
  await settled(recruiter, bundles);
  await recruiter.sitDown('Ben Rater');
  await recruiter.goTo(bundles.strong);
  await expect(overall(recruiter)).toBeVisible();
  await expect(overall(recruiter)).not.toContainText('give or take');
  await expect(recruiter.page.getByText(HINT)).toHaveCount(0);
});

test('The screen with the keys says what is known of the validity, and what is not', async ({ recruiter }) => {
  addFacts(recruiter);
  await recruiter.open('/keys');
  const part = ofTest(recruiter);
  await expect(particular(part, 'Validity')).toHaveText('Made up for tests; it measures nothing.');
  await expect(particular(part, 'Keyed by')).toHaveText('Two harbor masters, apart from each other.');
  await expect(particular(part, 'What is known').getByRole('listitem')).toHaveText(['Pilots agree with the key.']);
  await expect(particular(part, 'What is not known').getByRole('listitem')).toHaveText([
    'Whether it predicts who berths well.',
    'How it treats people who work in a second language.',
  ]);
  await expect(particular(part, 'Standard error')).toHaveText(
    '9.5 points of percent, estimated by simulation. A thousand clerks at the threshold.',
  );
});

test('An item says what it measures, on what its key rests, and how hard it is, as far as the key does', async ({ recruiter, bundles }) => {
  addFacts(recruiter);
  await recruiter.open('/test');
  const show = (title) => recruiter.page.getByRole('navigation', { name: 'Items' }).getByRole('button', { name: new RegExp(`^${title}`) });
  const key = recruiter.page.getByRole('complementary', { name: 'Answer key' });
  await show('High water').click();
  await expect(particular(key, 'Measures')).toHaveText('Reads a tide table');
  await expect(particular(key, 'Source')).toHaveText('Harbor Handbook, chapter 2: Tides');
  await expect(particular(key, 'Difficulty')).toHaveText('Candidates earn about 60 % of it, as its authors estimate.');
  await show('Papers').click();
  await expect(particular(key, 'Measures')).toHaveText('Knows which papers a ship needs');
  await expect(particular(key, 'Difficulty')).toHaveText('Candidates earned 45 % of it on average.');
  await expect(particular(key, 'Source')).toHaveCount(0);
  await show('Fog').click();
  await expect(key).toContainText('The pilot knows the way.');
  await expect(particular(key, 'Measures')).toHaveCount(0);

  // The same beside an answer.
  await recruiter.at('/');
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong });
  await expect(recruiter.messages).toContainText('Answer files opened: 1.');
  await recruiter.goTo(bundles.strong, 'answers');
  const summary = recruiter.page.locator('summary', { hasText: 'Question and details: High water' });
  await summary.click();
  const details = recruiter.page.locator('details').filter({ has: summary });
  await expect(particular(details, 'Measures')).toHaveText('Reads a tide table');
  await expect(particular(details, 'Difficulty')).toHaveText('Candidates earn about 60 % of it, as its authors estimate.');
});

test('A key that says nothing of it is shown without', async ({ recruiter }) => {
  await recruiter.open('/keys');
  const part = ofTest(recruiter);
  await expect(particular(part, 'Validity')).toHaveText('Made up for tests; it measures nothing.');
  for (const name of ['Keyed by', 'What is known', 'What is not known', 'Standard error']) {
    await expect(particular(part, name)).toHaveCount(0);
  }
});
