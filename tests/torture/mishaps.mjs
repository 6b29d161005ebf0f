import { readFileSync } from 'node:fs';
import { launch } from '../browser/support/chromium.mjs';
import { expect } from '../browser/support/expect.mjs';
import { Chance } from './chance.mjs';
import { Person } from './person.mjs';
import { Session } from './session.mjs';
import { visitors, Venue } from './venue.mjs';

/** What was done so long before a program fell over must have been kept. */
const KEPT_MS = 1_000;

const STANDING = /This browser can't keep your answers: don't reload/;

/**
 * Attempts in which something happens, as jobs. How the browser is set up, who sits there, and what comes before the
 * start may be said.
 */
export const mishap = (name, kind, action, how) => (run) => jobs({ name, kind, action, ...how, ...run });

/** Attempts in the middle of which the browser ceases to keep anything. */
export const storageJobs = mishap('storage', 'storage ceased', ceaseToKeep);

/** Attempts in a browser that keeps nothing from the beginning. */
export const blockedJobs = mishap('blocked', 'storage blocked', reloadUnkept, {
  prepare: ({ page }) =>
    page.addInitScript(() => {
      Object.defineProperty(globalThis, 'indexedDB', {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    }),
});

/** Attempts that are reloaded without a network. */
export const offlineJobs = mishap('offline', 'reloaded offline', reloadOffline, { options: { serviceWorkers: 'allow' } });

/** Attempts in which somebody pastes more than any answer may have. */
export const pasteJobs = mishap('pastes', 'pasted a megabyte', pasteMegabyte);

/** Attempts in the middle of which the program falls over. */
export const panicJobs = mishap('panics', 'program fell over', fallOver);

function jobs({ name, seed, count, tally, ...how }) {
  return Array.from({ length: count }, (_, at) => {
    const book = tally.book(`${name}.${at + 1}`);
    const chance = new Chance(seed, book.name);
    return { book, kind: how.kind, faults: 1, run: () => sit({ chance, book, ...how }) };
  });
}

const somebody = (chance) => new Person(chance);

async function sit({ kind, action, options, personOf = somebody, prepare, chance, book, patience }) {
  const venue = await Venue.open({ seconds: 1_800 });
  const browser = await launch();
  try {
    const context = await visitors(browser, patience, options);
    const session = new Session(venue, personOf(chance), book);
    await session.person.meet(context);
    session.person.page = await context.newPage();
    await prepare?.(session);
    await session.start();
    await action(session, kind);
    await session.checkDelivery(kind);
    book.tried(kind);
  } finally {
    await browser.close();
    await venue.close();
  }
}

/** The person does this and that, and is interrupted in the middle of a word. */
async function beBusy({ person }) {
  for (let actions = person.chance.between(1, 3); actions > 0; actions -= 1) {
    await person.actOnce();
  }
  await person.write();
}

const CEASING = {
  'no space': () => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('No space is left.', 'QuotaExceededError');
    };
  },
  'no writing': () => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('No writing here.', 'UnknownError');
    };
  },
  erased: async () => {
    const all = await indexedDB.databases();
    await Promise.all(
      all.map(
        ({ name }) =>
          new Promise((done) => {
            const erasing = indexedDB.deleteDatabase(name);
            erasing.onsuccess = erasing.onerror = erasing.onblocked = done;
          }),
      ),
    );
  },
};

async function ceaseToKeep(session, kind) {
  const { person, page } = session;
  await beBusy(session);
  const way = person.chance.pick(Object.keys(CEASING));
  await page.evaluate(CEASING[way]);
  await beBusy(session);
  if (way !== 'erased') {
    await expect(page.getByText(STANDING)).toBeVisible();
  }
  await session.checkAnswers(kind, Date.now());
  await session.checkTime(kind, way);
  await session.submit();
}

/** The person reloads without thinking. The browser asks, and they stay. */
async function reloadUnkept(session, kind) {
  const { page, book } = session;
  await beBusy(session);
  await expect(page.getByText(STANDING)).toBeVisible();
  const asked = page.waitForEvent('dialog').then((dialog) => dialog.dismiss().then(() => dialog.type()));
  const loaded = page.waitForEvent('load').then(() => 'nothing');
  await page.evaluate(() => setTimeout(() => location.reload()));
  const what = await Promise.race([asked, loaded]);
  if (what !== 'beforeunload') {
    book.answerLost(kind, `everything: before the reload ${what} was asked`);
    return;
  }
  await session.checkAnswers(kind, Date.now());
  await session.checkTime(kind, 'after a reload that was refused');
  await beBusy(session);
  await session.submit();
}

async function reloadOffline(session, kind) {
  const { page } = session;
  await beBusy(session);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await page.context().setOffline(true);
  await beBusy(session);
  const leftAt = Date.now();
  await page.reload();
  expect(await session.screen()).toBe('test');
  await session.checkAnswers(kind, leftAt);
  await session.checkTime(kind, 'offline');
  await beBusy(session);
  await session.submit();
  await page.reload();
  expect(await session.screen()).toBe('done');
  await page.context().setOffline(false);
}

async function pasteMegabyte(session, kind) {
  const { person, page } = session;
  await beBusy(session);
  await person.pasteMegabyte();
  const leftAt = Date.now();
  await session.checkTime(kind, 'after a megabyte');
  // What is typed is kept within the half second, and when the page is left.
  await page.reload();
  expect(await session.screen()).toBe('test');
  await session.checkAnswers(kind, leftAt);
  await person.actOnce(undefined, ['choose', 'flag', 'stroll']);
  await session.submit();
}

async function fallOver(session, kind) {
  const { person, page } = session;
  await beBusy(session);
  const fellAt = Date.now();
  await page.evaluate(() =>
    dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })),
  );
  await expect(page.getByText('Something went wrong on this page.')).toBeVisible();
  await checkRescue(session, kind, fellAt);
  await person.button('Reload').click();
  await expect.poll(() => session.screen()).toBe('test');
  await session.checkTime(kind, 'after the program fell over');
  await session.checkAnswers(kind, fellAt, KEPT_MS);
  await session.submit();
}

/** What can be saved without the program holds every text that the person had written. */
async function checkRescue({ person, page, book }, kind, fellAt) {
  const downloading = page.waitForEvent('download');
  await person.button('Download my answers').click();
  const { kept } = JSON.parse(readFileSync(await (await downloading).path(), 'utf8'));
  const records = kept.map(([, , record]) => String(record));
  for (const title of ['Word', 'Letter']) {
    const text = person.memory.lasting(title, fellAt - KEPT_MS);
    if (text && !records.some((record) => record.includes(`"text":${JSON.stringify(text).slice(0, -1)}`))) {
      book.answerLost(kind, `${title}, ${JSON.stringify(text)}, is not in the file`);
    }
  }
}
