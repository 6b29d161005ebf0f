import { expect, test } from '../support/desk.mjs';

test.beforeEach(() => test.setTimeout(120_000));

const LOOK = 'Show what changes';
const PUT = 'Put in force';

/** A part of the screen, by its heading. */
const part = (desk, name) => desk.page.getByRole('region', { name, exact: true });
const inForce = (desk) => part(desk, 'In force');
const change = (desk) => part(desk, 'What would change');

/** A field of the form. */
const field = (desk, name) => desk.page.getByRole('textbox', { name, exact: true });

/** The line of one candidate in the table of what would change. */
function effect(desk, name) {
  const table = desk.page.getByRole('table', { name: 'Candidates, before and after' });
  return table.getByRole('row').filter({ has: desk.page.getByRole('rowheader', { name, exact: true }) });
}

/** What the policy in force says under a name. */
function setting(desk, name) {
  const term = desk.page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) });
  return inForce(desk).locator('div').filter({ has: term }).getByRole('definition').first();
}

async function toPolicy(desk) {
  await desk.at('/policy');
  await expect(desk.heading('Scoring policy')).toBeVisible();
}

/** Two candidates whose results are settled: 87.50 % and 13.75 %. */
async function settled(desk, bundles) {
  await desk.open();
  await desk.sitDown();
  await desk.choose({ strong: bundles.strong, weak: bundles.weak });
  await expect(desk.messages).toContainText('Bundles opened: 2.');
  await desk.rateLetter(bundles.strong, 5);
  await desk.interview(bundles.strong, 4);
  await desk.rateLetter(bundles.weak, 1);
  await desk.interview(bundles.weak, 2);
}

/** The digest of the policy that is in force. */
async function sha256(desk) {
  const digest = inForce(desk).getByText(/^[0-9a-f]{64}$/);
  await expect(digest).toBeVisible();
  return digest.innerText();
}

async function fillIn(desk, fields) {
  for (const [name, value] of Object.entries(fields)) {
    await field(desk, name).fill(value);
  }
}

const REASON = 'Half a year of hires says so.';

/** Shows a change, and puts it in force with a reason. */
async function putInForce(desk, fields) {
  await fillIn(desk, fields);
  await desk.button(LOOK).last().click();
  await field(desk, 'Why this policy').fill(REASON);
  await desk.button(PUT).click();
  await expect(desk.messages).toContainText('The policy is in force. Every result has been worked out anew.');
  await expect(change(desk)).toHaveCount(0);
}

/** What the scorecard of a candidate says. */
async function expectScorecard(desk, bundle, { overall, needed, verdict }) {
  await desk.goTo(bundle);
  const row = desk.page.getByRole('row', { name: new RegExp(`^Overall ${overall.replace('.', '\\.')} %`) });
  await expect(row).toContainText(`${needed} %`);
  await expect(desk.page.getByText(verdict, { exact: true })).toBeVisible();
}

test('The policy in force is shown with what each setting means', async ({ desk }) => {
  await desk.open('/policy');
  await expect(desk.heading('Scoring policy')).toBeVisible();
  await expect(inForce(desk)).toContainText('Harbour clerk, a short test, version 1');
  await expect(inForce(desk)).toContainText('It is the policy of the test’s key');
  await sha256(desk);
  await expect(setting(desk, 'Threshold')).toHaveText('70 %');
  await expect(setting(desk, 'Test and interview')).toHaveText('50 % test, 50 % interview');
  await expect(setting(desk, 'Raters')).toHaveText('one for each answer');
  await expect(setting(desk, 'Adjudication')).toHaveText('from 2 points apart');
  await expect(setting(desk, 'Harmful pick')).toHaveText('confirmed, it outweighs every number');
  await expect(setting(desk, 'Red flag')).toHaveText('confirmed, it outweighs every number');
  const weights = inForce(desk).getByRole('table', { name: 'Weight and minimum of each section' });
  for (const line of ['Basics 40 % 40 % none', 'Documents 40 % 40 % none', 'Writing 20 % 20 % 50 %']) {
    await expect(weights.getByRole('row', { name: line, exact: true })).toBeVisible();
  }
  const worth = inForce(desk).getByRole('table', { name: 'What each rating is worth, in percent' });
  for (const line of ['1 0 % 0 % 20 %', '2 25 % 25 % 40 %', '3 50 % 50 % 60 %', '4 75 % 75 % 80 %', '5 100 % 100 % 100 %']) {
    await expect(worth.getByRole('row', { name: line, exact: true })).toBeVisible();
  }
});

