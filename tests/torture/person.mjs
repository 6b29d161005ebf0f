import { setTimeout as pause } from 'node:timers/promises';
import { Answers } from '../browser/support/answers.mjs';
import { expect } from '../browser/support/expect.mjs';
import { Memory } from './memory.mjs';

const WORDS = 'We are sorry for the noise at night. From Monday on the cranes rest until six. '.split(' ');

/** The questions that a person deals with, and how each answer is read off the page. */
const QUESTIONS = {
  'High water': { kind: 'choice', options: ['At 03:10', 'At 09:20', 'At 15:40'] },
  Papers: { kind: 'choices', options: ['Cargo list', 'Crew list', 'Theatre ticket', 'Library card'] },
  Mooring: { kind: 'order' },
  Word: { kind: 'text', field: 'What is it called?' },
  Letter: { kind: 'text', field: 'Write an answer.' },
};
const TITLES = Object.keys(QUESTIONS);
const withKind = (...kinds) => TITLES.filter((title) => kinds.includes(QUESTIONS[title].kind));
const FLAG = 'flag of ';
const MEGABYTE = 1_000_000;
/** How many characters the letter may have. */
const LETTER_MOST = 4_000;
/** Before an order that nobody has touched: it is no answer, though it is on screen. */
const UNTOUCHED = 'untouched: ';

/** Somebody who takes the test, does this and that, and remembers all of it. */
export class Person extends Answers {
  memory = new Memory();
  /** When the test was started and last submitted, by the real clock; set as the page hears the click. */
  startedAt = null;
  submittedAt = null;

  constructor(chance) {
    super(null);
    this.chance = chance;
  }

  /** Sits down before a browser, whose pages tell when the test is started and handed in. */
  async meet(context) {
    await context.exposeBinding('assayClicked', (_, name, at) => {
      if (name === 'Start the test') {
        this.startedAt = at;
      } else if (name === 'Submit test') {
        this.submittedAt = at;
      }
    });
    await context.addInitScript(tellClicks);
  }

  /** Begins from nothing. */
  forget() {
    this.memory = new Memory();
    this.startedAt = null;
  }

  /** Does things until the page is taken away, or `isOver` says so. */
  async carryOn(isOver = () => false, actions = ACTIONS) {
    while (!isOver()) {
      await this.actOnce(isOver, actions);
    }
  }

  /** Does one thing. */
  actOnce(isOver = () => false, actions = ACTIONS) {
    return this[this.chance.pick(actions)](isOver);
  }

  async openQuestion(title) {
    if (this.memory.of('place') !== title) {
      await this.memory.become('place', title, () => this.goTo(title));
    }
  }

  /** Goes on to what is next, or back. */
  async stroll() {
    const forward = this.chance.happens(0.6);
    const button = this.button(forward ? 'Next' : 'Back');
    const here = this.memory.of('place');
    const title = ORDER[ORDER.indexOf(here) + (forward ? 1 : -1)];
    if (title === undefined) {
      await this.openQuestion(this.chance.pick(TITLES));
      return;
    }
    await this.memory.become('place', title, async () => {
      await button.click();
      await expect(this.question(new RegExp(`: ${title}$`))).toBeVisible();
    });
  }

  async choose() {
    const title = this.chance.pick(withKind('choice', 'choices'));
    await this.openQuestion(title);
    await this.#know(title);
    const { kind, options } = QUESTIONS[title];
    const chosen = this.memory.of(title).split(', ').filter(Boolean);
    const option = this.chance.pick(options);
    if (kind === 'choice') {
      await this.memory.become(title, option, () => this.option(option).check());
      return;
    }
    const isChosen = chosen.includes(option);
    if (isChosen || chosen.length < 2) {
      const others = chosen.filter((other) => other !== option);
      const value = (isChosen ? others : [...others, option]).sort().join(', ');
      await this.memory.become(title, value, () => this.box(option).setChecked(!isChosen));
    }
  }

  async arrangeOne() {
    await this.openQuestion('Mooring');
    await this.#know('Mooring');
    const steps = this.memory.of('Mooring').replace(UNTOUCHED, '').split(', ');
    const at = this.chance.between(1, steps.length - 1);
    const [moved] = steps.splice(at, 1);
    steps.splice(at - 1, 0, moved);
    await this.memory.become('Mooring', steps.join(', '), async () => {
      await this.button(`Move up: ${moved}`).click();
      await expect.poll(() => this.steps()).toEqual(steps);
    });
  }

  async flag() {
    const title = this.chance.pick(TITLES);
    await this.openQuestion(title);
    await this.#know(FLAG + title);
    const value = this.memory.of(FLAG + title) === 'true' ? 'false' : 'true';
    await this.memory.become(FLAG + title, value, async () => {
      await this.button('Flag for review').click();
      await expect(this.button('Flag for review')).toHaveAttribute('aria-pressed', value);
    });
  }

