import { Assay } from '../browser/support/assay.mjs';
import { launch } from '../browser/support/chromium.mjs';
import { ConsoleGuard } from '../browser/support/console.mjs';
import { expect } from '../browser/support/expect.mjs';
import { FaultyEndpoint, faultPlan } from '../browser/support/faults.mjs';
import { download, handIn, passWait, sendTo, untilDelivered } from '../browser/support/sending.mjs';
import { Site } from '../browser/support/site.mjs';
import { visitors } from './venue.mjs';

const KIND = 'endpoint failed';
const TIMEOUT_MS = 20_000;

/** Attempts whose endpoint fails `count` times in all, as jobs. */
export function endpointJobs({ seed, count, tally, patience }) {
  return [...faultPlan(seed, count)].map((faults, at) => {
    const book = tally.book(`endpoints.${at + 1}`);
    // Every other page is closed at the first fault and opened again.
    const run = () => deliver({ faults, reloads: at % 2 === 1, book, patience });
    return { book, kind: KIND, faults: faults.length, run };
  });
}

async function deliver({ faults, reloads, book, patience }) {
  const site = new Site();
  const endpoint = await new FaultyEndpoint().start();
  await site.start();
  const browser = await launch();
  try {
    const context = await visitors(browser, patience);
    const assay = new Assay(await context.newPage(), site, endpoint, new ConsoleGuard());
    endpoint.now = () => assay.time.now();
    endpoint.next = [...faults];
    sendTo(assay, endpoint.origin, {
      url: `${endpoint.origin}/in/{attempt_id}`,
      success: { statuses: [200, 201], body_contains: 'stored' },
      duplicate_statuses: [409],
      timeout_ms: TIMEOUT_MS,
    });
    await handIn(assay);
    if (reloads) {
      await expect.poll(() => endpoint.met.length).toBeGreaterThan(0);
      await assay.page.reload();
    }
    await untilDelivered(assay, () => letPass(assay, endpoint), 2 * patience);
    await check(assay, endpoint, book);
    faults.forEach(() => book.tried(KIND));
  } finally {
    await browser.close();
    await Promise.all([site.stop(), endpoint.stop()]);
  }
}

/** Lets time pass while the page waits for its next try, or for a reply that will not come. */
async function letPass(assay, endpoint) {
  if (endpoint.waiting > 0 && /silence|never ends/.test(endpoint.met.at(-1))) {
    await assay.time.pass(TIMEOUT_MS / 1_000 + 1);
  } else {
    await passWait(assay);
  }
}

/** What is kept is there once, and is what the candidate can take along. */
async function check(assay, endpoint, book) {
  const { text } = await download(assay);
  const kept = endpoint.documents();
  const account = endpoint.met.join('; ');
  if (kept.length === 0) {
    book.missing(KIND, account);
    return;
  }
  if (kept.length > 1 || endpoint.arrived.some((body) => body.toString('utf8') !== text)) {
    book.doubled(KIND, account);
  }
  if (kept[0].body.toString('utf8') !== text || !text.includes('🚢')) {
    book.answerLost(KIND, account);
  }
}
