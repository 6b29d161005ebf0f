// `cargo xtask bench`: what a candidate downloads, waits for and pays for, beside SurveyJS with the same
// content and a page that is written by hand. Prints tables and, at the end, whether the limits hold.
//
//   node bench/run.mjs [--runs N] [--json FILE]
import { writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { SLOW, withPage } from "./browser.mjs";
import { lookThrough, openMany } from "./measure/recruiter.mjs";
import { load } from "./measure/load.mjs";
import { ticks, typing, wholeRun } from "./measure/test.mjs";
import { kB, median, ms, share, table } from "./report.mjs";
import { Server } from "./server.mjs";
import { assay, content } from "./sites/assay.mjs";
import { recruiter } from "./sites/recruiter.mjs";
import { plain } from "./sites/plain.mjs";
import { survey } from "./sites/survey.mjs";
import { screens } from "./sites/words.mjs";

/** What a candidate downloads from the first request to the receipt, compressed, may be this share of SurveyJS's. */
const TRANSFER_LIMIT = 1.1;
/** Our start button may take this share of SurveyJS's time. */
const START_LIMIT = 0.6;
/** Our first paint may take this many times that of the page written by hand. */
const PAINT_LIMIT = 1.3;
/** So many bundles are opened and graded at the recruiter's page within so many milliseconds. */
const BUNDLES = 500;
const RECRUITER_LIMIT = 2_000;
/** So many are listed while the list is sorted and filtered, and each step should stay under so many milliseconds. */
const LISTED = 1_000;
const LIST_AIM = 100;
/** What typing and the clock should stay under, in milliseconds. */
const KEY_AIM = 16;
const TICK_AIM = 1;

const { values: options } = parseArgs({
  options: { runs: { type: "string", default: "5" }, json: { type: "string" } },
});
const runs = Number(options.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error("--runs needs a whole number from 1 on.");

const servers = [];
const serve = async (site) => {
  const server = await new Server(site.files, site.policy).start();
  servers.push(server);
  return { site, server, url: server.url };
};

try {
  const ours = await serve(assay());
  const words = await screens(ours.url, ours.site);
  const theirs = await serve(await survey(content(), words));
  const byHand = await serve(plain(words, ours.site.walk.entry));
  const result = await measure(ours, theirs, byHand);
  const recruiters = await serve(recruiter());
  result.recruiter = await openMany(recruiters.url, ours.server.submissions.at(-1), BUNDLES, runs);
  console.log(`\n${BUNDLES} bundles at the recruiter's page, from choosing the files to the list, in ms: ${result.recruiter.map(ms).join(", ")}`);
  result.list = await lookThrough(recruiters.url, ours.server.submissions.at(-1), LISTED, runs);
  for (const [step, times] of Object.entries(result.list)) {
    console.log(`To ${step} a list of ${LISTED}, in ms: ${times.map(ms).join(", ")}`);
  }
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
  process.exitCode = judge(result) ? 0 : 1;
} finally {
  await Promise.all(servers.map((server) => server.stop()));
}

async function measure(ours, theirs, byHand) {
  await describe();
  const result = { transfer: {}, load: {}, tick: {}, typing: {}, memory: {} };
  for (const place of [ours, theirs]) {
    place.server.exchanges.length = 0;
    result.memory[key(place)] = await wholeRun(place.url, place.site);
    result.transfer[key(place)] = transfer(place);
  }
  showMemory(result.memory);

  // In turn, so that whatever else the machine does meets all of them.
  const places = [ours, theirs, byHand];
  for (const place of places) result.load[key(place)] = [];
  for (let run = 0; run < runs; run += 1) {
    for (const place of places) result.load[key(place)].push(await load(place.url, place.site));
  }
  showLoad(result.load);

  for (const place of [ours, theirs]) {
    const at = (processor) => ticks(place.url, place.site, processor);
    result.tick[key(place)] = { normal: await at(1), slow: await at(SLOW.processor) };
  }
  showTicks(result.tick);

  for (const place of [ours, theirs]) result.typing[key(place)] = await typing(place.url, place.site);
  const bare = { ...byHand.site, name: "bare field", walk: null };
  result.typing[bare.name] = await typing(`${byHand.url}letter.html`, bare);
  showTyping(result.typing);
  return result;
}

function key({ site }) {
  return site.name;
}

async function describe() {
  const version = await withPage({}, async (_page, _cdp, found) => found);
  console.log(`Chromium ${version}, Node ${process.version}, ${availableParallelism()} processors.`);
  console.log(
    `Slow 4G: ${(SLOW.down * 8) / 1e6} Mbit/s down, ${(SLOW.up * 8) / 1e3} kbit/s up, ${SLOW.latency} ms; ` +
      `processor slowed ${SLOW.processor} times; ${runs} cold runs each, medians.`,
  );
  if (loadavg()[0] > availableParallelism() / 2) {
    console.log("This machine is busy with something else; times come out too long and uneven.");
  }
}

/** What went over the line in a whole run, by file, and its sums. */
function transfer({ site, server }) {
  const rows = new Map();
  for (const { method, path, sent, body, plain = 0, received } of server.exchanges) {
    const name = method === "GET" ? path : `${method} ${path.replace(/[0-9a-f-]{36}/, "...")}`;
    const row = rows.get(name) ?? { name, count: 0, plain, body: 0, sent: 0, received: 0 };
    row.count += 1;
    row.body += body;
    row.sent += sent;
    row.received += received;
    rows.set(name, row);
  }
  const files = [...rows.values()].sort((a, b) => b.sent - a.sent);
  const sum = (field) => files.reduce((total, row) => total + row[field], 0);
  const total = { name: "all", count: sum("count"), plain: sum("plain"), body: sum("body"), sent: sum("sent"), received: sum("received") };
  table(
    `${site.name}: a whole run, in kB`,
    ["file", "requests", "plain", "brotli", "with headers", "sent up"],
    [...files, total].map(({ name, count, plain, body, sent, received }) => [
      name,
      count,
      plain ? kB(plain) : "",
      kB(body),
      kB(sent),
      received ? kB(received) : "",
    ]),
  );
  return { files, total };
}

function showMemory(memory) {
  table(
    "Memory, in MB, with all garbage collected",
    ["site", "items", "JS heap at start", "after the run", "wasm memory", "DOM nodes after"],
    Object.entries(memory).map(([name, { items, start, end }]) => [
      name,
      items,
      (start.heap / 1e6).toFixed(2),
      (end.heap / 1e6).toFixed(2),
      (end.wasm / 1e6).toFixed(2),
      end.nodes,
    ]),
  );
}

function showLoad(load) {
  const steps = ["paint", "entry", "start", "question"];
  table(
    "Time to, on Slow 4G with a slow processor, in ms",
    ["site", "first paint", "first button", "start button", "first question"],
    Object.entries(load).map(([name, times]) => [
      name,
      ...steps.map((step) => {
        const values = times.map((run) => run[step]);
        return `${ms(median(values))} (${ms(Math.min(...values))}-${ms(Math.max(...values))})`;
      }),
    ]),
  );
}

function showTicks(tick) {
  const figures = (values) => [ms(median(values)), ms(share(values, 0.95)), ms(Math.max(...values))];
  const rows = Object.entries(tick).flatMap(([name, { normal, slow }]) => [
    [name, "as it is", ...figures(normal.script), ...figures(normal.task)],
    ["", `slowed ${SLOW.processor} times`, ...figures(slow.script), ...figures(slow.task)],
  ]);
  table(
    "Main thread per second of a running test (one tick), in ms of its own time",
    ["site", "processor", "script p50", "p95", "max", "all work p50", "p95", "max"],
    rows,
  );
}

function showTyping(typing) {
  table(
    "From a key to the next frame, in a text of 600 words, slow processor, in ms",
    ["site", "keys", "p50", "p95", "max", "main thread per key"],
    Object.entries(typing).map(([name, { frames, task }]) => [
      name,
      frames.length,
      ms(median(frames)),
      ms(share(frames, 0.95)),
      ms(Math.max(...frames)),
      ms(task),
    ]),
  );
}

/** Says of each limit whether it holds; true when all do. Aims are shown and do not count. */
function judge({ transfer, load, tick, typing, recruiter: opened, list }) {
  const [ours, theirs, byHand] = Object.keys(load);
  const at = (name, step) => median(load[name].map((run) => run[step]));
  const total = (name) => transfer[name].total.body / 1_000;
  const lines = [
    limit(`Files of a whole run, brotli, against ${TRANSFER_LIMIT} times SurveyJS`, total(ours), total(theirs) * TRANSFER_LIMIT, "kB"),
    limit(`First button, against ${START_LIMIT} times SurveyJS`, at(ours, "entry"), at(theirs, "start") * START_LIMIT, "ms"),
    limit(`Start button, against ${START_LIMIT} times SurveyJS`, at(ours, "start"), at(theirs, "start") * START_LIMIT, "ms"),
    limit(`${BUNDLES} bundles opened and graded`, median(opened), RECRUITER_LIMIT, "ms"),
    limit(`First paint, against ${PAINT_LIMIT} times by hand`, at(ours, "paint"), at(byHand, "paint") * PAINT_LIMIT, "ms"),
  ];
  const aims = [
    limit("Aim: script of a tick, median", median(tick[ours].normal.script), TICK_AIM, "ms"),
    limit(`Aim: sort a list of ${LISTED}, median`, median(list.sort), LIST_AIM, "ms"),
    limit(`Aim: filter a list of ${LISTED}, median`, median(list.filter), LIST_AIM, "ms"),
    limit("Aim: key to frame, median, slow processor", median(typing[ours].frames), KEY_AIM, "ms"),
  ];
  console.log("");
  for (const { text } of [...lines, ...aims]) console.log(text);
  return lines.every(({ isMet }) => isMet);
}

function limit(name, value, most, unit) {
  const isMet = value <= most;
  return { isMet, text: `${isMet ? "pass" : "MISS"}  ${name}: ${ms(value)} of ${ms(most)} ${unit}` };
}
