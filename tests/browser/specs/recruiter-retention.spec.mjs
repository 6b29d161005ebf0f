import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { armed } from '../support/arming.mjs';
import { expectAccessible } from '../support/axe.mjs';
import { canonical, sha256 } from '../support/content.mjs';
import { digest, expect, expectNarrow, pseudonym, test } from '../support/recruiter.mjs';
import { RECRUITER_SITE } from '../support/site.mjs';
import { signedPart } from '../support/team-keys.mjs';

test.beforeEach(() => test.setTimeout(180_000));

const PASSPHRASE = 'four words of mine';

/** Opens the page with a retention period, in days. The attempts of the bundles ended in March 2026. */
async function open(recruiter, files, days) {
  const config = JSON.parse(readFileSync(join(RECRUITER_SITE, 'config.json'), 'utf8'));
  config.privacy = { ...config.privacy, retention_days: days };
  recruiter.site.files.set('config.json', JSON.stringify(config));
  await recruiter.open();
  await recruiter.sitDown('Ann Rater');
  await recruiter.choose(files);
  await expect(recruiter.messages).toContainText('Answer files opened');
}

const section = (recruiter) => recruiter.page.getByRole('region', { name: 'Retention period' });
const rights = (recruiter) => recruiter.page.getByRole('region', { name: 'Rights of the candidate' });
const done = (recruiter, name) => recruiter.page.getByRole('region', { name });
const question = (recruiter) => recruiter.page.getByRole('dialog', { name: 'Erase everything about this person?' });

/** Presses the two buttons that erase one person. */
async function erase(recruiter, bundle) {
  await recruiter.goTo(bundle, 'log');
  await rights(recruiter).getByRole('button', { name: 'Erase this person…' }).click();
  await armed(recruiter.page);
  await question(recruiter).getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(done(recruiter, '1 record was erased')).toBeVisible();
}

/** Everything that the browser keeps, as one text. */
const kept = (page) => page.evaluate(async () => {
  const database = await new Promise((resolve) => {
    const request = indexedDB.open('assay-recruiter');
    request.onsuccess = () => resolve(request.result);
  });
  const texts = [];
  for (const name of database.objectStoreNames) {
    const store = database.transaction(name).objectStore(name);
    for (const read of [store.getAllKeys(), store.getAll()]) {
      texts.push(JSON.stringify(await new Promise((resolve) => {
        read.onsuccess = () => resolve(read.result);
      })));
    }
  }
  database.close();
  return texts.join('\n');
});

test('The period counts down, and those past it are erased together unless somebody is left out', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  const { strong, weak, harmful } = bundles;
  await open(recruiter, { strong, weak, harmful }, 30);
  await expect(section(recruiter)).toContainText('3 candidates are past the retention period of 30 days.');
  await expect(recruiter.listed('Ada Strong')).toContainText('The retention period ended on');
  await expectAccessible(page, 'list with a retention period');
  await expectNarrow(page, 'list with a retention period');

  // A decision begins the period anew.
  await recruiter.rateLetter(weak, 2);
  await recruiter.decide(weak, 'Hold');
  await expect(page.getByText(/^Delete by .*, 30 days left\./)).toBeVisible();
  await expectAccessible(page, 'candidate with a retention period');
  await expectNarrow(page, 'candidate with a retention period');
  await recruiter.goTo(strong, 'answers');
  await expect(page.getByText(/^The retention period ended on .* Erase this record/)).toBeVisible();
  await page.getByRole('link', { name: 'Export or erase this record' }).click();
  await expect(page.getByRole('heading', { name: 'Rights of the candidate' })).toBeFocused();

  await recruiter.at('/home');
  await expect(section(recruiter)).toContainText('2 candidates are past the retention period of 30 days.');
  await expect(section(recruiter)).toContainText('Next: delete by');
  await expectAccessible(page, 'what is next with a retention period');
  await expectNarrow(page, 'what is next with a retention period');
  await recruiter.button('Erase those past the period').click();
  const dialog = page.getByRole('dialog', { name: 'Erase the records past the retention period?' });
  await expect(dialog).toContainText('What this page cannot reach');
  await expectAccessible(page, 'before those past the period are erased');
  await expectNarrow(page, 'before those past the period are erased');
  await dialog.getByRole('checkbox', { name: /^Cleo Harmful/ }).uncheck();
  await dialog.getByRole('checkbox', { name: /^Ada Strong/ }).uncheck();
  await armed(page);
  await dialog.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(dialog).toContainText('Tick at least one candidate.');
  await dialog.getByRole('checkbox', { name: /^Ada Strong/ }).check();
  await dialog.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(done(recruiter, '1 record was erased')).toBeVisible();
  await expect(page.getByText('Code for the candidate')).toBeHidden();
  await expect(section(recruiter)).toContainText('1 candidate is past the retention period');
  await page.reload();
  await recruiter.at('/');
  await expect(recruiter.listed('Cleo Harmful')).toBeVisible();
  await expect(recruiter.listed('Ada Strong')).toHaveCount(0);
});

