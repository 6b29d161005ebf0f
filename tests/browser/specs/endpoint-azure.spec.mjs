import { expect, test } from '../support/assay.mjs';
import { Line } from '../support/line.mjs';
import { expectKeptOnce, expectNotDelivered, handIn, passWait, sendTo, unreachable, untilDelivered } from '../support/sending.mjs';
import { azurite } from '../support/servers/azurite.mjs';

// One server for all of them, so they take turns.
test.describe.configure({ mode: 'default', timeout: 60_000 });

let server;
let line;
let container;

test.beforeAll(async () => {
  server = await azurite();
});

test.beforeEach(async ({ assay }) => {
  line = await new Line().start(server.port);
  container = await server.container(line.origin);
  await server.allowPages(true);
  sendTo(assay, line.origin, {
    method: 'PUT',
    url: container.address('cw'),
    headers: { 'x-ms-blob-type': 'BlockBlob', 'If-None-Match': '*' },
    duplicate_statuses: [409],
  });
});

test.afterEach(() => line.stop());
test.afterAll(() => server?.stop());

test('Azurite keeps answers under a signature that may create and write', async ({ assay }) => {
  await handIn(assay);
  await assay.delivered();
  const { attempt, kept } = await expectKeptOnce(assay, container.documents);
  expect(kept.name).toBe(`${attempt}.json`);
});

test('Azurite says of answers that it has that it has them', async ({ assay }) => {
  assay.guard.allow(/ERR_|409/);
  line.lose(3);
  const known = assay.page.waitForResponse((response) => response.status() === 409, { timeout: 25_000 });
  await handIn(assay);
  await untilDelivered(assay);
  await known;
  await expectKeptOnce(assay, container.documents);
});

test('Azurite keeps answers once when the page is closed before the reply', async ({ assay }) => {
  assay.guard.allow(/409/);
  line.hold();
  await handIn(assay);
  await expect.poll(() => line.withheld).toBe(1);
  await assay.leave();
  line.mend();
  await assay.visit();
  await untilDelivered(assay);
  await expectKeptOnce(assay, container.documents);
});

test('Azurite under a signature that may only create refuses a second send, and the page does not call that delivered', async ({ assay }) => {
  assay.guard.allow(/ERR_|403/);
  assay.config.submission.url = container.address('c');
  line.lose(3);
  await handIn(assay);
  await expect(async () => {
    await passWait(assay);
    await expectNotDelivered(assay, /refused them \(status 403\)/);
  }).toPass({ timeout: 20_000 });
  await expectKeptOnce(assay, container.documents);
});

test('Azurite whose owner forgot to let pages in gets nothing, and the page says so until it is mended', async ({ assay }) => {
  assay.guard.allow(/CORS policy|ERR_FAILED|403/);
  await server.allowPages(false);
  await handIn(assay);
  await expectNotDelivered(assay, unreachable);
  expect(await container.documents()).toEqual([]);
  await server.allowPages(true);
  await untilDelivered(assay);
  await expectKeptOnce(assay, container.documents);
});

test('Azurite refuses answers under a signature that has run out, and the page says so', async ({ assay }) => {
  assay.guard.allow(/403/);
  const { submission } = assay.config;
  submission.url = submission.url.replace(/se=\d{4}/, 'se=2020');
  await handIn(assay);
  await expectNotDelivered(assay, /refused them \(status 403\)/);
  expect(await container.documents()).toEqual([]);
});
