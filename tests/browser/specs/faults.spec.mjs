import { expect, test as base } from '../support/assay.mjs';
import { FaultyEndpoint, faultNames, faultPlan } from '../support/faults.mjs';
import { expectKeptOnce, expectNotDelivered, handIn, passWait, sendTo, unreachable, untilDelivered } from '../support/sending.mjs';

const TIMEOUT_MS = 20_000;

/** A longer run: FAULT_COUNT=300 FAULT_SEED=7 npx playwright test specs/faults.spec.mjs -g random */
const COUNT = Number(process.env.FAULT_COUNT ?? 12);
const SEED = Number(process.env.FAULT_SEED ?? 1);

const test = base.extend({
  faulty: async ({ assay }, use) => {
    const endpoint = await new FaultyEndpoint().start();
    endpoint.now = () => assay.time.now();
    // Whatever breaks off shows on the console, and should.
    assay.guard.allow(/ERR_|status of [45]\d\d|CORS policy/);
    sendTo(assay, endpoint.origin, {
      url: `${endpoint.origin}/in/{attempt_id}`,
      success: { statuses: [200, 201], body_contains: 'stored' },
      duplicate_statuses: [409],
      timeout_ms: TIMEOUT_MS,
    });
    await use(endpoint);
    await endpoint.stop();
  },
});

test.describe.configure({ timeout: 60_000 });

/** Lets time pass while the page waits for its next try, or for a reply that will not come. */
async function letPass(assay, faulty) {
  if (faulty.waiting > 0 && /silence|never ends/.test(faulty.met.at(-1))) {
    await assay.time.pass(TIMEOUT_MS / 1_000 + 1);
  } else {
    await passWait(assay);
  }
}

/** The answers are there once, and nothing else ever arrived. */
async function expectArrivedOnce(assay, faulty) {
  const { kept } = await expectKeptOnce(assay, () => faulty.documents());
  for (const body of faulty.arrived) {
    expect(body.equals(kept.body)).toBe(true);
  }
}

for (const fault of faultNames) {
  test(`Answers arrive once after this, twice: ${fault}`, async ({ assay, faulty }) => {
    faulty.next = [fault, fault];
    await handIn(assay);
    await untilDelivered(assay, () => letPass(assay, faulty));
    expect(faulty.met[0]).toBe(fault);
    await expectArrivedOnce(assay, faulty);
  });
}

for (const fault of faultNames.filter((name) => /^kept, reply (cut|too|never|in)/.test(name))) {
  test(`A status is enough where no word was agreed on: ${fault}`, async ({ assay, faulty }) => {
    delete assay.config.submission.success;
    faulty.next = [fault];
    await handIn(assay);
    await untilDelivered(assay, () => letPass(assay, faulty));
    await expectArrivedOnce(assay, faulty);
  });
}

test('An endpoint that asks for patience until a date is asked again then', async ({ assay, faulty }) => {
  faulty.next = ['status 429 until a date'];
  await handIn(assay);
  await expect(assay.page.getByText(/Next try in (5[5-9]|6[0-2])/)).toBeVisible();
  await assay.time.pass(50);
  expect(faulty.met).toHaveLength(1);
  expect(faulty.documents()).toEqual([]);
  await untilDelivered(assay, () => letPass(assay, faulty));
  await expectArrivedOnce(assay, faulty);
});

const forGood = [
  ...[400, 401, 403, 404, 413].map((code) => [code, new RegExp(`refused them \\(status ${code}\\)`)]),
  ...[408, 500, 503].map((code) => [`status ${code}`, new RegExp(`is having trouble \\(status ${code}\\)`)]),
  ['status 429 for a minute', /is having trouble \(status 429\)/],
  ['reply without the agreed word', /is having trouble \(status 200\)/],
  ['silence', unreachable],
  ['request cut off', unreachable],
  ['redirects without end', unreachable],
  ['kept, reply lost', unreachable],
  ['kept, reply hidden from the page', unreachable],
  ['kept, but status 500', /is having trouble \(status 500\)/],
];

for (const [fault, words] of forGood) {
  test(`The page says so in words and offers the answers when this does not end: ${fault}`, async ({ assay, faulty }) => {
    faulty.always = fault;
    await handIn(assay);
    await expect.poll(() => faulty.met.length).toBeGreaterThan(0);
    if (fault === 'silence') {
      await letPass(assay, faulty);
    } else {
      await expect(assay.button('Send again')).toBeVisible();
    }
    await expectNotDelivered(assay, words);
    // Once it has been fixed, the next visit is enough.
    faulty.always = null;
    await assay.page.reload();
    await untilDelivered(assay, () => letPass(assay, faulty));
    await expectArrivedOnce(assay, faulty);
  });
}

for (const [place, faults] of [...faultPlan(SEED, COUNT)].entries()) {
  // Every other page is closed at the first fault and opened again.
  const reloads = place % 2 === 1;
  const list = faults.join('; ') + (reloads ? '; and a reload' : '');
  test(`Answers arrive once after random faults, ${SEED}.${place + 1}: ${list}`, async ({ assay, faulty }) => {
    faulty.next = [...faults];
    await handIn(assay);
    if (reloads) {
      await expect.poll(() => faulty.met.length).toBeGreaterThan(0);
      await assay.page.reload();
    }
    await untilDelivered(assay, () => letPass(assay, faulty));
    await expectArrivedOnce(assay, faulty);
  });
}

test('Random faults are the same for the same seed, as many as asked for', () => {
  const plan = (seed) => [...faultPlan(seed, 300)];
  expect(plan(5)).toEqual(plan(5));
  expect(plan(5)).not.toEqual(plan(6));
  expect(plan(5).flat()).toHaveLength(300);
  expect(new Set(plan(5).flat())).toEqual(new Set(faultNames));
});
