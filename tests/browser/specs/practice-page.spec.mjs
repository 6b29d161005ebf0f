// Practice on a page of its own: every way of answering, with feedback; untimed, and nothing is kept.
import { expect, test } from '../support/assay.mjs';
import { expectAccessible } from '../support/axe.mjs';
import { offerNoError, practiceEverything } from '../support/content.mjs';

/** For each item: a wrong answer, the right one, and what is said of them. */
const ITEMS = [
  {
    title: 'High water',
    wrong: (assay) => assay.option('At 03:10').check(),
    right: (assay) => assay.option('At 09:20').check(),
    answer: ['At 09:20'],
    why: 'is the most.',
  },
  {
    title: 'Papers',
    wrong: (assay) => assay.box('Library card').check(),
    right: async (assay) => {
      await assay.box('Library card').uncheck();
      await assay.box('Cargo list').check();
      await assay.box('Crew list').check();
    },
    answer: ['Cargo list', 'Crew list'],
    why: 'The cargo must be known.',
  },
  {
    title: 'Fog',
    wrong: async (assay) => {
      await assay.pick('Best', 'Go home.').check();
      await assay.pick('Worst', 'Call the pilot.').check();
    },
    right: async (assay) => {
      await assay.pick('Worst', 'Let both in at once.').check();
      await assay.pick('Best', 'Call the pilot.').check();
    },
    answer: ['Most effective: Call the pilot.', 'Least effective: Let both in at once.'],
    why: 'The pilot knows the way.',
  },
  {
    title: 'Mooring',
    wrong: (assay) => assay.arrange(['Take the lines', 'Choose a berth', 'Answer the radio']),
    right: (assay) => assay.arrange(['Answer the radio', 'Choose a berth', 'Take the lines']),
    answer: ['Answer the radio', 'Choose a berth', 'Take the lines'],
    why: 'First listen.',
  },
  {
    title: 'What decides',
    wrong: async (assay) => {
      await assay.level('What it can lift', 'Counts a little').check();
      await assay.level('Its colour', 'Decides').check();
    },
    right: async (assay) => {
      await assay.level('What it can lift', 'Decides').check();
      await assay.level('Its colour', 'Counts a little').check();
    },
    answer: ['What it can lift: Decides', 'Its colour: Counts a little'],
    why: 'Ships are heavy.',
  },
  {
    title: 'Script',
    wrong: (assay) => assay.box(/^Line 1\b/).check(),
    right: async (assay) => {
      await assay.box(/^Line 1\b/).uncheck();
      await assay.box(/^Line 2\b/).check();
      await assay.box(/^Line 3\b/).check();
    },
    answer: ['The place: Line 2 (now total = total - first)', 'The place: Line 3 (now total = total - second)'],
    why: 'Fees are added.',
  },
  {
    title: 'Schedule',
    wrong: async (assay) => {
      await assay.radio(/Anna/).check();
      await assay.field('Right time').fill('11:00');
    },
    right: async (assay) => {
      await assay.radio(/Berta/).check();
      await assay.field('Right time').fill('12:00');
    },
    answer: ['The place: Line 2 (now Berta · 10:00 · 13:00)', 'Right time: 12:00'],
    why: 'Three hours are too many.',
  },
  {
    title: 'Bill',
    wrong: (assay) => assay.option('No error in this document').check(),
    right: async (assay) => {
      await assay.radio('Wednesday, Fee: 5000').check();
      await assay.field('Right amount').fill('$500');
    },
    answer: ['The place: Wednesday, Fee (now 5000)', 'Right amount: 500'],
    why: 'The price is the same.',
  },
  {
    title: 'Sum',
    wrong: (assay) => assay.field('How much is paid in all?').fill('8'),
    right: (assay) => assay.field('How much is paid in all?').fill('80000'),
    answer: ['80000'],
    why: 'Twice 40,000.',
  },
  {
    title: 'Word',
    wrong: (assay) => assay.field('What is it called?').fill('leeward'),
    right: (assay) => assay.field('What is it called?').fill('Windward'),
    answer: ['windward'],
    why: 'As sailors say.',
  },
];

