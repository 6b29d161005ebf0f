// Scenarios answered in words: granted by an invitation, written by the candidate, rated by a person.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../support/assay.mjs';
import { expectAccessible } from '../support/axe.mjs';
import { assayProgram } from '../support/companion.mjs';
import { bind, itemOf, offerWords, practiceEverything } from '../support/content.mjs';
import { expectNarrow, Recruiter } from '../support/recruiter.mjs';
import { RECRUITER_SITE, Site } from '../support/site.mjs';

const PROMPT = 'What would you do first, and what would you avoid?';
const WRITTEN = 'I would call the pilot first, who knows the way, and never let both in at once.';

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

/** Tells the site by which key invitations are verified; answers are sent as they are. */
function verifyBy(assay) {
  const { verifying } = JSON.parse(readFileSync(path('ours'), 'utf8')).public;
  assay.config.keys = [{ name: 'ours', verifying }];
}

/** What the program prints when it invites somebody. */
function inviting(assay, ...more) {
  writeFileSync(path('pack.json'), JSON.stringify(assay.pack));
  return assayProgram(
    'invite', '--keys', path('ours'), '--passphrase-file', path('passphrase'), '--candidate', 'C-0042',
    '--site', assay.site.url, '--pack', path('pack.json'), '--campaign', 'spring', ...more,
  );
}

/** What stands behind `#` in a link that the program made. */
async function invite(assay, ...more) {
  const made = await inviting(assay, ...more);
  expect(made.code, made.stderr).toBe(0);
  return new URL(made.stdout.trim()).hash;
}

/** A recruiter's page of its own beside the candidate's, with the same pack and key. */
async function recruiting(assay, context, work) {
  const site = new Site(RECRUITER_SITE);
  await site.start();
  const page = await context.newPage();
  assay.guard.watch(page);
  const recruiter = new Recruiter(page, site, assay.guard, {});
  Object.assign(recruiter, { pack: assay.pack, key: assay.key });
  try {
    await work(recruiter);
  } finally {
    await page.close();
    await site.stop();
  }
}

