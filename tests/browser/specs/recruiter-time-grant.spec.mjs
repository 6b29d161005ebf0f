import { readFileSync } from 'node:fs';
import { expectAccessible } from '../support/axe.mjs';
import { canonical, sha256 } from '../support/content.mjs';
import { digest, expect, expectNarrow, test } from '../support/recruiter.mjs';
import { signedPart } from '../support/team-keys.mjs';
import { variant } from '../support/variants.mjs';

// A passphrase takes seconds, and axe takes its time.
test.beforeEach(() => test.setTimeout(300_000));

const PASSPHRASE = 'four words of ours';
const SITE = 'https://jobs.example.com/cto/';

const field = (recruiter, name) => recruiter.page.getByRole('textbox', { name, exact: true });

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

/** Seals a bundle again after a change. */
function changed(text, change) {
  const bundle = JSON.parse(text);
  change(bundle);
  const { integrity, ...content } = bundle;
  integrity.sha256 = sha256(canonical(content));
  return canonical(bundle);
}

/** The same answers, as those of an attempt that goes on from another with twelve minutes given back. */
const continuing = (text, number, { attempt, seal }) => changed(variant(text, number), (bundle) => {
  bundle.candidate = JSON.parse(attempt).candidate;
  bundle.continues = { attempt_id: JSON.parse(attempt).attempt_id, sha256: seal ?? digest(attempt) };
  bundle.timing.grants = [{ id: 'grant-1', minutes: 12, at_ms: 1_000, token: 'AAAA' }];
});

test('Time is given back by a link, a code and a draft, and what is wrong is said at its field', async ({ recruiter, bundles }) => {
  await recruiter.open('/invitations');
  const keys = await makeKeys(recruiter);
  await recruiter.at('/');
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.goTo(bundles.strong);
  await recruiter.page.getByRole('link', { name: 'Give time back' }).click();
  await expect(recruiter.heading('Give time back')).toBeVisible();
  const { attempt_id: attempt, invitation } = JSON.parse(bundles.strong);
  await expect(field(recruiter, 'Invitation or attempt')).toHaveValue(invitation ?? attempt);
  await expect(recruiter.page.getByText('For Ada Strong.')).toBeVisible();
  await field(recruiter, 'Minutes').fill('1441');
  await recruiter.button('Sign the grant').click();
  await expect(field(recruiter, 'Address of the test')).toBeFocused();
  await expect(recruiter.page.getByText('Write a whole number of minutes from 1 to 1440.')).toBeVisible();
  await expect(recruiter.page.locator('#grant-until-error')).toContainText('2026-12-31 18:00');
  await expectAccessible(recruiter.page, 'a grant with something wrong');

  await field(recruiter, 'Address of the test').fill(SITE);
  await field(recruiter, 'Minutes').fill('12');
  await field(recruiter, 'Can be used until').fill('2001-01-01 12:00');
  await recruiter.button('Sign the grant').click();
  await expect(recruiter.page.getByText('This moment is over. Write a later one.')).toBeVisible();
  await field(recruiter, 'Can be used until').fill('2035-12-31 18:00');
  await recruiter.button('Sign the grant').click();
  const link = field(recruiter, 'Link that gives time back');
  await expect(link).toBeFocused();
  const [site, token] = (await link.inputValue()).split('#grant=');
  expect(site).toBe(SITE);
  await expect(field(recruiter, 'Code')).toHaveValue(token);
  expect(signedPart(token, keys.verifying).toString('latin1')).toContain(invitation ?? attempt);
  await expectAccessible(recruiter.page, 'a grant');
  await expectNarrow(recruiter.page, 'a grant');

  const draft = await recruiter.saved(() => recruiter.button('Save a draft of the letter (.eml)').click());
  expect(draft.name).toMatch(/^more-time.*\.eml$/);
  const body = draft.text.slice(draft.text.indexOf('\r\n\r\n')).replaceAll('=\r\n', '').replaceAll('=3D', '=');
  expect(body).toContain(`${SITE}#grant=${token}`);
  expect(body).toContain('12 minutes');
  expect(body).toContain('2035-12-31 18:00 (Europe/Berlin)');
  expect(draft.text).toContain('X-Unsent: 1');

  // A link goes with what it was made from, and while names are hidden nothing leads here.
  await field(recruiter, 'Minutes').fill('13');
  await expect(link).toHaveCount(0);
  await recruiter.page.getByRole('checkbox', { name: 'Hide names' }).check();
  await expect(recruiter.page.getByText('Names are hidden on this page. Show them')).toBeVisible();
  await recruiter.goTo(bundles.strong);
  await expect(recruiter.page.getByRole('link', { name: 'Give time back' })).toHaveCount(0);
});

test('Without a key the screen says what is needed first', async ({ recruiter }) => {
  await recruiter.open('/invitations/time');
  await expect(recruiter.heading('Give time back')).toBeVisible();
  await expect(recruiter.page.getByText('To give time back, open a private key first: it signs the grant.')).toBeVisible();
  await expectAccessible(recruiter.page, 'no key');
  await expectNarrow(recruiter.page, 'no key');
});

