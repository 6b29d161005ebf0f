import { Answers } from '../support/answers.mjs';
import { expectAccessible } from '../support/axe.mjs';
import { bind } from '../support/content.mjs';
import { expect, expectNarrow, test } from '../support/desk.mjs';
import { content } from '../support/driven.mjs';
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

const bank = (desk) => desk.page.getByRole('navigation', { name: 'Items' });

const key = (desk) => desk.page.getByRole('complementary', { name: 'Key' });

const form = (desk, seed) => desk.page.getByRole('table', { name: `Form for the seed “${seed}”` });

/** Looks at an item of the bank. */
async function show(desk, title) {
  await bank(desk).getByRole('button', { name: new RegExp(`^${title}`) }).click();
  await expect(desk.page.getByRole('heading', { level: 2, name: new RegExp(`: ${title}$`) })).toBeVisible();
}

/** The items of a form as the desk tells them, in their order: title and letters of the options. */
async function told(desk, seed) {
  const rows = form(desk, seed).getByRole('row').filter({ has: desk.page.getByRole('rowheader') });
  await expect(rows.first()).toBeVisible();
  const items = [];
  for (const row of await rows.all()) {
    const title = (await row.getByRole('rowheader').innerText()).split('\n')[0];
    items.push(`${title}: ${await row.getByRole('cell').nth(2).innerText()}`);
  }
  return items;
}

/** The same of a candidate's form, from the bundle. */
function presented(bundle, pack) {
  const bank = pack.sections.flatMap(({ items }) => items);
  return bundle.sections.flatMap(({ items }) => items).map(({ id, presented: order }) => {
    const { title, interaction } = bank.find((item) => item.id === id);
    const options = (interaction.options ?? []).map((option) => option.id);
    const letters = order.map((option) => 'ABCDEFGH'[options.indexOf(option)]);
    return `${title}: ${letters.join(' ') || '—'}`;
  });
}

/** Two of the four items of the first section are drawn. */
function drawTwo(pack) {
  const [section] = pack.sections;
  section.draw = [{ rule: 'sample', pool: 'all', count: 2 }];
  for (const item of section.items) {
    item.pool = 'all';
  }
}

/** The sandbox, in the tab that the link opens. */
class Sandbox extends Answers {
  get band() {
    return this.page.getByRole('complementary', { name: 'Sandbox' });
  }

  heading(name) {
    return this.page.getByRole('heading', { level: 1, name });
  }

  /** Where somebody is, the page says that it is the sandbox. */
  async expectMarked(where) {
    await expect(this.band, where).toHaveText('Sandbox · no attempt, nothing is sent');
    await expect(this.band, where).toBeInViewport();
  }

  /** From the welcome screen to the check. */
  async agree() {
    await expect(this.heading('Welcome to your test')).toBeVisible();
    await this.expectMarked('welcome');
    await this.page.getByRole('checkbox', { name: /I have read this page/ }).check();
    await this.button('Continue').click();
    await expect(this.heading('Check and practice')).toBeVisible();
    await this.expectMarked('check');
  }

  /** From the welcome screen to the first question. */
  async begin() {
    await this.agree();
    await this.button('Start the test').click();
    await expect(this.question(/Question 1 of/)).toBeVisible();
    await this.expectMarked('first question');
  }

  async submit() {
    await this.review();
    await this.expectMarked('review');
    await this.button('Submit test').click();
    await this.page.getByRole('dialog', { name: 'Submit your test?' }).getByRole('button', { name: 'Submit test' }).click();
    await expect(this.heading('The sandbox has ended')).toBeVisible();
    await this.expectMarked('end');
  }

  /** What this browser keeps besides what the desk keeps. */
  kept() {
    return this.page.evaluate(async () => [
      ...(await indexedDB.databases()).map(({ name }) => name).filter((name) => !name.startsWith('assay-recruiter')),
      ...(await caches.keys()),
      ...Object.keys(localStorage),
    ]);
  }
}

/** Opens the sandbox as the link on the desk does. */
async function openSandbox(desk) {
  const opening = desk.page.context().waitForEvent('page');
  await desk.page.getByRole('link', { name: 'Open the sandbox in a new tab' }).click();
  const page = await opening;
  desk.guard.watch(page);
  return new Sandbox(page);
}

