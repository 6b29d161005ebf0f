import { Assay, expect, test } from '../support/assay.mjs';

const MOST = 4_000;
const LABEL = 'Write an answer.';

const letter = (assay) => assay.field(LABEL);
const said = (assay) => assay.page.getByRole('status').filter({ hasText: /left out|full|At most/ });

/** Puts text on the clipboard and pastes it. */
async function paste({ page }, field, text) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await field.focus();
  await page.keyboard.press('ControlOrMeta+v');
}

const select = (field, from, to = from) =>
  field.evaluate((element, [start, end]) => element.setSelectionRange(start, end), [from, to]);
const caret = (field) => field.evaluate(({ selectionStart, selectionEnd }) => [selectionStart, selectionEnd]);

async function openLetter(assay) {
  await assay.start();
  await assay.goTo('Letter');
  await expect(assay.page.getByText('At most 4,000 characters')).toBeVisible();
  await letter(assay).focus();
}

test('A megabyte that is pasted brings what fits, is said, and takes nothing away', async ({ assay }) => {
  await openLetter(assay);
  const field = letter(assay);
  await field.pressSequentially('Dear all, yours');
  await select(field, 10);
  await paste(assay, field, 'x'.repeat(1_000_000));
  await expect(field).toHaveValue(`Dear all, ${'x'.repeat(MOST - 15)}yours`);
  expect(await caret(field)).toEqual([MOST - 5, MOST - 5]);
  await expect(said(assay)).toHaveText(
    'Not all of it fit: the last 996,015 characters were left out. This field holds 4,000. What was there before is unchanged.',
  );
  // A key more does nothing, and says why.
  await assay.page.keyboard.type('y');
  await expect(field).toHaveValue(`Dear all, ${'x'.repeat(MOST - 15)}yours`);
  expect(await caret(field)).toEqual([MOST - 5, MOST - 5]);
  await expect(said(assay)).toHaveText(/This field is full: it holds 4,000 characters/);
  await assay.page.keyboard.press('Backspace');
  await assay.page.keyboard.type('z');
  const text = `Dear all, ${'x'.repeat(MOST - 16)}zyours`;
  await expect(field).toHaveValue(text);
  await assay.page.reload();
  await expect(field).toHaveValue(text);
  await assay.submit();
  await assay.delivered();
  const bundle = await assay.bundle();
  expect(Assay.item(bundle, 'letter').response).toEqual({ text });
  const lines = bundle.events.filter(({ kind, item }) => kind === 'shortened' && item === 'letter');
  expect(lines.map(({ amount }) => amount)).toEqual([996_015]);
  expect(bundle.timing.damaged_records).toBe(0);
});

test('What a paste brought can be taken back, and a selection that is pasted over makes room', async ({ assay }) => {
  await openLetter(assay);
  const field = letter(assay);
  await field.pressSequentially('one two three');
  await select(field, 4, 7);
  await paste(assay, field, 'w'.repeat(5_000));
  await expect(field).toHaveValue(`one ${'w'.repeat(MOST - 10)} three`);
  await assay.page.keyboard.press('ControlOrMeta+z');
  await expect(field).toHaveValue('one two three');
});

test('Emoji are counted as characters and never cut', async ({ assay }) => {
  await openLetter(assay);
  const field = letter(assay);
  const family = '👩‍👩‍👧';
  await paste(assay, field, '😀'.repeat(MOST - 3) + family);
  await expect(field).toHaveValue('😀'.repeat(MOST - 3));
  await expect(said(assay)).toContainText('the last 5 characters were left out');
  await assay.page.keyboard.insertText('😁');
  await expect(field).toHaveValue(`${'😀'.repeat(MOST - 3)}😁`);
  await assay.submit();
  expect(Assay.item(await assay.bundle(), 'letter').response).toEqual({ text: `${'😀'.repeat(MOST - 3)}😁` });
});

