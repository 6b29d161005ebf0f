// Everything that can befall a candidate, again and again: `node tests/torture/run.mjs --kills 8 --seed 3`.
// `cargo xtask torture` builds the site first, and tries the receiver as well.

import { parseArgs } from 'node:util';
import { bePatient } from '../browser/support/expect.mjs';
import { clockJobs } from './clocks.mjs';
import { endpointJobs } from './endpoints.mjs';
import { interleaved, workThrough } from './jobs.mjs';
import { killJobs } from './kills.mjs';
import { offlineJobs, panicJobs, storageJobs } from './mishaps.mjs';
import { reloadJobs } from './reloads.mjs';
import { Tally } from './tally.mjs';

/** How long anything that is awaited may take, in milliseconds. It is the machine that is waited for. */
const PATIENCE_MS = 60_000;

const KINDS = [
  ['kills', 200, killJobs],
  ['reloads', 200, reloadJobs],
  ['clocks', 500, clockJobs],
  ['endpoints', 300, endpointJobs],
  ['storage', 20, storageJobs],
  ['offline', 20, offlineJobs],
  ['panics', 20, panicJobs],
];

const { values } = parseArgs({
  options: {
    ...Object.fromEntries(KINDS.map(([name]) => [name, { type: 'string' }])),
    seed: { type: 'string' },
    workers: { type: 'string', default: '2' },
    only: { type: 'string' },
  },
});

const seed = values.seed ?? String(Date.now() % 1_000_000);
const start = performance.now();
const say = (text) => console.log(`${((performance.now() - start) / 1_000).toFixed(0).padStart(5)} s  ${text}`);
const tally = new Tally(say);
// Where one kind is named, the others rest.
const named = KINDS.some(([name]) => values[name] !== undefined);
bePatient(PATIENCE_MS);

const lists = KINDS.map(([name, usual, jobsOf]) => {
  const count = Number(values[name] ?? (named ? 0 : usual));
  return jobsOf({ seed, count, tally, patience: PATIENCE_MS });
});
const jobs = interleaved(lists).filter(({ book }) => values.only === undefined || book.name === values.only);
say(`seed ${seed}: ${jobs.length} cases, ${jobs.reduce((sum, { faults }) => sum + faults, 0)} faults`);
let done = 0;
await workThrough(jobs, Number(values.workers), ({ book }) => {
  done += 1;
  say(`${done} of ${jobs.length}: ${book.name}, ${book.count} faults`);
});

console.log(`\n${tally}\n\n${tally.clocks()}\n`);
console.log(`What was done last and not kept at a kill was at most ${tally.oldestGoneMs} ms old.`);
console.log(`Seed ${seed}, ${((performance.now() - start) / 60_000).toFixed(1)} minutes.`);
process.exitCode = tally.failed ? 1 : 0;
