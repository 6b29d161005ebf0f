import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.mjs';
import { fieldsOf } from '../support/csv.mjs';
import { expect, expectNarrow, pseudonym, test } from '../support/recruiter.mjs';
import { RECRUITER_SITE } from '../support/site.mjs';

test.beforeEach(() => test.setTimeout(120_000));

const CONTACT = 'Hanna at the quay (hanna@port-of-tyne.test)';

/** Opens the page of a team that has named itself in the configuration of its test. */
async function open(recruiter, files) {
  const config = JSON.parse(readFileSync(join(RECRUITER_SITE, 'config.json'), 'utf8'));
  config.team = { name: 'Port of Tyne' };
  config.contact = { name: 'Hanna at the quay', email: 'hanna@port-of-tyne.test' };
  recruiter.site.files.set('config.json', JSON.stringify(config));
  await recruiter.open();
  await recruiter.sitDown('Ann Rater');
  await recruiter.choose(files);
  await expect(recruiter.messages).toContainText('Answer files opened');
}

const letter = (recruiter) => recruiter.page.getByRole('textbox', { name: 'Text of the letter' });
const dialog = (recruiter) => recruiter.page.getByRole('dialog');

/** Counts what the browser is asked to save. */
function countDownloads(page) {
  const counted = { files: 0 };
  page.on('download', () => (counted.files += 1));
  return counted;
}

test('A letter takes team and contact from the configuration, and says no more than is decided', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await open(recruiter, { weak: bundles.weak });
  await recruiter.goTo(bundles.weak, 'decision');
  await expect(page.getByRole('textbox', { name: 'Team, as it signs' })).toHaveValue('Port of Tyne');
  await expect(page.getByRole('textbox', { name: 'Where candidates can write to' })).toHaveValue(CONTACT);
  // Nobody has decided, and nobody has interviewed.
  await expect(page.getByText(/^Nobody has decided yet, and the draft says so/)).toBeVisible();
  await expect(letter(recruiter)).toHaveValue(/Dear Ben Weak,\n/);
  await expect(letter(recruiter)).toHaveValue(/we have not reached a decision on your application/);
  await expect(letter(recruiter)).toHaveValue(/or if a conversation would help us/);
  await expect(letter(recruiter)).toHaveValue(new RegExp(`write to ${CONTACT.replace(/[().]/g, '\\$&')}`));
  await expect(letter(recruiter)).toHaveValue(/Port of Tyne$/);

  await recruiter.rateLetter(bundles.weak, 1);
  await recruiter.interview(bundles.weak, 2);
  await recruiter.goTo(bundles.weak, 'decision');
  await expect(letter(recruiter)).toHaveValue(/or if another conversation would help us/);
  await recruiter.decide(bundles.weak, 'Decline');
  await expect(page.getByText(/^Nobody has decided yet, and the draft says so/)).toBeHidden();
  await expect(letter(recruiter)).toHaveValue(/we have decided not to move forward with your application/);
  await expect(letter(recruiter)).toHaveValue(/the assessment and our conversations/);
  // The section whose minimum is missed is named, and no number is.
  await expect(letter(recruiter)).toHaveValue(/\nWriting; Documents\n/);
  await expect(letter(recruiter)).not.toHaveValue(/%|\d/);
});

test('What is typed about the sender counts for the letters of all candidates', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await open(recruiter, { weak: bundles.weak, single: bundles.single });
  await recruiter.goTo(bundles.weak, 'decision');
  await page.getByRole('textbox', { name: 'Team, as it signs' }).fill('Harbour office');
  await expect(letter(recruiter)).toHaveValue(/Harbour office$/);
  await recruiter.goTo(bundles.single, 'decision');
  await expect(letter(recruiter)).toHaveValue(/Dear Gus Single,\n/);
  await expect(letter(recruiter)).toHaveValue(/Harbour office$/);
});

