import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.mjs';
import { expect, expectNarrow, test } from '../support/recruiter.mjs';
import { expectFonts, FONTS, serveIn } from '../support/fonts.mjs';
import { RECRUITER_SITE } from '../support/site.mjs';

/** The kit that the recruiter's page is published with. */
const KIT = JSON.parse(readFileSync(join(RECRUITER_SITE, 'kit/cto-smb.json'), 'utf8'));

const { core: CORE, bank: BANK } = KIT.interview;

/** The parts of the kit: where each is, and its heading. */
const PARTS = [
  ['', 'Interview kit'],
  ['questions', 'Core questions'],
  ['bank', 'Question bank'],
  ['panel', 'Panel guide'],
  ['references', 'Reference checks'],
  ['role', 'The role'],
  ['nearby', 'Nearby roles'],
  ['flags', 'Red flags'],
  ['sheets', 'Question sheets'],
];

async function open(recruiter, part) {
  await recruiter.open(`/guide/${part}`);
  await expect(recruiter.heading(PARTS.find(([place]) => place === part)[1])).toBeVisible();
}

const article = (recruiter, name) => recruiter.page.getByRole('article', { name, exact: true });

/** What stands beside a heading in the margin. */
const clause = (recruiter, name) =>
  recruiter.page.locator('#main section').filter({ has: recruiter.page.getByRole('heading', { level: 2, name, exact: true }) });

/** Headings of the second level, as they stand. */
const headings = (recruiter) => recruiter.page.locator('#main').getByRole('heading', { level: 2 });

const tick = (recruiter, name) => recruiter.page.getByRole('checkbox', { name, exact: true });

const sheets = (recruiter) => recruiter.page.getByRole('region', { name: 'Sheets' }).getByRole('article');

/** Texts that can be seen outside of what matches. */
function seenBeside(page, selector) {
  return page.evaluate((inside) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && parent.checkVisibility() && !parent.closest(inside)) {
        seen.push(walker.currentNode.data.trim());
      }
    }
    return seen;
  }, selector);
}

test('Every part of the kit is one step away, and says where somebody is', async ({ recruiter }) => {
  await recruiter.open();
  await expect(recruiter.heading('Candidates')).toBeVisible();
  await recruiter.link('Interview kit').click();
  await expect(recruiter.heading('Interview kit')).toBeFocused();
  await expect(recruiter.page.getByText(`For the role: ${KIT.role}`)).toBeVisible();
  for (const sign of KIT.interview.signs) {
    await expect(recruiter.page.getByRole('listitem').filter({ hasText: sign })).toBeVisible();
  }
  const parts = recruiter.page.getByRole('navigation', { name: 'Parts of the interview kit' });
  await expect(parts.getByRole('link')).toHaveCount(PARTS.length);
  for (const [place, title] of PARTS.slice(1)) {
    await parts.getByRole('link', { name: title, exact: true }).click();
    await expect(recruiter.heading(title)).toBeFocused();
    expect(recruiter.page.url()).toBe(`${recruiter.site.url}guide/${place}/`);
    await expect(parts.getByRole('link', { name: title, exact: true })).toHaveAttribute('aria-current', 'page');
    await expect(recruiter.page).toHaveTitle(new RegExp(`^${title}`));
  }
});

test('Six core questions stand in full: words to read out, follow-ups, and what each rating means', async ({ recruiter }) => {
  await open(recruiter, 'questions');
  await expect(recruiter.page.locator('#main').getByRole('article')).toHaveCount(6);
  expect(CORE).toHaveLength(6);
  for (const [at, { title, question, probes, follow_ups: followUps, anchors, deep_dive: isDeepDive }] of CORE.entries()) {
    const one = article(recruiter, title);
    await expect(one).toContainText(question);
    await expect(one).toContainText(probes);
    await expect(one.getByText(new RegExp(`^Question ${at + 1} of 6 · (Technical|Leadership and communication)${isDeepDive ? ' · deep dive' : ''}$`))).toBeVisible();
    for (const followUp of followUps) {
      await expect(one.getByRole('listitem').filter({ hasText: followUp })).toBeVisible();
    }
    const table = one.getByRole('table', { name: `What each rating from 1 to 5 means: ${title}` });
    await expect(table.getByRole('rowheader')).toHaveText(['1', '2', '3', '4', '5']);
    await expect(table.getByRole('cell')).toHaveText(['1', '2', '3', '4', '5'].map((rating) => anchors[rating]));
  }
  // Down the page without a mouse.
  const jump = recruiter.page.getByRole('navigation', { name: 'Questions on this page' });
  await jump.getByRole('button', { name: CORE[4].title }).press('Enter');
  await expect(recruiter.page.getByRole('heading', { level: 2, name: CORE[4].title })).toBeFocused();
});

