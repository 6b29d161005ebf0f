// What a running test costs: the clock's tick, a key in a long answer, and memory after the end.
import { SLOW, withPage } from "../browser.mjs";
import { within } from "./load.mjs";
import { answer, walk, watchKeys, watchMemory } from "./in-page.mjs";

const TICKS = 20;
const KEYS = 100;
const WORDS = 600;
const MOST_ITEMS = 100;

const LETTER =
  "Dear colleague, the service was down for an hour this morning because a change went out without its second check. ";

/** Opens the site and goes to the first question, where there is a way to walk. */
async function begin(page, url, site) {
  if (!site.walk) {
    await page.goto(url);
    return;
  }
  let done;
  const there = new Promise((resolve) => (done = resolve));
  await page.exposeFunction("benchDone", done);
  await page.addInitScript(walk, site.walk);
  await page.goto(url, { waitUntil: "commit" });
  await within(60_000, there, `${site.name} did not come to its first question.`);
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Script and all work of the main thread in each second of an idle test, in milliseconds. */
export async function ticks(url, site, processor) {
  return withPage({ processor }, async (page, cdp) => {
    await begin(page, url, site);
    const spent = await meter(cdp);
    await pause(3_000);
    const seconds = [];
    for (let before = await spent(); seconds.length < TICKS; ) {
      await pause(1_000);
      const after = await spent();
      seconds.push({ script: after.script - before.script, task: after.task - before.task });
      before = after;
    }
    return { script: seconds.map(({ script }) => script), task: seconds.map(({ task }) => task) };
  });
}

/** Reads how long the main thread has worked, in its own milliseconds: other programs do not count. */
async function meter(cdp) {
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await cdp.send("Performance.getMetrics");
    const value = (name) => metrics.find((metric) => metric.name === name).value * 1_000;
    return { script: value("ScriptDuration"), task: value("TaskDuration") };
  };
}

/**
 * From the press of a key to the next frame, in an answer of 600 words, in milliseconds; and what
 * one key costs the main thread, with everything that it sets off later.
 */
export async function typing(url, site) {
  // Frames come when they are ready: what is measured is the page, not the rhythm of a screen.
  const args = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];
  return withPage({ processor: SLOW.processor, args }, async (page, cdp) => {
    await begin(page, url, site);
    const field = page.locator("main textarea:visible").first();
    while (!(await field.isVisible())) {
      if (!(await site.next(page))) throw new Error(`${site.name} has no long answer.`);
      await pause(50);
    }
    await field.focus();
    await page.keyboard.insertText(words());
    await page.evaluate(watchKeys);
    const spent = await meter(cdp);
    await pause(2_000);
    const before = await spent();
    for (let key = 0; key < KEYS; key += 1) {
      await page.keyboard.press(key % 6 === 5 ? "Space" : "e");
      // Somebody who types fast, and not in step with anything.
      await pause(60 + ((key * 37) % 50));
    }
    await pause(500);
    const after = await spent();
    const frames = await page.evaluate(() => globalThis.benchKeys);
    return { frames, task: (after.task - before.task) / KEYS };
  });
}

function words() {
  const list = LETTER.trim().split(" ");
  return Array.from({ length: WORDS }, (_, at) => list[at % list.length]).join(" ") + " ";
}

/** Takes the whole test; memory after it, in bytes, with all garbage collected. */
export async function wholeRun(url, site) {
  return withPage({}, async (page, cdp) => {
    await page.addInitScript(watchMemory);
    await begin(page, url, site);
    const start = await memory(page, cdp);
    let items = 0;
    do {
      items += 1;
      if (items > MOST_ITEMS) throw new Error(`${site.name} does not come to its end.`);
      await page.evaluate(answer, LETTER.repeat(4));
    } while (await site.next(page));
    await site.finish(page);
    await pause(1_000);
    return { items, start, end: await memory(page, cdp) };
  });
}

async function memory(page, cdp) {
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(() => globalThis.benchMemory?.buffer.byteLength ?? 0);
  const { nodes } = await cdp.send("Memory.getDOMCounters");
  return { heap: usedSize, wasm, nodes };
}
