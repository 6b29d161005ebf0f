// Asking for an accommodation before the start: the page writes the message, the candidate sends it, and nothing is kept.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { armed } from '../support/arming.mjs';
import { expect, test } from '../support/assay.mjs';
import { expectAccessible } from '../support/axe.mjs';
import { assayProgram } from '../support/companion.mjs';
import { offerWords } from '../support/content.mjs';

let folder;
let path;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assay-'));
  path = (name) => join(folder, name);
  writeFileSync(path('passphrase'), 'four words of mine\n');
  const made = await assayProgram('keygen', 'ours', '--out', path('ours'), '--passphrase-file', path('passphrase'));
  expect(made.code, made.stderr).toBe(0);
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A link with an invitation, on a site that verifies it. */
async function invited(assay, ...more) {
  const { verifying } = JSON.parse(readFileSync(path('ours'), 'utf8')).public;
  assay.config.keys = [{ name: 'ours', verifying }];
  writeFileSync(path('pack.json'), JSON.stringify(assay.pack));
  const made = await assayProgram(
    'invite', '--keys', path('ours'), '--passphrase-file', path('passphrase'), '--candidate', 'C-0042',
    '--site', assay.site.url, '--pack', path('pack.json'), '--campaign', 'spring', ...more,
  );
  expect(made.code, made.stderr).toBe(0);
  return new URL(made.stdout.trim()).hash;
}

/** Unfolds the form. */
async function unfold(page) {
  await page.locator('summary', { hasText: 'Ask for an accommodation' }).click();
  await expect(page.getByRole('group', { name: 'More time' })).toBeVisible();
  await armed(page);
}

const written = (page) => page.getByRole('textbox', { name: 'Text of the message' });

/** What a mail program is given: address, subject and text. */
async function mail(page) {
  const link = new URL(await page.getByRole('link', { name: 'Open in a mail program' }).getAttribute('href'));
  const fields = Object.fromEntries(link.search.slice(1).split('&').map((field) => field.split('=').map(decodeURIComponent)));
  return { to: decodeURIComponent(link.pathname), ...fields };
}

test('An invited candidate asks for what they need: a message with who they are, and never the link', async ({ assay, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { page } = assay;
  offerWords(assay.pack, assay.key);
  const link = await invited(assay);
  const token = link.split('=')[1];
  await assay.open(link);
  await unfold(page);
  await expect(page.getByText('Nobody asks for a reason, and please give none.')).toBeVisible();
  await expect(written(page)).toBeHidden();
  await expectAccessible(page, 'request before anything is asked for');

  await page.getByRole('radio', { name: '50 % more time' }).check();
  await page.getByRole('checkbox', { name: 'Scenarios answered in words' }).check();
  await page.getByLabel('Another day to take it, from').fill('2026-12-01');
  const other = page.getByRole('textbox', { name: 'Anything else that you need' });
  await other.fill('A larger screen & a quiet room, 100 %.\nBcc: nobody@example.com');
  const id = await page.locator('.particulars').filter({ hasText: 'Invitation' }).locator('dd').last().innerText();
  const body = [
    'Hello,', '',
    'Before I start the test, I would like to ask for:',
    '- 50 % more time', '- Scenarios answered in words', '- Another day to take it, from: 2026-12-01',
    '- Also: A larger screen & a quiet room, 100 %.', 'Bcc: nobody@example.com', '',
    'My reference: C-0042', `My invitation: ${id}`, '',
    'Thank you.',
  ];
  await expect(written(page)).toHaveValue(body.join('\n'));
  const message = await mail(page);
  expect(message).toEqual({ to: 'ida@example.com', subject: 'Accommodation for my test: C-0042', body: body.join('\r\n') });
  expect(JSON.stringify(message)).not.toContain(token);
  await assay.button('Copy the text').click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(body.join('\n'));
  await expectAccessible(page, 'request with a message');

  await page.setViewportSize({ width: 320, height: 640 });
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(inner, 'the form scrolls sideways').toBeLessThanOrEqual(outer);
  await expectAccessible(page, 'request on a narrow page');

  // Nothing of it is kept, sent or started.
  expect(assay.endpoint.received).toEqual([]);
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
  expect(kept).not.toContain('quiet room');
  await page.reload();
  await unfold(page);
  await expect(page.getByRole('textbox', { name: 'Anything else that you need' })).toHaveValue('');
  await expect(page.getByRole('timer')).toHaveCount(0);
});

test('Whoever has no invitation can ask as well, and words are offered only where the test has them', async ({ assay }) => {
  const { page } = assay;
  await assay.open('?reference=C-7');
  await unfold(page);
  await expect(page.getByRole('checkbox', { name: 'Scenarios answered in words' })).toHaveCount(0);
  await page.getByRole('radio', { name: 'No time limit' }).check();
  await expect(written(page)).toHaveValue(/- No time limit\n\nMy reference: C-7\n\nThank you\.$/);
  await page.getByRole('radio', { name: 'The time I have now' }).check();
  await expect(written(page)).toBeHidden();
});

test('More than 500 characters are not taken', async ({ assay }) => {
  const { page } = assay;
  await assay.open();
  await unfold(page);
  await page.getByRole('textbox', { name: 'Anything else that you need' }).fill('x'.repeat(520));
  await expect(written(page)).toHaveValue(new RegExp(`- Also: x{500}\\n`));
});

test('Also with a link that has expired, a candidate can ask for another day', async ({ assay }) => {
  const { page } = assay;
  await assay.open(await invited(assay, '--start-by', '2026-01-02 09:00', '--time-zone', 'UTC'));
  await expect(page.getByRole('heading', { level: 1, name: 'Your link has expired' })).toBeVisible();
  await unfold(page);
  await page.getByLabel('Another day to take it, from').fill('2026-03-09');
  await expect(written(page)).toHaveValue(/from: 2026-03-09\n\nMy reference: C-0042\nMy invitation: /);
  await expectAccessible(page, 'request with an expired link');
  await expect(assay.button('Continue')).toHaveCount(0);
});