test('Every item of the bank can be looked at, and nothing leaves the page', async ({ desk }) => {
  await desk.open('/test', { hasKey: false });
  await expect(desk.heading('The test')).toBeVisible();
  for (const title of [...TITLES, PRACTICE]) {
    await show(desk, title);
    await expect(desk.page.getByText('Preview · nothing is recorded or sent')).toBeVisible();
    await expect(desk.page.getByText(/^To read: \d+ words, about \d+\.\d minutes at 200 words a minute\.$/)).toBeVisible();
  }
  await expect(bank(desk).getByRole('button')).toHaveCount(TITLES.length + 1);
  for (const group of ['Basics (4)', 'Documents (4)', 'Writing (3)', 'Practice (1)']) {
    await expect(bank(desk).getByText(group, { exact: true })).toBeVisible();
  }
  await expect(key(desk)).toHaveCount(0);
  await expect(desk.page.getByText(/The key of this test is not on the desk/)).toBeVisible();
  expect(desk.site.requested(/key/)).toHaveLength(0);
  expect(desk.site.requests.every(({ method }) => method === 'GET')).toBe(true);
});

test('The reading load of an item counts all that a candidate reads', async ({ desk }) => {
  await desk.open('/test');
  await show(desk, 'Word');
  await expect(desk.page.getByText('To read: 14 words, about 0.1 minutes at 200 words a minute.')).toBeVisible();
  await show(desk, 'Papers');
  await expect(desk.page.getByText('To read: 26 words, about 0.2 minutes at 200 words a minute.')).toBeVisible();
});

test('Items can be tried as candidates answer them, and are forgotten', async ({ desk }) => {
  await desk.open('/test');
  await show(desk, 'High water');
  await desk.page.getByRole('radio', { name: 'At 09:20', exact: true }).check();
  await expect(desk.page.getByRole('radio', { name: 'At 09:20', exact: true })).toBeChecked();
  await show(desk, 'Word');
  await desk.page.getByRole('textbox', { name: 'What is it called?' }).fill('leeward');
  await show(desk, 'High water');
  await expect(desk.page.getByRole('radio', { name: /^At/ })).toHaveCount(3);
  await expect(desk.page.getByRole('radio', { name: /^At/, checked: true })).toHaveCount(0);
  await show(desk, 'Word');
  await expect(desk.page.getByRole('textbox', { name: 'What is it called?' })).toHaveValue('');
  for (const name of ['Submit test', 'Review answers', 'Start the test', 'Download my answers']) {
    await expect(desk.button(name)).toHaveCount(0);
  }
  await expect(desk.page.getByText('In a real test, answers are submitted here.')).toBeVisible();
});

test('Beside every item stands what is right and why, and what would be harmful', async ({ desk }) => {
  await desk.open('/test');
  for (const [title, ...texts] of KEYS) {
    await show(desk, title);
    for (const text of texts) {
      await expect(key(desk), title).toContainText(text);
    }
    await expect(key(desk), title).toContainText('Made up for tests; it measures nothing.');
    await expect(key(desk).getByText('harmful: a knock-out for a person to confirm'), title).toHaveCount(title === 'Fog' ? 1 : 0);
  }
  await show(desk, 'Fog');
  const harmful = key(desk).getByRole('row').filter({ hasText: 'harmful' });
  await expect(harmful).toContainText('Let both in at once.');
  await expect(harmful).toContainText('rank 4');
  await expect(harmful).toContainText('They may collide.');
  await show(desk, 'Letter');
  await expect(key(desk).getByRole('heading', { name: 'Clarity' })).toBeVisible();
  await expect(key(desk).getByRole('heading', { name: 'Expected points' })).toBeVisible();
  await expect(key(desk).getByRole('term')).toHaveText(['5', '4', '3', '2', '1']);
  await show(desk, PRACTICE);
  await expect(key(desk)).toHaveCount(0);
  await expect(desk.page.getByText('Practice items are not scored and have no key.')).toBeVisible();
});

test('A key from disk is shown beside the items, and a key of another pack is not', async ({ desk }) => {
  await desk.open('/test', { hasKey: false });
  await show(desk, 'Fog');
  const other = structuredClone(desk.pack);
  other.sections[0].items[0].title = 'Low water';
  await desk.page.getByRole('link', { name: 'To the Candidates screen' }).click();
  await desk.choose({ 'other.key.json': JSON.stringify(bind(desk.key, other)) });
  await desk.at('/test');
  await expect(desk.page.getByText(/The key of this test is not on the desk/)).toBeVisible();
  await expect(key(desk)).toHaveCount(0);
  await desk.at('/');
  await desk.choose({ 'tiny.key.json': content(desk.pack, desk.key).key });
  await desk.at('/test');
  await expect(key(desk)).toContainText('They may collide.');
  expect(desk.site.requested(/key/)).toHaveLength(0);
});

