// From nothing to the first question, on a slow line with a slow processor, nothing cached.
import { SLOW, withPage } from "../browser.mjs";
import { walk } from "./in-page.mjs";

/** One cold run: first paint, buttons and first question, in milliseconds. */
export async function load(url, site) {
  return withPage({ network: true, processor: SLOW.processor }, async (page) => {
    let done;
    const times = new Promise((resolve) => (done = resolve));
    await page.exposeFunction("benchDone", done);
    await page.addInitScript(walk, site.walk);
    await page.goto(url, { waitUntil: "commit" });
    return within(60_000, times, `${site.name} did not come to its first question.`);
  });
}

/** The value, or an error when it does not come in time. */
export async function within(milliseconds, value, message) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), milliseconds);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}
