// The team file carries the invitations of the board, without links, and brings nobody back who was erased.
import { readFileSync } from 'node:fs';
import { armed } from '../support/arming.mjs';
import { expectAccessible } from '../support/axe.mjs';
import { canonical, sha256 } from '../support/content.mjs';
import { fieldsOf } from '../support/csv.mjs';
import { expect, expectNarrow, test } from '../support/recruiter.mjs';
import { variant } from '../support/variants.mjs';

// A passphrase takes seconds, and axe takes its time.
test.beforeEach(() => test.setTimeout(300_000));

const PASSPHRASE = 'four words of ours';

const field = (recruiter, name) => recruiter.page.getByRole('textbox', { name, exact: true });
const dialog = (recruiter) => recruiter.page.getByRole('dialog', { name: 'What this team file would add' });
const board = (recruiter) => recruiter.page.getByRole('table', { name: 'Invitations, with windows and what became of them' });
const invited = (recruiter, reference) => board(recruiter).getByRole('row').filter({ has: recruiter.page.getByRole('rowheader', { name: new RegExp(`^${reference} `) }) });
const shown = (recruiter, count) => recruiter.page.getByText(`${count} of ${count} invitations shown.`);

/** Makes keys and invites two people, whose names the board keeps; returns the identifier of each invitation. */
async function inviteTwo(recruiter) {
  const part = recruiter.page.locator('details', { hasText: 'Make new keys' });
  await part.getByText('Make new keys').click();
  await part.getByLabel('Name of the keys').fill('2026');
  await part.getByLabel('New passphrase').fill(PASSPHRASE);
  await part.getByLabel('The passphrase once more').fill(PASSPHRASE);
  await part.getByRole('checkbox').check();
  await recruiter.button('Make the keys').click();
  await expect(recruiter.page.getByRole('heading', { name: 'Your keys are made: 2026' })).toBeVisible({ timeout: 60_000 });
  await recruiter.button('I have kept all three').click();
  await field(recruiter, 'Address of the test').fill('https://jobs.example.com/cto/');
  await field(recruiter, 'Last start').fill('2035-12-31 18:00');
  await recruiter.page.getByRole('checkbox', { name: 'Keep names and e-mail addresses on the board' }).check();
  await recruiter.page.getByLabel('Table of candidates (CSV)').setInputFiles({
    name: 'round.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('reference,name,email\nC-1,Ada Lovelace,ada@example.com\nC-2,Ben,\n'),
  });
  const download = recruiter.button('Download the table with the links');
  await expect(download).toBeVisible({ timeout: 60_000 });
  const { text } = await recruiter.saved(() => download.click());
  const { lines } = fieldsOf(text.replace('\ufeff', ''));
  return { ids: lines.map((line) => line.invitation), links: lines.map((line) => line.link) };
}

/** The answers of somebody who was invited. */
function answersBy(text, number, invitation, campaign) {
  const bundle = { ...JSON.parse(variant(text, number)), invitation, campaign };
  const { integrity, ...content } = bundle;
  integrity.sha256 = sha256(canonical(content));
  return canonical(bundle);
}

/** Takes the team file out, with or without names. */
async function exported(recruiter, { hasNames = true } = {}) {
  await recruiter.at('/keys');
  await recruiter.page.getByRole('checkbox', { name: 'Answers and names of the candidates' }).setChecked(hasNames);
  return (await recruiter.saved(() => recruiter.button('Export the team file').click())).text;
}

/** Opens a team file, and looks at what it would add. */
async function look(recruiter, name, text) {
  await recruiter.at('/keys');
  await recruiter.page.getByLabel('Open a colleague’s team file').setInputFiles([{ name, mimeType: 'application/json', buffer: Buffer.from(text) }]);
  await expect(dialog(recruiter)).toBeVisible();
}

async function takeIn(recruiter, name) {
  await dialog(recruiter).getByRole('button', { name: 'Import' }).click();
  await expect(recruiter.messages).toContainText(`${name} was imported.`);
}

/** How many answer files the browser keeps. */
const keptBundles = (page) => page.evaluate(async () => {
  const ended = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const database = await ended(indexedDB.open('assay-recruiter'));
  const count = await ended(database.transaction('bundles').objectStore('bundles').count());
  database.close();
  return count;
});

/** Another browser: nothing is kept. */
async function anotherBrowser(recruiter) {
  await recruiter.page.evaluate(() => indexedDB.deleteDatabase('assay-recruiter'));
  await recruiter.page.goto('about:blank');
  await recruiter.open();
  await expect(recruiter.page.getByText('No candidates yet')).toBeVisible();
}

