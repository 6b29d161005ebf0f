import { setTimeout as pause } from 'node:timers/promises';
import { armed } from './arming.mjs';

/** How long somebody waits between the two halves of a double press, in milliseconds; one after the other. */
const APART_MS = [0, 40, 90, 150, 220];

/** A person who does everything twice in quick succession: clicks, taps, or presses Enter. */
export class Hasty {
  #count = 0;

  constructor(page, how) {
    this.page = page;
    this.how = how;
  }

  /** Acts twice on a button, as soon as it can be acted on at all. */
  async twice(button) {
    this.protocol ??= await this.page.context().newCDPSession(this.page);
    await button.scrollIntoViewIfNeeded();
    await armed(this.page);
    const apartMs = APART_MS[this.#count % APART_MS.length];
    this.#count += 1;
    const halves = await this.#halves(button);
    // On a busy machine the first half takes its time; the second waits for nothing but the hand.
    const first = this.#send(halves[0]);
    await pause(apartMs);
    await Promise.all([first, this.#send(halves[1])]);
  }

  /** Gives events to the browser in this order, without waiting for what comes of them. */
  #send(events) {
    return Promise.all(events.map(([name, event]) => this.protocol.send(`Input.dispatch${name}`, event)));
  }

  /** The events of the first half and those of the second. */
  async #halves(button) {
    if (this.how === 'Enter') {
      await button.focus();
      const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
      const half = [['KeyEvent', { type: 'keyDown', text: '\r', ...key }], ['KeyEvent', { type: 'keyUp', ...key }]];
      return [half, half];
    }
    const box = await button.boundingBox();
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    if (this.how === 'touch') {
      const touch = (type, touchPoints) => ['TouchEvent', { type, touchPoints }];
      const half = [touch('touchStart', [at]), touch('touchEnd', [])];
      return [half, half];
    }
    await this.page.mouse.move(at.x, at.y);
    return [1, 2].map((clickCount) =>
      ['mousePressed', 'mouseReleased'].map((type) => ['MouseEvent', { type, button: 'left', clickCount, ...at }]),
    );
  }
}
