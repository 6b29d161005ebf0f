import { LOOK, PUT, REASON, change, effect, expectScorecard, field, inForce, part, putInForce, setting, settled, sha256, toPolicy } from '../support/policy.mjs';
import { expect, test } from '../support/recruiter.mjs';

test.beforeEach(() => test.setTimeout(120_000));

test('A policy that was downloaded is the same when it is opened again', async ({ recruiter, bundles }) => {
  await settled(recruiter, bundles);
  await toPolicy(recruiter);
  await putInForce(recruiter, { Version: '2', 'Threshold in percent': '90', 'What a 2 is worth, in percent': '30' });
  const own = await sha256(recruiter);
  const { name, text } = await recruiter.saved(() => recruiter.button('Download policy.json').click());
  expect(name).toBe('policy.json');
  expect(JSON.parse(text)).toMatchObject({ schema: 'assay/policy/1', version: '2', threshold_percent: 90 });
  await putInForce(recruiter, { Version: '3', 'Threshold in percent': '10' });
  expect(await sha256(recruiter)).not.toBe(own);

  // It is looked at first.
  await recruiter.page.getByLabel('Preview a policy file from your disk').setInputFiles({
    name: 'policy.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await expect(change(recruiter).getByRole('row', { name: 'Threshold 10 % 90 %' })).toBeVisible();
  await expect(setting(recruiter, 'Threshold')).toHaveText('10 %');
  await putInForce(recruiter, {});
  expect(await sha256(recruiter)).toBe(own);
  const again = await recruiter.saved(() => recruiter.button('Download policy.json').click());
  expect(again.text).toBe(text);

  // On an empty page, among the other files, it is offered, and is the same once it is put in force.
  await emptyPage(recruiter);
  await recruiter.sitDown();
  await recruiter.choose({ 'policy.json': text, strong: bundles.strong });
  await expect(recruiter.messages).toContainText('Answer files opened: 1.');
  await toPolicy(recruiter);
  expect(await sha256(recruiter)).not.toBe(own);
  await part(recruiter, 'Offered').getByRole('button', { name: LOOK }).click();
  await field(recruiter, 'Why this policy').fill(REASON);
  await recruiter.button(PUT).click();
  await expect(setting(recruiter, 'Threshold')).toHaveText('90 %');
  expect(await sha256(recruiter)).toBe(own);
});

/** A recruiter's page in a browser of its own. */
async function emptyPage(recruiter) {
  await recruiter.page.evaluate(() => indexedDB.deleteDatabase('assay-recruiter'));
  await recruiter.page.goto('about:blank');
  await recruiter.open();
  await expect(recruiter.page.getByText('No candidates yet')).toBeVisible();
}

const offered = (recruiter) => part(recruiter, 'Offered');

/** The policy of the short test with another threshold, as a file. */
async function otherPolicy(recruiter, version, threshold) {
  await toPolicy(recruiter);
  const { text } = await recruiter.saved(() => recruiter.button('Download policy.json').click());
  return JSON.stringify({ ...JSON.parse(text), version, threshold_percent: threshold });
}

test('A policy that is opened counts for nobody until somebody puts it in force, with a reason', async ({ recruiter, bundles }) => {
  await settled(recruiter, bundles);
  const text = await otherPolicy(recruiter, '2', 90);
  await recruiter.at('/');
  await recruiter.choose({ 'theirs.json': text });
  await expect(recruiter.messages).toContainText('theirs.json came with the scoring policy 2. It does not count yet');
  await expectScorecard(recruiter, bundles.strong, { overall: '87.50', needed: '70', verdict: 'A pass' });

  // The offer is kept, and still counts for nobody.
  await recruiter.page.reload();
  await toPolicy(recruiter);
  await expect(setting(recruiter, 'Threshold')).toHaveText('70 %');
  await expect(offered(recruiter)).toContainText('theirs.json');
  await offered(recruiter).getByRole('button', { name: LOOK }).click();
  await expect(effect(recruiter, 'Ada Strong')).toContainText('every rule meta rule not met');
  await recruiter.button(PUT).click();
  await expect(recruiter.page.getByText('Write why, in at least 20 characters.')).toBeVisible();
  await expect(field(recruiter, 'Why this policy')).toBeFocused();
  await field(recruiter, 'Why this policy').fill('because');
  await recruiter.button(PUT).click();
  await expect(setting(recruiter, 'Threshold')).toHaveText('70 %');
  await field(recruiter, 'Why this policy').fill(REASON);
  await recruiter.button(PUT).click();
  await expect(setting(recruiter, 'Threshold')).toHaveText('90 %');
  await expect(inForce(recruiter)).toContainText(REASON);
  await expect(offered(recruiter)).toHaveCount(0);
  for (const bundle of [bundles.strong, bundles.weak]) {
    await recruiter.goTo(bundle, 'log');
    await expect(recruiter.row('Put the scoring policy 2 (')).toContainText(REASON);
  }
});

test('An offer can be removed, and stays away', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong });
  const text = await otherPolicy(recruiter, '2', 90);
  await recruiter.at('/');
  await recruiter.choose({ 'theirs.json': text });
  await toPolicy(recruiter);
  await offered(recruiter).getByRole('button', { name: 'Remove the offer' }).click();
  await expect(offered(recruiter)).toHaveCount(0);
  await recruiter.page.reload();
  await expect(inForce(recruiter)).toBeVisible();
  await expect(offered(recruiter)).toHaveCount(0);
});

