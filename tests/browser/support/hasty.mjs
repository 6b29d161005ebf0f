import { setTimeout as pause } from 'node:timers/promises';
import { armed } from './arming.mjs';

/** How long somebody waits between the two halves of a double act, in milliseconds; one after the other. */
const APART_MS = [0, 40, 90, 150, 220, 300];

/** A person who does everything twice in quick succession: clicks, taps, or presses Enter. */
export class Hasty {
  #count = 0;

  constructor(page, how) {
    this.page = page;
    this.how = how;
  }

  /** Acts twice on a button, as soon as it can be acted on at all. */
  async twice(button) {
    await button.scrollIntoViewIfNeeded();
    await armed(this.page);
    const apartMs = APART_MS[this.#count % APART_MS.length];
    this.#count += 1;
    const act = await this.#act(button);
    await act(1);
    await pause(apartMs);
    await act(2);
  }

  /** One half of it. */
  async #act(button) {
    const { page } = this;
    if (this.how === 'Enter') {
      await button.focus();
      return () => page.keyboard.press('Enter');
    }
    const { x, y, width, height } = await button.boundingBox();
    const [left, top] = [x + width / 2, y + height / 2];
    if (this.how === 'touch') {
      return () => page.touchscreen.tap(left, top);
    }
    await page.mouse.move(left, top);
    return async (clickCount) => {
      await page.mouse.down({ clickCount });
      await page.mouse.up({ clickCount });
    };
  }
}
