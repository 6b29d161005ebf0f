import { test as candidates } from '../support/assay.mjs';
import { canonical, sha256 } from '../support/content.mjs';
import { expect, pseudonym, test } from '../support/recruiter.mjs';
import { variant } from '../support/variants.mjs';

/** What turns or hides what stands around it: overrides and embeddings of direction, controls, tags. */
const HARMFUL = /[\u202a-\u202e\u206a-\u206f\u0000-\u0008\u000e-\u001f\u007f-\u009f]|\udb40[\udc00-\udcff]/;
const HIDDEN = /[\u200b\u200e\u200f\u2060\ufeff\u3164]/;

const LONG = 'x'.repeat(100_000);
const HEBREW = 'שרה כהן';

/** A bundle as it would be had the person told another name: sealed again. */
function named(text, number, name) {
  const { integrity, ...bundle } = JSON.parse(variant(text, number));
  bundle.candidate = { name, email: null, reference: null };
  return canonical({ ...bundle, integrity: { ...integrity, sha256: sha256(canonical(bundle)) } });
}

const list = (recruiter) => recruiter.page.getByRole('table', { name: 'Candidates on this page, with results and decisions' });

/** Five people with such names on the page. */
async function five(recruiter, { strong }) {
  const bundles = {
    override: named(strong, 1, 'Ann\u202egnp.exe'),
    invisible: named(strong, 2, '\u200b\u200d\u3164\u{e0041}'),
    long: named(strong, 3, LONG),
    hebrew: named(strong, 4, `\u202e${HEBREW}`),
    stacked: named(strong, 5, `Z${'\u0301'.repeat(500)}oe`),
  };
  await recruiter.open();
  await expect(recruiter.heading('Candidates')).toBeVisible();
  await recruiter.sitDown();
  await recruiter.choose(bundles);
  await expect(recruiter.messages).toContainText('Answer files opened: 5.');
  return bundles;
}

/** That no text of the page, seen or only heard, acts on what is around it. A field keeps what is typed to itself. */
async function expectHarmless(page, state) {
  const texts = await page.evaluate(() => {
    const heard = [...document.querySelectorAll('[aria-label], [title]')].flatMap((one) => [one.ariaLabel ?? '', one.title]);
    return [document.title, document.body.textContent, ...heard];
  });
  for (const text of texts) {
    expect(text, state).not.toMatch(HARMFUL);
  }
}

/** That every link and button can be seen and told. */
async function expectTold(page) {
  const blank = await page.evaluate(() => {
    const all = [...document.querySelectorAll('a, button')].filter((one) => one.checkVisibility());
    return all.filter((one) => !one.innerText.trim() || one.getBoundingClientRect().width < 8).map((one) => one.outerHTML);
  });
  expect(blank).toEqual([]);
}

const heightOf = (page) => page.evaluate(() => document.documentElement.scrollHeight);

test('No name turns, hides or drowns the list or the comparison', async ({ recruiter, bundles }) => {
  test.setTimeout(90_000);
  const own = await five(recruiter, bundles);
  const nameless = pseudonym(own.invisible);
  const heads = list(recruiter).getByRole('rowheader');
  await expect(heads).toHaveCount(5);
  const names = await heads.allInnerTexts();
  expect(names.toSorted()).toEqual(['Anngnp.exe', nameless, `${'x'.repeat(120)}…`, HEBREW, 'Z\u0301\u0301\u0301\u0301oe'].toSorted());
  for (const name of names) {
    expect(name).not.toMatch(HIDDEN);
  }
  await expect(heads.locator('bdi')).toHaveText([HEBREW]);
  expect(await heightOf(recruiter.page)).toBeLessThan(6_000);
  await expectHarmless(recruiter.page, 'list');
  await expectTold(recruiter.page);
  await list(recruiter).getByRole('link', { name: nameless }).first().click();
  await expect(recruiter.heading(nameless)).toBeVisible();

  await recruiter.at('/compare');
  const side = recruiter.page.getByRole('table', { name: /^Results side by side/ });
  await expect(side.getByRole('link', { name: 'Anngnp.exe' })).toBeVisible();
  await expect(recruiter.page.locator('#main bdi').first()).toHaveText(HEBREW);
  expect(await heightOf(recruiter.page)).toBeLessThan(12_000);
  await expectHarmless(recruiter.page, 'comparison');
  await expectTold(recruiter.page);
});

