import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../support/assay.mjs';
import { assayProgram, assayServe } from '../support/companion.mjs';
import { bind, canonical } from '../support/content.mjs';
import { freePort } from '../support/servers/program.mjs';
import { DIST } from '../support/site.mjs';

let folder;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-'));
});

test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts a text into a file of the test's folder. */
function put(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

// As candidates have it.
test.use({ serviceWorkers: 'allow' });

test('The program on one’s own machine gives the same grade as the browser, byte for byte', async ({ assay }) => {
  assay.pack.duration_seconds = 600;
  await assay.start();
  await assay.answerEverything();
  await assay.goTo('Fog');
  await assay.clear();
  await assay.pick('Best', 'Let both in at once.').check();
  await assay.goTo('Sum');
  await assay.field('How much is paid in all?').fill('80.000');
  await assay.submit();
  await assay.delivered();
  const { body } = assay.endpoint.received[0];
  const bundle = put('bundle.json', body);
  const key = put('key.json', JSON.stringify(bind(assay.key, assay.pack)));
  const checked = await assayProgram('check', bundle);
  expect(checked.stderr).toBe('');
  expect(checked.code).toBe(0);
  const graded = await assayProgram('grade', '--key', key, bundle);
  expect(graded.stdout.trimEnd()).toBe(canonical((await assay.bundle()).grade));
  expect(graded.code).toBe(0);
});

test('The local receiver sends the security headers that are written for other hosts', async () => {
  const port = await freePort();
  const serving = await assayServe(DIST, folder, port);
  try {
    const { headers } = await fetch(`http://127.0.0.1:${port}/`);
    const written = readFileSync(join(DIST, '_headers'), 'utf8').split('\n/')[1];
    const lines = [...written.matchAll(/^ {2}([\w-]+): (.+)$/gm)];
    expect(lines.length).toBeGreaterThanOrEqual(5);
    for (const [, name, value] of lines) {
      expect(headers.get(name), name).toBe(value);
    }
  } finally {
    await serving.stop();
  }
});

test('The shipped test runs against the local receiver, and its bundle is stored, small and valid', async ({ page }) => {
  test.slow();
  const messages = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(error.message));
  const serving = await assayServe(DIST, folder, await freePort());
  try {
    await page.goto(serving.url);
    await page.getByRole('textbox', { name: 'Name' }).fill('Grace Hopper');
    await page.getByRole('checkbox', { name: /I have read this page/ }).check();
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByRole('button', { name: 'Start the test' }).click();
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: 'Overview' }).click();
    await page.getByRole('button', { name: 'Review answers' }).click();
    await page.getByRole('button', { name: 'Submit test' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit test' }).click();
    await expect(page.getByText(/^Delivered\b/)).toBeVisible();
  } finally {
    serving.stop();
  }
  expect(messages).toEqual([]);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(files).toHaveLength(1);
  const path = join(folder, files[0]);
  const text = readFileSync(path, 'utf8');
  expect(text.length).toBeLessThan(60_000);
  expect((await assayProgram('check', path)).code).toBe(0);
  const { grade } = JSON.parse(text);
  const key = join(DIST, 'assessments', 'cto-smb.key.json');
  const graded = await assayProgram('grade', '--key', key, path);
  expect(graded.stdout.trimEnd()).toBe(canonical(grade));
});
