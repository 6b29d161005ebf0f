import { readFileSync } from 'node:fs';
import { armed } from '../support/arming.mjs';
import { expectAccessible } from '../support/axe.mjs';
import { canonical, sha256 } from '../support/content.mjs';
import { fieldsOf } from '../support/csv.mjs';
import { digest, expect, expectNarrow, test } from '../support/recruiter.mjs';
import { signedPart } from '../support/team-keys.mjs';
import { variant } from '../support/variants.mjs';

// A passphrase takes seconds, and axe takes its time.
test.beforeEach(() => test.setTimeout(300_000));

const PASSPHRASE = 'four words of ours';
const SITE = 'https://jobs.example.com/cto/';
const LAST_START = '2035-12-31 18:00';

const field = (recruiter, name) => recruiter.page.getByRole('textbox', { name, exact: true });
const board = (recruiter) => recruiter.page.getByRole('table', { name: 'Invitations, with windows and what became of them' });
const invited = (recruiter, reference) => board(recruiter).getByRole('row').filter({ has: recruiter.page.getByRole('rowheader', { name: new RegExp(`^${reference} `) }) });

/** Makes keys, which are open then. */
async function makeKeys(recruiter) {
  const part = recruiter.page.locator('details', { hasText: 'Make new keys' });
  await part.getByText('Make new keys').click();
  await part.getByLabel('Name of the keys').fill('2026');
  await part.getByLabel('New passphrase').fill(PASSPHRASE);
  await part.getByLabel('The passphrase once more').fill(PASSPHRASE);
  await part.getByRole('checkbox').check();
  await recruiter.button('Make the keys').click();
  await expect(recruiter.page.getByRole('heading', { name: 'Your keys are made: 2026' })).toBeVisible({ timeout: 60_000 });
  const lines = await field(recruiter, 'Lines for config.json').inputValue();
  await recruiter.button('I have kept all three').click();
  return JSON.parse(`{${lines.replace(/,\s*$/, '')}}`).keys[0];
}

/** Invites everybody in a table; returns the table with the links. */
async function inviteAll(recruiter, table, { hasNames = false } = {}) {
  await field(recruiter, 'Address of the test').fill(SITE);
  await field(recruiter, 'Last start').fill(LAST_START);
  if (hasNames) {
    await recruiter.page.getByRole('checkbox', { name: 'Keep names and e-mail addresses on the board' }).check();
  }
  await recruiter.page.getByLabel('Table of candidates (CSV)').setInputFiles({
    name: 'round.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(table),
  });
  const download = recruiter.button('Download the table with the links');
  await expect(download).toBeVisible({ timeout: 60_000 });
  return (await recruiter.saved(() => download.click())).text;
}

/** The same answers, had they been given by an invitation. */
function answersBy(text, number, { id, campaign }, change = () => {}) {
  const bundle = JSON.parse(variant(text, number));
  bundle.invitation = id;
  bundle.campaign = campaign;
  change(bundle);
  const { integrity, ...content } = bundle;
  integrity.sha256 = sha256(canonical(content));
  return canonical(bundle);
}

/** The lines of a table with links. */
const lines = (text) => fieldsOf(text.replace('\ufeff', '')).lines;

/** The text of a draft, decoded. */
function letter(text) {
  const end = text.indexOf('\r\n\r\n');
  const [head, body] = [text.slice(0, end), text.slice(end + 4)];
  const joined = body.replaceAll('=\r\n', '');
  const bytes = joined.replace(/(?:=[0-9A-F]{2})+/g, (coded) => Buffer.from(coded.replaceAll('=', ''), 'hex').toString('utf8'));
  return { head, body: bytes };
}

