import { expect as standard } from '@playwright/test';

/** What the tests expect with. A run outside of Playwright's own runner says how patient it is. */
export let expect = standard;

/** Waits longer for what is expected, as a busy machine needs it; as before, without a number. */
export function bePatient(timeout) {
  expect = timeout === undefined ? standard : standard.configure({ timeout });
}