test('The bank has ten questions, which can be narrowed down to an area', async ({ recruiter }) => {
  await open(recruiter, 'bank');
  const articles = recruiter.page.locator('#main').getByRole('article');
  const shown = recruiter.page.locator('#main').getByRole('status');
  await expect(articles).toHaveCount(10);
  await expect(shown).toHaveText('Questions shown: 10.');
  for (const { title, question, probes, follow_ups: followUps, strong } of BANK) {
    await expect(article(recruiter, title)).toContainText(question);
    await expect(article(recruiter, title).getByRole('listitem')).toHaveText([...probes, ...followUps, ...strong]);
  }
  for (const [name, area] of [['Technical', 'technical'], ['Behavioral', 'behavioural']]) {
    await recruiter.page.getByRole('radio', { name, exact: true }).check();
    const own = BANK.filter((question) => question.area === area);
    await expect(articles).toHaveCount(own.length);
    await expect(shown).toHaveText(`Questions shown: ${own.length}.`);
    for (const { title } of own) {
      await expect(article(recruiter, title)).toBeVisible();
    }
  }
  await recruiter.page.getByRole('radio', { name: 'All areas' }).check();
  await expect(articles).toHaveCount(10);
});

test('The role guide lists seven responsibilities, eight hard skills, seven soft skills and seven attitudes', async ({ recruiter }) => {
  await open(recruiter, 'role');
  const guide = KIT.role_guide;
  await expect(recruiter.page.getByText(guide.focus)).toBeVisible();
  for (const [name, entries, count] of [
    ['Responsibilities', guide.responsibilities, 7],
    ['Hard skills', guide.hard_skills, 8],
    ['Soft skills', guide.soft_skills, 7],
    ['Attitude', guide.attitude, 7],
  ]) {
    await expect(clause(recruiter, name).getByRole('term')).toHaveCount(count);
    await expect(clause(recruiter, name).getByRole('term')).toHaveText(entries.map(({ title }) => title));
    await expect(clause(recruiter, name).getByRole('definition')).toHaveText(entries.map(({ text }) => text));
  }
  await expect(clause(recruiter, 'Tools').getByRole('listitem')).toHaveText(guide.tools);
  await expect(clause(recruiter, 'In a small business')).toContainText(guide.scope);
});

test('Nearby roles, panel themes, references and red flags stand in full', async ({ recruiter }) => {
  await open(recruiter, 'nearby');
  const roles = KIT.role_guide.nearby_roles;
  await expect(headings(recruiter)).toHaveText(roles.map(({ title }) => title));
  for (const { title, text } of roles) {
    await expect(clause(recruiter, title)).toContainText(text);
  }

  await recruiter.at('/guide/panel');
  await expect(headings(recruiter)).toHaveText(KIT.panel_guide.map(({ title }) => title));
  for (const { title, text, ask } of KIT.panel_guide) {
    await expect(clause(recruiter, title)).toContainText(text);
    await expect(clause(recruiter, title).getByRole('listitem')).toHaveText(ask);
  }

  await recruiter.at('/guide/references');
  const { questions } = KIT.reference_guide;
  await expect(headings(recruiter)).toHaveText(questions.map(({ title }) => title));
  for (const { title, question, listen_for: listenFor } of questions) {
    await expect(clause(recruiter, title)).toContainText(question);
    await expect(clause(recruiter, title)).toContainText(listenFor);
  }

  await recruiter.at('/guide/flags');
  expect(KIT.red_flags).toHaveLength(7);
  await expect(headings(recruiter)).toHaveText(KIT.red_flags.map(({ title }) => title));
  for (const { title, text, evidence } of KIT.red_flags) {
    await expect(clause(recruiter, title)).toContainText(text);
    await expect(clause(recruiter, title)).toContainText(evidence);
  }
});

test('There are as many sheets as questions are chosen', async ({ recruiter }) => {
  await recruiter.page.addInitScript(() => {
    globalThis.printed = 0;
    globalThis.print = () => (globalThis.printed += 1);
  });
  await open(recruiter, 'sheets');
  const count = recruiter.page.locator('#main').getByRole('status');
  const expectSheets = async (names) => {
    await expect(sheets(recruiter).getByRole('heading', { level: 2 })).toHaveText(names);
    await expect(count).toHaveText(names.length ? `Sheets to print: ${names.length}.` : 'No sheet is selected yet.');
  };
  const core = CORE.map(({ title }) => title);
  const bank = BANK.map(({ title }) => title);
  const consensus = 'Panel consensus';
  await expectSheets([...core, consensus]);
  await tick(recruiter, core[1]).uncheck();
  await expectSheets([core[0], ...core.slice(2), consensus]);
  await tick(recruiter, bank[3]).check();
  await expectSheets([core[0], ...core.slice(2), bank[3], consensus]);
  await recruiter.button('Select all core questions').click();
  await recruiter.button('Select all of the bank').click();
  await expectSheets([...core, ...bank, consensus]);
  await recruiter.button('Select none of the bank').click();
  await tick(recruiter, consensus).uncheck();
  await expectSheets(core);
  await recruiter.button('Print the sheets').click();
  expect(await recruiter.page.evaluate(() => globalThis.printed)).toBe(1);
  await recruiter.button('Select none of the core questions').click();
  await expectSheets([]);
  await recruiter.button('Print the sheets').click({ force: true });
  expect(await recruiter.page.evaluate(() => globalThis.printed)).toBe(1);
});

