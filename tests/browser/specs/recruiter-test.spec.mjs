import { expectAccessible } from '../support/axe.mjs';
import { bind, offerWords } from '../support/content.mjs';
import { content } from '../support/driven.mjs';
import { expect, expectNarrow, test } from '../support/recruiter.mjs';
import { form, listed, presented } from '../support/test-forms.mjs';
import { Time } from '../support/time.mjs';

const SECTIONS = ['Basics', 'Documents', 'Writing'];

const TITLES = ['High water', 'Papers', 'Fog', 'Mooring', 'What decides', 'Script', 'Schedule', 'Bill', 'Sum', 'Word', 'Letter'];

const PRACTICE = 'A choice';

/** What the key says about each item: what is right, and why. */
const KEYS = [
  ['High water', 'At 09:20', 'Four metres is the most.'],
  ['Papers', 'Cargo list', 'The cargo must be known.'],
  ['Fog', 'Call the pilot.', 'The pilot knows the way.'],
  ['Mooring', 'Choose a berth', 'First listen.'],
  ['What decides', 'What it can lift', 'Ships are heavy.'],
  ['Script', 'total = total - first', 'Fees are added.'],
  ['Schedule', '12:00', 'Three hours are too many.'],
  ['Bill', '500', 'The price is the same.'],
  ['Sum', '80000', 'Twice 40,000.'],
  ['Word', 'windward', 'As sailors say.'],
  ['Letter', 'Clear at once.', 'Says what will be done about the noise.'],
];

const bank = (recruiter) => recruiter.page.getByRole('navigation', { name: 'Items' });

const key = (recruiter) => recruiter.page.getByRole('complementary', { name: 'Answer key' });

/** Looks at an item of the bank. */
async function show(recruiter, title) {
  await bank(recruiter).getByRole('button', { name: new RegExp(`^${title}`) }).click();
  await expect(recruiter.page.getByRole('heading', { level: 2, name: new RegExp(`: ${title}$`) })).toBeVisible();
}

/** Two of the four items of the first section are drawn. */
function drawTwo(pack) {
  const [section] = pack.sections;
  section.draw = [{ rule: 'sample', pool: 'all', count: 2 }];
  for (const item of section.items) {
    item.pool = 'all';
  }
}

test('Every item of the bank can be looked at, and nothing leaves the page', async ({ recruiter }) => {
  await recruiter.open('/test', { hasKey: false });
  await expect(recruiter.heading('The test')).toBeVisible();
  for (const title of [...TITLES, PRACTICE]) {
    await show(recruiter, title);
    await expect(recruiter.page.getByText('Preview · nothing is recorded or sent')).toBeVisible();
    await expect(recruiter.page.getByText(/^To read: \d+ words, about \d+\.\d minutes at 200 words a minute\.$/)).toBeVisible();
  }
  await expect(bank(recruiter).getByRole('button')).toHaveCount(TITLES.length + 1);
  for (const group of ['Basics (4)', 'Documents (4)', 'Writing (3)', 'Practice (1)']) {
    await expect(bank(recruiter).getByText(group, { exact: true })).toBeVisible();
  }
  await expect(key(recruiter)).toHaveCount(0);
  await expect(recruiter.page.getByText(/The answer key of this test is not on this page/)).toBeVisible();
  expect(recruiter.site.requested(/key/)).toHaveLength(0);
  expect(recruiter.site.requests.every(({ method }) => method === 'GET')).toBe(true);
});

test('The reading load of an item counts all that a candidate reads', async ({ recruiter }) => {
  await recruiter.open('/test');
  await show(recruiter, 'Word');
  await expect(recruiter.page.getByText('To read: 14 words, about 0.1 minutes at 200 words a minute.')).toBeVisible();
  await show(recruiter, 'Papers');
  await expect(recruiter.page.getByText('To read: 26 words, about 0.2 minutes at 200 words a minute.')).toBeVisible();
});

