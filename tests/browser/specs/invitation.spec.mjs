// Personal links: what a signed invitation grants, and whoever cannot begin with the link is told why and what to do.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../support/assay.mjs';
import { expectAccessible } from '../support/axe.mjs';
import { assayProgram } from '../support/companion.mjs';

let folder;
let path;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assay-'));
  path = (name) => join(folder, name);
  writeFileSync(path('passphrase'), 'four words of mine\n');
  for (const name of ['ours', 'others']) {
    const made = await assayProgram('keygen', name, '--out', path(name), '--passphrase-file', path('passphrase'));
    expect(made.code, made.stderr).toBe(0);
  }
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Tells the site by which key invitations are verified; answers are sent as they are. */
function verifyBy(assay, name = 'ours') {
  const { verifying } = JSON.parse(readFileSync(path(name), 'utf8')).public;
  assay.config.keys = [{ name, verifying }];
}

/** What stands behind `#` in a link that the program made. */
async function invite(assay, { keys = 'ours', campaign = 'spring', reference = 'C-0042' }, ...more) {
  writeFileSync(path('pack.json'), JSON.stringify(assay.pack));
  const made = await assayProgram(
    'invite', '--keys', path(keys), '--passphrase-file', path('passphrase'), '--candidate', reference,
    '--site', assay.site.url, '--pack', path('pack.json'), '--campaign', campaign, ...more,
  );
  expect(made.code, made.stderr).toBe(0);
  return new URL(made.stdout.trim()).hash;
}

