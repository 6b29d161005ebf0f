import { expect } from '@playwright/test';

/** A person who has a keyboard and nothing else. */
export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  /** Goes on with Tab until something has the focus; with arrows inside a group of radio buttons. */
  async reach(target) {
    await expect(target).toBeVisible();
    for (let presses = 0; presses < 120; presses += 1) {
      const where = await target.evaluate((element) => {
        const here = document.activeElement;
        const inGroup = here?.type === 'radio' && element.type === 'radio' && here.name === element.name;
        return here === element ? 'there' : inGroup ? 'in its group' : 'elsewhere';
      });
      if (where === 'there') {
        return;
      }
      await this.page.keyboard.press(where === 'in its group' ? 'ArrowDown' : 'Tab');
    }
    throw new Error(`The keyboard does not reach ${target}.`);
  }

  /** Reaches something and presses a key on it. */
  async press(target, key = 'Space') {
    await this.reach(target);
    await this.page.keyboard.press(key);
  }

  /** Chooses a radio button. Arrows choose by themselves; Space chooses the one under the focus. */
  async choose(target) {
    await this.press(target);
    await expect(target).toBeChecked();
  }

  /** Types into a field. */
  async type(target, text) {
    await this.reach(target);
    await this.page.keyboard.type(text);
  }
}