test('Candidates who are opened later are scored by the policy in force, and their log says so', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong });
  await toPolicy(recruiter);
  await putInForce(recruiter, { Version: '2', 'Threshold in percent': '90' });
  await recruiter.page.reload();
  await recruiter.at('/');
  await recruiter.choose({ weak: bundles.weak });
  await expect(recruiter.messages).toContainText('Answer files opened: 1.');
  await recruiter.goTo(bundles.weak, 'log');
  await expect(recruiter.row('Put the scoring policy 2 (')).toContainText(REASON);
  await expect(recruiter.row('Put the scoring policy 2 (')).toContainText('Ann Rater');
});

test('A colleague’s evaluation does not bring its policy into force', async ({ recruiter, bundles }) => {
  await settled(recruiter, bundles);
  await toPolicy(recruiter);
  await putInForce(recruiter, { Version: '2', 'Threshold in percent': '90' });
  await recruiter.goTo(bundles.strong, 'log');
  const { text } = await recruiter.saved(() => recruiter.button('Export the evaluation').click());
  expect(JSON.parse(text).schema).toBe('assay/evaluation/2');

  await emptyPage(recruiter);
  await recruiter.sitDown('Cem Third');
  await recruiter.choose({ strong: bundles.strong, weak: bundles.weak, 'theirs.json': text });
  await expect(recruiter.messages).toContainText('theirs.json came with the scoring policy 2. It does not count yet');
  await toPolicy(recruiter);
  await expect(setting(recruiter, 'Threshold')).toHaveText('70 %');
  await recruiter.page.reload();
  await expect(setting(recruiter, 'Threshold')).toHaveText('70 %');
  await expect(offered(recruiter)).toContainText(REASON);
  await offered(recruiter).getByRole('button', { name: LOOK }).click();
  await field(recruiter, 'Why this policy').fill('It is what the panel agreed on in May.');
  await recruiter.button(PUT).click();
  await expect(setting(recruiter, 'Threshold')).toHaveText('90 %');
  for (const bundle of [bundles.strong, bundles.weak]) {
    await recruiter.goTo(bundle, 'log');
    await expect(recruiter.row('what the panel agreed on')).toContainText('Cem Third');
  }
});

test('A policy about other sections is refused in words', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong });
  await toPolicy(recruiter);
  const { text } = await recruiter.saved(() => recruiter.button('Download policy.json').click());
  await recruiter.page.getByLabel('Preview a policy file from your disk').setInputFiles({
    name: 'theirs.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text.replaceAll('"basics"', '"ballads"')),
  });
  await expect(recruiter.messages).toContainText('The section "basics" of the test has no weight.');
  await expect(recruiter.messages).toContainText('theirs.json');
  await expect(setting(recruiter, 'Threshold')).toHaveText('70 %');
});
