import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/assay.mjs';
import { DIST, pagePolicy } from '../support/site.mjs';

/** Paths of the files that were fetched, without questions for the time. */
function fetched(assay) {
  return assay.site.requests.filter(({ method }) => method === 'GET').map(({ path }) => path);
}

test.describe('With the service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('A whole test under the strict policy leaves no message on the console', async ({ assay }) => {
    assay.pack.duration_seconds = 600;
    const messages = [];
    assay.page.on('console', (message) => messages.push(message.text()));
    await assay.start();
    await assay.answerEverything();
    await assay.time.pass(310);
    await assay.review();
    await assay.page.reload();
    await expect(assay.page.getByRole('heading', { name: 'Review answers', level: 1 })).toBeVisible();
    await assay.submit();
    await assay.delivered();
    await assay.time.pass(60);
    expect(messages).toEqual([]);
  });
});

test('The built policies allow the styles in the page by their digest, and no others', () => {
  const built = (name) => readFileSync(join(DIST, name), 'utf8');
  const sheets = [...built('index.html').matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)];
  expect(sheets).toHaveLength(1);
  const digest = createHash('sha256').update(sheets[0][1]).digest('base64');
  const policy = pagePolicy();
  expect(policy.split('; ')).toContain(`style-src 'self' 'sha256-${digest}'`);
  expect(policy).not.toContain('unsafe-inline');
  for (const name of ['_headers', 'headers.nginx.conf']) {
    expect(built(name), name).toContain(`${policy}; frame-ancestors 'none'`);
  }
});

test('A style that did not come with the page is refused', async ({ assay }) => {
  assay.guard.allow(/inline style[\s\S]*Content Security Policy/);
  await assay.open();
  await expect(assay.button('Continue')).toBeVisible();
  const isRefused = await assay.page.evaluate(() => {
    const style = Object.assign(document.createElement('style'), { textContent: 'body { display: none }' });
    document.head.append(style);
    return style.sheet === null;
  });
  expect(isRefused).toBe(true);
  await expect(assay.button('Continue')).toBeVisible();
});

test('The program is fetched once, and nothing is fetched that is not needed', async ({ assay }) => {
  await assay.open();
  await assay.begin();
  const paths = fetched(assay);
  const parts = ['candidate_bg.wasm', 'split_practice.wasm', 'split_test.wasm', 'candidate.js', 'split.js'];
  const named = [/^boot-[^/]+\.js$/, /^rest-[^/]+\.css$/];
  const others = ['index.html', 'config.json', 'assessments/tiny.json'];
  const isNeeded = (path) =>
    parts.includes(path.replace(/^app-[^/]+\//, '')) || named.some((name) => name.test(path)) || others.includes(path);
  expect(paths.filter(isNeeded)).toHaveLength(parts.length + named.length + others.length);
  // What practice, test and the trial of the endpoint have in common.
  const shared = paths.filter((path) => !isNeeded(path));
  for (const path of shared) {
    expect(path).toMatch(/^app-[^/]+\/chunk_\d+\.wasm$/);
  }
  expect(shared.length).toBeLessThanOrEqual(4);
  expect(new Set(paths).size).toBe(paths.length);
});

test('No connection is needed from the start of the test to its end', async ({ assay }) => {
  assay.pack.duration_seconds = 600;
  await assay.start();
  const before = fetched(assay).length;
  await assay.answerEverything();
  await assay.review();
  expect(fetched(assay)).toHaveLength(before);
});

test('The key is asked for only after the end', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.review();
  expect(assay.site.requested(/key/)).toHaveLength(0);
  await assay.submit();
  await assay.delivered();
  expect(assay.site.requested(/key/)).toHaveLength(1);
  expect((await assay.bundle()).grade.status).not.toBe('not-graded');
});

test('Where a reviewer grades, the key is never asked for', async ({ assay }) => {
  assay.config.grading = 'reviewer';
  delete assay.config.key;
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.submit();
  await assay.delivered();
  await assay.page.reload();
  await assay.delivered();
  expect(assay.site.requested(/key/)).toHaveLength(0);
  expect((await assay.bundle()).grade.status).toBe('not-graded');
});

test('No cookie is set', async ({ assay, context }) => {
  await assay.start();
  await assay.submit();
  await assay.delivered();
  expect(await context.cookies()).toEqual([]);
});