test('A name from right to left stands in title, sentences and letter with its direction to itself', async ({ recruiter, bundles }) => {
  test.setTimeout(90_000);
  const own = await five(recruiter, bundles);
  const apart = `\u2068${HEBREW}\u2069`;
  await list(recruiter).getByRole('button', { name: `Details of ${apart}` }).click();
  await list(recruiter).getByRole('button', { name: `Remove ${apart}` }).click();
  await expect(recruiter.page.getByRole('dialog')).toContainText(apart);
  await recruiter.page.keyboard.press('Escape');
  await recruiter.goTo(own.hebrew);
  await expect(recruiter.heading(HEBREW)).toBeVisible();
  await expect(recruiter.page).toHaveTitle(new RegExp(`^${apart} · `));
  await recruiter.decide(own.hebrew, 'Decline');
  const letter = recruiter.page.getByRole('textbox', { name: 'Text of the letter' });
  await expect(letter).toHaveValue(new RegExp(apart));
  await recruiter.page.getByRole('textbox', { name: 'Team, as it signs' }).fill('Nord\u202e & Co');
  await expect(letter).toHaveValue(/Nord & Co/);
  await expect(letter).not.toHaveValue(HARMFUL);
  await expectHarmless(recruiter.page, 'decision');
  // What stood out is known in part only, so the letter is handed out on a second word.
  await recruiter.button('Download as text').click();
  await expect(recruiter.page.getByRole('dialog')).toContainText('[development]');
  const { text } = await recruiter.saved(() => recruiter.button('Download it with the gaps').click());
  expect(text).toContain(apart);
});

test('What colleagues write is cleaned on screen, and kept as it was typed', async ({ recruiter, bundles }) => {
  await recruiter.open();
  const field = recruiter.page.getByRole('textbox', { name: 'Your name' });
  await field.fill('\u200b\u2060');
  await recruiter.button('Save').click();
  await expect(field).toBeVisible();
  await field.fill('Bo\u202eb \u200bMiller');
  await recruiter.button('Save').click();
  await expect(recruiter.page.getByText('Working as: Bob Miller')).toBeVisible();
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.goTo(bundles.strong, 'log');
  const note = `Said \u202eeverything\u200b\n${HEBREW}`;
  await recruiter.page.getByRole('textbox', { name: 'Write a note' }).fill(note);
  await recruiter.button('Add to the log').click();
  const row = recruiter.row('Said');
  await expect(row).toContainText('everything');
  await expect(row.locator('bdi')).toContainText(HEBREW);
  await expect(row.getByRole('rowheader')).toHaveText('Bob Miller');
  expect(await row.innerText()).not.toMatch(HARMFUL);
  const { text } = await recruiter.saved(() => recruiter.button('Export the evaluation').click());
  expect(JSON.stringify(JSON.parse(text))).toContain(JSON.stringify(note).slice(1, -1));
});

test('A file’s name cannot dress up as another message', async ({ recruiter }) => {
  await recruiter.open();
  await recruiter.choose({ '\u202e\u200bgood: all is well.json': '{' });
  await expect(recruiter.messages).toContainText('good: all is well.json: line 1, column 2: This is not valid JSON.');
  await expectHarmless(recruiter.page, 'messages');
});

candidates('The team’s own name stands in sentences with its direction to itself', async ({ assay }) => {
  assay.config.team.name = `\u202e${HEBREW}\u200b`;
  assay.config.contact.name = `Ann\u202e Smith`;
  assay.config.candidate = { name: 'required', email: 'absent', reference: 'absent' };
  await assay.open();
  await expect(assay.page.getByText(`\u2068${HEBREW}\u2069 invites you to take this test.`)).toBeVisible();
  await expect(assay.page.getByRole('contentinfo')).toContainText('Ann Smith');
  await expectHarmless(assay.page, 'welcome');
  await assay.page.getByRole('textbox', { name: 'Name' }).fill('\u200b\u2060');
  await assay.page.getByRole('checkbox', { name: /I have read this page/ }).check();
  await assay.button('Continue').click();
  await expect(assay.page.getByText('Please fill this in.')).toBeVisible();
});