test('Items can be tried as candidates answer them, and are forgotten', async ({ recruiter }) => {
  await recruiter.open('/test');
  await show(recruiter, 'High water');
  await recruiter.page.getByRole('radio', { name: 'At 09:20', exact: true }).check();
  await expect(recruiter.page.getByRole('radio', { name: 'At 09:20', exact: true })).toBeChecked();
  await show(recruiter, 'Word');
  await recruiter.page.getByRole('textbox', { name: 'What is it called?' }).fill('leeward');
  await show(recruiter, 'High water');
  await expect(recruiter.page.getByRole('radio', { name: /^At/ })).toHaveCount(3);
  await expect(recruiter.page.getByRole('radio', { name: /^At/, checked: true })).toHaveCount(0);
  await show(recruiter, 'Word');
  await expect(recruiter.page.getByRole('textbox', { name: 'What is it called?' })).toHaveValue('');
  for (const name of ['Submit test', 'Review answers', 'Start the test', 'Download my answers']) {
    await expect(recruiter.button(name)).toHaveCount(0);
  }
  await expect(recruiter.page.getByText('In a real test, answers are submitted here.')).toBeVisible();
});

test('Beside every item stands what is right and why, and what would be harmful', async ({ recruiter }) => {
  await recruiter.open('/test');
  for (const [title, ...texts] of KEYS) {
    await show(recruiter, title);
    for (const text of texts) {
      await expect(key(recruiter), title).toContainText(text);
    }
    await expect(key(recruiter), title).toContainText('Made up for tests; it measures nothing.');
    await expect(key(recruiter).getByText('harmful: a knockout, if a person confirms it'), title).toHaveCount(title === 'Fog' ? 1 : 0);
  }
  await show(recruiter, 'Fog');
  const harmful = key(recruiter).getByRole('row').filter({ hasText: 'harmful' });
  await expect(harmful).toContainText('Let both in at once.');
  await expect(harmful).toContainText('rank 4');
  await expect(harmful).toContainText('They may collide.');
  await show(recruiter, 'Letter');
  await expect(key(recruiter).getByRole('heading', { name: 'Clarity' })).toBeVisible();
  await expect(key(recruiter).getByRole('heading', { name: 'Expected points' })).toBeVisible();
  await expect(key(recruiter).getByRole('term')).toHaveText(['5', '4', '3', '2', '1']);
  await show(recruiter, PRACTICE);
  await expect(key(recruiter)).toHaveCount(0);
  await expect(recruiter.page.getByText('Practice items are not scored. Their key is part of the questions (pack), for feedback to candidates.')).toBeVisible();
});

test('Scenarios can be looked at in words, where the test has that form', async ({ recruiter }) => {
  await recruiter.open('/test');
  const scenarios = recruiter.page.getByRole('group', { name: 'Scenarios' });
  await show(recruiter, 'Fog');
  await expect(scenarios).toHaveCount(0);

  offerWords(recruiter.pack, recruiter.key);
  await recruiter.open('/test');
  await show(recruiter, 'Fog');
  const inWords = recruiter.page.getByRole('textbox', { name: 'What would you do first, and what would you avoid?' });
  await expect(scenarios.getByRole('radio', { name: 'Best and worst' })).toBeChecked();
  await expect(inWords).toHaveCount(0);
  await expect(key(recruiter)).toContainText('rank 4');
  await scenarios.getByRole('radio', { name: 'In words' }).check();
  await expect(inWords).toBeVisible();
  await expect(key(recruiter).getByRole('heading', { name: 'What they would avoid' })).toBeVisible();
  await expect(bank(recruiter).getByRole('button', { name: /^Fog/ })).toContainText('extended-text');
  await expectAccessible(recruiter.page, 'a scenario in words');
  await expectNarrow(recruiter.page, 'a scenario in words');
  // Other items are as they are, and the choice stays.
  await show(recruiter, 'High water');
  await expect(recruiter.page.getByRole('radio', { name: 'At 09:20', exact: true })).toBeVisible();
  await show(recruiter, 'Fog');
  await expect(inWords).toBeVisible();
  await scenarios.getByRole('radio', { name: 'Best and worst' }).check();
  await expect(inWords).toHaveCount(0);
});