test('A sheet holds what an interviewer needs: whose it is, the question, follow-ups, anchors and room', async ({ recruiter }) => {
  await open(recruiter, 'sheets');
  const { title, question, follow_ups: followUps, anchors } = CORE[0];
  const sheet = article(recruiter, title);
  for (const field of ['Candidate', 'Interviewer', 'Date']) {
    await expect(sheet.getByText(field, { exact: true })).toBeVisible();
  }
  await expect(sheet).toContainText(question);
  for (const text of [...followUps, ...Object.values(anchors)]) {
    await expect(sheet).toContainText(text);
  }
  await expect(sheet).toContainText('Mark one before you talk to anyone.');
  await expect(sheet.getByRole('heading', { name: 'Notes' })).toBeVisible();
  const consensus = article(recruiter, 'Panel consensus');
  for (const core of CORE) {
    await expect(consensus.getByRole('rowheader', { name: core.title, exact: true })).toBeVisible();
  }
  for (const flag of KIT.red_flags) {
    await expect(consensus.getByRole('listitem').filter({ hasText: flag.title })).toBeVisible();
  }
});

test('On paper only the sheets are seen', async ({ recruiter }) => {
  await recruiter.open();
  await recruiter.sitDown();
  await recruiter.at('/guide/sheets');
  await expect(sheets(recruiter)).toHaveCount(7);
  expect(await seenBeside(recruiter.page, '.sheets')).toContain('Select all');
  await recruiter.page.emulateMedia({ media: 'print' });
  await expect(sheets(recruiter)).toHaveCount(7);
  expect(await seenBeside(recruiter.page, '.sheets')).toEqual([]);
});

for (const [name, families] of Object.entries(FONTS)) {
  test(`Every sheet takes one page of A4 or Letter, and leaves room to write: ${name}`, async ({ recruiter }) => {
    test.setTimeout(60_000);
    serveIn(recruiter.site, families);
    await open(recruiter, 'sheets');
    await recruiter.button('Select all of the bank').click();
    await expect(sheets(recruiter)).toHaveCount(17);
    if (families) {
      await expectFonts(recruiter.page, '.sheet *', families);
    }
    for (const format of ['A4', 'Letter']) {
      const pdf = (await recruiter.page.pdf({ format })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(17);
    }
    await recruiter.page.emulateMedia({ media: 'print' });
    const room = await recruiter.page.locator('.sheet-lines').evaluateAll((all) => all.map(({ clientHeight }) => clientHeight));
    expect(room).toHaveLength(17);
    // Two lines are the least that somebody can write on.
    expect(Math.min(...room)).toBeGreaterThanOrEqual((15 / 25.4) * 96 - 1);
  });
}

test('Without a kit that is said on every part, and a kit from disk is enough', async ({ recruiter }) => {
  recruiter.guard.allow(/404/);
  recruiter.site.files.set('kit/cto-smb.json', { status: 404, text: 'Nothing here.' });
  await recruiter.open('/guide');
  await expect(recruiter.messages).toContainText('kit/cto-smb.json could not be loaded.');
  for (const [place] of PARTS) {
    await recruiter.at(`/guide/${place}`);
    await expect(recruiter.page.getByText(/^There is no interview kit on this page\./), place).toBeVisible();
  }
  await recruiter.at('/');
  await recruiter.choose({ 'kit.json': JSON.stringify(KIT) });
  await recruiter.at('/guide/questions');
  await expect(article(recruiter, CORE[0].title)).toBeVisible();
});

test('The kit is accessible, and fits a telephone', async ({ recruiter }) => {
  test.setTimeout(240_000);
  await recruiter.open('/guide');
  for (const [place, title] of PARTS) {
    await recruiter.at(`/guide/${place}`);
    await expect(recruiter.heading(title)).toBeVisible();
    if (place === 'sheets') {
      await recruiter.button('Select all of the bank').click();
    }
    await expectAccessible(recruiter.page, `kit, ${title}`);
    await expectNarrow(recruiter.page, `kit, ${title}`);
  }
});
