import { expect, test } from '../support/assay.mjs';
import { bind } from '../support/content.mjs';

const MARK = 'Preview · nothing is recorded or sent';

const TITLES = ['High water', 'Papers', 'Fog', 'Mooring', 'What decides', 'Script', 'Schedule', 'Bill', 'Sum', 'Word', 'Letter', 'A choice'];

/** The key as a file on the recruiter's disk. */
function keyFile(key, name = 'tiny.key.json') {
  return { name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(key)) };
}

function openKey(assay, file) {
  return assay.page.getByLabel('Open a key file').setInputFiles(file);
}

function bank(assay) {
  return assay.page.getByRole('navigation', { name: 'Items' });
}

test('Every item of the bank can be looked at, and nothing leaves the page', async ({ assay }) => {
  await assay.open('?preview');
  await expect(assay.page.getByRole('banner').filter({ hasText: MARK })).toBeVisible();
  for (const title of TITLES) {
    await bank(assay).getByRole('button', { name: new RegExp(`^${title}`) }).click();
    await expect(assay.page.getByRole('heading', { level: 1, name: new RegExp(`${title}$`) })).toBeVisible();
    await expect(assay.page.getByRole('banner').filter({ hasText: MARK })).toBeVisible();
  }
  await expect(bank(assay).getByRole('button')).toHaveCount(TITLES.length);
  await assay.time.pass(600);
  expect(assay.endpoint.received).toHaveLength(0);
  expect(assay.endpoint.others).toHaveLength(0);
  expect(assay.site.requests.every(({ method }) => method === 'GET')).toBe(true);
  expect(assay.site.requested(/key/)).toHaveLength(0);
});

test('Items can be tried in the preview, and are forgotten', async ({ assay }) => {
  await assay.open('?preview');
  await assay.option('At 09:20').check();
  await expect(assay.option('At 09:20')).toBeChecked();
  await bank(assay).getByRole('button', { name: /^Papers/ }).click();
  await bank(assay).getByRole('button', { name: /^High water/ }).click();
  await expect(assay.page.getByRole('radio', { name: /^At/, checked: true })).toHaveCount(0);
  expect(await assay.databases()).toEqual([]);
});

test('Nothing in the preview can be submitted', async ({ assay }) => {
  await assay.open('?preview');
  await bank(assay).getByRole('button', { name: /^Letter/ }).click();
  for (const name of ['Submit test', 'Review answers', 'Start the test', 'Continue', 'Download my answers']) {
    await expect(assay.button(name)).toHaveCount(0);
  }
  await expect(assay.page.getByText('In a real test, answers are submitted here.')).toBeVisible();
});

test('The preview runs no clock unless it is asked to, and its end ends nothing', async ({ assay }) => {
  await assay.open('?preview');
  await expect(assay.option('No clock')).toBeChecked();
  await assay.option('Real time').check();
  await expect(assay.page.getByText('2:00', { exact: true })).toBeVisible();
  await assay.time.pass(30);
  await expect(assay.page.getByText(/^1:(2|30)/)).toBeVisible();
  await assay.option('60 times as fast').check();
  await assay.time.pass(4);
  await expect(assay.page.getByText('Here the test would end.')).toBeVisible();
  await expect(assay.page.getByRole('heading', { level: 1, name: /High water/ })).toBeVisible();
  await assay.option('No clock').check();
  await expect(assay.page.getByText('Here the test would end.')).toBeHidden();
  expect(assay.endpoint.received).toHaveLength(0);
});

test('A key from disk shows what is right and why, for every item', async ({ assay }) => {
  await assay.open('?preview');
  await openKey(assay, keyFile(bind(assay.key, assay.pack)));
  await expect(assay.page.getByText('Key opened. Made up for tests; it measures nothing.')).toBeVisible();
  const key = assay.page.getByRole('complementary', { name: 'Key' });
  for (const [title, text] of [
    ['High water', 'At 09:20'],
    ['Papers', 'The cargo must be known.'],
    ['Fog', 'harmful: a knock-out'],
    ['Mooring', 'First listen.'],
    ['What decides', 'Ships are heavy.'],
    ['Script', 'Fees are added.'],
    ['Schedule', '12:00'],
    ['Bill', 'The price is the same.'],
    ['Sum', '80000'],
    ['Word', 'windward'],
    ['Letter', 'Says what will be done about the noise.'],
  ]) {
    await bank(assay).getByRole('button', { name: new RegExp(`^${title}`) }).click();
    await expect(key, title).toContainText(text);
  }
  await bank(assay).getByRole('button', { name: /^Letter/ }).click();
  await expect(key).toContainText('Clear at once.');
  await bank(assay).getByRole('button', { name: /^A choice/ }).click();
  await expect(key).toHaveCount(0);
  expect(assay.site.requested(/key/)).toHaveLength(0);
  expect(await assay.databases()).toEqual([]);
});

test('A key of another pack is refused, and shows nothing', async ({ assay }) => {
  await assay.open('?preview');
  const other = structuredClone(assay.pack);
  other.sections[0].items[0].title = 'Low water';
  await openKey(assay, keyFile(bind(assay.key, other)));
  await expect(assay.page.getByRole('status').filter({ hasText: 'tiny.key.json' })).toBeVisible();
  await expect(assay.page.getByRole('complementary', { name: 'Key' })).toHaveCount(0);
});

test('A file that is no key is refused in words', async ({ assay }) => {
  await assay.open('?preview');
  await openKey(assay, { name: 'holiday.json', mimeType: 'application/json', buffer: Buffer.from('Dear all,') });
  await expect(assay.page.getByRole('status').filter({ hasText: 'holiday.json' })).toBeVisible();
});

test('A broken pack is told in the preview as well, and can be tried again', async ({ assay }) => {
  assay.guard.allow(/404/);
  assay.site.files.set('assessments/tiny.json', { status: 404, text: 'Nothing here.' });
  await assay.open('?preview');
  await expect(assay.page.getByRole('heading', { level: 1, name: 'This test cannot be shown' })).toBeVisible();
  assay.site.files.set('assessments/tiny.json', JSON.stringify(assay.pack));
  await assay.button('Try again').click();
  await expect(assay.page.getByRole('heading', { level: 1, name: /High water/ })).toBeVisible();
});

test('A running test is not touched by a preview in the same browser', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.visit('?preview');
  await expect(assay.page.getByRole('banner').filter({ hasText: MARK })).toBeVisible();
  await assay.option('At 03:10').check();
  await assay.visit();
  await expect(assay.option('At 09:20')).toBeChecked();
});

test('A bundle is verified against the pack, and the first broken link is named', async ({ assay, context }) => {
  await assay.start();
  await assay.option('At 03:10').check();
  await assay.submit();
  await assay.delivered();
  const bundle = assay.endpoint.received.at(-1).body.toString('utf8');
  const preview = await context.newPage();
  await preview.goto(`${assay.site.url}?preview`);
  const choose = (text) =>
    preview.getByLabel('Verify a bundle').setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await choose(bundle);
  await expect(preview.getByText(/b\.json is as it was sealed/)).toBeVisible();
  const changed = JSON.parse(bundle);
  const place = changed.events.findIndex(({ kind }) => kind === 'answered');
  changed.events[place].at_ms += 1;
  await choose(JSON.stringify(changed));
  await expect(preview.getByText(`$.events[${place}]: The record breaks here`)).toBeVisible();
});