test('A key from disk is shown beside the items, and a key of another pack is not', async ({ recruiter }) => {
  await recruiter.open('/test', { hasKey: false });
  await show(recruiter, 'Fog');
  const other = structuredClone(recruiter.pack);
  other.sections[0].items[0].title = 'Low water';
  await recruiter.page.getByRole('link', { name: 'To the Candidates screen' }).click();
  await recruiter.choose({ 'other.key.json': JSON.stringify(bind(recruiter.key, other)) });
  await recruiter.at('/test');
  await expect(recruiter.page.getByText(/The answer key of this test is not on this page/)).toBeVisible();
  await expect(key(recruiter)).toHaveCount(0);
  await recruiter.at('/');
  await recruiter.choose({ 'tiny.key.json': content(recruiter.pack, recruiter.key).key });
  await recruiter.at('/test');
  await expect(key(recruiter)).toContainText('They may collide.');
  expect(recruiter.site.requested(/key/)).toHaveLength(0);
});

test('No clock runs beside the items unless it is asked to, and its end ends nothing', async ({ recruiter }) => {
  const time = new Time(recruiter.page);
  await time.install();
  await recruiter.open('/test');
  const speed = (name) => recruiter.page.getByRole('radio', { name, exact: true });
  await expect(speed('No clock')).toBeChecked();
  await speed('Real time').check();
  await expect(recruiter.page.getByText('2:00', { exact: true })).toBeVisible();
  await time.pass(30);
  await expect(recruiter.page.getByText(/^1:(2\d|30)$/)).toBeVisible();
  await speed('60 times as fast').check();
  await time.pass(4);
  await expect(recruiter.page.getByText('The test would end here.')).toBeVisible();
  await expect(recruiter.page.getByRole('heading', { level: 2, name: /High water$/ })).toBeVisible();
  await speed('No clock').check();
  await expect(recruiter.page.getByText('The test would end here.')).toHaveCount(0);
});

test('Where the pack does not come, that is said, and the way to open it', async ({ recruiter }) => {
  recruiter.guard.allow(/404/);
  await recruiter.open();
  await expect(recruiter.heading('Candidates')).toBeVisible();
  recruiter.site.files.set('assessments/tiny.json', { status: 404, text: 'Nothing here.' });
  await recruiter.page.reload();
  await expect(recruiter.messages).toContainText('assessments/tiny.json could not be loaded.');
  await recruiter.at('/test');
  await expect(recruiter.page.getByText('There is no test on this page yet. Open its questions (pack) on the Candidates screen.')).toBeVisible();
  await recruiter.at('/');
  await recruiter.choose({ 'tiny.json': content(recruiter.pack, recruiter.key).pack });
  await recruiter.at('/test');
  await show(recruiter, 'Bill');
});

test('A campaign gives the form that its candidates get', async ({ recruiter, bundles }) => {
  await recruiter.open('/test/form');
  await expect(recruiter.heading('How a form is drawn')).toBeVisible();
  await recruiter.page.getByRole('combobox', { name: 'Seed', exact: true }).fill('spring');
  await expect(recruiter.page.getByText('Drawn for the seed “spring”: 11 items.')).toBeVisible();
  const bundle = JSON.parse(bundles.strong);
  expect(bundle.campaign).toBe('spring');
  expect(await listed(recruiter, 'spring')).toEqual(presented(bundle, recruiter.pack));
  for (const section of SECTIONS) {
    await expect(form(recruiter, 'spring').getByRole('columnheader', { name: section, exact: true })).toBeVisible();
  }
  await expect(recruiter.page.getByText('Generator: sha256-counter/1')).toBeVisible();
  // The campaigns of the candidates on the page are available.
  await recruiter.at('/');
  await recruiter.choose({ strong: bundles.strong });
  await recruiter.at('/test/form');
  await expect(recruiter.page.locator('datalist option')).toHaveAttribute('value', 'spring');
});

