import { numbers } from '../browser/support/faults.mjs';

/** Chance that can be repeated: the same for the same words. */
export class Chance {
  #next;

  constructor(...words) {
    this.#next = numbers(digest(words.join(' ')));
  }

  /** A whole number, both ends included. */
  between(least, most) {
    return least + Math.floor(this.#next() * (most - least + 1));
  }

  /** Whether something happens that does so this often. */
  happens(share) {
    return this.#next() < share;
  }

  pick(list) {
    return list[this.between(0, list.length - 1)];
  }
}

// FNV-1a, 32 bits.
function digest(text) {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(text)) {
    state = Math.imul(state ^ byte, 0x01000193) >>> 0;
  }
  return state;
}
