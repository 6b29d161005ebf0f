import { expectAccessible } from '../support/axe.mjs';
import { content } from '../support/driven.mjs';
import { expect, expectNarrow, pseudonym, test } from '../support/recruiter.mjs';

test.beforeEach(() => test.setTimeout(120_000));

const SAVED = 'Everything here has been exported.';
const UNSAVED = 'Not exported since your last change: 1 candidate.';

const dialog = (recruiter) => recruiter.page.getByRole('dialog', { name: 'What this team file would add' });
const foot = (recruiter) => recruiter.page.getByRole('contentinfo');
const field = (recruiter) => recruiter.page.getByLabel('Open a colleague’s team file');

async function toTeam(recruiter) {
  await recruiter.at('/keys');
  await expect(recruiter.heading('Team file and keys')).toBeVisible();
}

/** Takes the team file out. */
async function exported(recruiter) {
  await toTeam(recruiter);
  return recruiter.saved(() => recruiter.button('Export the team file').click());
}

/** Opens a team file on its own screen. */
async function look(recruiter, name, text) {
  await toTeam(recruiter);
  await field(recruiter).setInputFiles([{ name, mimeType: 'application/json', buffer: Buffer.from(text) }]);
}

/** The row of a candidate in what would be added. */
function previewed(recruiter, name) {
  const own = recruiter.page.getByRole('rowheader', { name, exact: true });
  return dialog(recruiter).getByRole('row').filter({ has: own });
}

/** Another browser: nothing is kept. */
async function anotherBrowser(recruiter) {
  await recruiter.page.evaluate(() => indexedDB.deleteDatabase('assay-recruiter'));
  await recruiter.page.goto('about:blank');
  await recruiter.open();
  await expect(recruiter.page.getByText('No candidates yet')).toBeVisible();
}

test('One file brings all of a campaign to a colleague, who looks first and can take it back', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await recruiter.open();
  await recruiter.sitDown('Ann Rater');
  await recruiter.choose({ strong: bundles.strong, weak: bundles.weak });
  await recruiter.rateLetter(bundles.strong, 5);
  const { name, text } = await exported(recruiter);
  expect(name).toMatch(/^team-ann-rater-\d{4}-\d\d-\d\d\.json$/);
  await expect(page.getByText(`The browser was asked to save ${name}.`)).toBeVisible();
  await expectAccessible(page, 'team file');
  await expectNarrow(page, 'team file');

  await anotherBrowser(recruiter);
  await recruiter.sitDown('Ben Rater');
  await look(recruiter, name, text);
  await expect(dialog(recruiter)).toContainText('Written by Ann Rater');
  await expect(dialog(recruiter)).toContainText('about 2 candidates');
  await expect(previewed(recruiter, 'Ada Strong').getByRole('cell').first()).toHaveText('1');
  await expect(previewed(recruiter, 'Ada Strong')).toContainText('Comes with the file.');
  await expect(previewed(recruiter, 'Ben Weak').getByRole('cell').first()).toHaveText('0');
  await expectAccessible(page, 'what a team file would add');
  await expectNarrow(page, 'what a team file would add');
  await dialog(recruiter).getByRole('button', { name: 'Not now' }).click();
  await expect(dialog(recruiter)).toBeHidden();
  await recruiter.at('/');
  await expect(page.getByText('No candidates yet')).toBeVisible();

  await look(recruiter, name, text);
  await dialog(recruiter).getByRole('button', { name: 'Import' }).click();
  await expect(recruiter.messages).toContainText(`${name} was imported.`);
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row('Rated “Letter”')).toContainText('Ann Rater');
  // What others gave stays covered.
  await recruiter.at('/');
  await expect(recruiter.listed('Ada Strong')).toContainText('Covered');

  // Also after a reload.
  await page.reload();
  await toTeam(recruiter);
  await expect(page.getByText(`Last import: ${name}`)).toBeVisible();
  await recruiter.button('Undo the import').click();
  const question = page.getByRole('dialog', { name: 'Undo the import of this team file?' });
  await question.getByRole('button', { name: 'Undo it', exact: true }).click();
  await expect(recruiter.messages).toContainText(`The import of ${name} was undone.`);
  await expect(page.getByRole('heading', { level: 2, name: 'Team file', exact: true })).toBeFocused();
  await expect(recruiter.button('Undo the import')).toBeHidden();
  await page.reload();
  await recruiter.at('/');
  await expect(page.getByText('No candidates yet')).toBeVisible();
});