test('Two seeds are compared item by item', async ({ recruiter }) => {
  drawTwo(recruiter.pack);
  await recruiter.open('/test/form');
  await recruiter.page.getByRole('combobox', { name: 'Seed', exact: true }).fill('spring');
  await expect(recruiter.page.getByText('Drawn for the seed “spring”: 9 items.')).toBeVisible();
  await recruiter.page.getByRole('combobox', { name: 'Second seed, to compare' }).fill('spring');
  await expect(recruiter.page.getByText('Items in both forms: 9 of 9. With the options in the same order: 9.')).toBeVisible();
  const forms = new Set();
  for (const seed of ['summer', 'autumn', 'winter', 'harvest', 'frost']) {
    await recruiter.page.getByRole('combobox', { name: 'Second seed, to compare' }).fill(seed);
    const [one, other] = [await listed(recruiter, 'spring'), await listed(recruiter, seed)];
    forms.add(String(other.map((item) => item.split(':')[0])));
    expect(other).toHaveLength(9);
    const titles = other.map((item) => item.split(':')[0]);
    const shared = one.filter((item) => titles.includes(item.split(':')[0]));
    const alike = one.filter((item) => other.includes(item));
    await expect(
      recruiter.page.getByText(`Items in both forms: ${shared.length} of 9. With the options in the same order: ${alike.length}.`),
    ).toBeVisible();
    const own = form(recruiter, 'spring').getByRole('cell');
    await expect(own.filter({ hasText: /^yes/ })).toHaveCount(shared.length);
    await expect(own.filter({ hasText: /^yes$/ })).toHaveCount(alike.length);
    await expect(own.filter({ hasText: /^no$/ })).toHaveCount(9 - shared.length);
  }
  expect(forms.size, 'forms with other items').toBeGreaterThan(1);
});

test('What was typed for a seed is still there on the way through the parts', async ({ recruiter }) => {
  await recruiter.open('/test/form');
  const seed = recruiter.page.getByRole('combobox', { name: 'Seed', exact: true });
  await seed.fill('autumn');
  await recruiter.page.getByRole('link', { name: 'Timing', exact: true }).click();
  await expect(recruiter.heading('Timing plan')).toBeVisible();
  await expect(recruiter.page.getByText('For the form drawn from the seed “autumn”.')).toBeVisible();
  await recruiter.page.getByRole('link', { name: 'Sandbox', exact: true }).click();
  await expect(recruiter.page.getByText('The form is drawn from the seed “autumn”.')).toBeVisible();
  await recruiter.page.getByRole('link', { name: 'Draw', exact: true }).click();
  await expect(seed).toHaveValue('autumn');
  await seed.fill('');
  await expect(recruiter.page.getByText('Enter a seed to see its form.')).toBeVisible();
});

test('The timing plan tells weights, times, reading, and what is left of the time', async ({ recruiter }) => {
  await recruiter.open('/test/plan');
  const plan = recruiter.page.getByRole('table', { name: 'Timing plan by section' });
  // Counted by hand.
  for (const [section, ...figures] of [
    ['Basics', '40 %', '0:50', '4', '0:12', '116', '0.6', '0:15'],
    ['Documents', '40 %', '0:40', '4', '0:10', '124', '0.7', '0:02'],
    ['Writing', '20 %', '0:30', '3', '0:10', '44', '0.3', '0:16'],
    ['Whole test', '100 %', '2:00', '11', '0:10', '284', '1.5', '0:34'],
  ]) {
    const row = plan.getByRole('row').filter({ has: recruiter.page.getByRole('rowheader', { name: section, exact: true }) });
    await expect(row.getByRole('cell'), section).toHaveText(figures);
  }
  await expect(recruiter.page.getByText(/^Section limits are not enforced/)).toBeVisible();
  const grants = recruiter.page.getByRole('table', { name: 'Time granted, in minutes and seconds' });
  await expect(grants.getByRole('columnheader')).toHaveText(['Section', 'Usual (100 %)', '125 %', '150 %', '200 %']);
  const whole = grants.getByRole('row').filter({ has: recruiter.page.getByRole('rowheader', { name: 'Whole test' }) });
  await expect(whole.getByRole('cell')).toHaveText(['2:00', '2:30', '3:00', '4:00']);
});

