import { expect, test } from '../support/assay.mjs';

const ENDED = 'A test was taken in this browser';
const TAKEN = 'You have started this test before';

/** A fresh tab in the same browser, which remembers nothing of its own. */
async function otherTab(assay, context, query = '') {
  const page = await context.newPage();
  assay.guard.watch(page);
  await page.goto(assay.site.url + query);
  assay.page = page;
}

const heading = (assay, name) => assay.page.getByRole('heading', { level: 1, name });

/** On the welcome screen: the name, the rules, and on. */
async function goOn(assay, name) {
  await assay.page.getByRole('textbox', { name: 'Name' }).fill(name);
  await assay.page.getByRole('checkbox', { name: /I have read this page/ }).check();
  await assay.button('Continue').click();
}

/** A test that was handed in and has arrived, whose tab is closed. */
async function handedIn(assay, context, query, name) {
  await assay.start(query, name);
  await assay.option('At 03:10').check();
  await assay.submit();
  await assay.delivered();
  await assay.page.close();
  await otherTab(assay, context, query);
}

test('A link opened again after the end tells what happened, and shows the receipt to whose it is', async ({ assay, context }) => {
  await handedIn(assay, context, '', 'Ada Lovelace');
  await expect(heading(assay, ENDED)).toBeVisible();
  await expect(assay.page.getByText('Its answers were delivered.')).toBeVisible();
  await expect(assay.page.getByText('Ada')).toHaveCount(0);
  await assay.page.getByRole('textbox').fill('Bob');
  await assay.button('Show my receipt').click();
  await expect(assay.page.getByText("That doesn't match what was entered at the start.")).toBeVisible();
  await assay.page.getByRole('textbox').fill('ada lovelace');
  await assay.button('Show my receipt').click();
  await assay.done();
  await assay.delivered();
  expect(assay.endpoint.received).toHaveLength(1);
});

test('A link opened after the deadline seals, sends and tells so, instead of a blank welcome', async ({ assay, context }) => {
  await assay.start('', 'Ada');
  await assay.option('At 03:10').check();
  await assay.page.close();
  assay.time.page = context.pages()[0] ?? (await context.newPage());
  await assay.time.away(600);
  await otherTab(assay, context);
  await expect(heading(assay, ENDED)).toBeVisible();
  expect((await assay.bundle()).timing.ended_by).toBe('timeout');
  await assay.page.getByRole('textbox').fill('Ada');
  await assay.button('Show my receipt').click();
  await expect(assay.page.getByRole('region', { name: 'Your receipt' })).toBeVisible();
  await assay.delivered();
  const sent = new Set(assay.endpoint.received.map(({ body }) => body.toString('utf8')));
  expect(sent.size).toBe(1);
});

test('The same name does not begin afresh unasked; another attempt says so in its bundle', async ({ assay, context }) => {
  await handedIn(assay, context, '', 'Ada');
  const first = await assay.bundle();
  await assay.button('This is not my test').click();
  await goOn(assay, ' ADA ');
  await expect(heading(assay, TAKEN)).toBeVisible();
  await expect(assay.button('Show my receipt')).toBeVisible();
  await expect(assay.button('Continue to another attempt')).toBeDisabled();
  await assay.page.getByRole('checkbox').check();
  await assay.button('Continue to another attempt').click();
  await assay.button('Start the test').click();
  await assay.submit();
  await assay.delivered();
  await expect.poll(() => assay.endpoint.received.length).toBe(2);
  const { earlier_attempts: earlier } = await assay.bundle();
  expect(earlier).toEqual([
    { attempt_id: first.attempt_id, started_at: first.timing.started_at, ended_at: first.timing.ended_at },
  ]);
  expect(first.earlier_attempts).toBeUndefined();
});

test('Whoever says that the running test is not theirs gets no second clock under the same name', async ({ assay, context }) => {
  await assay.start('', 'Ada');
  await assay.option('At 03:10').check();
  await assay.page.close();
  await otherTab(assay, context);
  await assay.button('This is not my test').click();
  await goOn(assay, 'Ada');
  await expect(heading(assay, TAKEN)).toBeVisible();
  await expect(assay.button('Continue to another attempt')).toHaveCount(0);
  await assay.button('Continue this test').click();
  await expect(assay.option('At 03:10')).toBeChecked();
});

test('The same name with another invitation is asked, and is shown nothing of the test before', async ({ assay, context }) => {
  await handedIn(assay, context, '?invitation=first', 'Ada');
  await otherTab(assay, context, '?invitation=second');
  await goOn(assay, 'Ada');
  await expect(heading(assay, TAKEN)).toBeVisible();
  await expect(assay.button('Show my receipt')).toHaveCount(0);
  await expect(assay.button('Continue to another attempt')).toBeDisabled();
});

test('Somebody else begins their own test after one that has ended, and nothing is said of it', async ({ assay, context }) => {
  await handedIn(assay, context, '', 'Ada');
  await assay.button('This is not my test').click();
  await assay.begin('Bob');
  await assay.submit();
  await assay.delivered();
  await expect.poll(() => assay.endpoint.received.length).toBe(2);
  expect((await assay.bundle()).earlier_attempts).toBeUndefined();
});

test('A candidate erases the copy also where the team did not ask for it; that it took place stays known', async ({ assay, context }) => {
  await assay.start('', 'Ada Lovelace');
  await assay.option('At 03:10').check();
  await assay.submit();
  await assay.delivered();
  await assay.button('Leave and erase the copy here').click();
  await expect(heading(assay, 'Goodbye, and good luck')).toBeVisible();
  const kept = await assay.page.evaluate(async () => {
    const [{ name }] = await indexedDB.databases();
    const database = await new Promise((resolve) => {
      indexedDB.open(name).onsuccess = ({ target }) => resolve(target.result);
    });
    const all = (store) => new Promise((resolve) => {
      database.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => resolve(target.result);
    });
    const lists = await Promise.all([...database.objectStoreNames].map(all));
    database.close();
    return lists.flat().map(String).join('\n');
  });
  expect(kept).toContain('"trace"');
  expect(kept).not.toMatch(/Ada|choices|Lovelace/);
  await assay.page.close();
  await otherTab(assay, context);
  await expect(assay.page.getByText('The copy of its answers here has been erased.')).toBeVisible();
  await goOn(assay, 'Ada Lovelace');
  await expect(heading(assay, TAKEN)).toBeVisible();
  await assay.button('Show my receipt').click();
  await assay.done();
  await expect(assay.page.getByRole('region', { name: 'Your receipt' })).toBeVisible();
  await expect(assay.button('Download my answers')).toHaveCount(0);
});
