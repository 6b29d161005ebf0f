import { Assay, expect, test } from '../support/assay.mjs';

/** What the countdown must show, given what it showed and how long that is ago. */
function watch(left) {
  const begun = performance.now();
  return (passed) => left - passed - (performance.now() - begun) / 1_000;
}

async function expectLeft(assay, wanted) {
  await expect
    .poll(async () => Math.abs((await assay.left()) - wanted()), { message: 'seconds from the deadline' })
    .toBeLessThanOrEqual(1.5);
}

async function startAt(assay) {
  assay.pack.duration_seconds = 1_800;
  await assay.start();
  return watch(await assay.left());
}

test('A clock that is set forward costs no time, and it is on record', async ({ assay }) => {
  const left = await startAt(assay);
  await assay.time.setClock(600);
  await assay.time.pass(2);
  await expectLeft(assay, () => left(2));
  await assay.option('At 09:20').check();
  await assay.submit();
  const { timing } = await assay.bundle();
  expect(timing.ended_by).toBe('candidate');
  expect(timing.disagreements.map(({ kind }) => kind)).toContain('wall-clock-ahead');
});

test('A clock that is set beyond the end does not end the test', async ({ assay }) => {
  const left = await startAt(assay);
  await assay.option('At 09:20').check();
  await assay.time.setClock(86_400);
  await assay.time.pass(2);
  await expect(assay.page.getByText('Your clock has changed.')).toBeHidden();
  await expectLeft(assay, () => left(2));
  await assay.option('At 03:10').check();
  await assay.submit();
  expect(Assay.item(await assay.bundle(), 'tide').response).toEqual({ choices: ['a'] });
});

test('A clock that is set back gains no time, and it is on record', async ({ assay }) => {
  const left = await startAt(assay);
  await assay.time.setClock(-900);
  await assay.time.pass(2);
  await expectLeft(assay, () => left(2));
  await assay.submit();
  const { timing } = await assay.bundle();
  expect(timing.disagreements.map(({ kind }) => kind)).toContain('wall-clock-behind');
});

test('A clock that is set back before a reload gains no time', async ({ assay }) => {
  const left = await startAt(assay);
  await assay.time.pass(60);
  await assay.time.setClock(-900);
  await assay.page.reload();
  await expect(assay.question()).toBeVisible();
  await expectLeft(assay, () => left(60));
});

test('A clock that is set forward before a reload costs no time', async ({ assay }) => {
  const left = await startAt(assay);
  await assay.time.pass(60);
  await assay.time.setClock(86_400);
  await assay.page.reload();
  await expect(assay.question()).toBeVisible();
  await expectLeft(assay, () => left(60));
});

test('The time that a machine sleeps counts', async ({ assay }) => {
  const left = await startAt(assay);
  await assay.time.sleep(600);
  await assay.time.pass(2);
  await expectLeft(assay, () => left(602));
});

test('Sleep together with a clock set back gains no time', async ({ assay }) => {
  const left = await startAt(assay);
  await assay.time.sleep(600);
  await assay.time.setClock(-590);
  await assay.time.pass(2);
  await expectLeft(assay, () => left(602));
});

test('The time during which the page is closed counts', async ({ assay }) => {
  const left = await startAt(assay);
  await assay.leave();
  await assay.time.away(300);
  await assay.visit();
  await expect(assay.question()).toBeVisible();
  await expectLeft(assay, () => left(300));
});

test('A tab that is throttled loses nothing and gains nothing', async ({ assay }) => {
  const left = await startAt(assay);
  for (let time = 0; time < 5; time += 1) {
    await assay.time.jump(60);
    await assay.time.answered();
  }
  await expectLeft(assay, () => left(300));
  await assay.submit();
  expect((await assay.bundle()).timing.disagreements).toEqual([]);
});

test('Without a host that tells the time the stricter clock counts', async ({ assay }) => {
  assay.site.date = () => null;
  const left = await startAt(assay);
  await assay.time.setClock(300);
  await assay.time.pass(2);
  await expectLeft(assay, () => left(302));
});

test('While the host is asked whether time is up, the page says so and keeps the answers', async ({ assay }) => {
  await startAt(assay);
  await assay.option('At 09:20').check();
  assay.site.files.set('config.json', { hang: true });
  await assay.time.setClock(86_400);
  await assay.time.pass(1);
  await expect(assay.page.getByText('Your clock has changed.')).toBeVisible();
  await assay.time.pass(6);
  await assay.done();
  expect(Assay.item(await assay.bundle(), 'tide').response).toEqual({ choices: ['b'] });
});

test('A host whose own clock is an hour off changes nothing', async ({ assay }) => {
  assay.site.date = () => assay.time.now() - 3_600_000;
  const left = await startAt(assay);
  await assay.page.reload();
  await expect(assay.question()).toBeVisible();
  await expectLeft(assay, () => left(0));
});

test('Before the start a clock that is wrong is noted, and held to be no disadvantage', async ({ assay }) => {
  assay.site.date = () => assay.time.now() - 3_600_000;
  await assay.open();
  await assay.agree();
  await expect(assay.page.getByText('Your clock differs from ours.')).toBeVisible();
});

test('A clock that is set again while the host is asked costs no time', async ({ assay }) => {
  assay.pack.duration_seconds = 1_800;
  await assay.start();
  let delayed = null;
  let seen;
  const asked = new Promise((done) => (seen = done));
  await assay.page.route(/config\.json/, (route) => {
    if (delayed !== null) return route.continue();
    delayed = route;
    seen();
  });
  await assay.time.setClock(86_400);
  await asked;
  await assay.time.setClock(86_402);
  await delayed.continue();
  await expect.poll(() => assay.left(), { timeout: 20_000 }).toBeGreaterThan(1_700);
});