test('An input method writes to the end, and what is too much goes when it is done', async ({ assay, context, page }) => {
  await openLetter(assay);
  const field = letter(assay);
  await paste(assay, field, `${'a'.repeat(MOST - 1)}`);
  await select(field, 3);
  const session = await context.newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
  await session.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
  await expect(field).toHaveValue(`aaaにほん${'a'.repeat(MOST - 4)}`);
  await session.send('Input.insertText', { text: '日本' });
  await expect(field).toHaveValue(`aaa日${'a'.repeat(MOST - 4)}`);
  expect(await caret(field)).toEqual([4, 4]);
  await expect(said(assay)).toContainText('the last character was left out');
  await assay.submit();
  expect(Assay.item(await assay.bundle(), 'letter').response).toEqual({ text: `aaa日${'a'.repeat(MOST - 4)}` });
});

test('What is dropped into a field is cut like what is pasted', async ({ assay }) => {
  await openLetter(assay);
  const field = letter(assay);
  await field.pressSequentially('before after');
  await select(field, 7);
  // As browsers do it: the text is there, then the event comes.
  await field.evaluate((element, text) => {
    element.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertFromDrop', bubbles: true }));
    element.setRangeText(text, 7, 7, 'end');
    element.dispatchEvent(new InputEvent('input', { inputType: 'insertFromDrop', bubbles: true }));
  }, 'd'.repeat(6_000));
  await expect(field).toHaveValue(`before ${'d'.repeat(MOST - 12)}after`);
  expect(await caret(field)).toEqual([MOST - 5, MOST - 5]);
  await expect(said(assay)).toContainText('the last 2,012 characters were left out');
});

test('Short values, the explanation and what one tells of oneself have limits too', async ({ assay }) => {
  assay.config.candidate = { name: 'required', email: 'optional', reference: 'optional' };
  await assay.open();
  for (const [name, most] of [['Name', 200], ['Email', 320], ['Reference', 200]]) {
    const field = assay.page.getByRole('textbox', { name });
    await field.focus();
    await paste(assay, field, `a@b.${'n'.repeat(100_000)}`);
    await expect(field).toHaveValue(`a@b.${'n'.repeat(most - 4)}`);
    await expect(said(assay).filter({ hasText: `This field holds ${most}.` }).first()).toBeVisible();
  }
  await assay.begin();
  await assay.goTo('Word');
  const word = assay.field('What is it called?');
  await word.focus();
  await paste(assay, word, 'v'.repeat(1_000));
  await expect(word).toHaveValue('v'.repeat(500));
  await expect(said(assay)).toContainText('the last 500 characters were left out');
  await assay.review();
  const box = assay.page.getByRole('textbox', { name: /Your explanation/ });
  await expect(assay.page.getByText('At most 2,000 characters')).toBeVisible();
  await box.focus();
  await paste(assay, box, 'e'.repeat(2_001));
  await expect(box).toHaveValue('e'.repeat(2_000));
  await expect(said(assay)).toContainText('the last character was left out');
  await assay.submit();
  await assay.delivered();
  const bundle = await assay.bundle();
  expect(bundle.candidate.name).toHaveLength(200);
  expect(bundle.candidate.email).toHaveLength(320);
  expect(bundle.explanation).toHaveLength(2_000);
  expect(Assay.item(bundle, 'word').response.text).toHaveLength(500);
});

test('A link of any length starts a test whose answers arrive', async ({ assay }) => {
  const long = 'q'.repeat(6_000);
  await assay.start(`?invitation=${long}&reference=${long}&name=${'n'.repeat(1_000)}`);
  await assay.page.reload();
  await expect(assay.question(/Question 1 of/)).toBeVisible();
  await assay.submit();
  await assay.delivered();
  const bundle = await assay.bundle();
  expect(bundle.invitation).toMatch(/^q{267}~[0-9a-f]{32}$/);
  expect(bundle.candidate.name).toHaveLength(200);
});

test('A test that allows larger answers than are taken in does not begin', async ({ assay }) => {
  const [section] = assay.pack.sections.slice(-1);
  const prose = section.items.find(({ interaction }) => interaction.kind === 'extended-text');
  const copies = Array.from({ length: 3 }, (_, at) => ({
    ...prose,
    id: `essay-${at}`,
    interaction: { ...prose.interaction, max_characters: 100_000 },
  }));
  section.items = [...section.items, ...copies];
  await assay.open();
  await expect(assay.page.getByText(/no more than 1000000 are taken in/)).toBeVisible();
});