test('Without the key there is no policy to show, and that is said', async ({ desk }) => {
  await desk.open('/policy', { hasKey: false });
  await expect(desk.page.getByText(/There is no policy to show: the test’s pack or its key is not at hand/)).toBeVisible();
});

test('Weights that do not add up are told at once, and nothing can be put in force', async ({ desk }) => {
  await desk.open('/policy');
  await expect(desk.page.getByText('The weights add up to 100.')).toBeVisible();
  await fillIn(desk, { Version: '2', 'Weight of Basics in percent': '50' });
  await expect(desk.page.getByText('The weights add up to 110. They have to add up to 100.')).toBeVisible();
  await desk.button(LOOK).click();
  await expect(desk.page.getByText('There is something to correct first. It is said beside the field.')).toBeVisible();
  await expect(field(desk, 'Weight of Basics in percent')).toBeFocused();
  await expect(desk.button(PUT)).toHaveCount(0);

  await fillIn(desk, { 'Weight of Basics in percent': 'half' });
  await expect(desk.page.getByText('A weight is no whole number yet, so there is no sum.')).toBeVisible();
  await expect(field(desk, 'Weight of Basics in percent')).toHaveAttribute('aria-invalid', 'true');

  await fillIn(desk, { 'Weight of Basics in percent': '50', 'Weight of Documents in percent': '30' });
  await expect(desk.page.getByText('The weights add up to 100.')).toBeVisible();
  await desk.button(LOOK).click();
  // Candidates were told something else.
  await expect(change(desk)).toContainText('Candidates were told other weights before the test.');
  await expect(change(desk)).toContainText('Basics: told 40 %, counts 50 %.');
  await expect(change(desk).getByRole('row', { name: 'Weight: Documents 40 % 30 %' })).toBeVisible();
});

test('What is wrong with a field is said beside it', async ({ desk }) => {
  await desk.open('/policy');
  for (const [name, wrong] of [
    ['Threshold in percent', '101'],
    ['What the test counts, in percent', '-1'],
    ['What a 4 is worth, in percent', '12.5'],
    ['Third person from so many points apart (1 to 4)', '5'],
    ['Minimum of Writing in percent; empty for none', 'some'],
  ]) {
    const right = await field(desk, name).inputValue();
    await fillIn(desk, { Version: '2', [name]: wrong });
    await expect(field(desk, name), name).toHaveAttribute('aria-invalid', 'true');
    await expect(field(desk, name), name).toHaveAccessibleDescription(/\w/);
    await desk.button(LOOK).click();
    await expect(field(desk, name), name).toBeFocused();
    await expect(desk.button(PUT), name).toHaveCount(0);
    await field(desk, name).fill(right);
    await expect(field(desk, name), name).not.toHaveAttribute('aria-invalid', 'true');
  }
  // A better rating cannot be worth less than a worse one.
  await fillIn(desk, { 'What a 4 is worth, in percent': '20' });
  await expect(desk.page.getByText(/A better rating counts less than a worse one/)).toBeVisible();
});