test('On paper stand every item and its key, marked as not to be handed out, and nothing else', async ({ recruiter }) => {
  await recruiter.page.addInitScript(() => {
    globalThis.printed = 0;
    globalThis.print = () => (globalThis.printed += 1);
  });
  await recruiter.open('/test/print');
  await expect(recruiter.page.getByText('Sections: 3. Items: 11.')).toBeVisible();
  await recruiter.button('Print the bank').click();
  expect(await recruiter.page.evaluate(() => globalThis.printed)).toBe(1);
  await recruiter.page.emulateMedia({ media: 'print' });
  await expect(recruiter.page.getByText('Answer key: do not hand out')).toBeVisible();
  await expect(recruiter.page.getByText(`${recruiter.pack.title}, version 1`)).toBeVisible();
  await expect(recruiter.page.getByRole('article')).toHaveCount(TITLES.length);
  for (const [title, ...texts] of KEYS) {
    const item = recruiter.page.getByRole('article').filter({ has: recruiter.page.getByRole('heading', { level: 3, name: title, exact: true }) });
    await expect(item, title).toBeVisible();
    await expect(item.getByRole('heading', { level: 4, name: 'Answer key' }), title).toBeVisible();
    for (const text of texts) {
      await expect(item, title).toContainText(text);
    }
  }
  await expect(recruiter.page.getByText('harmful: a knockout, if a person confirms it')).toHaveCount(1);
  for (const section of SECTIONS) {
    await expect(recruiter.page.getByRole('heading', { level: 2, name: section, exact: true })).toBeVisible();
  }
  for (const hidden of [recruiter.button('Print the bank'), recruiter.link('Candidates'), recruiter.page.getByRole('link', { name: 'Draw', exact: true })]) {
    await expect(hidden).toBeHidden();
  }
  // Browsers repeat the head of a table on every page.
  const head = recruiter.page.locator('thead').filter({ hasText: 'Answer key: do not hand out' });
  await expect(head).toHaveCSS('display', 'table-header-group');
});

test('Without the key the paper holds the items alone, and is still not to be handed out', async ({ recruiter }) => {
  await recruiter.open('/test/print', { hasKey: false });
  await expect(recruiter.page.getByText(/The answer key of this test is not on this page/)).toBeVisible();
  await recruiter.page.emulateMedia({ media: 'print' });
  await expect(recruiter.page.getByText('Items: do not hand out')).toBeVisible();
  await expect(recruiter.page.getByRole('article')).toHaveCount(TITLES.length);
  await expect(recruiter.page.getByRole('heading', { level: 4, name: 'Answer key' })).toHaveCount(0);
  await expect(recruiter.page.getByText(/The answer key of this test is not on this page/)).toBeHidden();
});

test('The bank is accessible, and fits a telephone', async ({ recruiter }) => {
  test.setTimeout(180_000);
  await recruiter.open('/test');
  for (const title of [...TITLES, PRACTICE]) {
    await show(recruiter, title);
    await expectAccessible(recruiter.page, `bank ${title}`, title === 'Fog' ? ['light', 'dark'] : ['light']);
    await expectNarrow(recruiter.page, `bank ${title}`);
  }
});

test('The other parts of the test are accessible, and fit a telephone', async ({ recruiter }) => {
  test.setTimeout(120_000);
  await recruiter.open('/test/form');
  await recruiter.page.getByRole('combobox', { name: 'Seed', exact: true }).fill('spring');
  await recruiter.page.getByRole('combobox', { name: 'Second seed, to compare' }).fill('autumn');
  await expect(form(recruiter, 'autumn')).toBeVisible();
  for (const [place, title] of [
    ['form', 'How a form is drawn'],
    ['plan', 'Timing plan'],
    ['print', 'The bank on paper'],
    ['sandbox', 'Take the test as a candidate would'],
  ]) {
    await recruiter.at(`/test/${place}`);
    await expect(recruiter.heading(title)).toBeVisible();
    await expectAccessible(recruiter.page, title);
    await expectNarrow(recruiter.page, title);
  }
});
