import { Assay } from '../support/assay.mjs';
import { expectAccessible } from '../support/axe.mjs';
import { ConsoleGuard } from '../support/console.mjs';
import { expect, expectNarrow, test } from '../support/recruiter.mjs';
import { Endpoint } from '../support/endpoint.mjs';
import { Site } from '../support/site.mjs';

/** What lines of the record are called on the page. */
const CALLED = {
  started: 'The attempt started',
  viewed: 'The item was on screen',
  answered: 'The answer was given or changed',
  pasted: 'Text was pasted',
  hidden: 'The page went out of sight',
  shown: 'The page was visible again',
  blurred: 'The window lost focus',
  focused: 'The window was in focus again',
  reopened: 'The page was reopened',
  'host-heard': 'The host gave its time',
  explained: 'The candidate wrote about the attempt',
  submitted: 'The candidate submitted the test',
  sealed: 'The attempt ended; answers are final from here',
};

/** Words that judge. */
const VERDICTS = /cheat|suspicious|suspect|fraud|dishonest|misconduct|violat|guilt|offen[cs]e|irregular|abnormal|caught|abus/i;

const picture = (recruiter) => recruiter.page.getByRole('img', { name: 'The attempt over time' });

const lines = (recruiter) => recruiter.page.getByRole('table', { name: /^Recorded events/ });

const summary = (recruiter) => recruiter.page.getByRole('table', { name: 'Time and changes by item' });

/** Cells of a table, line by line. */
async function cells(table) {
  const rows = await table.locator('tbody').getByRole('row').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
}

/** How often a kind of thing happened. */
const times = (bundle, ...kinds) =>
  bundle.events.filter(({ kind }) => kinds.includes(kind)).reduce((sum, event) => sum + (event.times ?? 1), 0);

/** Titles of the items of the short pack. */
const titles = (recruiter) =>
  Object.fromEntries(recruiter.pack.sections.flatMap(({ items }) => items).map(({ id, title }) => [id, title]));

/** The page goes out of sight or comes back, as browsers tell it. */
async function setHidden(page, hidden) {
  await page.evaluate((is) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => is });
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (is ? 'hidden' : 'visible') });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

/** Somebody looks elsewhere for 20 seconds, pastes a word, is called away, opens the page again; and says nothing. */
async function drive(browser) {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin', serviceWorkers: 'block' });
  const page = await context.newPage();
  const [site, endpoint] = [new Site(), new Endpoint()];
  await Promise.all([site.start(), endpoint.start()]);
  const assay = new Assay(page, site, endpoint, new ConsoleGuard());
  assay.config.accommodations = [{ code: 'HALF', time_percent: 150 }];
  try {
    await assay.start('?accommodation=HALF', 'Mia Elsewhere');
    await assay.goTo('Word');
    await setHidden(page, true);
    await assay.time.jump(20);
    await setHidden(page, false);
    const field = assay.field('What is it called?');
    await field.fill('windward');
    await field.press('ControlOrMeta+a');
    await field.press('ControlOrMeta+x');
    await field.press('ControlOrMeta+v');
    await expect(field).toHaveValue('windward');
    await page.evaluate(() => dispatchEvent(new Event('blur')));
    await assay.time.jump(10);
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await assay.time.jump(5);
    await page.reload();
    await expect(field).toHaveValue('windward');
    await assay.submit();
    return JSON.stringify(await assay.bundle());
  } finally {
    await context.close();
    await Promise.all([site.stop(), endpoint.stop()]);
  }
}

let driven;

/** The bundle of that attempt, driven once for each worker. */
function elsewhere(browser) {
  driven ??= drive(browser);
  return driven;
}

/** Opens a bundle and its timeline. */
async function open(recruiter, bundle) {
  await recruiter.open();
  await recruiter.choose({ bundle });
  await recruiter.goTo(bundle, 'timeline');
  await expect(recruiter.page.getByRole('heading', { level: 2, name: 'Timeline' })).toBeVisible();
}

/** Unfolds the table of everything on record. */
async function unfold(recruiter) {
  await recruiter.page.getByText('The same events as a table', { exact: true }).click();
  await expect(lines(recruiter)).toBeVisible();
}

