// Everything that can happen to a candidate, again and again: `node tests/torture/run.mjs --kills 8 --seed 3`.
// `cargo xtask torture` builds the site first. `--small` does a tenth of everything. `--only kills` is one kind, `--only kills.3` one case of it.

import { parseArgs } from 'node:util';
import { bePatient } from '../browser/support/expect.mjs';
import { clockJobs } from './clocks.mjs';
import { endpointJobs } from './endpoints.mjs';
import { hasteJobs } from './haste.mjs';
import { interleaved, workThrough } from './jobs.mjs';
import { killJobs } from './kills.mjs';
import { blockedJobs, offlineJobs, panicJobs, pasteJobs, storageJobs } from './mishaps.mjs';
import { receiverJobs } from './receiver.mjs';
import { reloadJobs } from './reloads.mjs';
import { slowJobs } from './slow.mjs';
import { Tally } from './tally.mjs';
import { zoomJobs } from './zoom.mjs';

/** How long anything that is awaited may take, in milliseconds. It is the machine that is waited for. */
const PATIENCE_MS = 60_000;

/** What there is, how much of it unless somebody says otherwise, and the cases that this makes. */
const KINDS = [
  ['submissions', 10_000, receiverJobs],
  ['kills', 200, killJobs],
  ['reloads', 200, reloadJobs],
  ['clocks', 500, clockJobs],
  ['slow', 20, slowJobs],
  ['endpoints', 300, endpointJobs],
  ['storage', 20, storageJobs],
  ['blocked', 20, blockedJobs],
  ['offline', 20, offlineJobs],
  ['panics', 20, panicJobs],
  ['haste', 20, hasteJobs],
  ['zooms', 20, zoomJobs],
  ['pastes', 20, pasteJobs],
];

const options = readOptions();
const start = performance.now();
const tally = new Tally(say);
bePatient(PATIENCE_MS);
const jobs = choose();
say(`seed ${options.seed}: ${jobs.length} cases`);
let done = 0;
await workThrough(jobs, options.workers, ({ book }) => {
  done += 1;
  say(`${done} of ${jobs.length}: ${book.name}, ${book.count} faults`);
});
report();

/** Prints a line, with the time. */
function say(text) {
  const seconds = (performance.now() - start) / 1_000;
  console.log(`${seconds.toFixed(0).padStart(5)} s  ${text}`);
}

function readOptions() {
  const texts = [...KINDS.map(([name]) => name), 'seed', 'workers', 'only'];
  const strings = Object.fromEntries(texts.map((name) => [name, { type: 'string' }]));
  const { values } = parseArgs({ options: { ...strings, small: { type: 'boolean' } } });
  const share = values.small ? 10 : 1;
  const number = (name, usual) => {
    const count = Number(values[name] ?? usual);
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new Error(`--${name} needs a number, and got ${values[name]}.`);
    }
    return count;
  };
  return {
    counts: Object.fromEntries(KINDS.map(([name, usual]) => [name, number(name, usual / share)])),
    seed: number('seed', Date.now() % 1_000_000),
    workers: number('workers', 2),
    only: values.only,
  };
}

function choose() {
  const { counts, seed, only } = options;
  const lists = KINDS.map(([name, , jobsOf]) => jobsOf({ seed, count: counts[name], tally, patience: PATIENCE_MS }));
  const isWanted = ({ book }) => !only || book.name === only || book.name.split('.')[0] === only;
  const wanted = interleaved(lists.map((list) => list.filter(isWanted)));
  if (wanted.length === 0) {
    throw new Error('There is nothing to do.');
  }
  return wanted;
}

function report() {
  for (const complaint of tally.complaints) {
    console.log(complaint);
  }
  console.log(`\n${tally}\n\n${tally.clocks()}\n`);
  console.log(`What was done last and not kept at a kill was at most ${tally.oldestGoneMs} ms old.`);
  console.log(`Seed ${options.seed}, ${((performance.now() - start) / 60_000).toFixed(1)} minutes.`);
  // Not even what hangs holds the answer up.
  process.exit(tally.failed ? 1 : 0);
}
