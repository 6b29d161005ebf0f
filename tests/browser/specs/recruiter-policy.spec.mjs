import { LOOK, PUT, change, effect, expectScorecard, field, fillIn, inForce, part, putInForce, setting, settled, sha256, toPolicy } from '../support/policy.mjs';
import { expect, test } from '../support/recruiter.mjs';

test.beforeEach(() => test.setTimeout(120_000));

test('The policy in force is shown with what each setting means', async ({ recruiter }) => {
  await recruiter.open('/policy');
  await expect(recruiter.heading('Scoring policy')).toBeVisible();
  await expect(inForce(recruiter)).toContainText('Harbour clerk, a short test, version 1');
  await expect(inForce(recruiter)).toContainText('It is the policy in the test’s answer key');
  await sha256(recruiter);
  await expect(setting(recruiter, 'Threshold')).toHaveText('70 %');
  await expect(setting(recruiter, 'Test and interview')).toHaveText('50 % test, 50 % interview');
  await expect(setting(recruiter, 'Raters')).toHaveText('one for each answer');
  await expect(setting(recruiter, 'Settling differing ratings')).toHaveText('from 2 points apart');
  await expect(setting(recruiter, 'Harmful pick')).toHaveText('if confirmed, it outweighs every number');
  await expect(setting(recruiter, 'Red flag')).toHaveText('if confirmed, it outweighs every number');
  const weights = inForce(recruiter).getByRole('table', { name: 'Weight and minimum of each section' });
  for (const line of ['Basics 40 % 40 % none none', 'Documents 40 % 40 % none none', 'Writing 20 % 20 % 50 % none']) {
    await expect(weights.getByRole('row', { name: line, exact: true })).toBeVisible();
  }
  const worth = inForce(recruiter).getByRole('table', { name: 'What each rating is worth, in percent' });
  for (const line of ['1 0 % 0 % 20 %', '2 25 % 25 % 40 %', '3 50 % 50 % 60 %', '4 75 % 75 % 80 %', '5 100 % 100 % 100 %']) {
    await expect(worth.getByRole('row', { name: line, exact: true })).toBeVisible();
  }
});

test('Without the key there is no policy to show, and that is said', async ({ recruiter }) => {
  await recruiter.open('/policy', { hasKey: false });
  await expect(recruiter.page.getByText(/There is no policy to show, because the questions of the test \(pack\) or their answer key are missing/)).toBeVisible();
});

test('Weights that do not add up are told at once, and nothing can be put in force', async ({ recruiter }) => {
  await recruiter.open('/policy');
  await expect(recruiter.page.getByText('The weights add up to 100.')).toBeVisible();
  await fillIn(recruiter, { Version: '2', 'Weight of Basics in percent': '50' });
  await expect(recruiter.page.getByText('The weights add up to 110. They have to add up to 100.')).toBeVisible();
  await recruiter.button(LOOK).click();
  await expect(recruiter.page.getByText('Something needs correcting first. The field says what.')).toBeVisible();
  await expect(field(recruiter, 'Weight of Basics in percent')).toBeFocused();
  await expect(recruiter.button(PUT)).toHaveCount(0);

  await fillIn(recruiter, { 'Weight of Basics in percent': 'half' });
  await expect(recruiter.page.getByText('One weight is not a whole number yet, so there is no sum.')).toBeVisible();
  await expect(field(recruiter, 'Weight of Basics in percent')).toHaveAttribute('aria-invalid', 'true');

  await fillIn(recruiter, { 'Weight of Basics in percent': '50', 'Weight of Documents in percent': '30' });
  await expect(recruiter.page.getByText('The weights add up to 100.')).toBeVisible();
  await recruiter.button(LOOK).click();
  // Candidates were told something else.
  await expect(change(recruiter)).toContainText('Candidates were told different weights before the test.');
  await expect(change(recruiter)).toContainText('Basics: told 40 %, counts 50 %.');
  await expect(change(recruiter).getByRole('row', { name: 'Weight: Documents 40 % 30 %' })).toBeVisible();
});