test('A version that is not changed is refused, and so is one that means another policy', async ({ desk, bundles }) => {
  await desk.open();
  await desk.sitDown();
  await desk.choose({ strong: bundles.strong });
  await toPolicy(desk);
  const taken = /This version already names another policy\. Write a new one/;
  await fillIn(desk, { 'Threshold in percent': '90' });
  await desk.button(LOOK).click();
  await expect(desk.page.getByText(taken)).toBeVisible();
  await expect(field(desk, 'Version')).toBeFocused();
  await expect(desk.button(PUT)).toHaveCount(0);
  await fillIn(desk, { Version: '' });
  await expect(desk.page.getByText('Give this policy a version, such as 1.1 or 2026-autumn.')).toBeVisible();
  await putInForce(desk, { Version: '2' });
  // The key’s version still names the key’s policy.
  await fillIn(desk, { Version: '1' });
  await desk.button(LOOK).click();
  await expect(desk.page.getByText(taken)).toBeVisible();
  await expect(desk.button(PUT)).toHaveCount(0);
});

test('Without a change there is nothing to put in force', async ({ desk }) => {
  await desk.open('/policy');
  await desk.button(LOOK).click();
  await expect(desk.page.getByText('The form holds the policy that is in force.')).toBeVisible();
  await fillIn(desk, { 'Threshold in percent': '90' });
  await desk.button('Undo my changes').click();
  await expect(field(desk, 'Threshold in percent')).toHaveValue('70');
  await expect(desk.button(PUT)).toHaveCount(0);
});

test('Another threshold is shown before and after, and counts once it is put in force', async ({ desk, bundles }) => {
  await settled(desk, bundles);
  await toPolicy(desk);
  await fillIn(desk, { Version: '2', 'Threshold in percent': '90' });
  await desk.button(LOOK).click();
  await expect(desk.page.getByRole('heading', { name: 'What would change' })).toBeFocused();
  await expect(change(desk).getByRole('row', { name: 'Threshold 70 % 90 %' })).toBeVisible();
  await expect(change(desk)).toContainText('Of 2 candidates, where things stand changes for 1, and the overall result for 0.');
  await expect(effect(desk, 'Ada Strong')).toHaveText('Ada Strongwhere it stands87.50 %87.50 %every rule meta rule not met');
  await expect(effect(desk, 'Ben Weak')).toHaveText('Ben Weaknone13.75 %13.75 %a rule not meta rule not met');

  // Nothing of it counts yet.
  await expect(setting(desk, 'Threshold')).toHaveText('70 %');
  await expectScorecard(desk, bundles.strong, { overall: '87.50', needed: '70', verdict: 'A pass' });
  await desk.goTo(bundles.strong, 'log');
  await expect(desk.row('Put the scoring policy')).toHaveCount(0);

  await toPolicy(desk);
  await putInForce(desk, { Version: '2', 'Threshold in percent': '90' });
  await expect(desk.page.getByRole('heading', { name: 'In force' })).toBeFocused();
  await expect(setting(desk, 'Threshold')).toHaveText('90 %');
  await expect(inForce(desk)).toContainText('It was put in force on this desk, in place of the policy of the key.');
  await expectScorecard(desk, bundles.strong, { overall: '87.50', needed: '90', verdict: 'Not a pass' });
  for (const bundle of [bundles.strong, bundles.weak]) {
    await desk.goTo(bundle, 'log');
    await expect(desk.row('Put the scoring policy 2 (')).toContainText('Ann Rater');
  }

  // It still counts after a reload.
  await desk.page.reload();
  await expectScorecard(desk, bundles.strong, { overall: '87.50', needed: '90', verdict: 'Not a pass' });
});

test('What the test counts beside the interview is shown before and after', async ({ desk, bundles }) => {
  await settled(desk, bundles);
  await toPolicy(desk);
  await fillIn(desk, { Version: '2', 'What the test counts, in percent': '80' });
  await expect(desk.page.getByText('The interview counts the other 20 %.')).toBeVisible();
  await desk.button(LOOK).click();
  await expect(change(desk).getByRole('row', { name: /^Test and interview 50 % test, 50 % interview 80 % test, 20 % interview$/ })).toBeVisible();
  await expect(effect(desk, 'Ada Strong')).toContainText('the number87.50 %95.00 %');
  await expect(effect(desk, 'Ben Weak')).toContainText('the number13.75 %7.00 %');
  await expectScorecard(desk, bundles.weak, { overall: '13.75', needed: '70', verdict: 'Not a pass' });
  await toPolicy(desk);
  await putInForce(desk, { Version: '2', 'What the test counts, in percent': '80' });
  await expectScorecard(desk, bundles.weak, { overall: '7.00', needed: '70', verdict: 'Not a pass' });
  await expectScorecard(desk, bundles.strong, { overall: '95.00', needed: '70', verdict: 'A pass' });
});

