import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.mjs';
import { assayProgram } from '../support/companion.mjs';
import { fieldsOf } from '../support/csv.mjs';
import { Keyboard } from '../support/keyboard.mjs';
import { expect, expectNarrow, test } from '../support/recruiter.mjs';
import { codeOf, foreignKey, seal, signedPart } from '../support/team-keys.mjs';

// A passphrase takes seconds, and axe takes its time.
test.beforeEach(() => test.setTimeout(300_000));

const PASSPHRASE = 'four words of ours';
const SITE = 'https://jobs.example.com/cto/';

const field = (recruiter, name) => recruiter.page.getByRole('textbox', { name, exact: true });

/** A field for a passphrase, which is no text box to those who hear the page. */
const secret = (recruiter, name) => recruiter.page.getByLabel(name, { exact: true });

/** The part that makes keys; the one that recovers them has fields of the same names. */
const making = (recruiter) => recruiter.page.locator('details', { hasText: 'Make new keys' });

async function makeKeys(recruiter) {
  const { page } = recruiter;
  const part = making(recruiter);
  await part.getByText('Make new keys').click();
  await part.getByLabel('Name of the keys').fill('2026');
  await part.getByLabel('New passphrase').fill(PASSPHRASE);
  await part.getByLabel('The passphrase once more').fill(PASSPHRASE);
  await part.getByRole('checkbox').check();
  await recruiter.button('Make the keys').click();
  await expect(page.getByRole('heading', { name: 'Your keys are made: 2026' })).toBeVisible({ timeout: 60_000 });
  const { name, text } = await recruiter.saved(() => recruiter.button('Download the key file').click());
  const lines = await field(recruiter, 'Lines for config.json').inputValue();
  const { keys } = JSON.parse(`{${lines.replace(/,\s*$/, '')}}`);
  return { name, text, public: keys[0], sheet: await page.locator('.key-sheet-code').innerText() };
}

/** Opens a key by its file and passphrase. */
async function openKey(recruiter, keys, passphrase = PASSPHRASE) {
  await recruiter.page.getByLabel('File with the private key').setInputFiles({
    name: keys.name,
    mimeType: 'application/json',
    buffer: Buffer.from(keys.text),
  });
  await expect(recruiter.page.getByText(`${keys.name} holds the private key 2026.`)).toBeVisible();
  await secret(recruiter, 'Passphrase of the private key').fill(passphrase);
  await recruiter.button('Open the private key').click();
}

const held = (recruiter) => recruiter.page.getByText(/^Private key open in this page, in memory only: 2026/);