test('A threshold and minimums other than candidates read are named', async ({ recruiter }) => {
  const { threshold_percent, minimum_percent } = recruiter.key.policy;
  recruiter.pack.pass_rule = { threshold_percent, minimum_percent };
  await recruiter.open('/policy');
  await expect(inForce(recruiter)).not.toContainText('candidates read of other limits');
  await fillIn(recruiter, { Version: '2', 'Threshold in percent': '80', 'Minimum of Writing in percent; empty for none': '' });
  await recruiter.button(LOOK).click();
  await expect(change(recruiter)).toContainText('candidates read of other limits');
  await expect(change(recruiter).getByRole('listitem')).toContainText([
    'Threshold: told 70 %, counts 80 %.',
    'Minimum: Writing: told 50 %, counts none.',
  ]);
});

test('What is wrong with a field is said beside it', async ({ recruiter }) => {
  await recruiter.open('/policy');
  for (const [name, wrong] of [
    ['Threshold in percent', '101'],
    ['How much the test counts, in percent', '-1'],
    ['What a 4 is worth, in percent', '12.5'],
    ['A third person settles ratings this many points apart (1 to 4)', '5'],
    ['Minimum of Writing in percent; empty for none', 'some'],
  ]) {
    const right = await field(recruiter, name).inputValue();
    await fillIn(recruiter, { Version: '2', [name]: wrong });
    await expect(field(recruiter, name), name).toHaveAttribute('aria-invalid', 'true');
    await expect(field(recruiter, name), name).toHaveAccessibleDescription(/\w/);
    await recruiter.button(LOOK).click();
    await expect(field(recruiter, name), name).toBeFocused();
    await expect(recruiter.button(PUT), name).toHaveCount(0);
    await field(recruiter, name).fill(right);
    await expect(field(recruiter, name), name).not.toHaveAttribute('aria-invalid', 'true');
  }
  // A better rating cannot be worth less than a worse one.
  await fillIn(recruiter, { 'What a 4 is worth, in percent': '20' });
  await expect(recruiter.page.getByText(/A better rating counts less than a worse one/)).toBeVisible();
});

test('A version that is not changed is refused, and so is one that means another policy', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong });
  await toPolicy(recruiter);
  const taken = /Another policy already has this version\. Enter a new one/;
  await fillIn(recruiter, { 'Threshold in percent': '90' });
  await recruiter.button(LOOK).click();
  await expect(recruiter.page.getByText(taken)).toBeVisible();
  await expect(field(recruiter, 'Version')).toBeFocused();
  await expect(recruiter.button(PUT)).toHaveCount(0);
  await fillIn(recruiter, { Version: '' });
  await expect(recruiter.page.getByText('Give this policy a version, such as 1.1 or 2026-autumn.')).toBeVisible();
  await putInForce(recruiter, { Version: '2' });
  // The key’s version still names the key’s policy.
  await fillIn(recruiter, { Version: '1' });
  await recruiter.button(LOOK).click();
  await expect(recruiter.page.getByText(taken)).toBeVisible();
  await expect(recruiter.button(PUT)).toHaveCount(0);
});

test('Without a change there is nothing to put in force', async ({ recruiter }) => {
  await recruiter.open('/policy');
  await recruiter.button(LOOK).click();
  await expect(recruiter.page.getByText('The form shows the policy that is in force.')).toBeVisible();
  await fillIn(recruiter, { 'Threshold in percent': '90' });
  await recruiter.button('Undo my changes').click();
  await expect(field(recruiter, 'Threshold in percent')).toHaveValue('70');
  await expect(recruiter.button(PUT)).toHaveCount(0);
});