test('What a rating is worth is shown before and after', async ({ desk, bundles }) => {
  await settled(desk, bundles);
  await toPolicy(desk);
  await desk.button('Fill in r / 5').click();
  await expect(field(desk, 'What a 1 is worth, in percent')).toHaveValue('20');
  await fillIn(desk, { Version: '2' });
  await desk.button(LOOK).click();
  await expect(change(desk).getByRole('row', { name: 'Worth of a rating: 1 0 % 20 %' })).toBeVisible();
  await expect(change(desk).getByRole('row', { name: /^Worth of a rating: 5/ })).toHaveCount(0);
  // Half of 100 and 80; half of 2.50 + 20 × 1/3 × 20 % and 40.
  await expect(effect(desk, 'Ada Strong')).toContainText('87.50 %90.00 %');
  await expect(effect(desk, 'Ben Weak')).toContainText('13.75 %21.92 %');
  await expectScorecard(desk, bundles.strong, { overall: '87.50', needed: '70', verdict: 'A pass' });
  await toPolicy(desk);
  await desk.button('Fill in r / 5').click();
  await putInForce(desk, { Version: '2' });
  await expectScorecard(desk, bundles.strong, { overall: '90.00', needed: '70', verdict: 'A pass' });
  await expectScorecard(desk, bundles.weak, { overall: '21.92', needed: '70', verdict: 'Not a pass' });
});

test('A change can be left, and writing on takes back what was worked out from it', async ({ desk, bundles }) => {
  await desk.open();
  await desk.sitDown();
  await desk.choose({ strong: bundles.strong });
  await toPolicy(desk);
  await fillIn(desk, { Version: '2', 'Threshold in percent': '90' });
  await desk.button(LOOK).click();
  await desk.button('Not now').click();
  await expect(change(desk)).toHaveCount(0);
  await expect(desk.page.getByRole('heading', { name: 'Change it' })).toBeFocused();
  await expect(field(desk, 'Threshold in percent')).toHaveValue('90');
  await desk.button(LOOK).click();
  await expect(change(desk)).toBeVisible();
  await field(desk, 'Threshold in percent').fill('91');
  await expect(change(desk)).toHaveCount(0);
  await expect(field(desk, 'Threshold in percent')).toBeFocused();
});

test('Nobody puts a policy in force without a name', async ({ desk, bundles }) => {
  await desk.open();
  await desk.choose({ strong: bundles.strong });
  await toPolicy(desk);
  await fillIn(desk, { Version: '2', 'Threshold in percent': '90' });
  await desk.button(LOOK).click();
  await desk.button(PUT).click();
  await expect(desk.page.getByText(/Say at the top of the page who you are/)).toBeVisible();
  await expect(setting(desk, 'Threshold')).toHaveText('70 %');
});

