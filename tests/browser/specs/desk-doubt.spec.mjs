import { canonical, sha256 } from '../support/content.mjs';
import { expect, test } from '../support/desk.mjs';

const CHANGED = 'This file was changed after the test, or is not whole.';

/** A bundle that somebody has changed who knows how to seal it again. */
function changed(text, change) {
  const bundle = JSON.parse(text);
  change(bundle);
  const { integrity, ...content } = bundle;
  bundle.integrity = { ...integrity, sha256: sha256(canonical(content)) };
  return canonical(bundle);
}

const itemOf = (bundle, id) => bundle.sections.flatMap(({ items }) => items).find((item) => item.id === id);

/** An answer of the one who did badly, made right. */
const better = (text) => changed(text, (bundle) => {
  itemOf(bundle, 'tide').response = { choices: ['b'] };
});

/** A key as a site is deployed with it: without its rubrics. */
function excerpt(text) {
  const key = JSON.parse(text);
  const items = Object.entries(key.items).map(([id, item]) => [id, item.rule === 'rubric' ? { rule: 'rubric' } : item]);
  return JSON.stringify({ ...key, excerpt_of: sha256(canonical(key)), items: Object.fromEntries(items) });
}

/** Opens the desk again with another key beside it. */
async function keyed(desk, change) {
  const key = desk.site.files.get('keys/tiny.key.json');
  desk.site.files.set('keys/tiny.key.json', change(key));
  await desk.page.reload();
}

for (const which of ['whole key', 'deployed excerpt']) {
  test(`No honest bundle is accused where the ${which} is at hand`, async ({ desk, bundles }) => {
    const { tampered, version, ...honest } = bundles;
    await desk.open();
    if (which !== 'whole key') {
      await keyed(desk, excerpt);
    }
    await desk.choose(honest);
    await expect(desk.messages).toContainText(`Bundles opened: ${Object.keys(honest).length}.`);
    await expect(desk.page.getByText('Findings: ')).toHaveCount(0);
    await expect(desk.page.getByText(/was changed after the test/)).toHaveCount(0);
    for (const text of [honest.strong, honest.expired, honest.accommodated]) {
      await desk.goTo(text);
      await expect(desk.page.getByRole('heading', { name: 'What does not fit in this bundle' })).toHaveCount(0);
    }
  });
}

test('A changed answer is announced with file, item and part, stands first on the page, and is in the list', async ({ desk, bundles }) => {
  const text = better(bundles.weak);
  await desk.open();
  await desk.choose({ 'resealed.json': text, strong: bundles.strong });
  const said = 'Item “tide”, part “choice”: the grade was made from “a”, and the bundle’s answer is “b”.';
  const message = desk.messages.getByRole('listitem').filter({ hasText: 'resealed.json' });
  await expect(message).toContainText('resealed.json was changed after the test, or is not whole.');
  await expect(message).toContainText(said);
  await expect(desk.messages).not.toContainText('strong.json');
  await expect(desk.listed('Ben Weak')).toContainText(CHANGED);
  await expect(desk.listed('Ben Weak')).toContainText(said);
  await expect(desk.listed('Ada Strong')).not.toContainText(CHANGED);
  await desk.button('Clear messages').click();
  for (const size of [{ width: 1280, height: 720 }, { width: 375, height: 700 }]) {
    await desk.page.setViewportSize(size);
    for (const tab of ['scorecard', 'answers', 'interview', 'decision', 'log']) {
      await desk.goTo(text, tab);
      const alert = desk.page.getByRole('alert').filter({ hasText: CHANGED });
      await expect(alert.getByText(CHANGED)).toBeInViewport();
      await expect(alert).toContainText(said);
    }
  }
  await desk.goTo(text);
  await expect(desk.page.getByRole('alert').filter({ hasText: CHANGED })).toContainText('$.grade.sections[0].items[0].parts[0].given');
});

test('What only the key can tell is announced when the key is opened', async ({ desk, bundles }) => {
  await desk.open('', { hasKey: false });
  const text = changed(bundles.weak, (bundle) => {
    bundle.grade.knock_outs = [];
    bundle.grade.total.threshold = 'reached';
  });
  await desk.choose({ 'resealed.json': text });
  await expect(desk.messages).toContainText('Bundles opened: 1.');
  await expect(desk.messages).not.toContainText('was changed');
  await desk.choose({ 'tiny.key.json': desk.site.files.get('keys/tiny.key.json') });
  await expect(desk.messages).toContainText('resealed.json was changed after the test, or is not whole.');
  await expect(desk.messages).toContainText('threshold: the bundle says “reached”');
});

test('A grade that was made with another key is a finding, and nobody is accused', async ({ desk, bundles }) => {
  await desk.open();
  await keyed(desk, (text) => {
    const key = JSON.parse(text);
    key.items.tide.correct = 'a';
    return JSON.stringify(key);
  });
  await desk.choose({ weak: bundles.weak });
  await expect(desk.messages).toContainText('Bundles opened: 1.');
  await expect(desk.page.getByText(/was changed after the test/)).toHaveCount(0);
  await desk.goTo(bundles.weak);
  await expect(desk.page.getByText('The grade in the bundle was made with another key, so it cannot be compared.')).toBeVisible();
  await expect(desk.page.getByRole('alert').filter({ hasText: CHANGED })).toHaveCount(0);
});