test('Another threshold is shown before and after, and counts once it is put in force', async ({ recruiter, bundles }) => {
  await settled(recruiter, bundles);
  await toPolicy(recruiter);
  await fillIn(recruiter, { Version: '2', 'Threshold in percent': '90' });
  await recruiter.button(LOOK).click();
  await expect(recruiter.page.getByRole('heading', { name: 'What would change' })).toBeFocused();
  await expect(change(recruiter).getByRole('row', { name: 'Threshold 70 % 90 %' })).toBeVisible();
  await expect(change(recruiter)).toContainText('Of 2 candidates, what the rules say changes for 1, and the overall result for 0.');
  await expect(effect(recruiter, 'Ada Strong')).toHaveText('Ada Strongwhat the rules say87.50 %87.50 %every rule meta rule not met');
  await expect(effect(recruiter, 'Ben Weak')).toHaveText('Ben Weaknone13.75 %13.75 %a rule not meta rule not met');

  // Nothing of it counts yet.
  await expect(setting(recruiter, 'Threshold')).toHaveText('70 %');
  await expectScorecard(recruiter, bundles.strong, { overall: '87.50', needed: '70', verdict: 'A pass' });
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row('Put the scoring policy')).toHaveCount(0);

  await toPolicy(recruiter);
  await putInForce(recruiter, { Version: '2', 'Threshold in percent': '90' });
  await expect(recruiter.page.getByRole('heading', { name: 'In force' })).toBeFocused();
  await expect(setting(recruiter, 'Threshold')).toHaveText('90 %');
  await expect(inForce(recruiter)).toContainText('It was put in force on this page, in place of the policy in the answer key.');
  await expectScorecard(recruiter, bundles.strong, { overall: '87.50', needed: '90', verdict: 'Not a pass' });
  for (const bundle of [bundles.strong, bundles.weak]) {
    await recruiter.goTo(bundle, 'log');
    await expect(recruiter.row('Put the scoring policy 2 (')).toContainText('Ann Rater');
  }

  // It still counts after a reload.
  await recruiter.page.reload();
  await expectScorecard(recruiter, bundles.strong, { overall: '87.50', needed: '90', verdict: 'Not a pass' });
});

test('What the test counts beside the interview is shown before and after', async ({ recruiter, bundles }) => {
  await settled(recruiter, bundles);
  await toPolicy(recruiter);
  await fillIn(recruiter, { Version: '2', 'How much the test counts, in percent': '80' });
  await expect(recruiter.page.getByText('The interview counts the other 20 %.')).toBeVisible();
  await recruiter.button(LOOK).click();
  await expect(change(recruiter).getByRole('row', { name: /^Test and interview 50 % test, 50 % interview 80 % test, 20 % interview$/ })).toBeVisible();
  await expect(effect(recruiter, 'Ada Strong')).toContainText('the number87.50 %95.00 %');
  await expect(effect(recruiter, 'Ben Weak')).toContainText('the number13.75 %7.00 %');
  await expectScorecard(recruiter, bundles.weak, { overall: '13.75', needed: '70', verdict: 'Not a pass' });
  await toPolicy(recruiter);
  await putInForce(recruiter, { Version: '2', 'How much the test counts, in percent': '80' });
  await expectScorecard(recruiter, bundles.weak, { overall: '7.00', needed: '70', verdict: 'Not a pass' });
  await expectScorecard(recruiter, bundles.strong, { overall: '95.00', needed: '70', verdict: 'A pass' });
});

test('What a rating is worth is shown before and after', async ({ recruiter, bundles }) => {
  await settled(recruiter, bundles);
  await toPolicy(recruiter);
  await recruiter.button('Fill in r / 5').click();
  await expect(field(recruiter, 'What a 1 is worth, in percent')).toHaveValue('20');
  await fillIn(recruiter, { Version: '2' });
  await recruiter.button(LOOK).click();
  await expect(change(recruiter).getByRole('row', { name: 'Worth of a rating: 1 0 % 20 %' })).toBeVisible();
  await expect(change(recruiter).getByRole('row', { name: /^Worth of a rating: 5/ })).toHaveCount(0);
  // Half of 100 and 80; half of 2.50 + 20 × 1/3 × 20 % and 40.
  await expect(effect(recruiter, 'Ada Strong')).toContainText('87.50 %90.00 %');
  await expect(effect(recruiter, 'Ben Weak')).toContainText('13.75 %21.92 %');
  await expectScorecard(recruiter, bundles.strong, { overall: '87.50', needed: '70', verdict: 'A pass' });
  await toPolicy(recruiter);
  await recruiter.button('Fill in r / 5').click();
  await putInForce(recruiter, { Version: '2' });
  await expectScorecard(recruiter, bundles.strong, { overall: '90.00', needed: '70', verdict: 'A pass' });
  await expectScorecard(recruiter, bundles.weak, { overall: '21.92', needed: '70', verdict: 'Not a pass' });
});

