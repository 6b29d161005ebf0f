/** The instant at which every test begins, unless it says otherwise. */
export const BEGIN = Date.UTC(2026, 2, 2, 9, 0, 0);

/**
 * The time of a test. Page and host begin together; the host goes on as real time does, and by
 * whatever the test lets pass.
 */
export class Time {
  skipped = 0;

  constructor(page) {
    this.page = page;
    this.real = performance.now();
  }

  /** Gives the page a clock that the test commands. Must come before the page is opened. */
  async install() {
    this.real = performance.now();
    await this.page.clock.install({ time: BEGIN });
    await this.page.context().addInitScript(smallHandles);
  }

  /** What the time truly is, as the host tells it, in milliseconds. */
  now() {
    return BEGIN + this.skipped + (performance.now() - this.real);
  }

  /** Time stands still on the page, and passes only as the test says. */
  async stop() {
    await this.page.clock.pauseAt((await this.page.evaluate(() => Date.now())) + 500);
  }

  /** Lets time pass on a page that is awake: every timer fires when it is due. */
  async pass(seconds) {
    this.skipped += seconds * 1_000;
    await this.page.clock.runFor(seconds * 1_000);
  }

  /** Lets time pass at once, as in a throttled tab: what is due fires once, at the end. */
  async jump(seconds) {
    this.skipped += seconds * 1_000;
    await this.page.clock.fastForward(seconds * 1_000);
  }

  /** Waits until the host has answered what the page has asked so far, so that no answer meets a later time. */
  async answered() {
    await this.page.evaluate(() => fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => {}));
  }

  /** Lets seconds pass by the page's clocks, both of which run at this share of the true speed; the host answers. */
  async drag(seconds, speed) {
    const shown = () => this.page.evaluate(() => performance.now());
    for (let left = seconds; left > 0; left -= 1) {
      const [before, began] = [await shown(), performance.now()];
      this.skipped += 1_000 / speed;
      await this.page.clock.runFor(1_000);
      await this.answered();
      // The page's clock stands still while its timers fire. Then the true time does too.
      this.skipped += ((await shown()) - before - 1_000) / speed - (performance.now() - began);
    }
  }

  /** The machine sleeps: the world goes on, the page's own clock stands still. */
  async sleep(seconds) {
    this.skipped += seconds * 1_000;
    await this.page.clock.setSystemTime(this.now());
  }

  /** Somebody sets the machine's clock, which changes nothing about what the time is. */
  async setClock(seconds) {
    await this.page.clock.setSystemTime(this.now() + seconds * 1_000);
  }

  /** The page is closed meanwhile. Call between two visits. */
  async away(seconds) {
    this.skipped += seconds * 1_000;
    await this.page.clock.setSystemTime(this.now());
  }
}

/**
 * Playwright's timers have handles above 10^12. Browsers hand out numbers that fit 32 bits, and
 * programs in WebAssembly count on it.
 */
function smallHandles() {
  const handles = new Map();
  for (const kind of ['Timeout', 'Interval']) {
    const set = globalThis[`set${kind}`];
    const clear = globalThis[`clear${kind}`];
    globalThis[`set${kind}`] = (...rest) => {
      const handle = handles.size + 1;
      handles.set(handle, set(...rest));
      return handle;
    };
    globalThis[`clear${kind}`] = (handle) => clear(handles.get(handle));
  }
}
