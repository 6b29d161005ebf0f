import { expect } from '../browser/support/expect.mjs';
import { Chance } from './chance.mjs';
import { Mortal } from './mortal.mjs';
import { Person, STROLLS } from './person.mjs';
import { Session } from './session.mjs';
import { Venue, withFolder } from './venue.mjs';

/** What was done so long before a kill must be there. */
const KEPT_MS = 1_000;

/** So many kills at most fall on one attempt. */
const KILLS_PER_SESSION = 4;

const NAMES = {
  start: 'killed after the start',
  typing: 'killed while typing',
  moving: 'killed while moving about',
  anywhere: 'killed at any time',
  opening: 'killed while opening',
  submitting: 'killed while submitting',
  delivering: 'killed while delivering',
};

/** Sittings in which the browser is killed `count` times in all, as jobs. */
export function killJobs({ seed, count, tally, patience }) {
  const jobs = [];
  for (let left = count; left > 0; left -= KILLS_PER_SESSION) {
    const book = tally.book(`kills.${jobs.length + 1}`);
    const chance = new Chance(seed, book.name);
    const list = moments(chance, Math.min(left, KILLS_PER_SESSION));
    const run = () => sit({ list, chance, book, patience });
    jobs.push({ book, kind: NAMES.anywhere, faults: list.length, run });
  }
  return jobs;
}

/** When the kills come: perhaps just after the start, then here and there, often around the submission. */
function moments(chance, kills) {
  const list = Array.from({ length: kills }, () => chance.pick(['typing', 'typing', 'moving', 'anywhere', 'opening']));
  if (chance.happens(0.4)) {
    list[0] = 'start';
  }
  if (kills > 1 && chance.happens(0.7)) {
    list[kills - 1] = chance.pick(['submitting', 'delivering']);
  }
  return list;
}

async function sit({ list, chance, book, patience }) {
  const venue = await Venue.open({ seconds: 1_800 });
  try {
    await withFolder((profile) => new KilledSitting(venue, new Person(chance), book, { profile, patience }).go(list));
  } finally {
    await venue.close();
  }
}

/** An attempt whose browser is killed again and again. */
class KilledSitting extends Session {
  /** When the last button was pressed, or about to be. */
  #askedAt = Infinity;

  constructor(venue, person, book, { profile, patience }) {
    super(venue, person, book);
    this.profile = profile;
    this.patience = patience;
    this.chance = person.chance;
  }

  async go(list) {
    try {
      await this.#openBrowser();
      await this.getReady();
      if (list[0] !== 'start') {
        await this.begin();
        await this.seeFirstQuestion();
      }
      for (const moment of list) {
        await this.#beKilled(moment);
      }
      await this.#finish(NAMES[list.at(-1)]);
    } finally {
      await this.mortal?.kill();
    }
  }

  async #openBrowser() {
    this.mortal = await Mortal.start(this.profile, this.patience);
    await this.person.meet(this.mortal.context);
    this.person.page = this.mortal.page;
    await this.visit();
  }

  async #beKilled(moment) {
    const { mortal } = this;
    try {
      await this[moment](mortal);
    } catch (error) {
      // What is under way when the browser goes breaks off.
      if (mortal.killedAt === null) {
        throw error;
      }
    }
    await mortal.gone;
    await this.#comeBack(NAMES[moment], mortal.killedAt);
    this.book.tried(NAMES[moment]);
  }

  /** Does things until the kill comes, in a random while. */
  async #until(ms, actions) {
    const { mortal } = this;
    const kill = mortal.killIn(ms);
    await this.person.carryOn(() => mortal.killedAt !== null, actions);
    await kill;
  }

  async start() {
    await this.begin();
    await this.#until(this.chance.between(0, 1_500));
  }

  typing() {
    return this.#until(this.chance.between(300, 3_000), ['write']);
  }

  moving() {
    return this.#until(this.chance.between(100, 2_000), STROLLS);
  }

  anywhere() {
    return this.#until(this.chance.between(0, 3_000));
  }

  async opening() {
    await this.person.write();
    const kill = this.mortal.killIn(this.chance.between(0, 800));
    await this.visit();
    await kill;
  }

  async submitting() {
    const last = await this.readyToSubmit();
    this.#askedAt = Date.now();
    await Promise.all([this.mortal.killIn(this.chance.between(0, 1_200)), last.click()]);
  }

  async delivering() {
    const { endpoint } = this.venue;
    endpoint.next = [this.chance.pick(['silence', 'status 503', 'kept, reply lost', 'kept, reply never ends'])];
    const last = await this.readyToSubmit();
    this.#askedAt = Date.now();
    await last.click();
    await expect.poll(() => endpoint.met.length, { intervals: [10] }).toBe(1);
    await this.mortal.killIn(this.chance.between(0, 300));
  }

  async #comeBack(kind, killedAt) {
    await this.#openBrowser();
    const screen = await this.screen();
    const known = killedAt - KEPT_MS;
    if (screen === 'test') {
      if (this.#askedAt <= this.person.submittedAt && this.person.submittedAt <= known) {
        this.book.answerLost(kind, 'the submission');
      }
      this.#askedAt = Infinity;
      await this.checkTime(kind, 'after a kill');
      await this.checkAnswers(kind, killedAt, KEPT_MS);
    } else if (screen === 'welcome') {
      this.#startAgain(kind, known);
      await this.getReady();
      await this.begin();
      await this.seeFirstQuestion();
    } else if (screen !== 'done' || this.#askedAt === Infinity) {
      this.book.wrong(kind, `The screen is "${screen}".`);
    }
  }

  /** The attempt is gone, which is right only if it had hardly begun. */
  #startAgain(kind, known) {
    if (this.person.startedAt !== null && this.person.startedAt <= known) {
      this.book.answerLost(kind, 'the whole attempt');
    }
    this.person.forget();
  }

  async #finish(kind) {
    if ((await this.screen()) === 'test') {
      await this.submit();
    }
    await this.checkDelivery(kind);
  }
}