test('The way back to the key’s policy is a change like every other', async ({ desk, bundles }) => {
  await settled(desk, bundles);
  await toPolicy(desk);
  const before = await sha256(desk);
  await putInForce(desk, { Version: '2', 'Threshold in percent': '90' });
  await desk.button('Back to the key’s policy').click();
  await expect(change(desk).getByRole('row', { name: 'Threshold 90 % 70 %' })).toBeVisible();
  await expect(effect(desk, 'Ada Strong')).toContainText('a rule not metevery rule met');
  await expect(setting(desk, 'Threshold')).toHaveText('90 %');
  await putInForce(desk, {});
  await expect(setting(desk, 'Threshold')).toHaveText('70 %');
  expect(await sha256(desk)).toBe(before);
  await expect(inForce(desk)).toContainText('It is the policy of the test’s key');
  await expectScorecard(desk, bundles.strong, { overall: '87.50', needed: '70', verdict: 'A pass' });
  await desk.goTo(bundles.strong, 'log');
  await expect(desk.row(/Put the scoring policy [12] \(/)).toHaveCount(2);
});

test('A policy that was downloaded is the same when it is opened again', async ({ desk, bundles }) => {
  await settled(desk, bundles);
  await toPolicy(desk);
  await putInForce(desk, { Version: '2', 'Threshold in percent': '90', 'What a 2 is worth, in percent': '30' });
  const own = await sha256(desk);
  const { name, text } = await desk.saved(() => desk.button('Download policy.json').click());
  expect(name).toBe('policy.json');
  expect(JSON.parse(text)).toMatchObject({ schema: 'assay/policy/1', version: '2', threshold_percent: 90 });
  await putInForce(desk, { Version: '3', 'Threshold in percent': '10' });
  expect(await sha256(desk)).not.toBe(own);

  // It is looked at first.
  await desk.page.getByLabel('Look at a policy from your disk').setInputFiles({
    name: 'policy.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await expect(change(desk).getByRole('row', { name: 'Threshold 10 % 90 %' })).toBeVisible();
  await expect(setting(desk, 'Threshold')).toHaveText('10 %');
  await putInForce(desk, {});
  expect(await sha256(desk)).toBe(own);
  const again = await desk.saved(() => desk.button('Download policy.json').click());
  expect(again.text).toBe(text);

  // On an empty desk, among the other files, it is offered, and is the same once it is put in force.
  await emptyDesk(desk);
  await desk.sitDown();
  await desk.choose({ 'policy.json': text, strong: bundles.strong });
  await expect(desk.messages).toContainText('Bundles opened: 1.');
  await toPolicy(desk);
  expect(await sha256(desk)).not.toBe(own);
  await part(desk, 'Offered').getByRole('button', { name: LOOK }).click();
  await field(desk, 'Why this policy').fill(REASON);
  await desk.button(PUT).click();
  await expect(setting(desk, 'Threshold')).toHaveText('90 %');
  expect(await sha256(desk)).toBe(own);
});

/** A desk in a browser of its own. */
async function emptyDesk(desk) {
  await desk.page.evaluate(() => indexedDB.deleteDatabase('assay-recruiter'));
  await desk.page.goto('about:blank');
  await desk.open();
  await expect(desk.page.getByText('Nobody is on the desk yet')).toBeVisible();
}

const offered = (desk) => part(desk, 'Offered');

/** The policy of the short test with another threshold, as a file. */
async function otherPolicy(desk, version, threshold) {
  await toPolicy(desk);
  const { text } = await desk.saved(() => desk.button('Download policy.json').click());
  return JSON.stringify({ ...JSON.parse(text), version, threshold_percent: threshold });
}

test('A policy that is opened counts for nobody until somebody puts it in force, with a reason', async ({ desk, bundles }) => {
  await settled(desk, bundles);
  const text = await otherPolicy(desk, '2', 90);
  await desk.at('/');
  await desk.choose({ 'theirs.json': text });
  await expect(desk.messages).toContainText('theirs.json brings the scoring policy 2 along. It counts for nobody');
  await expectScorecard(desk, bundles.strong, { overall: '87.50', needed: '70', verdict: 'A pass' });

  // The offer is kept, and still counts for nobody.
  await desk.page.reload();
  await toPolicy(desk);
  await expect(setting(desk, 'Threshold')).toHaveText('70 %');
  await expect(offered(desk)).toContainText('theirs.json');
  await offered(desk).getByRole('button', { name: LOOK }).click();
  await expect(effect(desk, 'Ada Strong')).toContainText('every rule meta rule not met');
  await desk.button(PUT).click();
  await expect(desk.page.getByText('Write why, in at least 20 characters.')).toBeVisible();
  await expect(field(desk, 'Why this policy')).toBeFocused();
  await field(desk, 'Why this policy').fill('because');
  await desk.button(PUT).click();
  await expect(setting(desk, 'Threshold')).toHaveText('70 %');
  await field(desk, 'Why this policy').fill(REASON);
  await desk.button(PUT).click();
  await expect(setting(desk, 'Threshold')).toHaveText('90 %');
  await expect(inForce(desk)).toContainText(REASON);
  await expect(offered(desk)).toHaveCount(0);
  for (const bundle of [bundles.strong, bundles.weak]) {
    await desk.goTo(bundle, 'log');
    await expect(desk.row('Put the scoring policy 2 (')).toContainText(REASON);
  }
});

test('An offer can be removed, and stays away', async ({ desk, bundles }) => {
  await desk.open();
  await desk.choose({ strong: bundles.strong });
  const text = await otherPolicy(desk, '2', 90);
  await desk.at('/');
  await desk.choose({ 'theirs.json': text });
  await toPolicy(desk);
  await offered(desk).getByRole('button', { name: 'Remove the offer' }).click();
  await expect(offered(desk)).toHaveCount(0);
  await desk.page.reload();
  await expect(inForce(desk)).toBeVisible();
  await expect(offered(desk)).toHaveCount(0);
});

test('Candidates who are opened later are scored by the policy in force, and their log says so', async ({ desk, bundles }) => {
  await desk.open();
  await desk.sitDown();
  await desk.choose({ strong: bundles.strong });
  await toPolicy(desk);
  await putInForce(desk, { Version: '2', 'Threshold in percent': '90' });
  await desk.page.reload();
  await desk.at('/');
  await desk.choose({ weak: bundles.weak });
  await expect(desk.messages).toContainText('Bundles opened: 1.');
  await desk.goTo(bundles.weak, 'log');
  await expect(desk.row('Put the scoring policy 2 (')).toContainText(REASON);
  await expect(desk.row('Put the scoring policy 2 (')).toContainText('Ann Rater');
});

test('A colleague’s evaluation does not bring its policy into force', async ({ desk, bundles }) => {
  await settled(desk, bundles);
  await toPolicy(desk);
  await putInForce(desk, { Version: '2', 'Threshold in percent': '90' });
  await desk.goTo(bundles.strong, 'log');
  const { text } = await desk.saved(() => desk.button('Export the evaluation').click());
  expect(JSON.parse(text).schema).toBe('assay/evaluation/2');

  await emptyDesk(desk);
  await desk.sitDown('Cem Third');
  await desk.choose({ strong: bundles.strong, weak: bundles.weak, 'theirs.json': text });
  await expect(desk.messages).toContainText('theirs.json brings the scoring policy 2 along. It counts for nobody');
  await toPolicy(desk);
  await expect(setting(desk, 'Threshold')).toHaveText('70 %');
  await desk.page.reload();
  await expect(setting(desk, 'Threshold')).toHaveText('70 %');
  await expect(offered(desk)).toContainText(REASON);
  await offered(desk).getByRole('button', { name: LOOK }).click();
  await field(desk, 'Why this policy').fill('It is what the panel agreed on in May.');
  await desk.button(PUT).click();
  await expect(setting(desk, 'Threshold')).toHaveText('90 %');
  for (const bundle of [bundles.strong, bundles.weak]) {
    await desk.goTo(bundle, 'log');
    await expect(desk.row('what the panel agreed on')).toContainText('Cem Third');
  }
});

test('A policy about other sections is refused in words', async ({ desk, bundles }) => {
  await desk.open();
  await desk.sitDown();
  await desk.choose({ strong: bundles.strong });
  await toPolicy(desk);
  const { text } = await desk.saved(() => desk.button('Download policy.json').click());
  await desk.page.getByLabel('Look at a policy from your disk').setInputFiles({
    name: 'theirs.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text.replaceAll('"basics"', '"ballads"')),
  });
  await expect(desk.messages).toContainText('The section "basics" of the test has no weight.');
  await expect(desk.messages).toContainText('theirs.json');
  await expect(setting(desk, 'Threshold')).toHaveText('70 %');
});
