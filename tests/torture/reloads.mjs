import { launchKeepingPages } from '../browser/support/chromium.mjs';
import { expect } from '../browser/support/expect.mjs';
import { Chance } from './chance.mjs';
import { Person } from './person.mjs';
import { Session } from './session.mjs';
import { visitors, Venue } from './venue.mjs';

/** So many times at most a page is left in one attempt. */
const PER_SESSION = 6;

const NAMES = {
  reload: 'reloaded',
  close: 'closed and opened again',
  leave: 'left and opened again',
  comeBack: 'left and come back to',
  takeOver: 'taken over by a new tab',
  duplicate: 'taken over by its duplicate',
};
const WAYS = Object.keys(NAMES);

/** Sittings in which the page is left `count` times in all, as jobs. */
export function reloadJobs({ seed, count, tally, patience }) {
  const jobs = [];
  for (let left = count; left > 0; left -= PER_SESSION) {
    const book = tally.book(`reloads.${jobs.length + 1}`);
    const chance = new Chance(seed, book.name);
    const ways = Array.from({ length: Math.min(left, PER_SESSION) }, () => chance.pick(WAYS));
    const run = () => sit({ ways, chance, book, patience });
    jobs.push({ book, kind: NAMES[ways[0]], faults: ways.length, run });
  }
  return jobs;
}

async function sit({ ways, chance, book, patience }) {
  const venue = await Venue.open({ seconds: 1_800 });
  const browser = await launchKeepingPages();
  try {
    const context = await visitors(browser, patience);
    const session = new LeftSitting(venue, new Person(chance), book);
    await session.person.meet(context);
    session.person.page = await context.newPage();
    await session.go(ways);
  } finally {
    await browser.close();
    await venue.close();
  }
}

/** An attempt whose page is left again and again, in the middle of a word. */
class LeftSitting extends Session {
  async go(ways) {
    await this.start();
    for (const way of ways) {
      await this.#beLeft(way);
      this.book.tried(NAMES[way]);
    }
    await this.submit();
    await this.checkDelivery(NAMES[ways.at(-1)]);
  }

  async #beLeft(way) {
    let isOver = false;
    setTimeout(() => (isOver = true), this.person.chance.between(100, 2_000));
    await this.person.carryOn(() => isOver);
    await this.person.write();
    const leftAt = Date.now();
    await this[way]();
    expect(await this.screen()).toBe('test');
    await this.checkTime(NAMES[way], 'after the page was left');
    await this.checkAnswers(NAMES[way], leftAt);
  }

  async reload() {
    await this.page.reload();
  }

  async close() {
    const { page } = this;
    const context = page.context();
    await page.close();
    this.person.page = await context.newPage();
    await this.visit();
  }

  async leave() {
    await this.page.goto('about:blank');
    await this.visit();
  }

  /** Perhaps the browser has kept the page as it was. */
  async comeBack() {
    await this.page.goto('about:blank');
    // A page that was kept does not load.
    await this.page.goBack({ waitUntil: 'commit' });
  }

  async takeOver() {
    const page = await this.page.context().newPage();
    await page.goto(this.venue.link);
    await this.#goOnIn(page);
  }

  /** A duplicate begins with what the tab itself remembers. */
  async duplicate() {
    const opening = this.page.context().waitForEvent('page');
    await this.page.evaluate(() => void open(location.href));
    await this.#goOnIn(await opening);
  }

  async #goOnIn(page) {
    const before = this.page;
    this.person.page = page;
    expect(await this.screen()).toBe('elsewhere');
    await this.person.button('Continue here').click();
    await expect.poll(() => this.screen()).toBe('test');
    await expect(before.getByRole('heading', { level: 1, name: 'The test is open in another tab' })).toBeVisible();
    await before.close();
  }
}
