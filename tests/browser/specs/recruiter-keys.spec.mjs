import { content } from '../support/driven.mjs';
import { expect, test } from '../support/recruiter.mjs';

test.beforeEach(() => test.setTimeout(120_000));

const LOOK = 'Show what changes';
const PUT = 'Put in force';
const REASON = 'The first one was the key of last year.';

/** A key of the short test in which another answer to the first item is right. */
function keyWith(recruiter, correct) {
  const { key } = content(recruiter.pack, recruiter.key);
  const document = JSON.parse(key);
  document.items.tide.correct = correct;
  return JSON.stringify(document);
}

const report = (recruiter) => recruiter.page.getByRole('region', { name: 'Re-grade report', exact: true });

/** The line of one candidate in the report. */
function line(recruiter, name) {
  const table = recruiter.page.getByRole('table', { name: 'Re-grade report' });
  return table.getByRole('row').filter({ has: recruiter.page.getByRole('rowheader', { name, exact: true }) });
}

async function toKeys(recruiter) {
  await recruiter.at('/keys');
  await expect(recruiter.heading('Team file and keys')).toBeVisible();
}

/** What the test earned on the scorecard. */
async function expectTest(recruiter, bundle, percent) {
  await recruiter.goTo(bundle);
  await expect(recruiter.page.getByRole('row', { name: new RegExp(`^Test ${percent.replace('.', '\\.')}`) }).first()).toBeVisible();
}

async function putInForce(recruiter) {
  await recruiter.page.getByRole('textbox', { name: 'Why this key' }).fill(REASON);
  await recruiter.button(PUT).click();
  await expect(recruiter.messages).toContainText('Another key is in force now.');
}

test('A corrected key counts only once it is put in force, and then for good', async ({ recruiter, bundles }) => {
  await recruiter.open('', { hasKey: false });
  await recruiter.sitDown();
  // By its name, the wrong key comes last.
  await recruiter.choose({ 'z-wrong.key.json': keyWith(recruiter, 'a'), strong: bundles.strong, weak: bundles.weak });
  await expect(recruiter.messages).toContainText('Answer files opened: 2.');
  await recruiter.rateLetter(bundles.strong, 5);
  await recruiter.goTo(bundles.strong);
  const wrong = await recruiter.page.getByRole('row', { name: /^Test \d/ }).first().innerText();

  await recruiter.at('/');
  await recruiter.choose({ 'a-right.key.json': keyWith(recruiter, 'b') });
  await expect(recruiter.messages).toContainText('a-right.key.json is another answer key for the same test');
  await expect(recruiter.messages).toContainText('nothing has changed');
  await recruiter.goTo(bundles.strong);
  expect(await recruiter.page.getByRole('row', { name: /^Test \d/ }).first().innerText()).toBe(wrong);

  // Kept over a reload, it still only stands beside the other.
  await recruiter.page.reload();
  await toKeys(recruiter);
  await recruiter.button(LOOK).click();
  await expect(recruiter.page.getByRole('heading', { name: 'Re-grade report' })).toBeFocused();
  await expect(report(recruiter)).toContainText('Of 2 candidates for this test');
  await expect(line(recruiter, 'Ada Strong')).toContainText('0.00 % → 100.00 %');

  await recruiter.button(PUT).click();
  await expect(recruiter.page.getByText('Write why, in at least 20 characters.')).toBeVisible();
  await expect(recruiter.page.getByRole('textbox', { name: 'Why this key' })).toBeFocused();
  await putInForce(recruiter);
  await expectTest(recruiter, bundles.strong, '100.00');

  // For good.
  await recruiter.page.reload();
  await expectTest(recruiter, bundles.strong, '100.00');
  for (const bundle of [bundles.strong, bundles.weak]) {
    await recruiter.goTo(bundle, 'log');
    await expect(recruiter.row('Put the key')).toContainText(REASON);
    await expect(recruiter.row('Put the key')).toContainText('Ann Rater');
  }
  await toKeys(recruiter);
  await expect(recruiter.page.locator('#main')).toContainText('It was opened here: a-right.key.json.');
  await expect(recruiter.page.locator('#main')).not.toContainText('z-wrong');
});

test('A key that was opened takes the place of the one beside the page, until it is removed', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.rateLetter(bundles.strong, 5);
  await expectTest(recruiter, bundles.strong, '100.00');
  await recruiter.at('/');
  await recruiter.choose({ 'mine.key.json': keyWith(recruiter, 'a') });
  await toKeys(recruiter);
  await recruiter.button(LOOK).click();
  await expect(line(recruiter, 'Ada Strong')).toContainText('100.00 % → 0.00 %');
  await putInForce(recruiter);
  await recruiter.page.reload();
  await recruiter.goTo(bundles.strong);
  await expect(recruiter.page.getByRole('row', { name: /^Test \d/ }).first()).toBeVisible();
  await expect(recruiter.page.getByRole('row', { name: /^Test 100\.00/ })).toHaveCount(0);

  // Removed, the one beside the page counts again; that is a change like every other.
  await toKeys(recruiter);
  await recruiter.button('Show what changes without it').click();
  await expect(line(recruiter, 'Ada Strong')).toContainText('0.00 % → 100.00 %');
  await putInForce(recruiter);
  await expectTest(recruiter, bundles.strong, '100.00');
  await recruiter.page.reload();
  await expectTest(recruiter, bundles.strong, '100.00');
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row('Put the key')).toHaveCount(2);
});

/** Removes a file that was opened, after the question. */
async function removeFile(recruiter, file) {
  await recruiter.button(`Remove ${file}`).click();
  const question = recruiter.page.getByRole('dialog', { name: 'Remove this file from the browser?' });
  await expect(question).toContainText(`${file} is removed from this page`);
  await question.getByRole('button', { name: 'Remove it' }).click();
  await expect(question).toBeHidden();
}

test('A key that was opened by mistake is removed, and so are a pack and a kit', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong, 'mistake.key.json': keyWith(recruiter, 'a') });
  const opened = recruiter.page.locator('.recruiter-opened');
  await expect(opened).toContainText('mistake.key.json');
  await recruiter.unfoldFiles();
  await removeFile(recruiter, 'mistake.key.json');
  await expect(recruiter.messages).toContainText('mistake.key.json is no longer on this page.');
  await expect(opened).toHaveCount(0);

  const kit = JSON.parse(await (await fetch(`${recruiter.site.url}kit/cto-smb.json`)).text());
  const pack = JSON.stringify({ ...recruiter.pack, version: '1.0.1' });
  await recruiter.choose({ 'other.kit.json': JSON.stringify({ ...kit, role: 'Harbour clerk' }), 'other.pack.json': pack });
  await expect(opened).toContainText('other.kit.json');
  await expect(opened).toContainText('other.pack.json');
  await recruiter.page.reload();
  await recruiter.unfoldFiles();
  await recruiter.button('Remove other.kit.json').click();
  await recruiter.button('Cancel').click();
  await expect(recruiter.button('Remove other.kit.json')).toBeFocused();
  await removeFile(recruiter, 'other.kit.json');
  await expect(recruiter.page.getByRole('heading', { level: 3, name: 'Files in use' })).toBeFocused();
  await removeFile(recruiter, 'other.pack.json');
  await expect(opened).toHaveCount(0);
  await recruiter.page.reload();
  await expect(recruiter.listed('Ada Strong')).toBeVisible();
  await expect(opened).toHaveCount(0);
});
