// Time that the team gives back: to a test that runs, to one that has ended, once; and whoever gets none is told why.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../support/assay.mjs';
import { expectAccessible } from '../support/axe.mjs';
import { assayProgram } from '../support/companion.mjs';

const TIME_IS_UP = 'Time is up. Your test is complete.';
const OFFERED = 'You have 10 minutes more';

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

test.beforeEach(({ assay }) => {
  assay.config.keys = [{ name: 'ours', verifying: publicOf('ours').verifying }];
  assay.config.invitations = 'optional';
});

const publicOf = (name) => JSON.parse(readFileSync(path(name), 'utf8')).public;

/** What stands behind `#` in a link that the program made, and the code. */
async function give(assay, attempt, { keys = 'ours', minutes = 10, until = '2026-04-01 09:00' } = {}) {
  const made = await assayProgram(
    'grant', '--keys', path(keys), '--passphrase-file', path('passphrase'), '--site', assay.site.url,
    '--attempt', attempt, '--minutes', String(minutes), '--until', until,
  );
  expect(made.code, made.stderr).toBe(0);
  const [link, code] = made.stdout.trim().split('\n');
  return { link: new URL(link).hash, code };
}

/** The identifier of the attempt that this tab has. */
function attemptOf({ page }) {
  return page.evaluate(() => Object.entries(sessionStorage).find(([name]) => name.startsWith('assay attempt '))[1]);
}

/** Opens the link as somebody does who finds it in a letter. */
async function follow(assay, link) {
  await assay.leave();
  await assay.visit(link);
}

/** The page that says how much time there is. */
async function offered({ page }) {
  await expect(page.getByRole('heading', { level: 1, name: OFFERED })).toBeVisible();
}

/** Starts the clock again. */
async function goOn(assay) {
  await offered(assay);
  await assay.ready();
  await assay.button('Start the clock and go on').click();
  await expect(assay.timer).toBeVisible();
}

/** The page that says why there is no time, with what to do and whom to ask; then on to what was there. */
async function refused(assay, title) {
  const { page } = assay;
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const advice = page.getByRole('region', { name: 'What to do' });
  await expect(advice.getByRole('link', { name: 'ida@example.com' })).toBeVisible();
  await expectAccessible(page);
  await assay.ready();
  await assay.button('Continue without more time').click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toHaveCount(0);
  expect(page.url()).not.toContain('grant');
}

/** Answers the first question and lets the time run out; returns the bundle. */
async function runOut(assay) {
  await assay.option('At 03:10').check();
  await assay.time.jump((await assay.left()) + 1);
  await assay.done(TIME_IS_UP);
  await assay.delivered();
  return assay.bundle();
}

test('A test that runs has the minutes at once, and a reload does not add them again', async ({ assay }) => {
  const { page } = assay;
  await assay.start();
  await assay.option('At 03:10').check();
  const before = await assay.left();
  const { link } = await give(assay, await attemptOf(assay));
  await follow(assay, link);
  await expect(page.getByText('You have been given 10 minutes more.')).toBeVisible();
  await expect(assay.option('At 03:10')).toBeChecked();
  const after = await assay.left();
  expect(after).toBeGreaterThan(before + 540);
  expect(after).toBeLessThanOrEqual(before + 600);
  expect(page.url()).not.toContain('grant');
  await page.reload();
  await expect(assay.question(/Question 1 of/)).toBeVisible();
  expect(await assay.left()).toBeLessThanOrEqual(after);
  await assay.submit();
  const bundle = await assay.bundle();
  expect(bundle.timing.grants).toMatchObject([{ minutes: 10 }]);
  expect(bundle).not.toHaveProperty('continues');
});

