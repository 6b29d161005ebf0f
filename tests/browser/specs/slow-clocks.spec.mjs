import { expect, test } from '../support/assay.mjs';

const GRANTED_S = 90;

/** The questions that the host was asked about its time. */
const questions = (assay) => assay.site.requested(/^config\.json$/).filter(({ search }) => search.startsWith('?time='));

/** Starts a short test; returns how many seconds have truly passed since. */
async function start(assay) {
  assay.pack.duration_seconds = GRANTED_S;
  await assay.start();
  const begun = assay.time.now();
  return () => (assay.time.now() - begun) / 1_000;
}

const isOver = (assay) => assay.page.getByRole('heading', { level: 1, name: /Your test is complete/ }).isVisible();

/** Disagreements of the clocks in a bundle. */
const kinds = ({ timing }) => timing.disagreements.map(({ kind }) => kind);

test('On two clocks at half speed a test ends on time, says why, and so does the receipt', async ({ assay }) => {
  const passed = await start(assay);
  let isShown = false;
  while (passed() < 2 * GRANTED_S && !(await isOver(assay))) {
    await assay.time.drag(1, 0.5);
    isShown ||= await assay.page.getByRole('status').filter({ hasText: "This device's clock runs slow." }).isVisible();
  }
  const late = passed() - GRANTED_S;
  await assay.done('Time is up. Your test is complete.');
  expect(late).toBeGreaterThanOrEqual(-1);
  expect(late).toBeLessThanOrEqual(12);
  expect(isShown).toBe(true);
  const receipt = assay.page.getByRole('region', { name: 'Your receipt' });
  await expect(receipt).toContainText('1:30 of 1:30');
  const bundle = await assay.bundle();
  expect(bundle.timing).toMatchObject({ ended_by: 'timeout', elapsed_ms: GRANTED_S * 1_000 });
  expect(kinds(bundle)).toContain('host-ahead');
  expect(kinds(bundle)).toContain('corrected-by-host');
});

test('A test that is submitted on two slow clocks has the true time on its receipt', async ({ assay }) => {
  const passed = await start(assay);
  await assay.time.drag(35, 0.5);
  await assay.submit();
  const truly = passed() * 1_000;
  const { timing } = await assay.bundle();
  expect(timing.ended_by).toBe('candidate');
  expect(timing.elapsed_ms).toBeLessThanOrEqual(truly + 1_000);
  expect(timing.elapsed_ms).toBeGreaterThan(truly - 6_000);
});

test('A host whose clock is set forward is on record as a doubt, and costs no time', async ({ assay }) => {
  const passed = await start(assay);
  await assay.time.drag(20, 1);
  const { date } = assay.site;
  assay.site.date = () => date() + 3_600_000;
  await assay.time.drag(40, 1);
  expect(Math.abs(GRANTED_S - passed() - (await assay.left()))).toBeLessThanOrEqual(1.5);
  await assay.submit();
  const bundle = await assay.bundle();
  expect(kinds(bundle)).toContain('host-ahead');
  expect(kinds(bundle)).not.toContain('corrected-by-host');
});

test('The host is asked now and then, with little, and not without a network', async ({ assay }) => {
  await start(assay);
  const before = questions(assay).length;
  await assay.time.drag(60, 1);
  const asked = questions(assay).slice(before);
  expect(asked.length).toBeGreaterThanOrEqual(4);
  expect(asked.length).toBeLessThanOrEqual(9);
  expect(asked.every(({ method }) => method === 'HEAD')).toBe(true);
  await assay.page.context().setOffline(true);
  await assay.time.pass(20);
  expect(questions(assay)).toHaveLength(before + asked.length);
  await assay.page.context().setOffline(false);
  await assay.submit();
  const bundle = await assay.bundle();
  expect(bundle.timing.disagreements).toEqual([]);
  const answers = bundle.events.filter(({ kind }) => kind === 'host-heard');
  expect(answers).toHaveLength(1);
  // One may have been on its way when the network went.
  expect(answers[0].times).toBeGreaterThanOrEqual(asked.length - 1);
});

test.describe('With the service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('The questions reach the host although the site is kept', async ({ assay }) => {
    await start(assay);
    await assay.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await assay.page.reload();
    await expect(assay.question()).toBeVisible();
    const before = questions(assay).length;
    await assay.time.drag(30, 1);
    expect(questions(assay).length).toBeGreaterThan(before);
  });
});