test('No clock runs beside the items unless it is asked to, and its end ends nothing', async ({ desk }) => {
  const time = new Time(desk.page);
  await time.install();
  await desk.open('/test');
  const speed = (name) => desk.page.getByRole('radio', { name, exact: true });
  await expect(speed('No clock')).toBeChecked();
  await speed('Real time').check();
  await expect(desk.page.getByText('2:00', { exact: true })).toBeVisible();
  await time.pass(30);
  await expect(desk.page.getByText(/^1:(2\d|30)$/)).toBeVisible();
  await speed('60 times as fast').check();
  await time.pass(4);
  await expect(desk.page.getByText('Here the test would end.')).toBeVisible();
  await expect(desk.page.getByRole('heading', { level: 2, name: /High water$/ })).toBeVisible();
  await speed('No clock').check();
  await expect(desk.page.getByText('Here the test would end.')).toHaveCount(0);
});

test('Where the pack does not come, that is said, and the way to open it', async ({ desk }) => {
  desk.guard.allow(/404/);
  await desk.open();
  await expect(desk.heading('Candidates')).toBeVisible();
  desk.site.files.set('assessments/tiny.json', { status: 404, text: 'Nothing here.' });
  await desk.page.reload();
  await expect(desk.messages).toContainText('assessments/tiny.json could not be loaded.');
  await desk.at('/test');
  await expect(desk.page.getByText('No test is on this desk yet. Open its pack on the Candidates screen.')).toBeVisible();
  await desk.at('/');
  await desk.choose({ 'tiny.json': content(desk.pack, desk.key).pack });
  await desk.at('/test');
  await show(desk, 'Bill');
});

test('A campaign gives the form that its candidates get', async ({ desk, bundles }) => {
  await desk.open('/test/form');
  await expect(desk.heading('How a form is drawn')).toBeVisible();
  await desk.page.getByRole('combobox', { name: 'Seed', exact: true }).fill('spring');
  await expect(desk.page.getByText('Drawn for the seed “spring”: 11 items.')).toBeVisible();
  const bundle = JSON.parse(bundles.strong);
  expect(bundle.campaign).toBe('spring');
  expect(await told(desk, 'spring')).toEqual(presented(bundle, desk.pack));
  for (const section of SECTIONS) {
    await expect(form(desk, 'spring').getByRole('columnheader', { name: section, exact: true })).toBeVisible();
  }
  await expect(desk.page.getByText('Generator: sha256-counter/1')).toBeVisible();
  // The campaigns of the candidates on the desk are at hand.
  await desk.at('/');
  await desk.choose({ strong: bundles.strong });
  await desk.at('/test/form');
  await expect(desk.page.locator('datalist option')).toHaveAttribute('value', 'spring');
});

test('Two seeds are compared item by item', async ({ desk }) => {
  drawTwo(desk.pack);
  await desk.open('/test/form');
  await desk.page.getByRole('combobox', { name: 'Seed', exact: true }).fill('spring');
  await expect(desk.page.getByText('Drawn for the seed “spring”: 9 items.')).toBeVisible();
  await desk.page.getByRole('combobox', { name: 'Second seed, to compare' }).fill('spring');
  await expect(desk.page.getByText('Items in both forms: 9 of 9. With the options in the same order: 9.')).toBeVisible();
  const forms = new Set();
  for (const seed of ['summer', 'autumn', 'winter', 'harvest', 'frost']) {
    await desk.page.getByRole('combobox', { name: 'Second seed, to compare' }).fill(seed);
    const [one, other] = [await told(desk, 'spring'), await told(desk, seed)];
    forms.add(String(other.map((item) => item.split(':')[0])));
    expect(other).toHaveLength(9);
    const titles = other.map((item) => item.split(':')[0]);
    const shared = one.filter((item) => titles.includes(item.split(':')[0]));
    const alike = one.filter((item) => other.includes(item));
    await expect(
      desk.page.getByText(`Items in both forms: ${shared.length} of 9. With the options in the same order: ${alike.length}.`),
    ).toBeVisible();
    const own = form(desk, 'spring').getByRole('cell');
    await expect(own.filter({ hasText: /^yes/ })).toHaveCount(shared.length);
    await expect(own.filter({ hasText: /^yes$/ })).toHaveCount(alike.length);
    await expect(own.filter({ hasText: /^no$/ })).toHaveCount(9 - shared.length);
  }
  expect(forms.size, 'forms with other items').toBeGreaterThan(1);
});

