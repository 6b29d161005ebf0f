import { Assay } from '../browser/support/assay.mjs';
import { launch } from '../browser/support/chromium.mjs';
import { ConsoleGuard } from '../browser/support/console.mjs';
import { Endpoint } from '../browser/support/endpoint.mjs';
import { expect } from '../browser/support/expect.mjs';
import { Site } from '../browser/support/site.mjs';
import { Chance } from './chance.mjs';
import { nextSecond } from './countdown.mjs';
import { visitors } from './venue.mjs';

const GRANTED_MS = 600_000;

/** So many faults at most fall on one attempt, and none lets more time pass than this, in seconds. */
const PER_SESSION = 12;
const LONGEST = 30;

/** Disagreements from here on must be on record: half a second, and what a busy machine adds to it. */
const ON_RECORD_MS = 1_500;

/** The page's own time may fall behind by as much, before it is corrected. */
const BEHIND_MS = 200;

const AHEAD = 'wall-clock-ahead';
const BEHIND = 'wall-clock-behind';

/** Attempts of which each suffers several faults of clocks, `count` in all, as jobs. */
export function clockJobs({ seed, count, tally, patience }) {
  const jobs = [];
  for (let left = count; left > 0; left -= PER_SESSION) {
    const book = tally.book(`clocks.${jobs.length + 1}`);
    const faults = Math.min(left, PER_SESSION);
    const run = () => sit({ faults, chance: new Chance(seed, book.name), book, patience });
    jobs.push({ book, kind: 'clock faults', faults, run });
  }
  return jobs;
}

async function sit({ faults, chance, book, patience }) {
  const [site, endpoint] = [new Site(), new Endpoint()];
  await Promise.all([site.start(), endpoint.start()]);
  const browser = await launch();
  try {
    // The time zone is set by the faults.
    const context = await visitors(browser, patience, { timezoneId: undefined });
    const assay = new Assay(await context.newPage(), site, endpoint, new ConsoleGuard());
    await new Machine(assay, chance, book).go(faults).catch((error) => fail(error, assay));
  } finally {
    await browser.close();
    await Promise.all([site.stop(), endpoint.stop()]);
  }
}

/** Breaks off, with what the page says at that moment. */
async function fail(error, { page }) {
  const words = await page.locator('header, [role=status]').allInnerTexts().catch(String);
  throw new Error(`${error.message}\nThe page says: ${JSON.stringify(words)}`, { cause: error });
}

/** A machine with clocks of its own, and somebody who takes the test on it. The host knows the true time. */
class Machine {
  /** How far the machine's clock is ahead of the true time, in milliseconds. */
  #aheadMs = 0;
  /** What must be on record, by kind. */
  #due = { [AHEAD]: 0, [BEHIND]: 0 };

  constructor(assay, chance, book) {
    this.assay = assay;
    this.chance = chance;
    this.book = book;
    assay.pack.duration_seconds = GRANTED_MS / 1_000;
  }

  get page() {
    return this.assay.page;
  }

  async go(faults) {
    await this.#start();
    const endsByItself = this.chance.happens(0.5);
    for (let left = faults; left > 0; left -= 1) {
      const [kind, fault] = this.chance.pick(FAULTS);
      const what = await fault(this);
      await this.#checkTime(kind, what);
      this.book.tried(kind);
    }
    await this.#end(endsByItself);
  }