test('The timeline shows sections as lanes, and what the candidate wrote beside it', async ({ recruiter, bundles }) => {
  await open(recruiter, bundles.strong);
  const explanation = recruiter.page.getByRole('region', { name: 'What the candidate wrote about the attempt' });
  await expect(explanation).toContainText('My screen reader took the focus.');
  await expect(picture(recruiter)).toBeVisible();
  for (const lane of ['Basics', 'Documents', 'Writing', 'Review of answers', 'Answer changes', 'Pastes', 'Focus and visibility', 'Reopened']) {
    await expect(picture(recruiter).getByText(lane, { exact: true }), lane).toBeVisible();
  }
  // What the picture shows is also said.
  const bundle = JSON.parse(bundles.strong);
  await expect(recruiter.page.getByRole('paragraph').filter({ hasText: 'of 2:00 minutes used.' })).toContainText(
    `Sections: 3. Changes of answers: ${times(bundle, 'answered')}. Pastes: 0. Times the page was out of focus or out of sight: 0.`,
  );
  // Whoever scrolls it sideways can do so with the keyboard.
  await expect(recruiter.page.getByRole('region', { name: /^Picture of the attempt over time/ })).toHaveAttribute('tabindex', '0');
});

test('The table says in words what the picture shows, line by line', async ({ recruiter, bundles }) => {
  await open(recruiter, bundles.strong);
  await expect(lines(recruiter)).toBeHidden();
  await unfold(recruiter);
  const names = titles(recruiter);
  const shown = (await cells(lines(recruiter))).map(([, what, item]) => `${what}: ${item}`);
  const recorded = JSON.parse(bundles.strong).events.map(({ kind, item = '' }) =>
    kind === 'viewed' && !item ? 'The review of answers was on screen: ' : `${CALLED[kind]}: ${names[item] ?? ''}`,
  );
  expect(shown.toSorted()).toEqual(recorded.toSorted());
});

test('The table begins with the beginning and ends with the end', async ({ recruiter, bundles }) => {
  await open(recruiter, bundles.strong);
  await unfold(recruiter);
  const kinds = (await cells(lines(recruiter))).map(([, what]) => what);
  expect(kinds[0]).toBe(CALLED.started);
  // The host is asked for the time at the end, and may answer after it. Nothing else comes later.
  const later = kinds.slice(kinds.indexOf(CALLED.sealed) + 1);
  expect(kinds).toContain(CALLED.sealed);
  expect(later.filter((what) => what !== CALLED['host-heard'])).toEqual([]);
  expect(later.length).toBeLessThanOrEqual(1);
});

test('Visits add up to the same in both tables', async ({ recruiter, bundles }) => {
  await open(recruiter, bundles.strong);
  await unfold(recruiter);
  const visits = {};
  for (const [, what, item, count] of await cells(lines(recruiter))) {
    if (what === CALLED.viewed) {
      visits[item] = (visits[item] ?? 0) + Number(count);
    }
  }
  expect(visits).toEqual(Object.fromEntries((await cells(summary(recruiter))).map(([item, , , count]) => [item, Number(count)])));
});

test('Changes and visits are counted for every item', async ({ recruiter, bundles }) => {
  await open(recruiter, bundles.strong);
  const names = titles(recruiter);
  const counted = JSON.parse(bundles.strong).sections.flatMap(({ id, items }) =>
    items.map((item) => [
      names[item.id],
      recruiter.pack.sections.find((section) => section.id === id).title,
      `0:0${Math.floor(item.duration_ms / 1_000)}`,
      String(item.visits),
      String(item.changes),
      '0',
    ]),
  );
  expect(counted).toHaveLength(11);
  expect(await cells(summary(recruiter))).toEqual(counted);
});

