import { canonical, sha256 } from '../support/content.mjs';
import { expect, test } from '../support/recruiter.mjs';

const CHANGED = 'This file was changed after the test, or is incomplete.';

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

/** Opens the recruiter's page again with another key beside it. */
async function keyed(recruiter, change) {
  const key = recruiter.site.files.get('keys/tiny.key.json');
  recruiter.site.files.set('keys/tiny.key.json', change(key));
  await recruiter.page.reload();
}

for (const which of ['whole key', 'deployed excerpt']) {
  test(`No honest bundle is accused where the ${which} is at hand`, async ({ recruiter, bundles }) => {
    const { tampered, version, ...honest } = bundles;
    await recruiter.open();
    if (which !== 'whole key') {
      await keyed(recruiter, excerpt);
    }
    await recruiter.choose(honest);
    await expect(recruiter.messages).toContainText(`Answer files opened: ${Object.keys(honest).length}.`);
    await expect(recruiter.page.getByText('Findings: ')).toHaveCount(0);
    await expect(recruiter.page.getByText(/was changed after the test/)).toHaveCount(0);
    for (const text of [honest.strong, honest.expired, honest.accommodated]) {
      await recruiter.goTo(text);
      await expect(recruiter.page.getByRole('heading', { name: 'Problems in this answer file' })).toHaveCount(0);
    }
  });
}

test('A changed answer is announced with file, item and part, stands first on the page, and is in the list', async ({ recruiter, bundles }) => {
  const text = better(bundles.weak);
  await recruiter.open();
  await recruiter.choose({ 'resealed.json': text, strong: bundles.strong });
  const said = 'Item “tide”, part “choice”: the grade was made from “a”, and the bundle’s answer is “b”.';
  const message = recruiter.messages.getByRole('listitem').filter({ hasText: 'resealed.json' });
  await expect(message).toContainText('resealed.json was changed after the test, or is incomplete.');
  await expect(message).toContainText(said);
  await expect(recruiter.messages).not.toContainText('strong.json');
  await expect(recruiter.listed('Ben Weak')).toContainText(CHANGED);
  await recruiter.details('Ben Weak');
  await expect(recruiter.row(said)).toContainText(CHANGED);
  await expect(recruiter.listed('Ada Strong')).not.toContainText(CHANGED);
  await recruiter.button('Clear messages').click();
  for (const size of [{ width: 1280, height: 720 }, { width: 375, height: 700 }]) {
    await recruiter.page.setViewportSize(size);
    for (const tab of ['scorecard', 'answers', 'interview', 'decision', 'log']) {
      await recruiter.goTo(text, tab);
      const alert = recruiter.page.getByRole('alert').filter({ hasText: CHANGED });
      await expect(alert.getByText(CHANGED)).toBeInViewport();
      await expect(alert).toContainText(said);
    }
  }
  await recruiter.goTo(text);
  const alert = recruiter.page.getByRole('alert').filter({ hasText: CHANGED });
  const place = alert.locator('summary', { hasText: 'At the grade that came along, section 1, question 1, part 1, the answer' });
  await expect(place).toBeVisible();
  await place.click();
  await expect(alert.getByText('$.grade.sections[0].items[0].parts[0].given', { exact: true })).toBeVisible();
});

test('What only the key can tell is announced when the key is opened', async ({ recruiter, bundles }) => {
  await recruiter.open('', { hasKey: false });
  const text = changed(bundles.weak, (bundle) => {
    bundle.grade.knock_outs = [];
    bundle.grade.total.threshold = 'reached';
  });
  await recruiter.choose({ 'resealed.json': text });
  await expect(recruiter.messages).toContainText('Answer files opened: 1.');
  await expect(recruiter.messages).not.toContainText('was changed');
  await recruiter.choose({ 'tiny.key.json': recruiter.site.files.get('keys/tiny.key.json') });
  await expect(recruiter.messages).toContainText('resealed.json was changed after the test, or is incomplete.');
  await expect(recruiter.messages).toContainText('threshold: the bundle says “reached”');
});

test('A grade that was made with another key is a finding, and nobody is accused', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await keyed(recruiter, (text) => {
    const key = JSON.parse(text);
    key.items.tide.correct = 'a';
    return JSON.stringify(key);
  });
  await recruiter.choose({ weak: bundles.weak });
  await expect(recruiter.messages).toContainText('Answer files opened: 1.');
  await expect(recruiter.page.getByText(/was changed after the test/)).toHaveCount(0);
  await recruiter.goTo(bundles.weak);
  await expect(recruiter.page.getByText('The grade in the bundle was made with another key, so it cannot be compared.')).toBeVisible();
  await expect(recruiter.page.getByRole('alert').filter({ hasText: CHANGED })).toHaveCount(0);
});
