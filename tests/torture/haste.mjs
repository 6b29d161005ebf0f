import { expect } from '../browser/support/expect.mjs';
import { Hasty } from '../browser/support/hasty.mjs';
import { mishap } from './mishaps.mjs';
import { Person } from './person.mjs';

/** The buttons that lead somewhere. On the others a second press has a meaning of its own. */
const LEADING = ['Continue', 'Start the test', 'Next', 'Back', 'Overview', 'Close', 'Review answers', 'Submit test'];
const KINDS = { mouse: 'did everything twice, by mouse', touch: 'double-tapped', Enter: 'pressed Enter twice' };
const SIZES = [[320, 590], [375, 640], [412, 610], [768, 480], [1_280, 480], [1_280, 800]];
const STEPS = ['stroll', 'stroll', 'peek', 'choose', 'flag', 'arrangeOne', 'write'];

/** Somebody who acts twice wherever once would do. */
class HastyPerson extends Person {
  /** Begins to be hasty, in one way. */
  hurry(how) {
    this.hasty = new Hasty(this.page, how);
  }

  button(name) {
    const button = super.button(name);
    if (LEADING.includes(name)) {
      button.click = () => this.hasty.twice(button);
    }
    return button;
  }

  async goTo(title) {
    const dialog = await this.overview();
    await this.hasty.twice(dialog.getByRole('button', { name: new RegExp(`: ${title},`) }));
    await expect(this.question(new RegExp(`: ${title}$`))).toBeVisible();
  }

  async review() {
    const dialog = await this.overview();
    await this.hasty.twice(dialog.getByRole('button', { name: 'Review answers' }));
    await expect(this.page.getByRole('heading', { level: 1, name: 'Review answers' })).toBeVisible();
  }

  /** Opens the overview and closes it again. */
  async peek() {
    const dialog = await this.overview();
    await this.hasty.twice(dialog.getByRole('button', { name: 'Close' }));
    await expect(dialog).toBeHidden();
  }
}

/** Attempts of people who double-click, double-tap, or press Enter twice. */
export const hasteJobs = mishap('haste', 'acted twice', hurry, {
  options: { hasTouch: true },
  personOf: (chance) => new HastyPerson(chance),
  prepare: async ({ person, page }) => {
    const [width, height] = person.chance.pick(SIZES);
    await page.setViewportSize({ width, height });
    person.hurry(person.chance.pick(Object.keys(KINDS)));
  },
});

async function hurry(session, kind) {
  const { person, page, book, venue } = session;
  for (let actions = person.chance.between(6, 10); actions > 0; actions -= 1) {
    await person.actOnce(undefined, STEPS);
  }
  await session.checkAnswers(kind, Date.now());
  await session.checkTime(kind, 'in haste');
  const last = await session.readyToSubmit();
  if ((await session.screen()) !== 'test' || !(await last.isVisible())) {
    book.wrong(kind, `${KINDS[person.hasty.how]}: the test was handed in unasked`);
    return;
  }
  await person.hasty.twice(last);
  await expect(page.getByText(/^Delivered\b/)).toBeVisible();
  // What the person has never touched is not answered.
  const known = new Set(person.expected(venue.pack).map(({ id }) => id));
  const bundle = JSON.parse(venue.endpoint.documents()[0].body.toString('utf8'));
  for (const { id, response } of bundle.sections.flatMap(({ items }) => items)) {
    if (response !== null && !known.has(id)) {
      book.wrong(kind, `${KINDS[person.hasty.how]}: ${id} was answered unasked with ${JSON.stringify(response)}`);
    }
  }
}