test('A letter with gaps is handed out only on a second word that names them', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  const counted = countDownloads(page);
  await open(recruiter, { weak: bundles.weak });
  await recruiter.decide(bundles.weak, 'Decline', 'The answers are far below what is needed.');
  await page.getByRole('textbox', { name: 'Where candidates can write to' }).fill('');
  await expect(page.getByText('Still to fill in: [strengths] [contact]')).toBeVisible();
  for (const button of ['Copy', 'Download as text']) {
    await recruiter.button(button).click();
    await expect(dialog(recruiter), button).toBeVisible();
    await expect(dialog(recruiter)).toContainText('Nobody has filled in: [strengths] [contact].');
    await expect(recruiter.button('Back to the letter')).toBeFocused();
    await recruiter.button('Back to the letter').click();
    await expect(dialog(recruiter), button).toBeHidden();
    await expect(letter(recruiter)).toBeFocused();
  }
  expect(counted.files).toBe(0);
  await recruiter.button('Download as text').click();
  await expectAccessible(page, 'a letter with gaps');
  await expectNarrow(page, 'a letter with gaps');
  const withGaps = await recruiter.saved(() => recruiter.button('Download it with the gaps').click());
  expect(withGaps.name).toMatch(/^letter-.*\.txt$/);
  expect(withGaps.text).toContain('write to [contact].');
  await expect(dialog(recruiter)).toBeHidden();

  // Once a person has filled them in, nothing is asked.
  await page.getByRole('textbox', { name: 'Where candidates can write to' }).fill('Hanna');
  await letter(recruiter).fill((await letter(recruiter).inputValue()).replace('[strengths]', 'You were on time.').replace('[contact]', 'Hanna'));
  await expect(page.getByText(/^Still to fill in/)).toBeHidden();
  const whole = await recruiter.saved(() => recruiter.button('Download as text').click());
  expect(whole.text).toContain('You were on time.');
  await recruiter.goTo(bundles.weak, 'log');
  await expect(recruiter.row('Exported: letter')).toHaveCount(2);
});

test('The file for mail merge has a row for each candidate, with every field and the letter', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  const counted = countDownloads(page);
  await open(recruiter, { strong: bundles.strong, weak: bundles.weak });
  await recruiter.rateLetter(bundles.strong, 5);
  await recruiter.interview(bundles.strong, 4);
  await recruiter.decide(bundles.strong, 'Advance');
  await recruiter.at('/');
  await expect(recruiter.listed('Ada Strong')).toContainText('Advance');
  const button = recruiter.button('Letters for mail merge (CSV)');
  await button.click();
  // Ada has no weak side, and Ben no strong one.
  await expect(dialog(recruiter).getByRole('listitem')).toHaveCount(2);
  await expect(dialog(recruiter)).toContainText('[development] in 1 of 2');
  await expect(dialog(recruiter)).toContainText('[strengths] in 1 of 2');
  await expect(recruiter.button('Cancel')).toBeFocused();
  await expectAccessible(page, 'letters with gaps');
  await expectNarrow(page, 'letters with gaps');
  await recruiter.button('Cancel').click();
  await expect(dialog(recruiter)).toBeHidden();
  expect(counted.files).toBe(0);

  await button.click();
  const { name, text } = await recruiter.saved(() => recruiter.button('Save them with the gaps').click());
  expect(name).toBe('letters.csv');
  await expect(page.getByText('letters.csv was handed to the browser to save.')).toBeVisible();
  const { lines } = fieldsOf(text.slice(1));
  expect(lines).toHaveLength(2);
  const [ada, ben] = ['Ada Strong', 'Ben Weak'].map((own) => lines.find((line) => line.name === own));
  expect(ada).toMatchObject({
    email: 'ada@example.com',
    team: 'Port of Tyne',
    contact: CONTACT,
    decision: 'advance',
    interviewed: 'yes',
    strengths: 'Basics; Documents',
    missed_minimums: '',
    gaps: '[development]',
  });
  expect(ada.decided_on).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(ada.text).toMatch(/^Dear Ada Strong,\n/);
  expect(ben).toMatchObject({ decision: '', decided_on: '', interviewed: 'no', missed_minimums: 'Writing', gaps: '[strengths]' });
  expect(ben.text).toContain('we have not reached a decision');
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row('Exported: letters')).toHaveCount(1);
});

test('Letters as they were changed by hand go into the file, and none with a name while names are hidden', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await open(recruiter, { weak: bundles.weak });
  await recruiter.goTo(bundles.weak, 'decision');
  await letter(recruiter).fill('News about your application\n\nDear Ben Weak, we need another week.');
  await recruiter.at('/');
  await expect(page.getByText('Letters changed by hand: 1.')).toBeVisible();
  const button = recruiter.button('Letters for mail merge (CSV)');
  const own = await recruiter.saved(() => button.click());
  const [ben] = fieldsOf(own.text.slice(1)).lines;
  expect(ben).toMatchObject({ subject: 'News about your application', text: 'Dear Ben Weak, we need another week.', gaps: '' });

  await page.getByRole('checkbox', { name: 'Hide names' }).check();
  await expect(recruiter.listed(pseudonym(bundles.weak))).toBeVisible();
  await button.click();
  await expect(dialog(recruiter)).toContainText('[name] in 1 of 1');
  const hidden = await recruiter.saved(() => recruiter.button('Save them with the gaps').click());
  expect(hidden.text).toContain(pseudonym(bundles.weak));
  expect(hidden.text).not.toContain('Ben');
});