test('A page out of sight and a paste are on the timeline, in the picture and in words', async ({ recruiter, browser }) => {
  const text = await elsewhere(browser);
  const bundle = JSON.parse(text);
  await open(recruiter, text);
  await expect(recruiter.page.getByText('The candidate wrote nothing about the attempt.')).toBeVisible();
  const away = times(bundle, 'hidden', 'blurred');
  expect(away).toBeGreaterThanOrEqual(2);
  await expect(recruiter.page.getByRole('paragraph').filter({ hasText: 'of 3:00 minutes used.' })).toContainText(
    `Pastes: 1. Times the page was out of focus or out of sight: ${away}. Times the page was reopened: 1.`,
  );

  // In the picture the paste has its size, and the absence its length.
  await expect(picture(recruiter).locator('.tl-paste')).toHaveCount(1);
  await expect(picture(recruiter).locator('.tl-size')).toHaveText('8');
  await expect(picture(recruiter).locator('.tl-reload')).toHaveCount(1);
  for (const [shape, seconds] of [['.tl-hidden', 20], ['.tl-blurred', 10]]) {
    const [from, to] = (await picture(recruiter).locator(shape).first().textContent())
      .split('–')
      .map((time) => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0));
    expect(to - from, shape).toBeGreaterThanOrEqual(seconds - 1);
    expect(to - from, shape).toBeLessThanOrEqual(seconds + 3);
  }

  // In the table the same in words.
  await unfold(recruiter);
  const paste = lines(recruiter).getByRole('row').filter({ hasText: CALLED.pasted });
  await expect(paste).toContainText('Word');
  await expect(paste).toContainText('8 characters');
  for (const kind of ['hidden', 'shown', 'blurred', 'focused', 'reopened']) {
    await expect(lines(recruiter).getByRole('row').filter({ hasText: CALLED[kind] }).first(), kind).toBeVisible();
  }
  const word = (await cells(summary(recruiter))).find(([item]) => item === 'Word');
  expect(word.at(-1)).toBe('1, 8 characters');
  // What was pasted is nobody's affair here: only how much.
  await expect(recruiter.page.locator('#main')).not.toContainText('windward');
});

test('Nothing on the timeline judges anybody', async ({ recruiter, bundles, browser }) => {
  const text = await elsewhere(browser);
  await recruiter.open();
  await recruiter.choose({ text, strong: bundles.strong });
  for (const bundle of [text, bundles.strong]) {
    await recruiter.goTo(bundle, 'timeline');
    await expect(picture(recruiter)).toBeVisible();
    const all = await recruiter.page.locator('body').textContent();
    expect(all).toContain('It does not show why');
    expect(all).toContain('Nothing here changes a score.');
    expect(all).not.toMatch(VERDICTS);
  }
});

test('While names are hidden, the timeline does not tell how much time was granted', async ({ recruiter, bundles }) => {
  await open(recruiter, bundles.accommodated);
  await expect(recruiter.page.locator('#main')).toContainText('of 3:00');
  await recruiter.page.getByRole('checkbox', { name: 'Hide names' }).check();
  await expect(recruiter.page.locator('#main')).not.toContainText('Fay');
  await expect(recruiter.page.locator('#main')).not.toContainText('3:00');
});

test('Without the pack the timeline is there under the identifiers', async ({ recruiter, bundles }) => {
  await open(recruiter, bundles.version);
  await expect(picture(recruiter).getByText('basics', { exact: true })).toBeVisible();
  await expect(summary(recruiter).getByRole('rowheader', { name: 'tide' })).toBeVisible();
});

test('Where a record was changed, the first line that does not fit is named', async ({ recruiter, bundles }) => {
  const changed = JSON.parse(bundles.strong);
  const place = changed.events.findIndex(({ kind }) => kind === 'answered');
  changed.events[place].at_ms += 1;
  const text = JSON.stringify(changed);
  await recruiter.open();
  await recruiter.choose({ changed: text });
  await expect(recruiter.listed('Ada Strong')).toContainText('Findings');
  await recruiter.goTo(text);
  const finding = recruiter.page.getByRole('alert').getByRole('listitem').filter({ hasText: 'The record breaks here' });
  await expect(finding).toContainText(`$.events[${place}]`);
  await recruiter.goTo(text, 'timeline');
  await expect(picture(recruiter)).toBeVisible();
  await expect(recruiter.page.locator('body')).not.toContainText(VERDICTS);
});

test('The timeline is accessible, and fits a telephone', async ({ recruiter, browser, bundles }) => {
  test.setTimeout(120_000);
  await recruiter.open();
  const text = await elsewhere(browser);
  await recruiter.choose({ text, strong: bundles.strong });
  for (const [name, bundle] of [['without an explanation', text], ['explained', bundles.strong]]) {
    await recruiter.goTo(bundle, 'timeline');
    await expect(picture(recruiter)).toBeVisible();
    await recruiter.page.getByText('How to read the picture', { exact: true }).click();
    await unfold(recruiter);
    await expectAccessible(recruiter.page, `timeline ${name}`);
    await expectNarrow(recruiter.page, `timeline ${name}`);
  }
});