test('The board says what became of each invitation, and keeps no link', async ({ recruiter, bundles }) => {
  const config = JSON.parse(readFileSync(`${recruiter.site.folder}/config.json`, 'utf8'));
  await recruiter.open('/invitations');
  await makeKeys(recruiter);
  const table = await inviteAll(recruiter, 'reference,name,email\nC-1,Ada,ada@example.com\nC-2,Ben,\nC-3,Cleo,\nC-4,,\n');
  const ids = Object.fromEntries(lines(table).map((line) => [line.reference, line.invitation]));
  const by = (reference) => ({ id: ids[reference], campaign: config.campaign });

  await recruiter.page.getByRole('link', { name: /^Invitation board/ }).click();
  await expect(recruiter.heading('Invitation board')).toBeVisible();
  await expect(recruiter.page.getByText('4 of 4 invitations shown.')).toBeVisible();
  await expect(invited(recruiter, 'C-1')).toContainText('Invited');
  await expect(invited(recruiter, 'C-1')).toContainText(LAST_START);
  // Names were not to be kept.
  await expect(board(recruiter)).not.toContainText('Ada');

  const first = answersBy(bundles.strong, 1, by('C-1'));
  const again = answersBy(bundles.strong, 2, by('C-2'));
  const twice = answersBy(bundles.weak, 3, by('C-2'));
  const begun = answersBy(bundles.strong, 4, by('C-3'));
  const goesOn = answersBy(bundles.strong, 5, by('C-3'), (bundle) => {
    bundle.continues = { attempt_id: JSON.parse(begun).attempt_id, sha256: digest(begun) };
    bundle.timing.grants = [{ id: 'grant-1', minutes: 12, at_ms: 1_000, token: 'AAAA' }];
  });
  await recruiter.at('/');
  await recruiter.choose({ first, again, twice, begun, goesOn });
  await expect(recruiter.messages).toContainText('Answer files opened: 5.');
  await recruiter.at('/home');
  await expect(recruiter.page.getByText('Invited: 4. Answers here: 3.')).toBeVisible();
  await recruiter.page.getByRole('link', { name: 'Invitation board' }).click();
  await expect(invited(recruiter, 'C-1')).toContainText('Answers arrived');
  await expect(invited(recruiter, 'C-2')).toContainText('Answers arrived more than once');
  await expect(invited(recruiter, 'C-2').getByRole('link', { name: /^Person / })).toHaveCount(2);
  await expect(invited(recruiter, 'C-3')).toContainText('Answers arrived, with time given back');
  // The file that counts comes first.
  await expect(invited(recruiter, 'C-3').getByRole('link', { name: /^Person / }).first()).toContainText('Person 5');
  await expect(invited(recruiter, 'C-4')).toContainText('Invited');
  for (const width of [1280, 375, 320]) {
    await recruiter.page.setViewportSize({ width, height: 800 });
    await expectAccessible(recruiter.page, `board, ${width} px`);
  }
  await recruiter.page.setViewportSize({ width: 1100, height: 900 });
  await expectNarrow(recruiter.page, 'board');

  // Search and status narrow it down.
  await recruiter.page.getByRole('combobox', { name: 'Status' }).selectOption('Answers arrived more than once');
  await expect(recruiter.page.getByText('1 of 4 invitations shown.')).toBeVisible();
  await expect(invited(recruiter, 'C-1')).toBeHidden();
  await recruiter.button('Show all').click();
  await recruiter.page.getByRole('searchbox', { name: 'Search' }).fill('c-4');
  await expect(recruiter.page.getByText('1 of 4 invitations shown.')).toBeVisible();
  await recruiter.button('Show all').click();

  // While names are hidden nothing tells whose answers are whose, nor that time was given back.
  await recruiter.page.getByRole('checkbox', { name: 'Hide names' }).check();
  await expect(board(recruiter).getByRole('link', { name: /^Person / })).toHaveCount(0);
  await expect(board(recruiter)).not.toContainText('time given back');
  await expect(invited(recruiter, 'C-1').getByRole('cell', { name: 'Hidden', exact: true })).toBeVisible();
  await recruiter.page.getByRole('checkbox', { name: 'Hide names' }).uncheck();

  // A row leads to the answers.
  await invited(recruiter, 'C-1').getByRole('link', { name: /^Person 1/ }).click();
  await expect(recruiter.heading('Person 1')).toBeVisible();

  // The invitations are kept, and their links are not.
  await recruiter.at('/invitations/board');
  await recruiter.page.reload();
  await expect(recruiter.page.getByText('4 of 4 invitations shown.')).toBeVisible();
  const kept = await recruiter.page.evaluate(async () => {
    const open = indexedDB.open('assay-recruiter');
    const database = await new Promise((done) => { open.onsuccess = () => done(open.result); });
    const reading = database.transaction('settings').objectStore('settings').getAll();
    return new Promise((done) => { reading.onsuccess = () => done(JSON.stringify(reading.result)); });
  });
  expect(kept).toContain('C-4');
  for (const { link } of lines(table)) {
    expect(kept).not.toContain(link.split('#invitation=')[1].slice(0, 60));
  }
});