test('The team file brings the board to a colleague, without links, and the undo takes it back', async ({ recruiter }) => {
  const { page } = recruiter;
  await recruiter.open('/invitations');
  await recruiter.sitDown('Ann Rater');
  const { links } = await inviteTwo(recruiter);
  const bare = await exported(recruiter, { hasNames: false });
  const text = await exported(recruiter);
  for (const word of ['Ada Lovelace', 'ada@example.com']) {
    expect(text).toContain(word);
    expect(bare).not.toContain(word);
  }
  for (const link of links) {
    const token = new URL(link).hash.replace(/^#[a-z]+=/, '');
    expect(token.length).toBeGreaterThan(100);
    expect(text).not.toContain(token);
  }

  await anotherBrowser(recruiter);
  await recruiter.sitDown('Ben Rater');
  await look(recruiter, 'ann.json', text);
  await expect(dialog(recruiter)).toContainText('2 new invitations for the board, without their links.');
  await expectAccessible(page, 'a team file with invitations');
  await expectNarrow(page, 'a team file with invitations');
  await takeIn(recruiter, 'ann.json');
  await recruiter.at('/invitations/board');
  await page.reload();
  await expect(shown(recruiter, 2)).toBeVisible();
  await expect(invited(recruiter, 'C-1')).toContainText('Ada Lovelace');
  await expect(invited(recruiter, 'C-1')).toContainText('2035-12-31 18:00');

  // The same once more brings nothing.
  await recruiter.at('/keys');
  await page.getByLabel('Open a colleague’s team file').setInputFiles([{ name: 'again.json', mimeType: 'application/json', buffer: Buffer.from(text) }]);
  await expect(recruiter.messages).toContainText('again.json was read. It contains nothing new.');

  await recruiter.button('Undo the import').click();
  await page.getByRole('button', { name: 'Undo it', exact: true }).click();
  await expect(recruiter.messages).toContainText('The import of ann.json was undone.');
  await recruiter.at('/invitations/board');
  await page.reload();
  await expect(recruiter.heading('Invitation board')).toBeVisible();
  await expect(board(recruiter)).toBeHidden();
});

test('Whoever was erased on either side does not return with a team file, and neither does the invitation', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  const { campaign } = JSON.parse(readFileSync(`${recruiter.site.folder}/config.json`, 'utf8'));
  await recruiter.open('/invitations');
  await recruiter.sitDown('Ann Rater');
  const { ids } = await inviteTwo(recruiter);
  const first = answersBy(bundles.strong, 1, ids[0], campaign);
  const second = answersBy(bundles.weak, 2, ids[1], campaign);
  await recruiter.at('/');
  await recruiter.choose({ first, second });
  await expect(recruiter.messages).toContainText('Answer files opened: 2.');
  const older = await exported(recruiter);

  await recruiter.goTo(first, 'log');
  await page.getByRole('button', { name: 'Erase this person…' }).click();
  await armed(page);
  await page.getByRole('dialog', { name: 'Erase everything about this person?' }).getByRole('button', { name: 'Erase', exact: true }).click();
  const erased = page.getByRole('region', { name: '1 record was erased' });
  await erased.getByRole('button', { name: 'Close' }).click();
  const newer = await exported(recruiter);
  expect(newer).not.toContain('Person 1');
  expect(newer).not.toContain(ids[0]);

  // Erased here: an older file brings neither answers nor invitation.
  await look(recruiter, 'older.json', older);
  await expect(dialog(recruiter)).toContainText('Was erased and stays erased; nothing is imported.');
  await expect(dialog(recruiter)).toContainText('1 invitation is not imported: the person was erased.');
  await expectAccessible(page, 'a team file with somebody who was erased');
  await takeIn(recruiter, 'older.json');
  await recruiter.at('/');
  await expect(recruiter.listed('Person 2')).toBeVisible();
  await expect(recruiter.listed('Person 1')).toHaveCount(0);
  await recruiter.at('/invitations/board');
  await expect(shown(recruiter, 1)).toBeVisible();

  // Erased by a colleague: whoever is still here goes with the file that says so, after a warning.
  await anotherBrowser(recruiter);
  await recruiter.sitDown('Ben Rater');
  await look(recruiter, 'older.json', older);
  await takeIn(recruiter, 'older.json');
  await recruiter.at('/');
  await expect(recruiter.listed('Person 1')).toBeVisible();
  await look(recruiter, 'newer.json', newer);
  await expect(dialog(recruiter)).toContainText('It says that 1 person was erased.');
  await expect(dialog(recruiter)).toContainText(/Erased by a colleague, and still here: .*Person 1/);
  await expect(dialog(recruiter)).toContainText('1 invitation is removed from the board: the person was erased.');
  await takeIn(recruiter, 'newer.json');
  await expect.poll(() => keptBundles(page)).toBe(1);
  await page.reload();
  await recruiter.at('/');
  await expect(recruiter.listed('Person 2')).toBeVisible();
  await expect(recruiter.listed('Person 1')).toHaveCount(0);
  await recruiter.at('/invitations/board');
  await expect(shown(recruiter, 1)).toBeVisible();
  await look(recruiter, 'older.json', older);
  await expect(dialog(recruiter)).toContainText('Was erased and stays erased; nothing is imported.');
});