test('What does not fit is said before a team file is taken in, and own work stays when it is taken back', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await recruiter.open();
  await recruiter.sitDown('Ann Rater');
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.rateLetter(bundles.strong, 5);
  await recruiter.decide(bundles.strong, 'Advance');
  const { text } = await exported(recruiter);

  await anotherBrowser(recruiter);
  await recruiter.sitDown('Ben Rater');
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.rateLetter(bundles.strong, 2);
  await recruiter.decide(bundles.strong, 'Decline');
  await look(recruiter, 'ann.json', text);
  const row = previewed(recruiter, 'Ada Strong');
  await expect(row.getByRole('cell').nth(0)).toHaveText('1');
  await expect(row.getByRole('cell').nth(1)).toHaveText('1');
  await expect(row).toContainText(/Two decisions: here by .*Ben Rater.*; in the file by .*Ann Rater/);
  await expect(row).toContainText('The one here is later and still counts.');
  await expect(row).toContainText('Raters would differ too much on 1 criterion.');
  await dialog(recruiter).getByRole('button', { name: 'Import' }).click();
  await expect(recruiter.messages).toContainText('ann.json was imported.');
  await recruiter.at('/rating/settle');
  await expect(page.getByText(/Ann Rater gave 5/)).toBeVisible();

  // The same once more brings nothing.
  await look(recruiter, 'again.json', text);
  await expect(recruiter.messages).toContainText('again.json was read. It contains nothing new.');
  await expect(dialog(recruiter)).toBeHidden();

  await recruiter.button('Undo the import').click();
  await page.getByRole('button', { name: 'Undo it', exact: true }).click();
  await expect(recruiter.messages).toContainText('The import of ann.json was undone.');
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row('Rated “Letter”')).toHaveCount(1);
  await expect(recruiter.row('Rated “Letter”')).toContainText('Ben Rater');
  await page.reload();
  await expect(recruiter.row('Rated “Letter”')).toHaveCount(1);
});

test('Without names a team file names nobody, and needs the answers beside it', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await recruiter.open();
  await recruiter.sitDown('Ann Rater');
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.rateLetter(bundles.strong, 4);
  await toTeam(recruiter);
  await page.getByRole('checkbox', { name: 'Answers and names of the candidates' }).uncheck();
  const { text } = await recruiter.saved(() => recruiter.button('Export the team file').click());
  expect(text).not.toContain('Ada');
  expect(text).toContain(pseudonym(bundles.strong));
  expect(JSON.parse(text).keys[0].key).toBeUndefined();

  await anotherBrowser(recruiter);
  await recruiter.sitDown('Ben Rater');
  await look(recruiter, 'bare.json', text);
  await expect(dialog(recruiter)).toContainText('The answers of 1 candidate are neither here nor in the file.');
  await dialog(recruiter).getByRole('button', { name: 'Not now' }).click();
  await recruiter.at('/');
  // With the answers beside it, everything is there.
  await recruiter.choose({ strong: bundles.strong, 'bare.json': text });
  await expect(previewed(recruiter, 'Ada Strong').getByRole('cell').first()).toHaveText('1');
  await dialog(recruiter).getByRole('button', { name: 'Import' }).click();
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row('Rated “Letter”')).toContainText('Ann Rater');
});

test('A team file that was changed by hand is refused', async ({ recruiter, bundles }) => {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.rateLetter(bundles.strong, 4);
  const { text } = await exported(recruiter);
  await look(recruiter, 'changed.json', text.replace('"by":"Ann Rater"', '"by":"Eve Rater"'));
  await expect(recruiter.messages).toContainText('changed.json: the seal of the file ($.integrity.sha256)');
  await expect(dialog(recruiter)).toBeHidden();
});

test('What is in no file yet is said on every screen, until it is exported', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong, weak: bundles.weak });
  await expect(foot(recruiter)).not.toContainText('Not exported');
  await recruiter.rateLetter(bundles.strong, 4);
  await expect(foot(recruiter)).toContainText(UNSAVED);
  await page.reload();
  await expect(foot(recruiter)).toContainText(UNSAVED);
  await foot(recruiter).getByRole('link', { name: 'Team file and keys' }).click();
  await expect(recruiter.heading('Team file and keys')).toBeFocused();
  await recruiter.saved(() => recruiter.button('Export the team file').click());
  await expect(page.locator('#main')).toContainText(SAVED);
  await expect(foot(recruiter)).not.toContainText('Not exported');
  await recruiter.decide(bundles.weak, 'Hold');
  await expect(foot(recruiter)).toContainText(UNSAVED);
});

