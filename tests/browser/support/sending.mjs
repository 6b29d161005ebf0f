import { expect } from './assay.mjs';

/** What the page says while a place cannot be reached, or hides its answer from the page. */
export const unreachable = /can't be reached\. Your answers are safe here/;

/** Points the site at an endpoint. */
export function sendTo(assay, origin, submission) {
  // Time that a test lets pass at once must not look like an endpoint that hangs.
  assay.config.submission = { timeout_ms: 120_000, ...submission };
  assay.site.connect = [origin];
  // The page asks the front page of the host whether anybody is there. What that says is no matter.
  assay.guard.allow(/status of 4\d\d .*\(http:\/\/127\.0\.0\.1:\d+\/\)$/);
}

/** A test with an answer that needs more than ASCII, handed in. */
export async function handIn(assay) {
  await assay.start();
  await answer(assay);
  await assay.submit();
}

/** Answers two questions of a test that has begun. */
export async function answer(assay) {
  await assay.option('At 09:20').check();
  await assay.goTo('Letter');
  await assay.field('Write an answer.').fill('Wir bitten um Entschuldigung für den Lärm: “80 dB” & more + 100 % 🚢');
}

/** Waits for the word that the answers arrived. Time that the page would wait passes at once. */
export async function untilDelivered(assay, letPass = passWait, timeout = 25_000) {
  const arrived = assay.page.getByText(/^Delivered\b/);
  const step = async () => {
    if (await arrived.isVisible()) {
      return true;
    }
    await letPass(assay);
    return false;
  };
  await expect.poll(step, { timeout, intervals: [100] }).toBe(true);
}

/** Lets the time pass that the page waits for its next try; none while it is sending. */
export async function passWait(assay) {
  const notice = await assay.page.locator('.notice.delivery').allInnerTexts();
  const seconds = /Next try in (\d+)/.exec(notice.join())?.[1];
  if (seconds !== undefined) {
    await assay.time.pass(Number(seconds) + 1);
  }
}

/** The answers as the candidate can take them along. */
export function download(assay) {
  return assay.saved(() => assay.button('Download my answers').click());
}

/** The server has one document, and it is what the candidate can take along, byte for byte. */
export async function expectKeptOnce(assay, documents) {
  const { name, text } = await download(assay);
  expect(JSON.parse(text).schema).toBe('assay/answer-bundle/1');
  expect(text).toContain('🚢');
  const kept = await documents();
  expect(kept.map(({ body }) => body.toString('utf8'))).toEqual([text]);
  return { attempt: name.replace(/\.json$/, ''), kept: kept[0] };
}

/** The page tells in words that nothing arrived, and all the answers can be taken along. */
export async function expectNotDelivered(assay, words) {
  await expect(assay.page.getByText(words)).toBeVisible();
  await expect(assay.page.getByText(/^Delivered\b/)).toHaveCount(0);
  const { text } = await download(assay);
  expect(JSON.parse(text).schema).toBe('assay/answer-bundle/1');
  expect(text).toContain('🚢');
}
