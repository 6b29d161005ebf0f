import { expect, test } from '../support/assay.mjs';

/** Lines of the record of one kind. */
const lines = (bundle, kind) => bundle.events.filter((event) => event.kind === kind);

/** As browsers tell a page that its window lost or got the focus. */
const focus = (assay, kind) => assay.page.evaluate((name) => dispatchEvent(new Event(name)), kind);

test('What happens to the page is on record in neutral words, with times and counts', async ({ assay, context }) => {
  assay.guard.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  await assay.start();
  await focus(assay, 'blur');
  await focus(assay, 'focus');
  await context.setOffline(true);
  await context.setOffline(false);
  await assay.page.reload();
  await expect(assay.question()).toBeVisible();
  await assay.submit();
  await assay.delivered();
  const bundle = await assay.bundle();
  for (const kind of ['started', 'viewed', 'blurred', 'focused', 'offline', 'online', 'reopened', 'submitted', 'sealed']) {
    expect(lines(bundle, kind).length, kind).toBeGreaterThan(0);
  }
  expect(JSON.stringify(bundle.events)).not.toMatch(/cheat|suspicious|violation|fraud/i);
});

test('A box before the end takes an explanation, which travels with the answers', async ({ assay }) => {
  await assay.start();
  await assay.review();
  const box = assay.page.getByRole('textbox', { name: /Your explanation/ });
  await box.fill('My screen reader took the focus.');
  await assay.page.reload();
  await expect(box).toHaveValue('My screen reader took the focus.');
  await box.press('End');
  await box.pressSequentially(' Twice.');
  await assay.submit();
  await assay.delivered();
  expect((await assay.bundle()).explanation).toBe('My screen reader took the focus. Twice.');
});

test('What is recorded is said on the welcome screen, and that it can be explained', async ({ assay }) => {
  await assay.open();
  const recorded = assay.page.getByText(/We record your answers/);
  await expect(recorded).toContainText('when you left or reloaded the page');
  await expect(recorded).toContainText('when the network was down');
  await expect(recorded).toContainText('you can explain the rest before you submit');
});

test('The receipt names the head of the record and every try to send', async ({ assay }) => {
  assay.guard.allow(/503/);
  assay.endpoint.next = [503];
  await assay.start();
  await assay.submit();
  await assay.time.pass(40);
  await assay.delivered();
  const { integrity } = await assay.bundle();
  await expect(assay.page.getByText(integrity.events_head)).toBeVisible();
  await expect(assay.page.getByText(/: 503, .*: 201/)).toBeVisible();
});

test('A record that has decayed on disk is noticed, and everything else is still there', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.next();
  await assay.page.evaluate(async () => {
    const name = (await indexedDB.databases())[0].name;
    const database = await new Promise((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    const journal = database.transaction('journal', 'readwrite').objectStore('journal');
    const keys = await new Promise((resolve) => {
      const request = journal.getAllKeys();
      request.onsuccess = () => resolve(request.result);
    });
    // The first of all, without which nothing could be told from the journal alone.
    await new Promise((resolve) => {
      journal.put('5a5a5a5a{"seq":0,"torn', keys[0]).onsuccess = resolve;
    });
    database.close();
  });
  await assay.page.reload();
  await expect(assay.page.getByText(/Some of what this browser kept could not be read/)).toBeVisible();
  await assay.back();
  await expect(assay.option('At 09:20')).toBeChecked();
  await assay.submit();
  await assay.delivered();
  expect((await assay.bundle()).timing.damaged_records).toBe(1);
});
