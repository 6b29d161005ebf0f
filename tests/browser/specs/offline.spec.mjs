import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/assay.mjs';
import { DIST } from '../support/site.mjs';

test.use({ serviceWorkers: 'allow' });

/** Waits until the worker has taken everything that it keeps. */
const kept = (assay) =>
  assay.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });

/** Names of the builds that this browser keeps. */
const builds = (assay) => assay.page.evaluate(() => caches.keys());

/** The site as another build of it would be: every file that names its build names another. */
function deployAnother(assay, build = 'f00dfeedf00dfeed', title = 'Another build') {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  const worker = readFileSync(join(DIST, 'worker.js'), 'utf8');
  const [, former] = html.match(/data-build="?(\w+)/);
  const page = html.replaceAll(former, build).replace(/<title>.*?<\/title>/, `<title>${title}</title>`);
  // The header says the same for the tests' own endpoint.
  assay.site.files.set('index.html', page.replace(/<meta[^>]*Content-Security-Policy[^>]*>/i, ''));
  assay.site.files.set('worker.js', worker.replaceAll(former, build));
  return former;
}

const update = (assay) =>
  assay.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const coming = registration.installing ?? registration.waiting;
    if (coming && coming.state !== 'activated') {
      await new Promise((resolve) => {
        coming.onstatechange = () => coming.state === 'activated' && resolve();
      });
    }
  });

test('A reload in the middle of a test works without a network, and the answers are sent when it is back', async ({ assay, context }) => {
  assay.guard.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  await assay.start();
  await assay.option('At 09:20').check();
  await kept(assay);
  await context.setOffline(true);
  await assay.page.reload();
  await expect(assay.option('At 09:20')).toBeChecked();
  await assay.submit();
  await expect(assay.button('Download my answers')).toBeEnabled();
  await assay.page.reload();
  await assay.done();
  await context.setOffline(false);
  await assay.delivered();
  expect((await assay.bundle()).sections[0].items[0].response).toEqual({ choices: ['b'] });
});

test('A tab that is closed without a network and opened again goes on with the test', async ({ assay, context }) => {
  assay.guard.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  await assay.start('?invitation=inv-1');
  await assay.option('At 03:10').check();
  await kept(assay);
  await context.setOffline(true);
  await assay.leave();
  await assay.visit('?invitation=inv-1');
  await expect(assay.option('At 03:10')).toBeChecked();
});

test('The key is never kept for later', async ({ assay }) => {
  await assay.start();
  await kept(assay);
  const names = await assay.page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(names.some((name) => name.endsWith('tiny.json'))).toBe(true);
  expect(names.some((name) => name.endsWith('/split_test.wasm'))).toBe(true);
  expect(names.filter((name) => name.includes('.key'))).toEqual([]);
});

test('A new deployment does not swap the program under a running test, and does so after it', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await kept(assay);
  const former = deployAnother(assay);
  await update(assay);
  expect((await builds(assay)).length).toBe(2);
  await assay.page.reload();
  await expect(assay.option('At 09:20')).toBeChecked();
  const build = () => assay.page.evaluate(() => document.documentElement.dataset.build);
  expect(await build()).toBe(former);
  await assay.submit();
  await assay.delivered();
  await assay.page.reload();
  await assay.done();
  expect(await build()).toBe('f00dfeedf00dfeed');
  await expect.poll(async () => (await builds(assay)).length).toBe(1);
});

test('A running test does not need the files of its build on the host once another build is there', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await kept(assay);
  deployAnother(assay);
  await update(assay);
  const former = readdirSync(DIST).find((name) => name.startsWith('app-'));
  const files = readdirSync(join(DIST, former)).filter((name) => /\.(js|wasm)$/.test(name));
  expect(files).toEqual(expect.arrayContaining(['candidate.js', 'candidate_bg.wasm', 'split.js', 'split_practice.wasm', 'split_test.wasm', 'split_trial.wasm']));
  for (const name of files) {
    assay.site.files.set(`${former}/${name}`, { status: 404, text: 'Nothing here.' });
  }
  await assay.page.reload();
  await expect(assay.option('At 09:20')).toBeChecked();
  await assay.submit();
  await assay.delivered();
});

test('Whoever has not started gets what the host has now', async ({ assay }) => {
  await assay.open();
  await expect(assay.button('Continue')).toBeVisible();
  await kept(assay);
  deployAnother(assay);
  await assay.page.reload();
  await expect(assay.button('Continue')).toBeVisible();
  expect(await assay.page.evaluate(() => document.documentElement.dataset.build)).toBe('f00dfeedf00dfeed');
});

test('A pack that changes in the middle of a test changes nothing for who is taking it', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await kept(assay);
  const title = assay.pack.sections[0].items[0].title;
  const changed = structuredClone(assay.pack);
  changed.sections[0].items[0].title = 'Another question altogether';
  assay.site.files.set('assessments/tiny.json', JSON.stringify(changed));
  await assay.page.reload();
  await expect(assay.option('At 09:20')).toBeChecked();
  await expect(assay.question(new RegExp(title))).toBeVisible();
});

test('A host that hangs in the middle of a test holds nobody up for long', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await kept(assay);
  for (const path of ['index.html', 'config.json', 'assessments/tiny.json']) {
    assay.site.files.set(path, { hang: true });
  }
  await assay.page.reload();
  await expect(assay.option('At 09:20')).toBeChecked({ timeout: 15_000 });
});
