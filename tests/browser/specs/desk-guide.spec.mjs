import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.mjs';
import { expect, expectNarrow, test } from '../support/desk.mjs';
import { expectFonts, FONTS, serveIn } from '../support/fonts.mjs';
import { DESK } from '../support/site.mjs';

/** The kit that the desk is published with. */
const KIT = JSON.parse(readFileSync(join(DESK, 'kit/cto-smb.json'), 'utf8'));

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

async function open(desk, part) {
  await desk.open(`/guide/${part}`);
  await expect(desk.heading(PARTS.find(([place]) => place === part)[1])).toBeVisible();
}

const article = (desk, name) => desk.page.getByRole('article', { name, exact: true });

/** What stands beside a heading in the margin. */
const clause = (desk, name) =>
  desk.page.locator('#main section').filter({ has: desk.page.getByRole('heading', { level: 2, name, exact: true }) });

/** Headings of the second level, as they stand. */
const headings = (desk) => desk.page.locator('#main').getByRole('heading', { level: 2 });

const tick = (desk, name) => desk.page.getByRole('checkbox', { name, exact: true });

const sheets = (desk) => desk.page.getByRole('region', { name: 'Sheets' }).getByRole('article');

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

test('Every part of the kit is one step away, and says where somebody is', async ({ desk }) => {
  await desk.open();
  await expect(desk.heading('Candidates')).toBeVisible();
  await desk.link('Interview kit').click();
  await expect(desk.heading('Interview kit')).toBeFocused();
  await expect(desk.page.getByText(`For the role: ${KIT.role}`)).toBeVisible();
  for (const sign of KIT.interview.signs) {
    await expect(desk.page.getByRole('listitem').filter({ hasText: sign })).toBeVisible();
  }
  const parts = desk.page.getByRole('navigation', { name: 'Parts of the interview kit' });
  await expect(parts.getByRole('link')).toHaveCount(PARTS.length);
  for (const [place, title] of PARTS.slice(1)) {
    await parts.getByRole('link', { name: title, exact: true }).click();
    await expect(desk.heading(title)).toBeFocused();
    expect(desk.page.url()).toBe(`${desk.site.url}guide/${place}/`);
    await expect(parts.getByRole('link', { name: title, exact: true })).toHaveAttribute('aria-current', 'page');
    await expect(desk.page).toHaveTitle(new RegExp(`^${title}`));
  }
});

test('Six core questions stand in full: words to read out, follow-ups, and what each rating means', async ({ desk }) => {
  await open(desk, 'questions');
  await expect(desk.page.locator('#main').getByRole('article')).toHaveCount(6);
  expect(CORE).toHaveLength(6);
  for (const [at, { title, question, probes, follow_ups: followUps, anchors, deep_dive: isDeepDive }] of CORE.entries()) {
    const one = article(desk, title);
    await expect(one).toContainText(question);
    await expect(one).toContainText(probes);
    await expect(one.getByText(new RegExp(`^Question ${at + 1} of 6 · (Technical|Leadership)${isDeepDive ? ' · deep dive' : ''}$`))).toBeVisible();
    for (const followUp of followUps) {
      await expect(one.getByRole('listitem').filter({ hasText: followUp })).toBeVisible();
    }
    const table = one.getByRole('table', { name: `What each rating from 1 to 5 means: ${title}` });
    await expect(table.getByRole('rowheader')).toHaveText(['1', '2', '3', '4', '5']);
    await expect(table.getByRole('cell')).toHaveText(['1', '2', '3', '4', '5'].map((rating) => anchors[rating]));
  }
  // Down the page without a mouse.
  const jump = desk.page.getByRole('navigation', { name: 'Questions on this page' });
  await jump.getByRole('button', { name: CORE[4].title }).press('Enter');
  await expect(desk.page.getByRole('heading', { level: 2, name: CORE[4].title })).toBeFocused();
});

