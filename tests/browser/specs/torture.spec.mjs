import { test } from '@playwright/test';
import { clockJobs } from '../../torture/clocks.mjs';
import { hasteJobs } from '../../torture/haste.mjs';
import { workThrough } from '../../torture/jobs.mjs';
import { killJobs } from '../../torture/kills.mjs';
import { blockedJobs, pasteJobs } from '../../torture/mishaps.mjs';
import { reloadJobs } from '../../torture/reloads.mjs';
import { slowJobs } from '../../torture/slow.mjs';
import { Tally } from '../../torture/tally.mjs';
import { zoomJobs } from '../../torture/zoom.mjs';
import { bePatient, expect } from '../support/expect.mjs';

/** The whole of it, hundreds of times, is `cargo xtask torture`. */
const SEED = 1;
const PATIENCE_MS = 30_000;

test.describe.configure({ timeout: 180_000 });
test.beforeAll(() => bePatient(PATIENCE_MS));
test.afterAll(() => bePatient());

async function expectNothingLost(jobsOf, count) {
  const tally = new Tally();
  await workThrough(jobsOf({ seed: SEED, count, tally, patience: PATIENCE_MS }), 1);
  expect(tally.complaints).toEqual([]);
  expect(tally.failed).toBe(false);
}

test('Nothing is lost and no time gained when the browser is killed, three times', async () => {
  await expectNothingLost(killJobs, 3);
});

test('Nothing is lost and no time gained when the page is left in the middle of a word, six times', async () => {
  await expectNothingLost(reloadJobs, 6);
});

test('No time is gained or lost when clocks are set and machines sleep, eight times', async () => {
  await expectNothingLost(clockJobs, 8);
});

test('No time is gained when both clocks of a machine run slow, twice', async () => {
  await expectNothingLost(slowJobs, 2);
});

test('Nothing is lost, gained or handed in unasked by people who act twice, three times', async () => {
  await expectNothingLost(hasteJobs, 3);
});

test('Nothing is lost by people who zoom in and out, three times', async () => {
  await expectNothingLost(zoomJobs, 3);
});

test('Nothing is lost when a megabyte is pasted in the middle of a test, twice', async () => {
  await expectNothingLost(pasteJobs, 2);
});

test('Nothing is lost unasked where the browser blocks storage, twice', async () => {
  await expectNothingLost(blockedJobs, 2);
});
