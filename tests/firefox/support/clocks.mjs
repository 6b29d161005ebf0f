/** The clocks of a test: the machine's, the page's, and the host's, which tells what the time truly is. */
export class Clocks {
  /** How far each is from the clock of this machine, in milliseconds. */
  shifts = { wall: 0, page: 0 };
  host = 0;

  /** Gives a page clocks that the test commands. Must come before the page is opened. */
  async install(page) {
    this.page = page;
    this.script = undefined;
    await this.keep();
  }

  /** What the time truly is, in milliseconds. */
  now() {
    return Date.now() + this.host;
  }

  /** Somebody sets the machine's clock, so many seconds away from what is true. */
  async setClock(seconds) {
    this.shifts.wall = this.host + seconds * 1_000;
    await this.set();
  }

  /**
   * The machine sleeps. Some browsers' page clocks stand still meanwhile, others go on. What the page does
   * first when it wakes may be said.
   */
  async sleep(seconds, { pageGoesOn = false, andThen } = {}) {
    this.pass(seconds);
    this.shifts.page += pageGoesOn ? seconds * 1_000 : 0;
    await this.set(andThen);
  }

  /** The page is closed meanwhile. Call between two visits. */
  async away(seconds) {
    this.pass(seconds);
    await this.keep();
  }

  pass(seconds) {
    this.host += seconds * 1_000;
    this.shifts.wall += seconds * 1_000;
  }

  async set(andThen = () => {}) {
    const shift = `Object.assign(globalThis.testClocks ?? {}, ${JSON.stringify(this.shifts)})`;
    await this.page.evaluate(`${shift}; (${andThen})()`);
    await this.keep();
  }

  /** The next documents of the page begin with the clocks as they are. */
  async keep() {
    if (this.script) {
      await this.page.removeScriptToEvaluateOnNewDocument(this.script);
    }
    const { identifier } = await this.page.evaluateOnNewDocument(shiftClocks, this.shifts);
    this.script = identifier;
  }
}

/** Runs in the page, before anything else does. */
function shiftClocks(shifts) {
  const clocks = { ...shifts };
  const RealDate = Date;
  const realNow = performance.now;
  globalThis.testClocks = clocks;
  /** The clock of the machine as it is. */
  globalThis.machineNow = () => RealDate.now();
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [RealDate.now() + clocks.wall]));
    }

    static now() {
      return RealDate.now() + clocks.wall;
    }
  };
  Performance.prototype.now = function now() {
    return realNow.call(this) + clocks.page;
  };
}
