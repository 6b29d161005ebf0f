// How long the recruiter's page takes to open, check and grade many bundles, and to sort and filter the list of them.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { variant } from "../../tests/browser/support/variants.mjs";
import { withPage } from "../browser.mjs";

/**
 * Opens `count` bundles, made from one that a candidate's browser sent, in a fresh browser, `runs` times. Returns
 * the milliseconds from the choice of the files to the frame after the list is there.
 */
export async function openMany(url, bundle, count, runs) {
  return withFiles(bundle, count, async (files) => {
    const times = [];
    for (let run = 0; run < runs; run += 1) times.push(await withPage({}, (page) => openOnce(page, url, files)));
    return times;
  });
}

/**
 * Opens `count` bundles once, then sorts and filters the list `runs` times. Returns the milliseconds of every sorting and
 * of every filtering, from the press to the frame after it.
 */
export async function lookThrough(url, bundle, count, runs) {
  return withFiles(bundle, count, (files) =>
    withPage({}, async (page) => {
      await openOnce(page, url, files);
      return page.evaluate(look, runs);
    }),
  );
}

/** Does something with so many bundles, which lie in a folder for as long. */
async function withFiles(bundle, count, act) {
  const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  try {
    const files = Array.from({ length: count }, (_, number) => {
      const name = join(folder, `${number}.json`);
      writeFileSync(name, variant(bundle, number));
      return name;
    });
    return await act(files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function openOnce(page, url, files) {
  await page.goto(`${url}recruiter.html#/candidates`);
  await page.getByText("No candidates yet").waitFor();
  await page.evaluate(watch, files.length);
  await page.getByLabel("Files", { exact: true }).setInputFiles(files);
  return page.evaluate(() => globalThis.benchOpened);
}

// In the page: from the event of the file field to the frame in which the last row is there.
function watch(count) {
  globalThis.benchOpened = new Promise((done) => {
    const begin = () => {
      const started = performance.now();
      const look = () => {
        if (document.querySelectorAll("#main tbody tr").length < count) return requestAnimationFrame(look);
        return requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
      };
      look();
    };
    addEventListener("change", begin, { capture: true, once: true });
  });
}

// In the page: sorts by name, up and down, and searches for one person and for everybody.
async function look(runs) {
  const step = (act) =>
    new Promise((done) => {
      const started = performance.now();
      act();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
    });
  const byName = document.querySelector("#main thead button");
  const search = document.getElementById("list-search");
  const type = (text) => {
    search.value = text;
    search.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  const times = { sort: [], filter: [] };
  for (let run = 0; run < runs; run += 1) {
    times.sort.push(await step(() => byName.click()));
    times.filter.push(await step(() => type("Person 1")));
    times.filter.push(await step(() => type("")));
  }
  return times;
}
