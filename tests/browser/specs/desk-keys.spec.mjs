import { content } from '../support/driven.mjs';
import { expect, test } from '../support/desk.mjs';

test.beforeEach(() => test.setTimeout(120_000));

const LOOK = 'Show what changes';
const PUT = 'Put in force';
const REASON = 'The first one was the key of last year.';

/** A key of the short test in which another answer to the first item is right. */
function keyWith(desk, correct) {
  const { key } = content(desk.pack, desk.key);
  const document = JSON.parse(key);
  document.items.tide.correct = correct;
  return JSON.stringify(document);
}

const report = (desk) => desk.page.getByRole('region', { name: 'Re-grade report', exact: true });

/** The line of one candidate in the report. */
function line(desk, name) {
  const table = desk.page.getByRole('table', { name: 'Re-grade report' });
  return table.getByRole('row').filter({ has: desk.page.getByRole('rowheader', { name, exact: true }) });
}

async function toKeys(desk) {
  await desk.at('/keys');
  await expect(desk.heading('Keys')).toBeVisible();
}

/** What the test earned on the scorecard. */
async function expectTest(desk, bundle, percent) {
  await desk.goTo(bundle);
  await expect(desk.page.getByRole('row', { name: new RegExp(`^Test ${percent.replace('.', '\\.')}`) }).first()).toBeVisible();
}

async function putInForce(desk) {
  await desk.page.getByRole('textbox', { name: 'Why this key' }).fill(REASON);
  await desk.button(PUT).click();
  await expect(desk.messages).toContainText('Another key counts now.');
}

test('A corrected key counts only once it is put in force, and then for good', async ({ desk, bundles }) => {
  await desk.open('', { hasKey: false });
  await desk.sitDown();
  // By its name, the wrong key comes last.
  await desk.choose({ 'z-wrong.key.json': keyWith(desk, 'a'), strong: bundles.strong, weak: bundles.weak });
  await expect(desk.messages).toContainText('Bundles opened: 2.');
  await desk.rateLetter(bundles.strong, 5);
  await desk.goTo(bundles.strong);
  const wrong = await desk.page.getByRole('row', { name: /^Test \d/ }).first().innerText();

  await desk.at('/');
  await desk.choose({ 'a-right.key.json': keyWith(desk, 'b') });
  await expect(desk.messages).toContainText('a-right.key.json is another key for the same test');
  await expect(desk.messages).toContainText('nothing has changed');
  await desk.goTo(bundles.strong);
  expect(await desk.page.getByRole('row', { name: /^Test \d/ }).first().innerText()).toBe(wrong);

  // Kept over a reload, it still only stands beside the other.
  await desk.page.reload();
  await toKeys(desk);
  await desk.button(LOOK).click();
  await expect(desk.page.getByRole('heading', { name: 'Re-grade report' })).toBeFocused();
  await expect(report(desk)).toContainText('Of 2 candidates of this test');
  await expect(line(desk, 'Ada Strong')).toContainText('0.00 % → 100.00 %');

  await desk.button(PUT).click();
  await expect(desk.page.getByText('Write why, in at least 20 characters.')).toBeVisible();
  await expect(desk.page.getByRole('textbox', { name: 'Why this key' })).toBeFocused();
  await putInForce(desk);
  await expectTest(desk, bundles.strong, '100.00');

  // For good.
  await desk.page.reload();
  await expectTest(desk, bundles.strong, '100.00');
  for (const bundle of [bundles.strong, bundles.weak]) {
    await desk.goTo(bundle, 'log');
    await expect(desk.row('Put the key')).toContainText(REASON);
    await expect(desk.row('Put the key')).toContainText('Ann Rater');
  }
  await toKeys(desk);
  await expect(desk.page.locator('#main')).toContainText('It was opened: a-right.key.json.');
  await expect(desk.page.locator('#main')).not.toContainText('z-wrong');
});

test('A key that was opened takes the place of the one beside the page, until it is removed', async ({ desk, bundles }) => {
  await desk.open();
  await desk.sitDown();
  await desk.choose({ strong: bundles.strong });
  await desk.rateLetter(bundles.strong, 5);
  await expectTest(desk, bundles.strong, '100.00');
  await desk.at('/');
  await desk.choose({ 'mine.key.json': keyWith(desk, 'a') });
  await toKeys(desk);
  await desk.button(LOOK).click();
  await expect(line(desk, 'Ada Strong')).toContainText('100.00 % → 0.00 %');
  await putInForce(desk);
  await desk.page.reload();
  await desk.goTo(bundles.strong);
  await expect(desk.page.getByRole('row', { name: /^Test \d/ }).first()).toBeVisible();
  await expect(desk.page.getByRole('row', { name: /^Test 100\.00/ })).toHaveCount(0);

  // Removed, the one beside the page counts again; that is a change like every other.
  await toKeys(desk);
  await desk.button('Show what changes without it').click();
  await expect(line(desk, 'Ada Strong')).toContainText('0.00 % → 100.00 %');
  await putInForce(desk);
  await expectTest(desk, bundles.strong, '100.00');
  await desk.page.reload();
  await expectTest(desk, bundles.strong, '100.00');
  await desk.goTo(bundles.strong, 'log');
  await expect(desk.row('Put the key')).toHaveCount(2);
});

test('A key that was opened by mistake is removed, and so are a pack and a kit', async ({ desk, bundles }) => {
  await desk.open();
  await desk.choose({ strong: bundles.strong, 'mistake.key.json': keyWith(desk, 'a') });
  const opened = desk.page.locator('.desk-opened');
  await expect(opened).toContainText('mistake.key.json');
  await desk.button('Remove mistake.key.json').click();
  await expect(desk.messages).toContainText('mistake.key.json is no longer on the desk.');
  await expect(opened).toHaveCount(0);

  const kit = JSON.parse(await (await fetch(`${desk.site.url}kit/cto-smb.json`)).text());
  const pack = JSON.stringify({ ...desk.pack, version: '1.0.1' });
  await desk.choose({ 'other.kit.json': JSON.stringify({ ...kit, role: 'Harbour clerk' }), 'other.pack.json': pack });
  await expect(opened).toContainText('other.kit.json');
  await expect(opened).toContainText('other.pack.json');
  await desk.page.reload();
  await desk.button('Remove other.kit.json').click();
  await desk.button('Remove other.pack.json').click();
  await expect(opened).toHaveCount(0);
  await desk.page.reload();
  await expect(desk.listed('Ada Strong')).toBeVisible();
  await expect(opened).toHaveCount(0);
});