test('A change can be left, and writing on takes back what was worked out from it', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong });
  await toPolicy(recruiter);
  await fillIn(recruiter, { Version: '2', 'Threshold in percent': '90' });
  await recruiter.button(LOOK).click();
  await recruiter.button('Not now').click();
  await expect(change(recruiter)).toHaveCount(0);
  await expect(recruiter.page.getByRole('heading', { name: 'Change it' })).toBeFocused();
  await expect(field(recruiter, 'Threshold in percent')).toHaveValue('90');
  await recruiter.button(LOOK).click();
  await expect(change(recruiter)).toBeVisible();
  await field(recruiter, 'Threshold in percent').fill('91');
  await expect(change(recruiter)).toHaveCount(0);
  await expect(field(recruiter, 'Threshold in percent')).toBeFocused();
});

test('Nobody puts a policy in force without a name', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong });
  await toPolicy(recruiter);
  await fillIn(recruiter, { Version: '2', 'Threshold in percent': '90' });
  await recruiter.button(LOOK).click();
  await recruiter.button(PUT).click();
  await expect(recruiter.page.getByText(/Enter your name at the top of the page first/)).toBeVisible();
  await expect(setting(recruiter, 'Threshold')).toHaveText('70 %');
});

test('The way back to the key’s policy is a change like every other', async ({ recruiter, bundles }) => {
  await settled(recruiter, bundles);
  await toPolicy(recruiter);
  const before = await sha256(recruiter);
  await putInForce(recruiter, { Version: '2', 'Threshold in percent': '90' });
  await recruiter.button('Back to the policy in the answer key').click();
  await expect(change(recruiter).getByRole('row', { name: 'Threshold 90 % 70 %' })).toBeVisible();
  await expect(effect(recruiter, 'Ada Strong')).toContainText('a rule not metevery rule met');
  await expect(setting(recruiter, 'Threshold')).toHaveText('90 %');
  await putInForce(recruiter, {});
  await expect(setting(recruiter, 'Threshold')).toHaveText('70 %');
  expect(await sha256(recruiter)).toBe(before);
  await expect(inForce(recruiter)).toContainText('It is the policy in the test’s answer key');
  await expectScorecard(recruiter, bundles.strong, { overall: '87.50', needed: '70', verdict: 'A pass' });
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row(/Put the scoring policy [12] \(/)).toHaveCount(2);
});

test('A minimum of rated answers, of an area and weights of questions are set in the form, and stand by name on the scorecard', async ({ recruiter, bundles }) => {
  await settled(recruiter, bundles);
  await toPolicy(recruiter);
  // Nobody rates answers in the other sections.
  await expect(recruiter.page.getByRole('textbox', { name: /^Minimum of rated answers in / })).toHaveCount(1);
  const fields = {
    Version: '2',
    'Minimum of rated answers in Writing in percent; empty for none': '60',
    'Technical, minimum in percent; empty for none': '80',
    'Leadership and communication, minimum in percent; empty for none': '50',
  };
  await fillIn(recruiter, fields);
  await recruiter.page.getByRole('radio', { name: 'also near a limit' }).check();
  await recruiter.button(LOOK).click();
  await expect(change(recruiter).getByRole('row', { name: 'Minimum of rated answers: Writing none 60 %' })).toBeVisible();
  await expect(change(recruiter)).toContainText('Technical: 80 %; Leadership and communication: 50 %');
  await putInForce(recruiter, fields);
  await expect(setting(recruiter, 'Second rater')).toHaveText('also near a limit');

  await recruiter.goTo(bundles.strong);
  const rules = recruiter.page.getByRole('list', { name: 'Rules for a pass' }).getByRole('listitem');
  for (const [name, word] of [
    ['Minimum of rated answers in Writing', 'Met'],
    ['Minimum in the interview: Technical', 'Not met'],
    ['Minimum in the interview: Leadership and communication', 'Met'],
  ]) {
    const rule = rules.filter({ has: recruiter.page.getByText(name, { exact: true }) });
    await expect(rule.getByText(word, { exact: true }), name).toBeVisible();
  }
  await expect(part(recruiter, 'What the rules say')).toContainText('Minimum in the interview: Technical');

  // While the panel rates, each area has its score beside its minimum.
  await recruiter.goTo(bundles.strong, 'interview');
  const areas = part(recruiter, 'Areas of the interview');
  await expect(areas).toContainText(/Technical\s*75\.00 %\s*needs 80 % Not met/);
  await expect(areas).toContainText(/Leadership and communication\s*75\.00 %\s*needs 50 % Met/);
});
