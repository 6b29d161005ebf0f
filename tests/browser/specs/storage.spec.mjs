import { expect, test } from '../support/assay.mjs';

const WARNING = /This browser won't let us keep your answers/;
const STANDING = /This browser can't keep your answers: don't reload/;

/** A browser that refuses to keep anything, as some do in private windows. */
function withoutStorage(assay) {
  return assay.page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
}

/** A browser in which no database opens. */
function withBrokenStorage(assay) {
  return assay.page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Refused.', 'InvalidStateError');
    };
  });
}

for (const [browser, spoil] of [
  ['that forbids storage', withoutStorage],
  ['whose storage is broken', withBrokenStorage],
]) {
  test(`In a browser ${browser} the candidate is told before the start`, async ({ assay }) => {
    await spoil(assay);
    await assay.open();
    await assay.agree();
    await expect(assay.page.getByText(WARNING)).toBeVisible();
  });

  test(`In a browser ${browser} the test can be taken all the same, under a standing notice`, async ({ assay }) => {
    await spoil(assay);
    await assay.start();
    await expect(assay.page.getByText(STANDING)).toBeVisible();
    await assay.option('At 09:20').check();
    await assay.next();
    await expect(assay.page.getByText(STANDING)).toBeVisible();
    await assay.back();
    await expect(assay.option('At 09:20')).toBeChecked();
    await assay.submit();
    await assay.delivered();
    const { sections } = await assay.bundle();
    expect(sections[0].items[0].response).toEqual({ choices: ['b'] });
  });
}

test('Answers that are not kept can be downloaded while the test runs', async ({ assay }) => {
  await withoutStorage(assay);
  await assay.start();
  await assay.option('At 09:20').check();
  const { name, text } = await assay.saved(() => assay.button('Download my answers').click());
  expect(name).toMatch(/^assay-journal-.*\.json$/);
  const journal = JSON.parse(text);
  expect(journal.schema).toBe('assay/journal/1');
  expect(text).toContain('answered');
  expect(journal.records.length).toBeGreaterThan(1);
});

test('When storage fails in the middle of a test, the notice appears and nothing is lost', async ({ assay }) => {
  await assay.start();
  await expect(assay.page.getByText(STANDING)).toBeHidden();
  await assay.page.evaluate(() => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('No space is left.', 'QuotaExceededError');
    };
  });
  await assay.option('At 09:20').check();
  await expect(assay.page.getByText(STANDING)).toBeVisible();
  await assay.submit();
  await assay.delivered();
  expect((await assay.bundle()).sections[0].items[0].response).toEqual({ choices: ['b'] });
});

test('In a browser that keeps answers no notice stands', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.next();
  await expect(assay.page.getByText(STANDING)).toBeHidden();
});

test('When storage works again in the middle of a test, everything is kept anew', async ({ assay }) => {
  await assay.start();
  await assay.page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    globalThis.mend = () => (IDBDatabase.prototype.transaction = transaction);
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('No space is left.', 'QuotaExceededError');
    };
  });
  await assay.option('At 09:20').check();
  await expect(assay.page.getByText(STANDING)).toBeVisible();
  await assay.page.evaluate(() => globalThis.mend());
  await assay.time.pass(6);
  await expect(assay.page.getByText(STANDING)).toBeHidden();
  await assay.page.reload();
  await expect(assay.option('At 09:20')).toBeChecked();
});

test('When the browser throws away what it kept, everything is kept anew', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise((resolve) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onerror = resolve;
      });
    }
  });
  await assay.next();
  await expect(assay.page.getByText(STANDING)).toBeVisible();
  await assay.time.pass(6);
  await expect(assay.page.getByText(STANDING)).toBeHidden();
  await assay.page.reload();
  await assay.back();
  await expect(assay.option('At 09:20')).toBeChecked();
});

/** Whether the browser asks before the page is loaded again; the answer is to stay. */
async function asksOnReload(page) {
  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    await dialog.dismiss();
    return dialog.type() === 'beforeunload';
  });
  const loaded = page.waitForEvent('load').then(() => false);
  await page.evaluate(() => setTimeout(() => location.reload()));
  return Promise.race([asked, loaded]);
}

test('Where nothing is kept, the notice says why, and the browser asks before a reload until the answers have arrived', async ({ assay }) => {
  await withoutStorage(assay);
  await assay.start();
  await expect(assay.page.getByText(STANDING)).toContainText("The browser doesn't let this page store anything");
  await assay.option('At 09:20').check();
  expect(await asksOnReload(assay.page)).toBe(true);
  await expect(assay.option('At 09:20')).toBeChecked();
  await assay.submit();
  await assay.delivered();
  expect(await asksOnReload(assay.page)).toBe(false);
});

test('Where there is no space, the notice says so', async ({ assay }) => {
  await assay.start();
  await assay.page.evaluate(() => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('No space is left.', 'QuotaExceededError');
    };
  });
  await assay.option('At 09:20').check();
  await expect(assay.page.getByText(STANDING)).toContainText('This device has no space left');
});

test('In a browser that keeps answers nothing is asked before a reload', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  expect(await asksOnReload(assay.page)).toBe(false);
  await expect(assay.option('At 09:20')).toBeChecked();
});
