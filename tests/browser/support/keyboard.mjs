import { expect } from '@playwright/test';
import { armed } from './arming.mjs';

/** A person who has a keyboard and nothing else. */
export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  /**
   * Goes on with Tab until something has the focus; inside a group of radio buttons, with the arrow that points to
   * where it is seen.
   */
  async reach(target) {
    await expect(target).toBeVisible();
    for (let presses = 0; presses < 120; presses += 1) {
      const where = await target.evaluate((element) => {
        const here = document.activeElement;
        const inGroup = here?.type === 'radio' && element.type === 'radio' && here.name === element.name;
        if (here === element || !inGroup) {
          return here === element ? 'there' : 'Tab';
        }
        const [from, to] = [here, element].map((radio) => radio.getBoundingClientRect());
        if (Math.abs(from.y - to.y) > from.height / 2) {
          return to.y > from.y ? 'ArrowDown' : 'ArrowUp';
        }
        return to.x > from.x ? 'ArrowRight' : 'ArrowLeft';
      });
      if (where === 'there') {
        return;
      }
      await this.page.keyboard.press(where);
    }
    throw new Error(`The keyboard does not reach ${target}.`);
  }

  /** Reaches something and presses a key on it. */
  async press(target, key = 'Space') {
    await this.reach(target);
    await armed(this.page);
    await this.page.keyboard.press(key);
  }

  /** Chooses a radio button. In a list arrows choose by themselves; Space chooses the one under the focus. */
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
