import { expect as standard } from '@playwright/test';

/** What the tests expect with. A run outside of Playwright's own runner says how patient it is. */
export let expect = standard;

/** Waits longer for what is expected, as a busy machine needs it. */
export function bePatient(timeout) {
  expect = standard.configure({ timeout });
}