test('Without a period nothing is counted down', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong });
  await expect(recruiter.listed('Ada Strong')).toBeVisible();
  await expect(section(recruiter)).toHaveCount(0);
  await expect(recruiter.listed('Ada Strong')).not.toContainText('Delete by');
  await recruiter.goTo(bundles.strong, 'log');
  await expect(rights(recruiter)).toContainText('No retention period is configured');
});

test('Everything about one person is one page to read, and the same as JSON', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await open(recruiter, { strong: bundles.strong }, 3650);
  await recruiter.rateLetter(bundles.strong, 4);
  await recruiter.decide(bundles.strong, 'Advance');
  await recruiter.goTo(bundles.strong, 'log');
  await expectAccessible(page, 'rights of the candidate');
  await expectNarrow(page, 'rights of the candidate');
  const read = await recruiter.saved(() => rights(recruiter).getByRole('button', { name: 'Download to read and print' }).click());
  const code = pseudonym(bundles.strong).toLowerCase().replace(' ', '-');
  expect(read.name).toBe(`record-${code}.html`);
  expect(read.text).not.toContain('Ann Rater');
  const raw = await recruiter.saved(() => rights(recruiter).getByRole('button', { name: 'Download as JSON' }).click());
  expect(raw.name).toBe(`record-${code}.json`);
  const record = JSON.parse(raw.text);
  expect(record.bundle).toEqual(JSON.parse(bundles.strong));
  expect(record.acts.map((act) => act.by)).not.toContain('Ann Rater');
  expect(record.acts.some((act) => act.event?.kind === 'decided' && act.by === 'Rater 1')).toBe(true);
  await rights(recruiter).getByRole('checkbox', { name: 'Names of raters' }).check();
  const named = await recruiter.saved(() => rights(recruiter).getByRole('button', { name: 'Download to read and print' }).click());
  expect(named.text).toContain('Ann Rater');
  await expect(recruiter.row('Exported: person-record')).toHaveCount(3);

  // The page stands by itself: no script, nothing that is fetched, and axe finds nothing.
  const requests = [];
  const own = await page.context().newPage();
  own.on('request', (request) => requests.push(request.url()));
  await own.setContent(read.text);
  await expect(own.getByRole('heading', { level: 1 })).toContainText('Record of Ada Strong');
  await expect(own.getByText('My screen reader took the focus.')).toBeVisible();
  await expectAccessible(own, 'record of one person', ['light']);
  await expectNarrow(own, 'record of one person');
  expect(requests).toEqual([]);
  await own.close();
});