test('The bank has ten questions, which can be narrowed down to an area', async ({ desk }) => {
  await open(desk, 'bank');
  const articles = desk.page.locator('#main').getByRole('article');
  const shown = desk.page.locator('#main').getByRole('status');
  await expect(articles).toHaveCount(10);
  await expect(shown).toHaveText('Questions shown: 10.');
  for (const { title, question, probes, follow_ups: followUps, strong } of BANK) {
    await expect(article(desk, title)).toContainText(question);
    await expect(article(desk, title).getByRole('listitem')).toHaveText([...probes, ...followUps, ...strong]);
  }
  for (const [name, area] of [['Technical', 'technical'], ['Behavioral', 'behavioural']]) {
    await desk.page.getByRole('radio', { name, exact: true }).check();
    const own = BANK.filter((question) => question.area === area);
    await expect(articles).toHaveCount(own.length);
    await expect(shown).toHaveText(`Questions shown: ${own.length}.`);
    for (const { title } of own) {
      await expect(article(desk, title)).toBeVisible();
    }
  }
  await desk.page.getByRole('radio', { name: 'All areas' }).check();
  await expect(articles).toHaveCount(10);
});

test('The role guide lists seven responsibilities, eight hard skills, seven soft skills and seven attitudes', async ({ desk }) => {
  await open(desk, 'role');
  const guide = KIT.role_guide;
  await expect(desk.page.getByText(guide.focus)).toBeVisible();
  for (const [name, entries, count] of [
    ['Responsibilities', guide.responsibilities, 7],
    ['Hard skills', guide.hard_skills, 8],
    ['Soft skills', guide.soft_skills, 7],
    ['Attitude', guide.attitude, 7],
  ]) {
    await expect(clause(desk, name).getByRole('term')).toHaveCount(count);
    await expect(clause(desk, name).getByRole('term')).toHaveText(entries.map(({ title }) => title));
    await expect(clause(desk, name).getByRole('definition')).toHaveText(entries.map(({ text }) => text));
  }
  await expect(clause(desk, 'Tools').getByRole('listitem')).toHaveText(guide.tools);
  await expect(clause(desk, 'In a small business')).toContainText(guide.scope);
});

test('Nearby roles, panel themes, references and red flags stand in full', async ({ desk }) => {
  await open(desk, 'nearby');
  const roles = KIT.role_guide.nearby_roles;
  await expect(headings(desk)).toHaveText(roles.map(({ title }) => title));
  for (const { title, text } of roles) {
    await expect(clause(desk, title)).toContainText(text);
  }

  await desk.at('/guide/panel');
  await expect(headings(desk)).toHaveText(KIT.panel_guide.map(({ title }) => title));
  for (const { title, text, ask } of KIT.panel_guide) {
    await expect(clause(desk, title)).toContainText(text);
    await expect(clause(desk, title).getByRole('listitem')).toHaveText(ask);
  }

  await desk.at('/guide/references');
  const { questions } = KIT.reference_guide;
  await expect(headings(desk)).toHaveText(questions.map(({ title }) => title));
  for (const { title, question, listen_for: listenFor } of questions) {
    await expect(clause(desk, title)).toContainText(question);
    await expect(clause(desk, title)).toContainText(listenFor);
  }

  await desk.at('/guide/flags');
  expect(KIT.red_flags).toHaveLength(6);
  await expect(headings(desk)).toHaveText(KIT.red_flags.map(({ title }) => title));
  for (const { title, text, evidence } of KIT.red_flags) {
    await expect(clause(desk, title)).toContainText(text);
    await expect(clause(desk, title)).toContainText(evidence);
  }
});

test('There are as many sheets as questions are chosen', async ({ desk }) => {
  await desk.page.addInitScript(() => {
    globalThis.printed = 0;
    globalThis.print = () => (globalThis.printed += 1);
  });
  await open(desk, 'sheets');
  const count = desk.page.locator('#main').getByRole('status');
  const expectSheets = async (names) => {
    await expect(sheets(desk).getByRole('heading', { level: 2 })).toHaveText(names);
    await expect(count).toHaveText(names.length ? `Sheets to print: ${names.length}.` : 'No sheet is chosen yet.');
  };
  const core = CORE.map(({ title }) => title);
  const bank = BANK.map(({ title }) => title);
  const consensus = 'Panel consensus';
  await expectSheets([...core, consensus]);
  await tick(desk, core[1]).uncheck();
  await expectSheets([core[0], ...core.slice(2), consensus]);
  await tick(desk, bank[3]).check();
  await expectSheets([core[0], ...core.slice(2), bank[3], consensus]);
  await desk.button('Choose all core questions').click();
  await desk.button('Choose all of the bank').click();
  await expectSheets([...core, ...bank, consensus]);
  await desk.button('Choose none of the bank').click();
  await tick(desk, consensus).uncheck();
  await expectSheets(core);
  await desk.button('Print the sheets').click();
  expect(await desk.page.evaluate(() => globalThis.printed)).toBe(1);
  await desk.button('Choose none of the core questions').click();
  await expectSheets([]);
  await desk.button('Print the sheets').click({ force: true });
  expect(await desk.page.evaluate(() => globalThis.printed)).toBe(1);
});