test('What was typed for a seed is still there on the way through the parts', async ({ desk }) => {
  await desk.open('/test/form');
  const seed = desk.page.getByRole('combobox', { name: 'Seed', exact: true });
  await seed.fill('autumn');
  await desk.page.getByRole('link', { name: 'Timing', exact: true }).click();
  await expect(desk.heading('Timing plan')).toBeVisible();
  await expect(desk.page.getByText('For the form drawn from the seed “autumn”.')).toBeVisible();
  await desk.page.getByRole('link', { name: 'Sandbox', exact: true }).click();
  await expect(desk.page.getByText('The form is drawn from the seed “autumn”.')).toBeVisible();
  await desk.page.getByRole('link', { name: 'Draw', exact: true }).click();
  await expect(seed).toHaveValue('autumn');
  await seed.fill('');
  await expect(desk.page.getByText('Type a seed to see its form.')).toBeVisible();
});

test('The timing plan tells weights, times, reading, and what is left of the time', async ({ desk }) => {
  await desk.open('/test/plan');
  const plan = desk.page.getByRole('table', { name: 'Timing plan by section' });
  // Counted by hand.
  for (const [section, ...figures] of [
    ['Basics', '40 %', '0:50', '4', '0:12', '116', '0.6', '0:15'],
    ['Documents', '40 %', '0:40', '4', '0:10', '124', '0.7', '0:02'],
    ['Writing', '20 %', '0:30', '3', '0:10', '44', '0.3', '0:16'],
    ['Whole test', '100 %', '2:00', '11', '0:10', '284', '1.5', '0:34'],
  ]) {
    const row = plan.getByRole('row').filter({ has: desk.page.getByRole('rowheader', { name: section, exact: true }) });
    await expect(row.getByRole('cell'), section).toHaveText(figures);
  }
  await expect(desk.page.getByText(/^Section limits are not enforced/)).toBeVisible();
  const grants = desk.page.getByRole('table', { name: 'Time granted, in minutes and seconds' });
  await expect(grants.getByRole('columnheader')).toHaveText(['Section', 'Usual (100 %)', '125 %', '150 %', '200 %']);
  const whole = grants.getByRole('row').filter({ has: desk.page.getByRole('rowheader', { name: 'Whole test' }) });
  await expect(whole.getByRole('cell')).toHaveText(['2:00', '2:30', '3:00', '4:00']);
});

test('On paper stand every item and its key, marked as not to be handed out, and nothing else', async ({ desk }) => {
  await desk.page.addInitScript(() => {
    globalThis.printed = 0;
    globalThis.print = () => (globalThis.printed += 1);
  });
  await desk.open('/test/print');
  await expect(desk.page.getByText('Sections: 3. Items: 11.')).toBeVisible();
  await desk.button('Print the bank').click();
  expect(await desk.page.evaluate(() => globalThis.printed)).toBe(1);
  await desk.page.emulateMedia({ media: 'print' });
  await expect(desk.page.getByText('Key: do not hand out')).toBeVisible();
  await expect(desk.page.getByText(`${desk.pack.title}, version 1`)).toBeVisible();
  await expect(desk.page.getByRole('article')).toHaveCount(TITLES.length);
  for (const [title, ...texts] of KEYS) {
    const item = desk.page.getByRole('article').filter({ has: desk.page.getByRole('heading', { level: 3, name: title, exact: true }) });
    await expect(item, title).toBeVisible();
    await expect(item.getByRole('heading', { level: 4, name: 'Key' }), title).toBeVisible();
    for (const text of texts) {
      await expect(item, title).toContainText(text);
    }
  }
  await expect(desk.page.getByText('harmful: a knock-out for a person to confirm')).toHaveCount(1);
  for (const section of SECTIONS) {
    await expect(desk.page.getByRole('heading', { level: 2, name: section, exact: true })).toBeVisible();
  }
  for (const hidden of [desk.button('Print the bank'), desk.link('Candidates'), desk.page.getByRole('link', { name: 'Draw', exact: true })]) {
    await expect(hidden).toBeHidden();
  }
  // Browsers repeat the head of a table on every page.
  const head = desk.page.locator('thead').filter({ hasText: 'Key: do not hand out' });
  await expect(head).toHaveCSS('display', 'table-header-group');
});