test('An attempt that goes on counts in the place of the first, and both are linked', async ({ recruiter, bundles }) => {
  const first = variant(bundles.strong, 1);
  const later = continuing(bundles.strong, 2, { attempt: first });
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ later });
  await expect(recruiter.messages).toContainText('Answer files opened: 1.');
  await recruiter.goTo(later);
  await expect(recruiter.page.getByText(/the first answer file is not open here/)).toBeVisible();
  await expect(recruiter.page.getByText('12 minutes of it given back')).toBeVisible();

  await recruiter.at('/');
  await recruiter.unfoldFiles();
  await recruiter.choose({ first });
  await expect(recruiter.messages).toContainText('Answer files opened: 1.');
  const rows = recruiter.listed('Person 1');
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: 'Goes on from another attempt, with time given back' })).toContainText('Time given back: 12 minutes');
  await expect(rows.filter({ hasText: 'Another file goes on from this attempt' })).toHaveCount(1);

  await recruiter.goTo(later);
  await expect(recruiter.page.getByText(/the first answer file is not open here/)).toHaveCount(0);
  await expect(recruiter.page.getByText(/^With time given back, this attempt goes on/)).toBeVisible();
  await expectAccessible(recruiter.page, 'an attempt that goes on');
  await recruiter.goTo(first);
  await expect(recruiter.page.getByText(/^The attempt went on with time given back/)).toBeVisible();

  // One of the two is on the way.
  await recruiter.at('/home');
  await expect(recruiter.page.locator('.home-people li')).toHaveCount(1);

  const { text } = await (async () => {
    await recruiter.at('/');
    return recruiter.saved(() => recruiter.button('Table for spreadsheets (CSV)').click());
  })();
  expect(text).toContain('"time_given_back_minutes","continues_attempt_id"');

  // While names are hidden nobody sees it.
  await recruiter.page.getByRole('checkbox', { name: 'Hide names' }).check();
  await expect(recruiter.page.getByRole('table').first()).not.toContainText(/time given back/i);
  await expect(recruiter.page.getByRole('table').first()).toContainText('A later attempt of the same person');
  await recruiter.goTo(later);
  await expect(recruiter.page.getByText('The file contradicts itself about the attempt.')).toHaveCount(1);
  await expect(recruiter.page.getByText(/given back|time grant|goes on from/i)).toHaveCount(0);
  await recruiter.page.getByRole('checkbox', { name: 'Hide names' }).uncheck();
  await expect(recruiter.page.getByText('The time that was given back is not what the record tells.')).toHaveCount(1);
});

test('A file that names another digest is a contradiction in words', async ({ recruiter, bundles }) => {
  const first = variant(bundles.strong, 1);
  const later = continuing(bundles.strong, 2, { attempt: first, seal: 'ab'.repeat(32) });
  await recruiter.open();
  await recruiter.choose({ first, later });
  await expect(recruiter.messages).toContainText('Answer files opened: 2.');
  await expect(recruiter.listed('Person 1').filter({ hasText: 'Contradiction: goes on from an attempt whose file here is another' })).toHaveCount(1);
  await recruiter.goTo(later);
  await expect(recruiter.page.getByText(/^Contradiction: this file says that it goes on/)).toBeVisible();
  // Neither takes the place of the other.
  await recruiter.at('/home');
  await expect(recruiter.page.locator('.home-people li')).toHaveCount(2);

  // While names are hidden, that it is a contradiction is all that is said.
  await recruiter.at('/');
  await recruiter.page.getByRole('checkbox', { name: 'Hide names' }).check();
  await expect(recruiter.page.getByText('Contradiction: does not fit another file')).toHaveCount(1);
  await recruiter.goTo(later);
  await expect(recruiter.page.getByText(/^Contradiction: this file and another do not fit together/)).toBeVisible();
  await expect(recruiter.page.getByText(/given back|time grant|goes on from/i)).toHaveCount(0);
});

test('The board leads to the grant of an invitation', async ({ recruiter }) => {
  const config = JSON.parse(readFileSync(`${recruiter.site.folder}/config.json`, 'utf8'));
  await recruiter.open('/invitations');
  await makeKeys(recruiter);
  await expect(field(recruiter, 'Round of hiring')).toHaveValue(config.campaign);
  await field(recruiter, 'Address of the test').fill(SITE);
  await field(recruiter, 'Reference').fill('C-1');
  await recruiter.button('Make the link').click();
  await expect(field(recruiter, 'Link for C-1')).toBeFocused();
  await recruiter.at('/invitations/board');
  await recruiter.page.getByRole('link', { name: 'Give time back to C-1' }).click();
  await expect(recruiter.page.getByText('For C-1.')).toBeVisible();
  await expect(field(recruiter, 'Invitation or attempt')).not.toHaveValue('');
  // The address of the test was typed already.
  await expect(field(recruiter, 'Address of the test')).toHaveValue(SITE);
});