/** Opens the practice page, with an example of every way of answering. */
async function openPractice(assay) {
  practiceEverything(assay.pack, assay.key);
  offerNoError({ sections: [{ items: assay.pack.practice }] }, 'practice-bill');
  await assay.open('?practice');
  await expect(assay.page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible();
}

/** What is said of the answer. */
const feedback = (assay) => assay.page.getByRole('article').getByRole('group', { name: 'Feedback', exact: true });

/** What is announced of it. */
const verdict = (assay) => feedback(assay).getByRole('status');

/** Waits for the example with this title. */
const shown = (assay, title) =>
  expect(assay.page.getByRole('heading', { level: 3, name: new RegExp(`^Example .*: ${title}$`) })).toBeVisible();

async function check(assay) {
  await assay.ready();
  await assay.press(assay.button('Check answer'));
}

async function nextExample(assay) {
  await assay.ready();
  await assay.press(assay.button('Next example'));
  await assay.ready();
}

/** Goes on to the example with this title. */
async function goOnTo(assay, title) {
  const heading = assay.page.getByRole('heading', { level: 3, name: new RegExp(`: ${title}$`) });
  while (!(await heading.isVisible())) {
    const before = await assay.page.getByRole('heading', { level: 3 }).textContent();
    await nextExample(assay);
    await expect(assay.page.getByRole('heading', { level: 3 })).not.toHaveText(before);
  }
}

test('Each way of answering is told what was right, what was not, and why', async ({ assay }) => {
  // Every way of answering, twice.
  test.slow();
  await openPractice(assay);
  const said = feedback(assay);
  for (const { title, wrong, right, answer, why } of ITEMS) {
    await shown(assay, title);
    await check(assay);
    await expect(said, title).toHaveText('Answer the question first, then check your answer.');
    await assay.ready();
    await wrong(assay);
    // What is said of one answer does not stand beside another.
    await expect(said, title).toHaveText('');
    await check(assay);
    await expect(said.getByText('Not right', { exact: true }).first(), title).toBeVisible();
    for (const line of answer) {
      await expect(said.getByRole('listitem').filter({ hasText: line }).first(), title).toBeVisible();
    }
    await expect(said, title).toContainText(why);
    await assay.ready();
    await right(assay);
    await check(assay);
    await expect(said.getByText('Right', { exact: true }).first(), title).toBeVisible();
    await expect(said.getByText(/^(Not right|Partly right|Not answered|A right answer)$/), title).toHaveCount(0);
    await expect(said, title).toContainText(why);
    await nextExample(assay);
  }
  await shown(assay, 'Letter');
  await assay.field('Write an answer.').fill('We are sorry. From Monday on it will be quiet.');
  await check(assay);
  await expect(said).toContainText('People rate an answer like this');
  await expect(said).toContainText('Says what will be done about the noise.');
  await expect(assay.button('Next example')).toBeDisabled();
});

test('Half of an answer is told apart from the other half', async ({ assay }) => {
  await openPractice(assay);
  await goOnTo(assay, 'Fog');
  await assay.pick('Best', 'Call the pilot.').check();
  await check(assay);
  const said = feedback(assay);
  await expect(said).toContainText('Partly right');
  await expect(said.getByRole('listitem').filter({ hasText: 'Most effective: Right' })).toBeVisible();
  await expect(said.getByRole('listitem').filter({ hasText: 'Least effective: Not answered' })).toBeVisible();
  await assay.ready();
  await goOnTo(assay, 'Bill');
  await assay.radio('Wednesday, Fee: 5000').check();
  await assay.field('Right amount').fill('7');
  await check(assay);
  await expect(said.getByRole('listitem').filter({ hasText: 'The place: Right' })).toBeVisible();
  await expect(said.getByRole('listitem').filter({ hasText: 'Right amount: Not right' })).toBeVisible();
});

test('Of an answer that is partly right, the rule says how far', async ({ assay }) => {
  await openPractice(assay);
  await goOnTo(assay, 'Papers');
  await assay.box('Cargo list').check();
  await check(assay);
  await expect(verdict(assay)).toContainText('Partly right');
  await expect(verdict(assay)).toContainText('Right: 1 of 2.');
  await assay.ready();
  await goOnTo(assay, 'Fog');
  await assay.pick('Best', 'Tell both to wait outside.').check();
  await assay.pick('Worst', 'Let both in at once.').check();
  await check(assay);
  const parts = feedback(assay).getByRole('list', { name: 'Part by part' });
  await expect(parts.getByRole('listitem').filter({ hasText: /Most effective: Partly right\s*Ranked 2 of 4\./ })).toBeVisible();
  await expect(parts.getByRole('listitem').filter({ hasText: /Least effective: Right$/ })).toBeVisible();
});

test('The judgment alone is announced, and to check the same answer again moves to it', async ({ assay }) => {
  const { page } = assay;
  await openPractice(assay);
  await check(assay);
  await expect(verdict(assay)).toHaveText('Answer the question first, then check your answer.');
  await expect(assay.button('Check answer')).toBeFocused();
  await check(assay);
  await expect(page.getByText('Answer the question first, then check your answer.')).toBeFocused();
  await assay.ready();
  await assay.option('At 03:10').check();
  await check(assay);
  await expect(verdict(assay)).toHaveText('Not right');
  for (const name of ['A right answer', 'Why']) {
    await expect(feedback(assay).getByRole('heading', { level: 4, name, exact: true })).toBeVisible();
  }
  await expect(assay.button('Check answer')).toBeFocused();
  await check(assay);
  await expect(verdict(assay).getByText('Not right', { exact: true })).toBeFocused();
});

test('The page says what it is, asks for nothing, keeps nothing, and leads to no test', async ({ assay }) => {
  const { page } = assay;
  await openPractice(assay);
  await expect(page.getByText('nothing on this page is timed, kept, sent or scored')).toBeVisible();
  await expect(page.getByRole('region', { name: 'How the test begins' })).toContainText('link in your invitation');
  await expect(page.getByRole('timer')).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveCount(0);
  await expect(assay.button('Start the test')).toHaveCount(0);
  await expect(assay.button('Continue')).toHaveCount(0);
  const links = await page.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links.filter((address) => !address.startsWith('mailto:'))).toEqual([]);
  await assay.option('At 03:10').check();
  await check(assay);
  await expect(feedback(assay)).toContainText('Not right');
  await assay.time.pass(60);
  expect(await assay.databases()).toEqual([]);
  expect(await page.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie])).toEqual([0, 0, '']);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(assay.endpoint.received).toHaveLength(0);
  expect(assay.endpoint.others).toHaveLength(0);
  expect(assay.site.requested(/tiny\.key/)).toHaveLength(0);
  await page.reload();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('The practice page is accessible before an answer, and with feedback of every kind', async ({ assay }) => {
  test.slow();
  await openPractice(assay);
  await expectAccessible(assay.page, 'practice page');
  await assay.option('At 03:10').check();
  await check(assay);
  await expectAccessible(assay.page, 'practice, not right');
  await assay.option('At 09:20').check();
  await check(assay);
  await expectAccessible(assay.page, 'practice, right');
  await goOnTo(assay, 'Fog');
  await assay.pick('Best', 'Call the pilot.').check();
  await check(assay);
  await expectAccessible(assay.page, 'practice, partly right');
  await assay.page.setViewportSize({ width: 320, height: 640 });
  const [inner, outer] = await assay.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(inner).toBeLessThanOrEqual(outer);
});