test('Without the key the paper holds the items alone, and is still not to be handed out', async ({ desk }) => {
  await desk.open('/test/print', { hasKey: false });
  await expect(desk.page.getByText(/The key of this test is not on the desk/)).toBeVisible();
  await desk.page.emulateMedia({ media: 'print' });
  await expect(desk.page.getByText('Items: do not hand out')).toBeVisible();
  await expect(desk.page.getByRole('article')).toHaveCount(TITLES.length);
  await expect(desk.page.getByRole('heading', { level: 4, name: 'Key' })).toHaveCount(0);
  await expect(desk.page.getByText(/The key of this test is not on the desk/)).toBeHidden();
});

test('The sandbox is the candidate’s own test from welcome to end; nothing is sent, and nothing is kept', async ({ desk }) => {
  test.setTimeout(90_000);
  await desk.open('/test/form');
  await desk.page.getByRole('combobox', { name: 'Seed', exact: true }).fill('autumn');
  const drawn = await told(desk, 'autumn');
  await desk.page.getByRole('link', { name: 'Sandbox', exact: true }).click();
  await expect(desk.heading('Take the test as a candidate would')).toBeVisible();
  const sandbox = await openSandbox(desk);
  await sandbox.agree();
  await expect(sandbox.page.getByRole('heading', { name: /Example 1 of 1/ })).toBeVisible();
  await sandbox.button('Start the test').click();
  await expect(sandbox.question(/Question 1 of 4/)).toBeVisible();
  expect(await sandbox.left()).toBeGreaterThan(90);
  await sandbox.answerEverything();
  await sandbox.expectMarked('last question');
  await sandbox.submit();
  await expect(sandbox.page.getByText(/Nothing was sent, and nothing is kept in this browser/)).toBeVisible();
  expect(await sandbox.kept()).toEqual([]);
  expect(await sandbox.page.evaluate(() => sessionStorage.length)).toBe(0);
  const { name, text } = await desk.saved.call({ page: sandbox.page }, () => sandbox.button('Download the answers').click());
  expect(name).toMatch(/^sandbox-[0-9a-f-]{36}\.json$/);

  // The file opens on the desk like any other.
  const bundle = JSON.parse(text);
  expect(bundle.invitation).toBe('sandbox');
  expect(presented(bundle, desk.pack)).toEqual(drawn);
  await sandbox.page.getByRole('link', { name: 'To the desk' }).click();
  await expect(sandbox.page.getByRole('heading', { level: 1, name: 'Take the test as a candidate would' })).toBeVisible();
  await sandbox.page.close();
  await desk.at('/');
  await desk.choose({ [name]: text });
  await expect(desk.messages).toContainText('Bundles opened: 1.');
  await expect(desk.listed('Sandbox')).toBeVisible();
  await expect(desk.listed('Sandbox')).not.toContainText('Findings');
  await expect(desk.listed('Sandbox')).not.toContainText('Not scored');
  await desk.goTo(text);
  await expect(desk.page.getByRole('heading', { name: 'What does not fit in this bundle' })).toHaveCount(0);
  expect(desk.site.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
});

test('The sandbox asks for nothing that is not there', async ({ desk }) => {
  await desk.open('/test/sandbox');
  const sandbox = await openSandbox(desk);
  const missing = [];
  sandbox.page.on('response', (response) => {
    if (response.status() >= 400) {
      missing.push(`${response.request().method()} ${new URL(response.url()).pathname}`);
    }
  });
  await sandbox.begin();
  await sandbox.option('At 09:20').check();
  await sandbox.submit();
  expect(missing).toEqual([]);
});

test('A reload of the sandbox begins anew', async ({ desk }) => {
  await desk.open('/test/sandbox');
  const sandbox = await openSandbox(desk);
  await sandbox.begin();
  await sandbox.option('At 09:20').check();
  await sandbox.page.reload();
  await sandbox.begin();
  await expect(sandbox.option('At 09:20')).not.toBeChecked();
  expect(await sandbox.kept()).toEqual([]);
});

test('More time can be granted in the sandbox, and its clock runs out as in a real test', async ({ desk }) => {
  desk.pack.duration_seconds = 6;
  await desk.open('/test/sandbox');
  await desk.page.getByRole('combobox', { name: 'Time granted' }).selectOption('150 %');
  const sandbox = await openSandbox(desk);
  await sandbox.begin();
  expect(await sandbox.left()).toBeGreaterThan(5);
  await expect(sandbox.heading('The sandbox has ended')).toBeVisible({ timeout: 15_000 });
  const { text } = await desk.saved.call({ page: sandbox.page }, () => sandbox.button('Download the answers').click());
  expect(JSON.parse(text).timing).toMatchObject({ granted_ms: 9_000, ended_by: 'timeout' });
  await sandbox.button('Begin anew').click();
  await expect(sandbox.heading('Welcome to your test')).toBeVisible();
});

test('A sandbox of a test that is not there says what to do', async ({ desk }) => {
  await desk.open();
  await desk.page.goto(`${desk.site.url}recruiter.html?sandbox=${'0'.repeat(64)}`);
  await expect(desk.heading('The sandbox could not begin')).toBeVisible();
  await expect(desk.page.getByText(/Open its pack on the Candidates screen/)).toBeVisible();
});

test('A pack from disk can be taken in the sandbox', async ({ desk }) => {
  await desk.open();
  const other = content(desk.pack, desk.key, { version: '2', title: 'Harbour test, second edition' });
  await desk.choose({ 'second.json': other.pack });
  await desk.at('/test/sandbox');
  await desk.page.getByRole('combobox', { name: 'Test' }).selectOption('Harbour test, second edition, version 2');
  const sandbox = await openSandbox(desk);
  await expect(sandbox.page.getByText('Harbour test, second edition').first()).toBeVisible();
  await sandbox.begin();
});

test('The bank is accessible, and fits a telephone', async ({ desk }) => {
  test.setTimeout(180_000);
  await desk.open('/test');
  for (const title of [...TITLES, PRACTICE]) {
    await show(desk, title);
    await expectAccessible(desk.page, `bank ${title}`, title === 'Fog' ? ['light', 'dark'] : ['light']);
    await expectNarrow(desk.page, `bank ${title}`);
  }
});

test('The other parts of the test are accessible, and fit a telephone', async ({ desk }) => {
  test.setTimeout(120_000);
  await desk.open('/test/form');
  await desk.page.getByRole('combobox', { name: 'Seed', exact: true }).fill('spring');
  await desk.page.getByRole('combobox', { name: 'Second seed, to compare' }).fill('autumn');
  await expect(form(desk, 'autumn')).toBeVisible();
  for (const [place, title] of [
    ['form', 'How a form is drawn'],
    ['plan', 'Timing plan'],
    ['print', 'The bank on paper'],
    ['sandbox', 'Take the test as a candidate would'],
  ]) {
    await desk.at(`/test/${place}`);
    await expect(desk.heading(title)).toBeVisible();
    await expectAccessible(desk.page, title);
    await expectNarrow(desk.page, title);
  }
});

test('The sandbox is accessible from welcome to end, and fits a telephone', async ({ desk }) => {
  test.setTimeout(180_000);
  desk.pack.duration_seconds = 3_600;
  await desk.open('/test/sandbox');
  const sandbox = await openSandbox(desk);
  const check = async (state) => {
    await expectAccessible(sandbox.page, `sandbox, ${state}`);
    await expectNarrow(sandbox.page, `sandbox, ${state}`);
  };
  await expect(sandbox.heading('Welcome to your test')).toBeVisible();
  await check('welcome');
  await sandbox.agree();
  await expect(sandbox.button('Start the test')).toBeEnabled();
  await check('check');
  await sandbox.button('Start the test').click();
  await expect(sandbox.question(/Question 1 of/)).toBeVisible();
  await check('question');
  await sandbox.review();
  await check('review');
  await sandbox.submit();
  await check('end');
  await sandbox.page.goto(`${desk.site.url}recruiter.html?sandbox=${'0'.repeat(64)}`);
  await expect(sandbox.heading('The sandbox could not begin')).toBeVisible();
  await check('nothing to begin');
});