test('Keys are made, kept three times, and open answers that were sealed to them', async ({ recruiter, bundles }) => {
  await recruiter.open('/invitations');
  await expect(recruiter.heading('Keys and invitations')).toBeVisible();
  await expect(recruiter.page.getByText('To invite candidates, open a private key first')).toBeVisible();
  const keys = await makeKeys(recruiter);
  expect(keys.name).toBe('private-keys-2026.json');
  expect(keys.text).not.toContain(keys.sheet.slice(0, 11));
  await expectAccessible(recruiter.page, 'keys made');
  await expectNarrow(recruiter.page, 'keys made');

  // The program reads the file that the page wrote.
  const folder = mkdtempSync(join(tmpdir(), 'assay-'));
  const sealed = seal(bundles.strong, keys.public.sealing);
  const put = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const files = [put('keys.json', keys.text), put('passphrase', PASSPHRASE), put('sealed.json', sealed)];
  const opened = await assayProgram('open', '--keys', files[0], '--passphrase-file', files[1], '--out', folder, files[2]);
  expect(opened.code, opened.stderr).toBe(0);
  const { attempt_id: attempt } = JSON.parse(bundles.strong);
  expect(readFileSync(join(folder, `${attempt}.json`), 'utf8')).toBe(bundles.strong);
  rmSync(folder, { recursive: true });

  // Whoever made the keys has them open until the page is loaded again.
  await recruiter.button('I have kept all three').click();
  await recruiter.at('/');
  await recruiter.choose({ sealed });
  await expect(recruiter.messages).toContainText('Answer files opened: 1.');
  await expect(recruiter.listed('Ada Strong')).toBeVisible();

  await recruiter.page.reload();
  await expect(recruiter.listed('Ada Strong')).toBeVisible();
  await expect(held(recruiter)).toHaveCount(0);
  const others = {
    weak: seal(bundles.weak, keys.public.sealing),
    harmful: seal(bundles.harmful, keys.public.sealing),
    other: seal(bundles.single, foreignKey()),
    'half.json': sealed.slice(0, sealed.length / 2),
    'changed.json': sealed.replace('"campaign":"harbour"', '"campaign":"another"'),
  };
  await recruiter.unfoldFiles();
  await recruiter.choose(others);
  await expect(recruiter.messages).toContainText('half.json is a damaged file of sealed answers');
  const notice = recruiter.page.getByRole('region', { name: 'Sealed answers wait for your private key' });
  await expect(notice).toContainText('Sealed answer files that wait: 4.');
  await expectAccessible(recruiter.page, 'sealed answers');

  // A wrong passphrase says so and no more; while the page works on it, it says that too.
  await recruiter.page.evaluate(() => {
    const working = document.querySelector('.key-working');
    window.heard = [];
    new MutationObserver(() => window.heard.push(working.textContent)).observe(working, { childList: true, subtree: true, characterData: true });
  });
  await openKey(recruiter, keys, 'four words of theirs');
  await expect(recruiter.page.getByText('The passphrase does not open this file.')).toBeVisible({ timeout: 60_000 });
  expect((await recruiter.page.evaluate(() => window.heard)).join(' ')).toContain('This takes some seconds');
  await expect(secret(recruiter, 'Passphrase of the private key')).toBeFocused();
  await expect(secret(recruiter, 'Passphrase of the private key')).toHaveValue('');

  await openKey(recruiter, keys);
  await expect(held(recruiter)).toBeVisible({ timeout: 60_000 });
  await expect(recruiter.messages).toContainText('changed.json was changed after it was sealed');
  await expect(recruiter.listed('Ben Weak')).toBeVisible();
  await expect(recruiter.listed('Cleo Harmful')).toBeVisible();
  await expect(notice).toContainText(`A sealed answer file needs another key: ${JSON.parse(others.other).key}.`);
  await expect(notice).toContainText(`Open here: 2026 (${codeOf(Buffer.from(keys.public.sealing, 'base64url'))}).`);
  await recruiter.button('Leave these files sealed, and take them off the page').click();
  await expect(notice).toHaveCount(0);

  // Asked once a session, and forgotten on request.
  await recruiter.choose({ expired: seal(bundles.expired, keys.public.sealing) });
  await expect(recruiter.listed('Dan Expired')).toBeVisible();
  await recruiter.button('Forget the private key').click();
  await expect(held(recruiter)).toHaveCount(0);
  await recruiter.choose({ single: seal(bundles.single, keys.public.sealing) });
  await expect(notice).toBeVisible();
});

test('One candidate is invited by a link, and many by a table', async ({ recruiter }) => {
  const config = JSON.parse(readFileSync(join(recruiter.site.folder, 'config.json'), 'utf8'));
  await recruiter.open('/invitations');
  const keys = await makeKeys(recruiter);
  await recruiter.button('I have kept all three').click();

  // What the page knows is filled in; what is wrong is said at its field.
  await expect(field(recruiter, 'Round of hiring')).toHaveValue(config.campaign);
  await expect(field(recruiter, 'Time zone that the candidate reads')).toHaveValue('Europe/Berlin');
  await field(recruiter, 'Last start').fill('31.12.2026');
  await field(recruiter, 'Percent of the usual time').fill('50');
  await recruiter.button('Make the link').click();
  await expect(field(recruiter, 'Address of the test')).toBeFocused();
  for (const words of [
    'Write the address that candidates open',
    'Write it like "2026-12-31 18:00".',
    'Write a whole number from 100 to 400, such as 150.',
    'Write how your team refers to this candidate, without the name',
  ]) {
    await expect(recruiter.page.locator('.field-error', { hasText: words })).toBeVisible();
  }
  await expectAccessible(recruiter.page, 'invitation with something wrong');

  await field(recruiter, 'Address of the test').fill(SITE);
  await field(recruiter, 'Last start').fill('2026-12-31 18:00');
  await field(recruiter, 'Percent of the usual time').fill('150');
  await field(recruiter, 'Reference').fill('C-1');
  await recruiter.button('Make the link').click();
  const link = field(recruiter, 'Link for C-1');
  await expect(link).toBeFocused();
  const [site, token] = (await link.inputValue()).split('#invitation=');
  expect(site).toBe(SITE);
  const signed = signedPart(token, keys.public.verifying).toString('latin1');
  expect(signed).toContain('C-1');
  expect(signed).toContain(config.campaign);
  await expectAccessible(recruiter.page, 'a link');
  await expectNarrow(recruiter.page, 'a link');

  // A link goes with what it was made from.
  await field(recruiter, 'Extra minutes').fill('5');
  await expect(link).toHaveCount(0);

  await recruiter.page.getByLabel('Table of candidates (CSV)').setInputFiles({
    name: 'round.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('name,reference,time_percent\nAda,C-2,\nBen,,\n"Hopper, Grace",C-4,99\nCleo,C-5,200\n'),
  });
  await expect(recruiter.page.getByText('round.csv: 2 candidates invited, lines refused: 2.')).toBeVisible();
  const refused = recruiter.page.getByRole('region', { name: 'Table of lines that were refused' });
  await expect(refused.getByRole('row', { name: /^3 reference The reference is missing/ })).toBeVisible();
  await expect(refused.getByRole('row', { name: /^4 time_percent Write 100 to 400 percent/ })).toBeVisible();
  await expectAccessible(recruiter.page, 'a table with refused lines');
  const { name, text } = await recruiter.saved(() => recruiter.button('Download the table with the links').click());
  expect(name).toBe('invitations.csv');
  const { lines } = fieldsOf(text.replace('\ufeff', ''));
  expect(lines.map((line) => [line.name, line.reference])).toEqual([['Ada', 'C-2'], ['Cleo', 'C-5']]);
  for (const line of lines) {
    const own = signedPart(line.link.split('#invitation=')[1], keys.public.verifying).toString('latin1');
    expect(own).toContain(line.reference);
    expect(own).not.toContain(line.name);
  }
});