test('A folder on disk is kept in step with every change', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  // A folder of the browser's own stands in for one on disk, which nobody can choose here.
  await page.addInitScript(() => {
    window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('shared', { create: true });
  });
  const files = () => page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('shared');
    const texts = [];
    for await (const [name, handle] of folder.entries()) {
      try {
        texts.push([name, await (await handle.getFile()).text()]);
      } catch (error) {
        // A file that is just being written takes the place of the one that was listed.
        if (error.name !== 'NotFoundError') throw error;
      }
    }
    return texts;
  });
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong });
  await toTeam(recruiter);
  await recruiter.button('Choose a folder').click();
  await expect(page.getByText(/shared.* is up to date as of/)).toBeVisible();
  await recruiter.rateLetter(bundles.strong, 4);
  await expect(foot(recruiter)).not.toContainText('Not exported');
  await expect.poll(async () => (await files()).map(([, text]) => text.includes('"rating":4'))).toEqual([true]);
  expect((await files())[0][0]).toMatch(/^team-ann-rater-/);
  await toTeam(recruiter);
  await recruiter.button('Stop writing to it').click();
  await expect(recruiter.button('Choose a folder')).toBeVisible();
});

test('What this browser keeps is removed after a question', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  const { key } = content(recruiter.pack, recruiter.key);
  const other = JSON.parse(key);
  other.items.tide.correct = 'a';
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong, 'other.key.json': JSON.stringify(other) });
  await recruiter.rateLetter(bundles.strong, 4);
  await toTeam(recruiter);
  const question = page.getByRole('dialog', { name: 'Remove this from the browser?' });
  await recruiter.button('Remove other.key.json').click();
  await expect(question).toContainText('The file on your disk is not touched.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(recruiter.button('Remove other.key.json')).toBeFocused();
  await recruiter.button('Remove other.key.json').click();
  await question.getByRole('button', { name: 'Remove it' }).click();
  await expect(recruiter.messages).toContainText('other.key.json is no longer on this page.');
  await expect(page.getByRole('heading', { level: 2, name: 'What this browser keeps' })).toBeFocused();
  await expect(recruiter.button('Remove other.key.json')).toBeHidden();

  await recruiter.button('Remove all evaluations').click();
  await expect(question).toContainText('For 1 of them, it is not in any file yet');
  await question.getByRole('button', { name: 'Remove it' }).click();
  await expect(recruiter.messages).toContainText('The evaluations were removed from this page.');
  await page.reload();
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row('Rated “Letter”')).toHaveCount(0);
});

test('A note is in the log at once, also before there is a rating', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.at('/rating');
  const note = page.getByRole('textbox', { name: /^Note on/ });
  await note.fill('Clear to the end.');
  await note.blur();
  await expect(page.getByText('Not rated by you yet.')).toBeVisible();
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row('Wrote a note on “Letter”')).toContainText('Clear to the end.');
  await page.reload();
  await recruiter.at('/rating');
  await expect(note).toHaveValue('Clear to the end.');
  // It comes to stand beside the rating.
  await recruiter.rateLetter(bundles.strong, 4);
  await expect(note).toHaveValue('Clear to the end.');

  await recruiter.goTo(bundles.strong, 'interview');
  const said = page.getByRole('textbox', { name: /^What was said/ }).first();
  await said.fill('Named the risk first.');
  await said.blur();
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row('Wrote a note on the interview question')).toContainText('Named the risk first.');
});

