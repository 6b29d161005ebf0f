// Answers that are sealed to the team: what leaves the candidate's device, and what the team makes of it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { armed } from '../support/arming.mjs';
import { test as base, expect } from '../support/assay.mjs';
import { assayProgram } from '../support/companion.mjs';
import { sha256 } from '../support/content.mjs';

/** The keys of a team: made once, since a passphrase is slow on purpose. */
const test = base.extend({
  team: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'assay-'));
      const [keys, passphrase] = ['keys.json', 'passphrase.txt'].map((name) => join(folder, name));
      writeFileSync(passphrase, 'four words of mine\n');
      const made = await assayProgram('keygen', '2026', '--out', keys, '--passphrase-file', passphrase);
      expect(made.code, made.stderr).toBe(0);
      const { name, sealing } = JSON.parse(readFileSync(keys, 'utf8')).public;
      /** Opens an envelope as the team does; returns the text of the bundle. */
      const open = async (envelope) => {
        const file = join(folder, 'sent.json');
        const out = mkdtempSync(join(folder, 'open-'));
        writeFileSync(file, envelope);
        const opened = await assayProgram('open', '--keys', keys, '--passphrase-file', passphrase, '--out', out, file);
        expect(opened.code, opened.stderr).toBe(0);
        return readFileSync(opened.stdout.trim(), 'utf8');
      };
      await use({ keys: [{ name, sealing }], open });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  assay: async ({ assay, team }, use) => {
    assay.config.keys = team.keys;
    await use(assay);
  },
});

const ANSWER = 'Dear client, it will be quiet.';

/** Answers a question with words that would be seen in what is sent. */
async function answer(assay) {
  await assay.start();
  await assay.goTo('Letter');
  await assay.field('Write an answer.').fill(ANSWER);
}

const bodies = (assay) => assay.endpoint.received.map(({ body }) => body.toString('utf8'));

test('What arrives is an envelope, the same at every try, and opens to the bundle of the receipt', async ({ assay, team }) => {
  assay.guard.allow(/503/);
  assay.endpoint.next = [503];
  await answer(assay);
  await assay.submit();
  await expect.poll(async () => {
    await assay.time.pass(2);
    return assay.endpoint.received.length;
  }).toBe(2);
  await assay.delivered();
  const [first, second] = bodies(assay);
  expect(second).toBe(first);
  const envelope = JSON.parse(first);
  expect(envelope.schema).toBe('assay/envelope/1');
  expect(envelope.campaign).toBe('spring');
  expect(first).not.toContain(ANSWER);
  expect(first).not.toContain('Grace Hopper');
  const text = await team.open(first);
  const bundle = JSON.parse(text);
  expect(bundle.schema).toBe('assay/answer-bundle/1');
  expect(bundle.attempt_id).toBe(envelope.attempt_id);
  expect(text).toContain(ANSWER);
  await expect(assay.page.getByRole('region', { name: 'Your receipt' })).toContainText(sha256(text));
});

test('After a reload the same envelope is sent', async ({ assay }) => {
  assay.guard.allow(/503/);
  assay.endpoint.always = 503;
  await answer(assay);
  await assay.submit();
  await expect.poll(() => assay.endpoint.received.length).toBeGreaterThan(0);
  assay.endpoint.always = 201;
  await assay.page.reload();
  await assay.delivered();
  expect(new Set(bodies(assay)).size).toBe(1);
});

test('A key that the site names later changes nothing about what was tried before', async ({ assay, team }) => {
  assay.guard.allow(/503/);
  delete assay.config.keys;
  assay.endpoint.always = 503;
  await answer(assay);
  await assay.submit();
  await expect(assay.page.getByText('Not delivered yet')).toBeVisible();
  assay.endpoint.always = 201;
  assay.site.files.set('config.json', JSON.stringify({ ...assay.config, keys: team.keys }));
  await assay.page.reload();
  await assay.delivered();
  expect(new Set(bodies(assay)).size).toBe(1);
});

const ENCODINGS = {
  text: (body) => body,
  form: (body) => new URLSearchParams(body).get('bundle'),
  multipart: (body) => /\{.*"assay\/envelope\/1"\}/.exec(body)[0],
};

for (const [encoding, inside] of Object.entries(ENCODINGS)) {
  test(`An endpoint that takes ${encoding} gets the envelope`, async ({ assay, team }) => {
    assay.config.submission.encoding = encoding;
    await answer(assay);
    await assay.submit();
    await assay.delivered();
    const [body] = bodies(assay);
    expect(body).not.toContain(ANSWER);
    expect(await team.open(inside(body))).toContain(ANSWER);
  });
}

test('The download is the envelope, the page says so, and the candidate can still read the answers', async ({ assay }) => {
  await answer(assay);
  await assay.submit();
  await assay.delivered();
  await expect(assay.page.getByText('The file is sealed: only the hiring team can open it.')).toBeVisible();
  const { name, text } = await assay.saved(() => assay.button('Download my answers').click());
  expect(text).toBe(bodies(assay)[0]);
  expect(name).toBe(`${JSON.parse(text).attempt_id}.json`);
  const copy = assay.page.getByRole('region', { name: 'Your answers' });
  await copy.getByText('Show my answers').click();
  await expect(copy.getByRole('listitem').filter({ hasText: 'Letter' })).toContainText(ANSWER);
});

/** Lets the program fall over, and waits until the page that says so takes a press. */
async function fall(page) {
  await armed(page);
  await page.evaluate(() => dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })));
  await expect(page.getByText('Something went wrong on this page.')).toBeVisible();
  await armed(page);
}

test('Without the program, a sealed attempt is given out as its envelope and nothing else', async ({ assay }) => {
  await answer(assay);
  await assay.submit();
  await assay.delivered();
  await fall(assay.page);
  const { name, text } = await assay.saved(() => assay.button('Download my answers').click());
  expect(text).toBe(bodies(assay)[0]);
  expect(name).toBe(`${JSON.parse(text).attempt_id}.json`);
  await expect(assay.page.getByText('The file is not encrypted')).toBeHidden();
});

test('Without the program, answers of a running test are a file that anyone can read, and the page says so', async ({ assay }) => {
  await answer(assay);
  await assay.back();
  await fall(assay.page);
  const { name, text } = await assay.saved(() => assay.button('Download my answers').click());
  expect(name).toBe('assay-rescue.json');
  expect(text).toContain(ANSWER);
  await expect(assay.page.getByText('The file is not encrypted: whoever has it can read your answers.')).toBeVisible();
});

test('What a browser does not keep is sealed as well when it is downloaded in the test', async ({ assay, team }) => {
  await assay.page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('No storage.', 'SecurityError');
    };
  });
  await answer(assay);
  const { text } = await assay.saved(() => assay.button('Download my answers').click());
  expect(JSON.parse(text).schema).toBe('assay/envelope/1');
  expect(text).not.toContain(ANSWER);
  expect(JSON.parse(await team.open(text)).schema).toBe('assay/journal/1');
});