test('Keys are made, and made again from the sheet, with the keyboard alone', async ({ recruiter }) => {
  const { page } = recruiter;
  const keyboard = new Keyboard(page);
  await recruiter.open('/invitations');
  const part = making(recruiter);
  await keyboard.press(part.locator('summary'), 'Enter');
  await keyboard.press(recruiter.button('Make the keys'), 'Enter');
  await expect(part.getByLabel('Name of the keys')).toBeFocused();
  for (const words of ['Enter a name.', 'The passphrase is too short. Use 12 characters or more.', 'Tick this to go on.']) {
    await expect(part.getByText(words)).toBeVisible();
  }
  await expectAccessible(page, 'new keys with something missing');
  await page.keyboard.type('2026');
  await keyboard.type(part.getByLabel('New passphrase'), PASSPHRASE);
  await keyboard.type(part.getByLabel('The passphrase once more'), 'four words of theirs');
  await keyboard.press(part.getByRole('checkbox'));
  await keyboard.press(recruiter.button('Make the keys'), 'Enter');
  const again = part.getByLabel('The passphrase once more');
  await expect(again).toBeFocused();
  await expect(part.getByText('The two passphrases differ.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  const made = page.getByRole('heading', { name: 'Your keys are made: 2026' });
  await expect(made).toBeFocused({ timeout: 60_000 });
  const [sheet, lines] = [page.locator('.key-sheet-code'), field(recruiter, 'Lines for config.json')];
  const [code, config] = [await sheet.innerText(), await lines.inputValue()];

  // On paper the sheet stands without fields and buttons.
  await page.emulateMedia({ media: 'print' });
  await expect(sheet).toBeVisible();
  await expect(lines).toBeHidden();
  await expect(recruiter.button('Make the keys')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await keyboard.press(recruiter.button('I have kept all three'), 'Enter');
  await keyboard.press(recruiter.button('Forget the private key'), 'Enter');
  await expect(recruiter.heading('Keys and invitations')).toBeFocused();
  const recovering = page.locator('details', { hasText: 'Make the key file again' });
  await keyboard.press(recovering.locator('summary'), 'Enter');
  const typed = recovering.getByLabel('Code on the recovery sheet');
  await keyboard.type(typed, code.slice(0, -1));
  await keyboard.type(recovering.getByLabel('Name of the keys'), '2026');
  await keyboard.type(recovering.getByLabel('New passphrase'), 'other words of ours');
  await keyboard.type(recovering.getByLabel('The passphrase once more'), 'other words of ours');
  await keyboard.press(recruiter.button('Make the key file'), 'Enter');
  await expect(typed).toBeFocused();
  await expect(recovering.getByText('The code has a typing error, or a part is missing.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(code.toLowerCase());
  await keyboard.press(recruiter.button('Make the key file'), 'Enter');
  await expect(made).toBeFocused({ timeout: 60_000 });
  expect(await lines.inputValue()).toBe(config);
});