test('One person is erased everywhere in this browser, and comes back only on purpose', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await page.addInitScript(() => {
    window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('erasing', { create: true });
  });
  const folder = () => page.evaluate(async () => {
    const opened = await (await navigator.storage.getDirectory()).getDirectoryHandle('erasing', { create: true });
    const texts = [];
    for await (const [, handle] of opened.entries()) {
      texts.push(await (await handle.getFile()).text());
    }
    return texts.join('\n');
  });
  await open(recruiter, { strong: bundles.strong, weak: bundles.weak }, 3650);
  await recruiter.rateLetter(bundles.strong, 4);
  await recruiter.at('/keys');
  const team = await recruiter.saved(() => recruiter.button('Export the team file').click());
  // A team file of another day lies in the folder.
  await page.evaluate(async (text) => {
    const opened = await (await navigator.storage.getDirectory()).getDirectoryHandle('erasing', { create: true });
    const stream = await (await opened.getFileHandle('team-older.json', { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }, team.text);
  await recruiter.button('Choose a folder').click();
  await expect(page.getByText(/erasing.* is up to date as of/)).toBeVisible();
  expect(await folder()).toContain('Ada Strong');

  const other = await page.context().newPage();
  recruiter.guard.watch(other);
  await other.goto(`${recruiter.site.url}candidates/`);
  await expect(other.getByRole('rowheader', { name: 'Ada Strong' })).toBeVisible();

  await recruiter.goTo(bundles.strong, 'log');
  await page.getByRole('textbox', { name: 'Write a note' }).fill('Ada asked for her record.');
  await rights(recruiter).getByRole('button', { name: 'Erase this person…' }).click();
  await expect(question(recruiter)).toContainText('Ada Strong will be erased. Nobody can undo this.');
  await expect(question(recruiter)).toContainText('Their part of the team files in the folder');
  await expect(question(recruiter)).toContainText('The candidate’s own browser and copies');
  await expectAccessible(page, 'before a person is erased');
  await expectNarrow(page, 'before a person is erased');
  await question(recruiter).getByRole('button', { name: 'Cancel' }).click();
  await expect(rights(recruiter)).toBeVisible();
  await erase(recruiter, bundles.strong);
  const notice = done(recruiter, '1 record was erased');
  await expect(page.getByRole('heading', { name: '1 record was erased' })).toBeFocused();
  await expect(notice).toContainText('the proof is not signed');
  await expectAccessible(page, 'after a person was erased');
  await expectNarrow(page, 'after a person was erased');
  const proof = await recruiter.saved(() => notice.getByRole('button', { name: 'Download the proof' }).click());
  expect(proof.name).toMatch(/^erasure-\d{4}-\d\d-\d\d-\d{6}\.json$/);
  const said = JSON.parse(proof.text);
  expect(said).toMatchObject({ schema: 'assay/erasure/1', place: 'recruiter-page', cause: 'request', attempts: 1 });
  expect(said.signature).toBeUndefined();
  const attempt = JSON.parse(bundles.strong).attempt_id;
  for (const word of ['Ada', attempt, digest(bundles.strong), 'Ann']) {
    expect(proof.text).not.toContain(word);
  }
  const code = await notice.locator('code').innerText();
  expect(said.commitment).toBe(sha256(`assay erasure 1\0${code}\0${attempt}`));
  await notice.getByRole('button', { name: 'Close' }).click();

  await expect(other.getByRole('rowheader', { name: 'Ada Strong' })).toHaveCount(0);
  await expect(other.getByRole('rowheader', { name: 'Ben Weak' })).toBeVisible();
  await expect.poll(folder).not.toContain('Ada Strong');
  expect(await folder()).toContain('Ben Weak');
  const left = await kept(page);
  for (const word of ['Ada Strong', attempt, digest(bundles.strong), 'her record']) {
    expect(left, word).not.toContain(word);
  }
  await other.close();

  // Neither the answers nor an older team file bring the person back unnoticed.
  await page.reload();
  await recruiter.at('/');
  await expect(recruiter.listed('Ben Weak')).toBeVisible();
  await recruiter.unfoldFiles();
  await recruiter.choose({ strong: bundles.strong });
  const again = done(recruiter, 'Erased candidates came back');
  await expect(again).toContainText('1 answer file was not opened');
  await expectAccessible(page, 'an erased candidate came back');
  await expectNarrow(page, 'an erased candidate came back');
  await again.getByRole('button', { name: 'Leave it out' }).click();
  await expect(again).toHaveCount(0);
  await recruiter.choose({ 'team.json': team.text });
  await page.getByRole('dialog', { name: 'What this team file would add' }).getByRole('button', { name: 'Import' }).click();
  await expect(again).toBeVisible();
  await expect(recruiter.listed('Ada Strong')).toHaveCount(0);
  await again.getByRole('button', { name: 'Open it all the same' }).click();
  await expect(recruiter.listed('Ada Strong')).toBeVisible();
  await page.reload();
  await expect(recruiter.listed('Ada Strong')).toBeVisible();
});

test('The proof is signed with the team’s key while that is open', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await open(recruiter, { strong: bundles.strong }, 3650);
  await recruiter.at('/invitations');
  const part = page.locator('details', { hasText: 'Make new keys' });
  await part.getByText('Make new keys').click();
  await part.getByLabel('Name of the keys').fill('2026');
  await part.getByLabel('New passphrase').fill(PASSPHRASE);
  await part.getByLabel('The passphrase once more').fill(PASSPHRASE);
  await part.getByRole('checkbox').check();
  await recruiter.button('Make the keys').click();
  await expect(page.getByRole('heading', { name: 'Your keys are made: 2026' })).toBeVisible({ timeout: 60_000 });
  const lines = await page.getByRole('textbox', { name: 'Lines for config.json', exact: true }).inputValue();
  const { verifying } = JSON.parse(`{${lines.replace(/,\s*$/, '')}}`).keys[0];
  await recruiter.button('I have kept all three').click();

  await erase(recruiter, bundles.strong);
  const notice = done(recruiter, '1 record was erased');
  await expect(notice).toContainText('The proof will be signed with the key');
  const { text } = await recruiter.saved(() => notice.getByRole('button', { name: 'Download the proof' }).click());
  const { signature, ...unsigned } = JSON.parse(text);
  const signed = signedPart(signature, verifying).toString('latin1');
  expect(signed).toContain(sha256(canonical(unsigned)));
});