test('Letters, reminders, calendar files and the table are saved, and say where a link is not known', async ({ recruiter, bundles }) => {
  const config = JSON.parse(readFileSync(`${recruiter.site.folder}/config.json`, 'utf8'));
  await recruiter.open('/invitations');
  const keys = await makeKeys(recruiter);
  const table = await inviteAll(recruiter, 'reference,First name,e-mail\nC-1,Zoë,zoe@example.com\nC-2,=1+1,\n', { hasNames: true });
  const { link, invitation } = lines(table)[0];
  expect(signedPart(link.split('#invitation=')[1], keys.verifying).toString('latin1')).toContain('C-1');
  await recruiter.at('/invitations/board');
  const choose = (name) => recruiter.page.getByRole('checkbox', { name: `Select ${name}`, exact: true });

  await choose('C-1').check();
  const draft = await recruiter.saved(() => recruiter.button('Invitations as drafts (.eml)').click());
  expect(draft.name).toBe('invitation-c-1.eml');
  const read = letter(draft.text);
  expect(read.head).toContain('X-Unsent: 1');
  expect(read.head).toContain('To: =?utf-8?Q?Zo=C3=AB?= <zoe@example.com>');
  expect(read.body).toContain('Dear Zoë,');
  expect(read.body).toContain(link);
  expect(read.body).toContain('Start it by December 31, 2035, 18:00.');
  expect(read.body).toContain('Europe/Berlin');
  expect(draft.text.split('\r\n').every((line) => line.length <= 76)).toBe(true);

  const calendar = await recruiter.saved(() => recruiter.button('Windows for calendars (.ics)').click());
  expect(calendar.name).toBe('window-c-1.ics');
  expect(calendar.text).toContain(`\r\nUID:${invitation}\r\n`);
  expect(calendar.text).toContain('\r\nDTSTART:20351231T170000Z\r\n');
  expect(calendar.text).not.toContain('#invitation=');
  await choose('C-1').uncheck();

  // Several come as one archive.
  const all = await recruiter.saved(() => recruiter.button('Invitations as drafts (.eml)').click());
  expect(all.name).toBe('invitations.zip');
  expect(all.text.startsWith('PK')).toBe(true);
  expect(all.text).toContain('invitation-c-1.eml');
  expect(all.text).toContain('invitation-c-2.eml');

  const merge = await recruiter.saved(() => recruiter.button('Table for mail merge (CSV)').click());
  const merged = lines(merge.text);
  expect(merged.find((line) => line.reference === 'C-1').link).toBe(link);
  expect(merged.find((line) => line.reference === 'C-2').name).toBe("'=1+1");

  // Whoever has answered is not reminded.
  await recruiter.at('/');
  await recruiter.choose({ first: answersBy(bundles.strong, 1, { id: invitation, campaign: config.campaign }) });
  await expect(recruiter.messages).toContainText('Answer files opened: 1.');
  await recruiter.at('/invitations/board');
  const reminder = await recruiter.saved(() => recruiter.button('Reminders as drafts (.eml)').click());
  expect(reminder.name).toBe('reminder-c-2.eml');
  await expect(recruiter.page.getByText(/Not reminded, since .*: 1\./)).toBeVisible();

  // A text of the team's own counts from then on, and after a reload the link is a gap.
  await recruiter.page.locator('summary', { hasText: 'The invitation' }).click();
  await recruiter.page.locator('#board-subject').fill('Prüfung {reference}');
  await recruiter.page.reload();
  await expect(recruiter.page.getByText('2 of 2 invitations shown.')).toBeVisible();
  await recruiter.page.locator('summary', { hasText: 'The invitation' }).click();
  await expect(recruiter.page.locator('#board-subject')).toHaveValue('Prüfung {reference}');
  await choose('C-1').check();
  const later = await recruiter.saved(() => recruiter.button('Invitations as drafts (.eml)').click());
  expect(later.text).toContain('Subject: =?utf-8?Q?Pr=C3=BCfung_C-1?=');
  expect(letter(later.text).body).toContain('[link]');
  await expect(recruiter.page.getByText(/Drafts with the gap \[link\].*: 1\./)).toBeVisible();

  // The table brings the links back; a line that was changed is refused.
  await recruiter.page.getByText('Read invitations that were made elsewhere').click();
  await recruiter.page.getByLabel('Table with links (CSV)').setInputFiles({ name: 'links.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  // After the reload no key is open, and the configuration names none: nothing says whose links these are.
  await expect(recruiter.page.getByText('links.csv: 0 invitations read, lines refused: 2.')).toBeVisible();
  await expect(recruiter.page.getByRole('region', { name: 'Table of lines without an invitation' })).toContainText('signed with a key');
  await expectAccessible(recruiter.page, 'refused links');

  // Taking them off erases them here.
  await recruiter.button('Take them off the board').click();
  await expect(recruiter.page.getByRole('dialog', { name: 'Take these invitations off the board?' })).toBeVisible();
  await armed(recruiter.page);
  await recruiter.button('Take them off').click();
  await expect(recruiter.messages).toContainText('1 invitation was taken off the board.');
  await expect(recruiter.page.getByText('1 of 1 invitations shown.')).toBeVisible();
  await recruiter.page.reload();
  await expect(recruiter.page.getByText('1 of 1 invitations shown.')).toBeVisible();
});

test('An invitation is replaced with all that it said, and the board says by which', async ({ recruiter }) => {
  await recruiter.open('/invitations');
  await makeKeys(recruiter);
  await inviteAll(recruiter, 'reference\nC-1\n');
  await recruiter.at('/invitations/board');
  await invited(recruiter, 'C-1').getByRole('link', { name: /^Replace/ }).click();
  await expect(recruiter.page.getByText(/^The next link replaces the invitation /)).toBeVisible();
  await expect(field(recruiter, 'Reference')).toHaveValue('C-1');
  await expect(field(recruiter, 'Last start')).toHaveValue(LAST_START);
  await expectAccessible(recruiter.page, 'a replacement');
  await field(recruiter, 'Percent of the usual time').fill('150');
  await recruiter.button('Make the link').click();
  await expect(field(recruiter, 'Link for C-1')).toBeFocused();
  await expect(recruiter.page.getByText(/^The next link replaces the invitation /)).toHaveCount(0);
  await recruiter.at('/invitations/board');
  await expect(board(recruiter).getByRole('row').filter({ hasText: 'Replaced by the invitation of C-1' })).toHaveCount(1);
  await expect(board(recruiter).getByRole('row').filter({ hasText: '150 %' })).toContainText('Invited');
});

test('A thousand invitations are quick to search', async ({ recruiter }) => {
  await recruiter.open('/invitations');
  await makeKeys(recruiter);
  const table = ['reference', ...Array.from({ length: 1_000 }, (_, at) => `C-${at + 1}`)].join('\n');
  await inviteAll(recruiter, `${table}\n`);
  await recruiter.at('/invitations/board');
  await expect(recruiter.page.getByText('1000 of 1000 invitations shown.').or(recruiter.page.getByText('1,000 of 1,000 invitations shown.'))).toBeVisible();
  await expect(board(recruiter).getByRole('rowheader')).toHaveCount(1_000, { timeout: 30_000 });
  const search = recruiter.page.getByRole('searchbox', { name: 'Search' });
  const took = await search.evaluate(async (input) => {
    const begun = performance.now();
    input.value = 'C-777';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
    return performance.now() - begun;
  });
  await expect(recruiter.page.getByText(/^1 of 1,?000 invitations shown\.$/)).toBeVisible();
  expect(took).toBeLessThan(1_000);
});