test('Who rates and until when is written down, with how far each of them is, and goes along in the team file', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await recruiter.open();
  await recruiter.sitDown('Ann Rater');
  await recruiter.choose({ strong: bundles.strong, weak: bundles.weak });
  await recruiter.at('/rating');
  const summary = page.getByText('Who rates, and by when', { exact: true });
  await summary.click();
  await expect(page.getByText('Nobody is assigned yet.')).toBeVisible();
  await recruiter.button('Save the plan').click();
  await expect(page.getByText('Name at least one rater.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Raters' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Raters' }).fill('Ann Rater, Ben Rater');
  await page.getByLabel('Due date (optional)').fill('2199-03-12');
  await recruiter.button('Save the plan').click();
  const list = page.getByRole('listitem');
  await expect(list.filter({ hasText: 'Ann Rater: 0 of 2 rated' })).toBeVisible();
  await expect(list.filter({ hasText: 'Ben Rater: 0 of 2 rated' })).toBeVisible();
  await expect(page.getByText(/^Due .*2199.*days left\.$/)).toBeVisible();
  await expectAccessible(page, 'who rates');
  await recruiter.rateLetter(bundles.strong, 4);
  await summary.click();
  await expect(list.filter({ hasText: 'Ann Rater: 1 of 2 rated' })).toBeVisible();
  const { text } = await exported(recruiter);

  await anotherBrowser(recruiter);
  await recruiter.sitDown('Ben Rater');
  await look(recruiter, 'ann.json', text);
  await expect(dialog(recruiter)).toContainText('It says who rates: Ann Rater, Ben Rater.');
  await dialog(recruiter).getByRole('button', { name: 'Import' }).click();
  await page.reload();
  await recruiter.at('/rating');
  await summary.click();
  await expect(list.filter({ hasText: 'Ben Rater: 0 of 2 rated' })).toBeVisible();
});

test('Ratings that differ stand side by side with their notes, for those who have rated', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  const table = page.getByRole('table', { name: 'Criteria on which raters differ, widest apart first' });
  await recruiter.open();
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.sitDown('Ann Rater');
  await recruiter.rateLetter(bundles.strong, 5);
  const note = page.getByRole('textbox', { name: /^Note on/ });
  await note.fill('Clear to the end.');
  await note.blur();
  await recruiter.sitDown('Ben Rater');
  await recruiter.at('/rating/agreement');
  await expect(recruiter.heading('How well raters agree')).toBeVisible();
  await expect(page.getByText('No criterion has ratings that differ that much.')).toBeVisible();
  await recruiter.rateLetter(bundles.strong, 3);
  await recruiter.at('/rating/agreement');
  const row = table.getByRole('row').filter({ hasText: pseudonym(bundles.strong) });
  await expect(row).toContainText('5: Clear to the end.');
  await expect(row.getByRole('cell').nth(1)).toHaveText('2');
  await expectAccessible(page, 'moderation');
  await expectNarrow(page, 'moderation');
  await page.getByLabel('Show differences of at least').selectOption('3 steps');
  await expect(table).toBeHidden();
  await expect(page.getByText('No criterion has ratings that differ that much.')).toBeVisible();
  // Who has not rated sees nothing of it.
  await page.getByLabel('Show differences of at least').selectOption('1 step');
  await expect(row).toBeVisible();
  await recruiter.sitDown('Cem Third');
  await expect(table).toBeHidden();
});

test('Sample answers of the kit are tried before real ones, and nothing of it is kept', async ({ recruiter, bundles }) => {
  const { page } = recruiter;
  await recruiter.open();
  await recruiter.sitDown();
  const kit = await (await page.request.get(`${recruiter.site.url}kit/cto-smb.json`)).json();
  kit.assessment_id = 'tiny';
  kit.samples = [{ item: 'letter', text: 'The ferry is late.', ratings: [{ criterion: 'clarity', rating: 2, why: 'It leaves out why.' }] }];
  await recruiter.choose({ 'kit.json': JSON.stringify(kit), strong: bundles.strong });
  await recruiter.at('/rating');
  const reference = page.getByText('Sample answers', { exact: true });
  await expect(reference).toBeVisible();
  await page.getByText('Try sample answers first', { exact: true }).click();
  // Whoever tries them does not find their ratings beside the scale.
  await expect(reference).toHaveCount(0);
  const sample = page.getByRole('region', { name: 'Sample 1 · Letter' });
  await expect(sample).toContainText('The ferry is late.');
  await expect(sample).not.toContainText('It leaves out why.');
  await sample.getByRole('radio', { name: /^4\b/ }).click();
  await expect(sample).toContainText('You gave 4; the authors gave 2: It leaves out why.');
  await expect(page.getByText('Same as the authors: 0; one step apart: 0; further apart: 1.')).toBeVisible();
  // Single keys are for the candidate's answer, not for a sample.
  await page.keyboard.press('3');
  await expect(page.getByText('Not rated by you yet.')).toBeVisible();
  await expectAccessible(page, 'sample answers');
  await sample.getByRole('radio', { name: /^2\b/ }).click();
  await expect(sample).toContainText('You and the authors gave 2: It leaves out why.');

  // Afterward they are a reference beside the scale, opened by whoever wants it.
  await page.getByText('Try sample answers first', { exact: true }).click();
  const text = page.getByRole('region', { name: 'Sample answer 1', exact: true });
  await expect(text).toBeHidden();
  await reference.click();
  await expect(text).toHaveText('The ferry is late.');
  await expect(page.getByRole('term').filter({ hasText: /^Clarity: 2$/ })).toBeVisible();
  await expect(page.getByText('It leaves out why.', { exact: true })).toBeVisible();
  await expectAccessible(page, 'sample answers beside the scale');
  await recruiter.goTo(bundles.strong, 'log');
  await expect(recruiter.row('Rated “Letter”')).toHaveCount(0);
});