  async #start() {
    await this.page.exposeBinding('assayStarts', () => (this.startedAt = this.assay.time.now()));
    await this.page.addInitScript(tellStart);
    this.zone = await this.page.context().newCDPSession(this.page);
    await this.assay.start();
  }

  #leftMs() {
    return GRANTED_MS - (this.assay.time.now() - this.startedAt);
  }

  /** The machine's clock is set, to so much ahead of the true time. */
  async set(byMs) {
    this.#note(byMs);
    await this.#setTo(this.#aheadMs + byMs);
  }

  /** The machine's clock is set while the page is closed, of which only the host can tell. */
  async setAway(byMs) {
    await this.#setTo(this.#aheadMs + byMs);
  }

  async #setTo(aheadMs) {
    this.#aheadMs = aheadMs;
    await this.assay.time.setClock(aheadMs / 1_000);
  }

  /** The machine sleeps, and its clock goes on. */
  async sleep(ms) {
    this.#note(ms);
    this.assay.time.skipped += ms;
    await this.#setTo(this.#aheadMs);
  }

  #note(byMs) {
    if (Math.abs(byMs) >= ON_RECORD_MS) {
      this.#due[byMs > 0 ? AHEAD : BEHIND] += 1;
    }
  }

  /** Waits until the countdown is right; what it was off by at last is booked. */
  async #checkTime(kind, what) {
    let offMs;
    const look = async () => {
      await this.#keepUp();
      const { leftMs } = await nextSecond(this.page);
      offMs = Math.round(leftMs - this.#leftMs());
      return Math.abs(offMs);
    };
    const comesWithin = (ms, timeout) => expect.poll(look, { intervals: [10], timeout }).toBeLessThan(ms);
    await comesWithin(300, 4_000)
      .catch(() => comesWithin(1_000, 30_000))
      .catch((error) => {
        if (offMs === undefined) {
          throw error;
        }
      });
    this.book.clock(kind, offMs, what);
  }

  /** Where the machine is busy, the page's time falls behind. That is corrected, as after a short sleep. */
  async #keepUp() {
    const wall = await this.page.evaluate(() => Date.now());
    const behindMs = this.assay.time.now() + this.#aheadMs - wall;
    if (behindMs > BEHIND_MS) {
      await this.#setTo(this.#aheadMs);
    }
  }

  async #end(byItself) {
    const { assay } = this;
    const before = assay.endpoint.received.length;
    if (byItself) {
      await assay.time.jump(Math.max(0, this.#leftMs() - 2_000) / 1_000);
      await assay.done('Time is up. Your test is complete.');
    } else {
      await assay.submit();
    }
    await expect.poll(() => assay.endpoint.received.length).toBe(before + 1);
    await assay.delivered();
    this.#checkBundle(await assay.bundle(), byItself);
  }

  #checkBundle({ timing, events }, byItself) {
    const kind = 'time ran out or test submitted';
    this.book.extra(kind);
    const endedAt = Date.parse(timing.ended_at) - this.#aheadMs;
    const truly = endedAt - this.startedAt;
    this.book.clock(kind, Math.round(truly - timing.elapsed_ms), `bundle, ended by ${timing.ended_by}`);
    if (byItself && timing.elapsed_ms !== GRANTED_MS) {
      this.book.wrong(kind, `Time ran out after ${timing.elapsed_ms} ms.`);
    }
    for (const [found, times] of Object.entries(this.#due)) {
      const counted = events.filter((event) => event.kind === found).reduce((sum, { times = 1 }) => sum + times, 0);
      const listed = timing.disagreements.filter((one) => one.kind === found).length;
      if (Math.max(counted, listed) < times) {
        this.book.wrong(kind, `${found} is on record ${Math.max(counted, listed)} times, not ${times}.`);
      }
    }
  }
}

const ZONES = ['America/Anchorage', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Europe/Berlin', 'Pacific/Kiritimati'];

/** Everything that happens to clocks: what it is called, and how it is done. Returns what it was in particular. */
const FAULTS = [
  ['clock set forward', (machine) => setBy(machine, 1)],
  ['clock set back', (machine) => setBy(machine, -1)],
  ['machine asleep', sleepOn],
  ['tab throttled', throttle],
  ['reloaded under a clock', reload],
  ['clock set while away', setAway],
  ['time zone changed', move],
];

async function setBy(machine, sign) {
  const seconds = sign * machine.chance.pick([2, 5, 40, 300, 900, 7_200, 86_400]);
  await machine.set(seconds * 1_000);
  return `${seconds} s`;
}

async function sleepOn(machine) {
  const seconds = machine.chance.between(2, LONGEST);
  await machine.sleep(seconds * 1_000);
  return `${seconds} s`;
}

async function throttle({ assay, chance }) {
  const seconds = chance.between(1, LONGEST);
  await assay.time.jump(seconds);
  return `${seconds} s`;
}

async function reload({ assay, page }) {
  await page.reload();
  await expect(assay.question()).toBeVisible();
  return 'reloaded';
}

async function setAway(machine) {
  const { assay, chance } = machine;
  const [away, by] = [chance.between(0, 20), chance.pick([-3_600, -90, -5, 5, 90, 3_600])];
  await assay.leave();
  assay.time.skipped += away * 1_000;
  await machine.setAway(by * 1_000);
  await assay.visit();
  await expect(assay.question()).toBeVisible();
  return `${by} s, away for ${away} s`;
}

async function move({ zone, chance }) {
  const timezoneId = chance.pick(ZONES);
  await zone.send('Emulation.setTimezoneOverride', { timezoneId });
  return timezoneId;
}

// In the page: the click that starts the clock is reported before anything follows from it.
function tellStart() {
  addEventListener(
    'click',
    ({ target }) => {
      if (target instanceof Element && target.closest('button')?.textContent.trim() === 'Start the test') {
        globalThis.assayStarts();
      }
    },
    true,
  );
}
