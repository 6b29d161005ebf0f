import { expect } from '../browser/support/expect.mjs';
import { nextSecond } from './countdown.mjs';
import { inBundle } from './person.mjs';

const SCREENS = [
  ['welcome', /^Welcome to your test$/],
  ['check', /^Check and practice$/],
  ['test', /^(Question \d+ of|Review answers)/],
  ['elsewhere', /^The test is open in another tab$/],
  ['done', /Your test is complete/],
];

/** One attempt under real time: a person at a venue, and what has to hold all the way. */
export class Session {
  constructor(venue, person, book) {
    this.venue = venue;
    this.person = person;
    this.book = book;
  }

  get page() {
    return this.person.page;
  }

  /** Opens the link. */
  visit() {
    return this.page.goto(this.venue.link);
  }

  /** Which screen the page shows, once it shows one. */
  async screen() {
    const heading = this.page.getByRole('heading', { level: 1 });
    let found;
    const look = async () => {
      const texts = await heading.allInnerTexts().catch(unlessMoving);
      found = SCREENS.find(([, pattern]) => texts.some((text) => pattern.test(text.replace(/\s+/g, ' ').trim())));
      return found?.[0];
    };
    await expect.poll(look, { intervals: [50] }).toBeDefined();
    return found[0];
  }

  /** From the welcome screen to the button that starts the clock. */
  async getReady() {
    await this.page.getByRole('checkbox', { name: /I have read this page/ }).check();
    await this.person.button('Continue').click();
    await expect(this.person.button('Start the test')).toBeVisible();
  }

  /** From the link to the first question. */
  async start() {
    await this.visit();
    await this.getReady();
    await this.begin();
    await this.seeFirstQuestion();
  }

  /** Starts the clock. */
  async begin() {
    this.person.startedAt = null;
    await this.person.memory.become('place', 'High water', () => this.person.button('Start the test').click());
  }

  async seeFirstQuestion() {
    await expect(this.person.question(/Question 1 of/)).toBeVisible();
  }

  /** Holds what is there against what was done up to `leftAt`; of its end, so much may be gone. */
  async checkAnswers(kind, leftAt, slackMs = 0) {
    await this.person.recall((thing, value) => {
      const { isKept, allowed, firstGone } = this.person.memory.check(thing, value, leftAt - slackMs);
      if (!isKept) {
        const wanted = allowed.map((one) => JSON.stringify(one)).join(' or ');
        this.book.answerLost(kind, `${thing} is ${JSON.stringify(value)}, not ${wanted}`);
      }
      if (Number.isFinite(firstGone)) {
        this.book.gone(leftAt - firstGone);
      }
    });
  }

  /** Holds the countdown against the time that has truly passed. */
  async checkTime(kind, what) {
    const { leftMs, at } = await nextSecond(this.page);
    const wanted = this.venue.grantedMs - (at - this.person.startedAt);
    this.book.clock(kind, Math.round(leftMs - wanted), what);
  }

  /** Goes to the last button. */
  async readyToSubmit() {
    await this.person.memory.become('place', 'Review answers', () => this.person.review());
    await this.person.button('Submit test').click();
    return this.page.getByRole('dialog', { name: 'Submit your test?' }).getByRole('button', { name: 'Submit test' });
  }

  async submit() {
    const last = await this.readyToSubmit();
    await last.click();
    await expect.poll(() => this.screen()).toBe('done');
  }

  /** Waits until the answers have arrived, and looks at what arrived. */
  async checkDelivery(kind) {
    await expect(this.page.getByText(/^Delivered\b/)).toBeVisible();
    const { endpoint, pack } = this.venue;
    const kept = endpoint.documents();
    if (kept.length === 0) {
      this.book.missing(kind, 'the page says that it was delivered');
      return;
    }
    if (kept.length > 1 || endpoint.arrived.some((body) => !body.equals(kept[0].body))) {
      this.book.doubled(kind, `${kept.length} kept, ${new Set(endpoint.arrived.map(String)).size} different`);
    }
    const bundle = JSON.parse(kept[0].body.toString('utf8'));
    for (const expected of this.person.expected(pack)) {
      const found = JSON.stringify(inBundle(bundle, expected));
      if (found !== JSON.stringify(expected.value)) {
        this.book.answerLost(kind, `${expected.thing} arrived as ${found}, not ${JSON.stringify(expected.value)}`);
      }
    }
    this.#checkElapsed(kind, bundle);
  }

  #checkElapsed(kind, { timing }) {
    const truly = this.person.submittedAt - this.person.startedAt;
    this.book.clock(kind, Math.round(truly - timing.elapsed_ms), 'time used, in the bundle');
    if (timing.damaged_records > 0) {
      this.book.answerLost(kind, `${timing.damaged_records} records are damaged`);
    }
  }
}

/** There is nothing to see while one page makes way for another. */
function unlessMoving(error) {
  if (/context was destroyed|frame (was|got) detached/i.test(error.message)) {
    return [];
  }
  throw error;
}