/** The page that says why nobody begins with the link, with what to do and whom to ask. */
async function refused({ page }, title) {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const advice = page.getByRole('region', { name: 'What to do' });
  await expect(advice).toContainText('write to Ida Byron');
  await expect(advice.getByRole('link', { name: 'ida@example.com' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Continue' })).toHaveCount(0);
  await expectAccessible(page);
}

test('A good link with 150 % of the time: shown before the start, granted, in the record, and found again after a reload', async ({ assay }) => {
  const { page } = assay;
  assay.pack.duration_seconds = 600;
  verifyBy(assay);
  const link = await invite(assay, {}, '--time-percent', '150', '--extra-minutes', '5');
  await assay.open(link);
  await expect(page.getByText('Your time: 20 minutes (the usual time is 10)')).toBeVisible();
  const you = page.locator('form').filter({ has: page.getByRole('button', { name: 'Continue' }) });
  await expect(you).toContainText('C-0042');
  await expect(page.getByRole('textbox', { name: 'Reference' })).toHaveCount(0);
  await assay.agree();
  await expect(page.getByText('You will then have 20 minutes, and')).toBeVisible();
  await assay.button('Start the test').click();
  await expect(assay.question(/Question 1 of/)).toBeVisible();
  const before = await assay.left();
  expect(1_200 - before).toBeLessThanOrEqual(3);
  await page.reload();
  await expect(assay.question(/Question 1 of/)).toBeVisible();
  expect(page.url()).toContain(link);
  const after = await assay.left();
  expect(after).toBeLessThanOrEqual(before);
  expect(before - after).toBeLessThan(60);
  await assay.submit();
  const bundle = await assay.bundle();
  expect(`#invitation=${bundle.invitation_token}`).toBe(link);
  expect(bundle.candidate.reference).toBe('C-0042');
  expect(bundle.timing).toMatchObject({ granted_ms: 1_200_000, time_percent: 150, extra_minutes: 5 });
});

test('Without a limit no countdown is shown, and the test ends only when it is handed in', async ({ assay }) => {
  verifyBy(assay);
  await assay.open(await invite(assay, {}, '--untimed'));
  await expect(assay.page.getByText(/^You have no time limit\./)).toBeVisible();
  await assay.begin();
  await expect(assay.page.getByRole('timer')).toHaveCount(0);
  await assay.time.jump(5 * 3_600);
  await expect(assay.question(/Question 1 of/)).toBeVisible();
  await assay.submit();
  expect((await assay.bundle()).timing).toMatchObject({ untimed: true, ended_by: 'candidate' });
});

test('The end of the window ends the test', async ({ assay }) => {
  assay.pack.duration_seconds = 3_600;
  verifyBy(assay);
  await assay.open(await invite(assay, {}, '--finish-by', '2026-03-02 09:30', '--time-zone', 'UTC'));
  await expect(assay.page.getByText('The test ends at the time below at the latest')).toBeVisible();
  await assay.begin();
  const left = await assay.left();
  expect(left).toBeLessThanOrEqual(1_800);
  expect(left).toBeGreaterThan(1_500);
  await assay.time.jump(left + 1);
  await assay.done('Time is up. Your test is complete.');
});

test('A link that was cut off, and one with a character changed, are told from a forged one', async ({ assay }) => {
  verifyBy(assay);
  const link = await invite(assay, {});
  await assay.open(link.slice(0, -30));
  await refused(assay, 'Your link was cut off or changed');
  await assay.leave();
  const middle = Math.floor(link.length / 2);
  const other = link[middle] === 'A' ? 'B' : 'A';
  await assay.visit(link.slice(0, middle) + other + link.slice(middle + 1));
  await refused(assay, 'Your link was cut off or changed');
  await assay.leave();
  await assay.visit(await invite(assay, { keys: 'others' }));
  await refused(assay, 'We could not confirm your link');
});

test('A link in small letters with a full stop at its end is as good as the one that was sent', async ({ assay }) => {
  verifyBy(assay);
  const link = await invite(assay, {});
  await assay.open(`#invitation=${link.split('=')[1].toLowerCase()}.`);
  await expect(assay.button('Continue')).toBeVisible();
});

test('A link of another round and one for other content say so', async ({ assay }) => {
  verifyBy(assay);
  await assay.open(await invite(assay, { campaign: 'autumn' }));
  await refused(assay, 'Your link is for another round of hiring');
  const link = await invite(assay, {});
  assay.pack.title = 'Something else';
  assay.site.files.clear();
  assay.publish();
  await assay.leave();
  await assay.visit(link);
  await refused(assay, 'The test has changed since you were invited');
});

test('A link that opens later and one that has expired name the time', async ({ assay }) => {
  const { page } = assay;
  verifyBy(assay);
  const zone = ['--time-zone', 'America/New_York'];
  const early = await invite(assay, {}, '--opens', '2026-03-02 05:00', ...zone);
  await assay.open(early);
  await refused(assay, 'Your test has not opened yet');
  await expect(page.getByText(/2 March 2026 at 05:00:00/)).toBeVisible();
  await assay.time.jump(3_600);
  await assay.button('Try again').click();
  await expect(assay.button('Continue')).toBeVisible();
  await assay.leave();
  await assay.visit(await invite(assay, {}, '--start-by', '2026-03-02 03:00', ...zone));
  await refused(assay, 'Your link has expired');
  await expect(page.getByText(/2 March 2026 at 03:00:00/)).toBeVisible();
});

test('Where an invitation is needed nobody begins without one, and the practice stays open', async ({ assay }) => {
  const { page } = assay;
  verifyBy(assay);
  await assay.open('?invitation=ada-7');
  await refused(assay, 'You need your personal link');
  await page.getByRole('link', { name: 'Practice in the meantime' }).click();
  await expect(page).toHaveURL(/\?practice$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('Where an invitation is optional, who has none begins as usual', async ({ assay }) => {
  verifyBy(assay);
  assay.config.invitations = 'optional';
  await assay.start('?invitation=ada-7');
  await assay.submit();
  const bundle = await assay.bundle();
  expect(bundle.invitation).toBe('ada-7');
  expect(bundle).not.toHaveProperty('invitation_token');
});

test('A link for the practice only leads to the practice', async ({ assay }) => {
  verifyBy(assay);
  await assay.open(await invite(assay, {}, '--practice-only'));
  await expect(assay.page).toHaveURL(/\?practice$/);
});
