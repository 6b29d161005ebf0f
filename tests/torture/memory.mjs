/** What somebody has done to the things of a test, and when. */
export class Memory {
  #histories = new Map();
  #touched = new Set();

  /** What a thing is like now; `undefined` if nobody has looked. */
  of(thing) {
    return this.#histories.get(thing)?.at(-1).value;
  }

  /** Holds what was found to be what a thing is like. */
  found(thing, value) {
    this.#histories.set(thing, [{ value, done: 0 }]);
  }

  /** Does something, after which a thing is like this. It may be so from the beginning of the action on. */
  async become(thing, value, action) {
    const state = { value, done: Infinity };
    this.#touched.add(thing);
    if (!this.#histories.has(thing)) {
      this.#histories.set(thing, []);
    }
    this.#histories.get(thing).push(state);
    await action();
    state.done = Date.now();
  }

  /** The things that something was done to since they were last asked for. */
  touched() {
    const things = [...this.#touched];
    this.#touched.clear();
    return things;
  }

  /** What a thing had certainly become by then. */
  lasting(thing, until) {
    return this.#histories.get(thing)?.findLast(({ done }) => done <= until)?.value;
  }

  things() {
    return [...this.#histories.keys()];
  }

  /**
   * Holds a thing as it was found against what was done to it. Everything done before `until` must be there;
   * of the rest, what came last may be gone.
   */
  check(thing, value, until) {
    const history = this.#histories.get(thing);
    const least = Math.max(0, history.findLastIndex(({ done }) => done <= until));
    const place = history.findLastIndex((state) => state.value === value);
    const allowed = history.slice(least).map((state) => state.value);
    const firstGone = history[place + 1]?.done;
    this.found(thing, value);
    return { isKept: allowed.includes(value), allowed, firstGone: place < 0 ? undefined : firstGone };
  }
}
