/** Clocks are read to the second; what is within it is neither gained nor lost. */
const RESOLUTION_MS = 1_000;

/** What has become of one kind of fault. */
class Row {
  tried = 0;
  answersLost = 0;
  secondsGained = 0;
  secondsLost = 0;
  missing = 0;
  doubled = 0;
  unfinished = 0;
  /** Other things that must not be, such as a disagreement that is not on record. */
  wrong = 0;
  mostGainedMs = 0;
  mostLostMs = 0;
}

const COLUMNS = [
  ['times tried', 'tried'],
  ['answers lost', 'answersLost'],
  ['seconds gained', 'secondsGained'],
  ['seconds lost', 'secondsLost'],
  ['bundles missing', 'missing'],
  ['bundles doubled', 'doubled'],
  ['otherwise wrong', 'wrong'],
  ['not finished', 'unfinished'],
];
const BAD = COLUMNS.map(([, name]) => name).filter((name) => name !== 'tried');

/** What has gone wrong in all, kind by kind. */
export class Tally {
  rows = new Map();
  /** A line for each thing that went wrong, with what it takes to see it again. */
  complaints = [];
  /** The longest that something was done before a kill and was not kept, in milliseconds. */
  oldestGoneMs = 0;

  /** `say` hears of progress and of everything that goes wrong. */
  constructor(say = () => {}) {
    this.say = say;
  }

  row(kind) {
    if (!this.rows.has(kind)) {
      this.rows.set(kind, new Row());
    }
    return this.rows.get(kind);
  }

  /** The book of one case, which can be run again by its name. */
  book(name) {
    return new Book(this, name);
  }

  complain(text) {
    this.complaints.push(text);
    this.say(text);
  }

  get failed() {
    return [...this.rows.values()].some((row) => BAD.some((name) => row[name] > 0));
  }

  /** The table, with a line for all kinds together. */
  toString() {
    const lines = [['fault', ...COLUMNS.map(([title]) => title)]];
    for (const [kind, row] of this.rows) {
      lines.push([kind, ...COLUMNS.map(([, name]) => String(row[name]))]);
    }
    const sum = (name) => [...this.rows.values()].reduce((all, row) => all + row[name], 0);
    lines.push(['total', ...COLUMNS.map(([, name]) => String(sum(name)))]);
    return aligned(lines);
  }

  /** How far clocks were off, in seconds with tenths; within the resolution as well. */
  clocks() {
    const shown = [...this.rows].filter(([, row]) => row.mostGainedMs > 0 || row.mostLostMs > 0);
    const seconds = (ms) => (ms / 1_000).toFixed(1);
    return aligned([
      ['fault', 'most gained (s)', 'most lost (s)'],
      ...shown.map(([kind, row]) => [kind, seconds(row.mostGainedMs), seconds(row.mostLostMs)]),
    ]);
  }
}

/** What one case has to tell. */
export class Book {
  /** How many faults the case has been through. */
  count = 0;

  constructor(tally, name) {
    this.tally = tally;
    this.name = name;
  }

  tried(kind) {
    this.count += 1;
    this.tally.row(kind).tried += 1;
  }

  /** Something was tried that is not among the faults of the case. */
  extra(kind) {
    this.tally.row(kind).tried += 1;
  }

  answerLost(kind, what) {
    this.#wrong(kind, 'answersLost', 1, `lost: ${what}`);
  }

  missing(kind, what, times = 1) {
    this.#wrong(kind, 'missing', times, `bundle missing: ${what}`);
  }

  doubled(kind, what, times = 1) {
    this.#wrong(kind, 'doubled', times, `bundle doubled: ${what}`);
  }

  wrong(kind, what) {
    this.#wrong(kind, 'wrong', 1, what);
  }

  unfinished(kind, what, times = 1) {
    this.#wrong(kind, 'unfinished', times, `not finished: ${what}`);
  }

  /** The countdown was off by so much: more than there is, where positive. */
  clock(kind, ms, what) {
    const row = this.tally.row(kind);
    row.mostGainedMs = Math.max(row.mostGainedMs, ms);
    row.mostLostMs = Math.max(row.mostLostMs, -ms);
    const whole = Math.floor(Math.abs(ms) / RESOLUTION_MS);
    if (ms >= RESOLUTION_MS) {
      this.#wrong(kind, 'secondsGained', whole, `gained ${ms} ms: ${what}`);
    } else if (ms < -RESOLUTION_MS) {
      this.#wrong(kind, 'secondsLost', whole, `lost ${-ms} ms: ${what}`);
    }
  }

  /** What was done so long before a kill was not kept. */
  gone(ms) {
    this.tally.oldestGoneMs = Math.max(this.tally.oldestGoneMs, ms);
  }

  #wrong(kind, column, times, what) {
    this.tally.row(kind)[column] += times;
    this.tally.complain(`${this.name}, ${kind}: ${what}`);
  }
}

function aligned(lines) {
  const widths = lines[0].map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  const pad = (text, at) => (at === 0 ? text.padEnd(widths[at]) : text.padStart(widths[at]));
  return lines.map((line) => line.map(pad).join(' | ').trimEnd()).join('\n');
}
