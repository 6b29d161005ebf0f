import { armed } from './arming.mjs';
import { expect } from './expect.mjs';

/** What the page calls the two marks. */
const MARKS = { Best: 'Most effective', Worst: 'Least effective' };

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What a person does on the screens of a test. */
export class Answers {
  constructor(page) {
    this.page = page;
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Presses something. */
  async press(locator) {
    await locator.click();
  }

  /** Chooses something. */
  async choose(locator) {
    await locator.check();
  }

  /** Waits until what has opened last can be answered. */
  async ready() {
    await armed(this.page);
  }

  /** The heading of the question on screen. */
  question(name = /^Question/) {
    return this.page.getByRole('heading', { level: 1, name });
  }

  get timer() {
    return this.page.getByRole('timer', { name: 'Time left' });
  }

  /** The seconds that the countdown shows. */
  async left() {
    const [minutes, seconds] = (await this.timer.innerText()).split(':').map(Number);
    return minutes * 60 + seconds;
  }

  async next() {
    await this.press(this.button('Next'));
  }

  async back() {
    await this.button('Back').click();
  }

  async overview() {
    await this.press(this.button('Overview'));
    const dialog = this.page.getByRole('dialog', { name: 'Overview' });
    await expect(dialog).toBeVisible();
    await this.ready();
    return dialog;
  }

  /** Goes to a question by its title. */
  async goTo(title) {
    const dialog = await this.overview();
    await this.press(dialog.getByRole('button', { name: new RegExp(`: ${escaped(title)}(,|$)`) }));
    await expect(this.question(new RegExp(`: ${escaped(title)}$`))).toBeVisible();
    await this.ready();
  }

  /** Goes to the review of all answers, unless it is on screen. */
  async review() {
    const heading = this.page.getByRole('heading', { level: 1, name: 'Review answers' });
    if (!(await heading.isVisible())) {
      const dialog = await this.overview();
      await this.press(dialog.getByRole('button', { name: 'Review answers' }));
    }
    await expect(heading).toBeVisible();
    await this.ready();
  }

  /** A row of the review. */
  reviewed(title) {
    return this.page.getByRole('listitem').filter({ hasText: title });
  }

  async clear() {
    await this.press(this.button('Clear answer'));
  }

  radio(name) {
    return this.page.getByRole('radio', { name });
  }

  box(name) {
    return this.page.getByRole('checkbox', { name });
  }

  option(name) {
    return this.page.getByRole('radio', { name, exact: true });
  }

  /** Best or worst, on one course of action. */
  pick(mark, action) {
    return this.page.getByRole('radio', { name: `${MARKS[mark]} ${action}` });
  }

  /** A level, for one consideration. */
  level(option, level) {
    return this.page.getByRole('radiogroup', { name: option }).getByRole('radio', { name: level });
  }

  /** The steps of an order item, as they stand. */
  async steps() {
    const rows = this.page.getByRole('group').getByRole('list').getByRole('listitem');
    const texts = await rows.allInnerTexts();
    return texts.map((text) => text.replace(/^\s*\d+\s*/, '').trim());
  }

  /** Sorts the steps with the buttons, from the top. */
  async arrange(wanted) {
    for (const [place, text] of wanted.entries()) {
      for (let at = (await this.steps()).indexOf(text); at > place; at -= 1) {
        await this.press(this.button(`Move up: ${text}`));
        await expect.poll(() => this.steps().then((steps) => steps.indexOf(text))).toBe(at - 1);
      }
    }
    const keep = this.button('Keep this order');
    if (await keep.isVisible()) {
      await this.press(keep);
    }
  }

  field(name) {
    return this.page.getByRole('textbox', { name });
  }

  /** Answers every question of the short pack rightly. */
  async answerEverything() {
    await this.goTo('High water');
    await this.choose(this.option('At 09:20'));
    await this.next();
    await this.choose(this.box('Cargo list'));
    await this.choose(this.box('Crew list'));
    await this.next();
    await this.choose(this.pick('Best', 'Call the pilot.'));
    await this.choose(this.pick('Worst', 'Let both in at once.'));
    await this.next();
    await this.arrange(['Answer the radio', 'Choose a berth', 'Take the lines']);
    await this.next();
    await this.choose(this.level('What it can lift', 'Decides'));
    await this.choose(this.level('Its colour', 'Counts a little'));
    await this.next();
    await this.choose(this.box(/^Line 2\b/));
    await this.choose(this.box(/^Line 3\b/));
    await this.next();
    await this.choose(this.radio(/Berta/));
    await this.field('Right time').fill('12:00');
    await this.next();
    await this.choose(this.radio(/^Wednesday, Fee: 5000/));
    await this.field('Right amount').fill('$500');
    await this.next();
    await this.field('How much is paid in all?').fill('80000');
    await this.next();
    await this.field('What is it called?').fill('windward');
    await this.next();
    await this.field('Write an answer.').fill('We are sorry. From Monday on it will be quiet.');
  }
}