test('A test that ran out and was sent goes on with its answers, and sends a second bundle that names the first', async ({ assay }) => {
  const { page } = assay;
  await assay.start();
  const first = await runOut(assay);
  const { link } = await give(assay, first.attempt_id);
  await follow(assay, link);
  await offered(assay);
  await expect(page.getByText('Your answers are as you left them')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveCount(0);
  await expectAccessible(page);
  // What lies between the end and the press costs nothing.
  await assay.time.jump(3_600);
  await goOn(assay);
  await expect(assay.option('At 03:10')).toBeChecked();
  const left = await assay.left();
  expect(left).toBeLessThanOrEqual(600);
  expect(left).toBeGreaterThan(590);
  await page.reload();
  await expect(assay.option('At 03:10')).toBeChecked();
  await assay.ready();
  await assay.option('At 09:20').check();
  await assay.submit();
  await expect.poll(() => assay.endpoint.received.length).toBe(2);
  const second = await assay.bundle();
  expect(second.attempt_id).not.toBe(first.attempt_id);
  expect(second.continues).toEqual({ attempt_id: first.attempt_id, sha256: first.integrity.sha256 });
  expect(second.timing.granted_ms).toBe(first.timing.elapsed_ms + 600_000);
  expect(second.timing.grants).toMatchObject([{ minutes: 10, at_ms: first.timing.elapsed_ms }]);
  expect(second.sections[0].items[0].response).toEqual({ choices: ['b'] });
  for (const same of ['campaign', 'candidate', 'content', 'form']) {
    expect(second[same]).toEqual(first[same]);
  }
  await assay.delivered();
  await page.reload();
  await expect(page.getByRole('region', { name: 'Your receipt' })).toContainText(second.attempt_id);
});

test('A grant is good once', async ({ assay }) => {
  await assay.start();
  const { link } = await give(assay, (await runOut(assay)).attempt_id);
  await follow(assay, link);
  await goOn(assay);
  await assay.submit();
  await assay.delivered();
  await follow(assay, link);
  await refused(assay, 'Your link for more time was used before');
  await assay.done();
  expect(assay.endpoint.received).toHaveLength(2);
});

test('A code that is typed into the page of the receipt is as good as the link, in small letters and with blanks', async ({ assay }) => {
  const { page } = assay;
  await assay.start();
  await assay.submit();
  await assay.delivered();
  const { code } = await give(assay, (await assay.bundle()).attempt_id);
  await assay.ready();
  await page.getByText('I have a code for more time').click();
  await page.getByRole('textbox', { name: 'Code or link' }).fill(code.toLowerCase().replace(/(.{8})/g, '$1 '));
  await assay.button('Use the code').click();
  await goOn(assay);
  await assay.submit();
  await expect.poll(() => assay.endpoint.received.length).toBe(2);
});

test('In another tab they show first that the test is theirs', async ({ assay, context }) => {
  await assay.start('', 'Ada Lovelace');
  const { link } = await give(assay, (await runOut(assay)).attempt_id);
  await assay.page.close();
  assay.page = await context.newPage();
  assay.guard.watch(assay.page);
  await assay.visit(link);
  await expect(assay.page.getByRole('heading', { level: 1, name: 'A test was taken in this browser' })).toBeVisible();
  await assay.ready();
  await assay.page.getByRole('textbox').first().fill('ada lovelace');
  await assay.button('Show my receipt').click();
  await offered(assay);
});

test('Of two tabs only the one that holds the test goes on with it', async ({ assay, context }) => {
  await assay.start('', 'Ada Lovelace');
  const { link } = await give(assay, (await runOut(assay)).attempt_id);
  const other = await context.newPage();
  assay.guard.watch(other);
  assay.page = other;
  await assay.visit(link);
  await assay.ready();
  await other.getByRole('textbox').first().fill('Ada Lovelace');
  await assay.button('Show my receipt').click();
  await offered(assay);
  await assay.ready();
  await assay.button('Start the clock and go on').click();
  await expect(other.getByRole('heading', { level: 1, name: 'The test is open in another tab' })).toBeVisible();
});

test('A link that was cut off, a forged one, one for another test and one that has expired say so', async ({ assay }) => {
  // Five links are signed, each behind a passphrase that is slow on purpose.
  test.setTimeout(90_000);
  const { page } = assay;
  await assay.start();
  const { attempt_id: id } = await runOut(assay);
  const { link } = await give(assay, id);
  await follow(assay, link.slice(0, -30));
  await refused(assay, 'Your link for more time was cut off or changed');
  await assay.done(TIME_IS_UP);
  await follow(assay, (await give(assay, id, { keys: 'others' })).link);
  await refused(assay, 'We could not confirm your link for more time');
  await follow(assay, (await give(assay, '3f1f0c2e-8f1b-4a5e-9d55-0d5a3a1c7b11')).link);
  await refused(assay, 'Your link for more time is for another test');
  await follow(assay, (await give(assay, id, { until: '2026-03-01 09:00' })).link);
  await expect(page.getByText(/1 March 2026 at 10:00:00/)).toBeVisible();
  await refused(assay, 'Your link for more time has expired');
  await assay.done(TIME_IS_UP);
  expect(assay.endpoint.received).toHaveLength(1);
});

test('A bad link takes nothing from a test that runs', async ({ assay }) => {
  await assay.start();
  await assay.option('At 03:10').check();
  const before = await assay.left();
  const { link } = await give(assay, await attemptOf(assay), { keys: 'others' });
  await follow(assay, link);
  await expect(assay.option('At 03:10')).toBeChecked();
  await expect(assay.page.getByText("The link for more time doesn't work for this test.")).toBeVisible();
  expect(await assay.left()).toBeLessThanOrEqual(before);
});

test('Another browser has nothing to go on with', async ({ assay }) => {
  await assay.open((await give(assay, '3f1f0c2e-8f1b-4a5e-9d55-0d5a3a1c7b11')).link);
  await refused(assay, 'No test was taken in this browser');
  await expect(assay.button('Continue')).toBeVisible();
});

test('Where the answers are erased once they have arrived, there is nothing to go on with either', async ({ assay }) => {
  assay.config.erase_after_delivery = true;
  await assay.start();
  const { link } = await give(assay, (await runOut(assay)).attempt_id);
  await follow(assay, link);
  await refused(assay, 'Your answers are no longer in this browser');
});

test('Both bundles are sealed to the team where it has a key for that', async ({ assay }) => {
  assay.config.keys = [publicOf('ours')];
  await assay.start();
  await assay.submit();
  await assay.delivered();
  const first = await assay.bundle();
  expect(first.schema).toBe('assay/envelope/1');
  await follow(assay, (await give(assay, first.attempt_id)).link);
  await goOn(assay);
  await assay.submit();
  await expect.poll(() => assay.endpoint.received.length).toBe(2);
  const second = await assay.bundle();
  expect(second.schema).toBe('assay/envelope/1');
  expect(second.attempt_id).not.toBe(first.attempt_id);
});