test('A sheet holds what an interviewer needs: whose it is, the question, follow-ups, anchors and room', async ({ desk }) => {
  await open(desk, 'sheets');
  const { title, question, follow_ups: followUps, anchors } = CORE[0];
  const sheet = article(desk, title);
  for (const field of ['Candidate', 'Interviewer', 'Date']) {
    await expect(sheet.getByText(field, { exact: true })).toBeVisible();
  }
  await expect(sheet).toContainText(question);
  for (const text of [...followUps, ...Object.values(anchors)]) {
    await expect(sheet).toContainText(text);
  }
  await expect(sheet).toContainText('Mark one before you talk to anyone.');
  await expect(sheet.getByRole('heading', { name: 'Notes' })).toBeVisible();
  const consensus = article(desk, 'Panel consensus');
  for (const core of CORE) {
    await expect(consensus.getByRole('rowheader', { name: core.title, exact: true })).toBeVisible();
  }
  for (const flag of KIT.red_flags) {
    await expect(consensus.getByRole('listitem').filter({ hasText: flag.title })).toBeVisible();
  }
});

test('On paper only the sheets are seen', async ({ desk }) => {
  await desk.open();
  await desk.sitDown();
  await desk.at('/guide/sheets');
  await expect(sheets(desk)).toHaveCount(7);
  expect(await seenBeside(desk.page, '.sheets')).toContain('Choose all');
  await desk.page.emulateMedia({ media: 'print' });
  await expect(sheets(desk)).toHaveCount(7);
  expect(await seenBeside(desk.page, '.sheets')).toEqual([]);
});

for (const [name, families] of Object.entries(FONTS)) {
  test(`Every sheet takes one page of A4 or Letter, and leaves room to write: ${name}`, async ({ desk }) => {
    test.setTimeout(60_000);
    serveIn(desk.site, families);
    await open(desk, 'sheets');
    await desk.button('Choose all of the bank').click();
    await expect(sheets(desk)).toHaveCount(17);
    if (families) {
      await expectFonts(desk.page, '.sheet *', families);
    }
    for (const format of ['A4', 'Letter']) {
      const pdf = (await desk.page.pdf({ format })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(17);
    }
    await desk.page.emulateMedia({ media: 'print' });
    const room = await desk.page.locator('.sheet-lines').evaluateAll((all) => all.map(({ clientHeight }) => clientHeight));
    expect(room).toHaveLength(17);
    // Two lines are the least that somebody can write on.
    expect(Math.min(...room)).toBeGreaterThanOrEqual((15 / 25.4) * 96 - 1);
  });
}

test('Without a kit that is said on every part, and a kit from disk is enough', async ({ desk }) => {
  desk.guard.allow(/404/);
  desk.site.files.set('kit/cto-smb.json', { status: 404, text: 'Nothing here.' });
  await desk.open('/guide');
  await expect(desk.messages).toContainText('kit/cto-smb.json could not be loaded.');
  for (const [place] of PARTS) {
    await desk.at(`/guide/${place}`);
    await expect(desk.page.getByText(/^No interview kit is at hand\./), place).toBeVisible();
  }
  await desk.at('/');
  await desk.choose({ 'kit.json': JSON.stringify(KIT) });
  await desk.at('/guide/questions');
  await expect(article(desk, CORE[0].title)).toBeVisible();
});

test('The kit is accessible, and fits a telephone', async ({ desk }) => {
  test.setTimeout(240_000);
  await desk.open('/guide');
  for (const [place, title] of PARTS) {
    await desk.at(`/guide/${place}`);
    await expect(desk.heading(title)).toBeVisible();
    if (place === 'sheets') {
      await desk.button('Choose all of the bank').click();
    }
    await expectAccessible(desk.page, `kit, ${title}`);
    await expectNarrow(desk.page, `kit, ${title}`);
  }
});
