import { Assay } from '../browser/support/assay.mjs';
import { launch } from '../browser/support/chromium.mjs';
import { ConsoleGuard } from '../browser/support/console.mjs';
import { Endpoint } from '../browser/support/endpoint.mjs';
import { Site } from '../browser/support/site.mjs';
import { Chance } from './chance.mjs';
import { visitors } from './venue.mjs';

const KIND = 'both clocks slow';
const RESOLUTION_MS = 1_000;

/** Questions are this far apart at most by the slow clocks when the end is near, in milliseconds. */
const APART_MS = 5_000;

/** Attempts on machines of which both clocks run slow, as jobs. Slow clocks agree, so only the host can tell. */
export function slowJobs({ seed, count, tally, patience }) {
  return Array.from({ length: count }, (_, at) => {
    const book = tally.book(`slow.${at + 1}`);
    const run = () => sit({ chance: new Chance(seed, book.name), book, patience });
    return { book, kind: KIND, faults: 1, run };
  });
}

async function sit({ chance, book, patience }) {
  const [site, endpoint] = [new Site(), new Endpoint()];
  await Promise.all([site.start(), endpoint.start()]);
  const browser = await launch();
  try {
    const context = await visitors(browser, patience);
    const assay = new Assay(await context.newPage(), site, endpoint, new ConsoleGuard());
    assay.pack.duration_seconds = chance.pick([60, 90, 150]);
    await suffer(assay, chance.between(30, 80) / 100, book);
    book.tried(KIND);
  } finally {
    await browser.close();
    await Promise.all([site.stop(), endpoint.stop()]);
  }
}

/** Sits the whole time out on clocks at this share of the true speed. Neither too long nor too short it may last. */
async function suffer(assay, speed, book) {
  const grantedMs = assay.pack.duration_seconds * 1_000;
  const over = assay.page.getByRole('heading', { level: 1, name: /Your test is complete/ });
  await assay.start();
  const begunMs = assay.time.now();
  const passedMs = () => assay.time.now() - begunMs;
  await assay.option('At 09:20').check();
  while (passedMs() < 4 * grantedMs && !(await over.isVisible())) {
    await assay.time.drag(1, speed);
  }
  const lateMs = Math.round(passedMs() - grantedMs);
  const allowedMs = APART_MS / speed + RESOLUTION_MS;
  const what = `${grantedMs / 1_000} s at ${speed} of the speed ended ${lateMs} ms late`;
  book.clock(KIND, lateMs > 0 ? Math.max(0, lateMs - allowedMs) : lateMs, what);
  await assay.done();
  const { timing, sections } = await assay.bundle();
  if (timing.elapsed_ms !== grantedMs || !timing.disagreements.some(({ kind }) => kind === 'corrected-by-host')) {
    book.wrong(KIND, `${what}, and the record says ${timing.elapsed_ms} ms, ${JSON.stringify(timing.disagreements)}.`);
  }
  if (sections[0].items[0].response === null) {
    book.answerLost(KIND, 'the answer given at the beginning');
  }
}