test('From the invitation over the answer in words to the rating', async ({ assay, context }) => {
  test.setTimeout(120_000);
  const { page } = assay;
  offerWords(assay.pack, assay.key);
  practiceEverything(assay.pack, assay.key);
  verifyBy(assay);
  await assay.open(await invite(assay, '--narrative'));
  const format = page.getByRole('region', { name: 'Your format' });
  await expect(format).toContainText('You answer the scenarios in your own words');
  await expectAccessible(page, 'welcome before scenarios in words');

  // The practice asks for words too, and tells what people look for.
  await assay.agree();
  const practiced = page.getByRole('article');
  await expect(practiced.getByRole('heading', { name: /High water$/ })).toBeVisible();
  for (const title of ['Papers', 'Fog']) {
    await assay.ready();
    await assay.button('Next example').click();
    await expect(practiced.getByRole('heading', { name: new RegExp(`${title}$`) })).toBeVisible();
  }
  await expect(practiced.getByRole('radio')).toHaveCount(0);
  await assay.ready();
  await practiced.getByRole('textbox', { name: PROMPT }).fill('Call the pilot.');
  await assay.button('Check answer').click();
  const feedback = page.getByRole('group', { name: 'Feedback' });
  await expect(feedback).toContainText('People rate an answer like this');
  await expect(feedback).toContainText('Most effective: Call the pilot.');
  await expect(feedback).toContainText('Least effective: Let both in at once.');
  await expect(feedback).toContainText('The pilot knows the way.');
  await assay.ready();

  await assay.button('Start the test').click();
  await expect(assay.question(/Question 1 of/)).toBeVisible();
  await assay.goTo('Fog');
  await expect(page.getByText('Let both in at once.')).toHaveCount(0);
  await assay.field(PROMPT).fill(WRITTEN);
  await expectAccessible(page, 'scenario in words');
  await page.reload();
  await expect(assay.field(PROMPT)).toHaveValue(WRITTEN);
  await assay.ready();
  await assay.submit();
  const bundle = await assay.bundle();
  expect(bundle.form.narrative).toBe(true);
  expect(itemOf(bundle, 'fog')).toMatchObject({ kind: 'extended-text', presented: [], response: { text: WRITTEN } });
  const graded = bundle.grade.sections.flatMap(({ items }) => items).find(({ id }) => id === 'fog');
  expect(graded).toMatchObject({ rule: 'rubric/1', state: 'pending' });

  // The program holds it against pack, key and invitation, and makes the same grade.
  const text = assay.endpoint.received.at(-1).body.toString('utf8');
  writeFileSync(path('bundle.json'), text);
  writeFileSync(path('key.json'), JSON.stringify(bind(assay.key, assay.pack)));
  writeFileSync(path('config.json'), JSON.stringify(assay.config));
  const verified = await assayProgram(
    'verify', '--pack', path('pack.json'), '--key', path('key.json'), '--config', path('config.json'), path('bundle.json'),
  );
  expect(verified.code, verified.stdout + verified.stderr).toBe(0);
  const made = await assayProgram('grade', '--key', path('key.json'), path('bundle.json'));
  expect(made.code, made.stderr).toBe(0);
  expect(JSON.parse(made.stdout)).toEqual(bundle.grade);

  await recruiting(assay, context, async (recruiter) => {
    await recruiter.open();
    await recruiter.sitDown('Ann Rater');
    await recruiter.choose({ narrative: text });
    await expect(recruiter.messages).toContainText('Answer files opened: 1.');
    await recruiter.at('/rating');
    await expect(recruiter.page.getByRole('heading', { level: 2, name: /^Candidate [0-9A-F]{5} · Fog$/ })).toBeVisible();
    await expect(recruiter.page.getByRole('region', { name: /Fog/ }).getByText(WRITTEN)).toBeVisible();
    const acts = recruiter.page.getByRole('region', { name: 'What the scenario is about' });
    await expect(acts.getByRole('row', { name: /50 % as most effective.*Call the pilot\./ })).toBeVisible();
    await expect(acts.getByRole('row', { name: /25 % as most effective.*Tell both to wait outside\./ })).toBeVisible();
    await expect(acts.getByRole('row', { name: /25 % as least effective.*Go home\./ })).toBeVisible();
    await expect(acts.getByRole('row', { name: /50 % as least effective.*Let both in at once\./ })).toBeVisible();
    await expectAccessible(recruiter.page, 'rating a scenario in words');
    await expectNarrow(recruiter.page, 'rating a scenario in words');
    const fives = recruiter.page.getByRole('radio', { name: /^5\b/ });
    await expect(fives).toHaveCount(2);
    for (const at of [0, 1]) {
      await fives.nth(at).click();
      await expect(recruiter.page.getByText('Your rating, 5, is saved.')).toHaveCount(at + 1);
    }
    await recruiter.goTo(text);
    await expect(recruiter.page.getByText('Scenarios answered in words').first()).toBeVisible();
    await expect(recruiter.page.getByText('This candidate was invited to another form')).toBeVisible();
    await expectAccessible(recruiter.page, 'scorecard with scenarios in words');
  });
});

test('Whoever is not invited to it marks options as ever', async ({ assay }) => {
  offerWords(assay.pack, assay.key);
  verifyBy(assay);
  await assay.open(await invite(assay));
  await expect(assay.button('Continue')).toBeVisible();
  await expect(assay.page.getByRole('region', { name: 'Your format' })).toHaveCount(0);
  await assay.begin();
  await assay.goTo('Fog');
  await expect(assay.pick('Best', 'Call the pilot.')).toBeVisible();
  await assay.submit();
  expect((await assay.bundle()).form).not.toHaveProperty('narrative');
});

test('Nobody is invited to words that a pack does not offer', async ({ assay }) => {
  const without = await inviting(assay, '--narrative');
  expect(without.code).not.toBe(0);
  expect(without.stderr).toContain('section "basics" of the pack has no "narrative"');
  for (const section of assay.pack.sections) {
    section.items = section.items.filter(({ interaction }) => interaction.kind !== 'best-worst');
  }
  const none = await inviting(assay, '--narrative');
  expect(none.code).not.toBe(0);
  expect(none.stderr).toContain('no scenarios with a best and a worst option');
});