  /** Writes some words, key by key. */
  async write(isOver = () => false) {
    const title = this.chance.pick(withKind('text'));
    await this.openQuestion(title);
    await this.#know(title);
    await this.field(QUESTIONS[title].field).focus();
    await this.page.keyboard.press('ControlOrMeta+End');
    const before = this.memory.of(title);
    const text = `${before && ' '}${this.chance.pick(WORDS)} ${this.chance.pick(WORDS)} ${this.chance.pick(WORDS)}`;
    for (const key of text.trimEnd()) {
      if (isOver()) {
        return;
      }
      const pressed = this.memory.become(title, this.memory.of(title) + key, () => this.page.keyboard.press(key));
      // The rhythm of a person who types; slower where the browser is.
      await Promise.all([pressed, pause(this.chance.between(40, 60))]);
    }
  }

  /** Pastes a megabyte somewhere into what is written: what fits is there, and all that was there before. */
  async pasteMegabyte() {
    await this.openQuestion('Letter');
    await this.#know('Letter');
    const field = this.field(QUESTIONS.Letter.field);
    const before = this.memory.of('Letter');
    const at = this.chance.between(0, before.length);
    const value = before.slice(0, at) + 'm'.repeat(LETTER_MOST - before.length) + before.slice(at);
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.memory.become('Letter', value, async () => {
      await this.page.evaluate((text) => navigator.clipboard.writeText(text), 'm'.repeat(MEGABYTE));
      await field.focus();
      await field.evaluate((element, place) => element.setSelectionRange(place, place), at);
      await this.page.keyboard.press('ControlOrMeta+v');
      await expect(field).toHaveValue(value);
    });
    await expect(this.page.getByText(/^Not all of it fit: the last [\d,]+ characters were left out\./)).toBeVisible();
  }

  /** Reads what a thing is like, on the page where it is. */
  async read(thing) {
    if (thing === 'place') {
      const heading = await this.page.getByRole('heading', { level: 1 }).innerText();
      return heading.replace(/^[^:]*:\s*/, '').trim();
    }
    if (thing.startsWith(FLAG)) {
      return this.button('Flag for review').getAttribute('aria-pressed');
    }
    const { kind, field } = QUESTIONS[thing];
    if (kind === 'text') {
      return this.field(field).inputValue();
    }
    if (kind === 'order') {
      const isUntouched = await this.button('Keep this order').isVisible();
      return (isUntouched ? UNTOUCHED : '') + (await this.steps()).join(', ');
    }
    const chosen = this.page.locator('article input:checked');
    // The first line of a label is its letter.
    const texts = await chosen.evaluateAll((list) => list.map(({ labels }) => labels[0].innerText.trim().split('\n').at(-1)));
    return texts.sort().join(', ');
  }

  /** Where things stand that have been touched; the one on screen first, which need not be gone to. */
  async recall(check) {
    const things = this.memory.touched();
    const here = await this.read('place');
    check('place', here);
    const title = (thing) => thing.replace(FLAG, '');
    const inOrder = things
      .filter((thing) => thing !== 'place')
      .sort((one, other) => (title(other) === here) - (title(one) === here) || title(one).localeCompare(title(other)));
    for (const thing of inOrder) {
      await this.openQuestion(title(thing));
      check(thing, await this.read(thing));
    }
  }

  /** What the bundle must hold, as far as the person knows. */
  expected(pack) {
    const items = new Map(pack.sections.flatMap(({ items }) => items).map((item) => [item.title, item]));
    return this.memory.things().filter((thing) => thing !== 'place').map((thing) => {
      const item = items.get(thing.replace(FLAG, ''));
      const value = this.memory.of(thing);
      return { thing, id: item.id, value: thing.startsWith(FLAG) ? value === 'true' : response(item, value) };
    });
  }

  async #know(thing) {
    if (this.memory.of(thing) === undefined) {
      this.memory.found(thing, await this.read(thing));
    }
  }
}

const ORDER = [
  'High water', 'Papers', 'Fog', 'Mooring', 'What decides', 'Script', 'Schedule', 'Bill', 'Sum', 'Word', 'Letter',
];

/** What a person does, the more often the more it stands here. */
const ACTIONS = ['write', 'write', 'write', 'choose', 'choose', 'flag', 'arrangeOne', 'stroll'];

/** Ways of a person who only looks around. */
export const STROLLS = ['stroll', 'stroll', 'flag'];

function response(item, value) {
  const { kind, options } = item.interaction;
  if (options === undefined) {
    return value === '' ? null : { text: value };
  }
  if (value.startsWith(UNTOUCHED)) {
    return null;
  }
  const chosen = value.split(', ').filter(Boolean).map((text) => options.find((option) => option.text === text).id);
  if (chosen.length === 0) {
    return null;
  }
  return kind === 'order' ? { order: chosen } : { choices: chosen.sort() };
}

/** What the bundle says of the same things. */
export function inBundle(bundle, { thing, id }) {
  const item = bundle.sections.flatMap(({ items }) => items).find((candidate) => candidate.id === id);
  item.response?.choices?.sort();
  return thing.startsWith(FLAG) ? item.flagged : item.response;
}

// In the page: the click is reported before anything follows from it.
function tellClicks() {
  addEventListener(
    'click',
    ({ target }) => {
      const name = target instanceof Element ? target.closest('button')?.textContent.trim() : undefined;
      if (name === 'Start the test' || name === 'Submit test') {
        globalThis.assayClicked(name, Date.now());
      }
    },
    true,
  );
}
