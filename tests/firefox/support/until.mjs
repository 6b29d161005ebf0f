import { setTimeout as later } from 'node:timers/promises';

/** Waits until something holds, and returns it. */
export async function until(what, isTrue, patience = 20_000) {
  const end = performance.now() + patience;
  for (;;) {
    const found = await isTrue();
    if (found) {
      return found;
    }
    if (performance.now() > end) {
      throw new Error(`It did not come about in ${patience / 1_000} seconds that ${what}.`);
    }
    await later(50);
  }
}