test('The practice before the start has the same feedback, and none of it is in the record', async ({ assay }) => {
  practiceEverything(assay.pack, assay.key);
  await assay.open();
  await assay.agree();
  await assay.option('At 03:10').check();
  await check(assay);
  await expect(feedback(assay)).toContainText('Not right');
  await expect(feedback(assay)).toContainText('is the most.');
  await assay.ready();
  await assay.press(assay.button('Start the test'));
  await expect(assay.question(/Question 1 of/)).toBeVisible();
  await assay.submit();
  await assay.delivered();
  expect(assay.endpoint.received[0].body.toString('utf8')).not.toContain('practice');
});

test('A pack without keys for its practice offers no check', async ({ assay }) => {
  await assay.open('?practice');
  await expect(assay.page.getByRole('heading', { name: /Example 1 of 1/ })).toBeVisible();
  await assay.option('A dinghy').check();
  await expect(assay.button('Check answer')).toHaveCount(0);
});

test('Where the practice does not come, the page says so, and it can be asked for again', async ({ assay }) => {
  assay.guard.allow(/503/);
  const practice = /\/split_practice\.wasm$/;
  await assay.page.route(practice, (route) => route.fulfill({ status: 503 }));
  await assay.open('?practice');
  await expect(assay.page.getByText('The file could not be loaded.')).toBeVisible();
  await assay.button('Try again').click();
  // The button went with the press, and nothing better came.
  await expect(assay.page.getByRole('heading', { level: 1 })).toBeFocused();
  await assay.page.unroute(practice);
  await assay.button('Try again').click();
  await expect(assay.page.getByRole('heading', { name: /Example 1 of 1/ })).toBeVisible();
  await expect(assay.page.getByRole('heading', { level: 1, name: 'Practice' })).toBeFocused();
});

test('Where the content of the practice does not come, reading begins at the heading once it does', async ({ assay }) => {
  assay.guard.allow(/503/);
  const pack = /\/tiny\.json$/;
  await assay.page.route(pack, (route) => route.fulfill({ status: 503 }));
  await assay.open('?practice');
  await expect(assay.button('Try again')).toBeVisible();
  await expect(assay.page.getByRole('heading', { level: 1 })).not.toBeFocused();
  await assay.page.unroute(pack);
  await assay.button('Try again').click();
  await expect(assay.page.getByRole('heading', { level: 1, name: 'Practice' })).toBeFocused();
});
