import { expect, test } from '../support/assay.mjs';
import { Line } from '../support/line.mjs';
import { expectKeptOnce, expectNotDelivered, handIn, sendTo, unreachable, untilDelivered } from '../support/sending.mjs';
import { emulatedHook } from '../support/servers/emulated-hook.mjs';

test.describe.configure({ timeout: 60_000 });

let server;
let line;

test.beforeEach(async () => {
  server = await emulatedHook();
  line = await new Line().start(server.port);
});

test.afterEach(async () => {
  await line.stop();
  await server.stop();
});

function catchHook(assay, encoding) {
  sendTo(assay, line.origin, {
    url: `${line.origin}/hooks/catch/1/2/`,
    encoding,
    success: { statuses: [200], body_contains: '"success"' },
  });
}

for (const encoding of ['text', 'form']) {
  test(`An emulated catch hook takes answers as ${encoding}`, async ({ assay }) => {
    catchHook(assay, encoding);
    await handIn(assay);
    await assay.delivered();
    await expectKeptOnce(assay, server.documents);
    expect(server.runs).toHaveLength(1);
  });
}

test('An emulated catch hook runs again for answers whose reply was lost, and its workflow keeps them once', async ({ assay }) => {
  assay.guard.allow(/ERR_/);
  catchHook(assay, 'text');
  line.lose(1);
  await handIn(assay);
  await untilDelivered(assay);
  expect(server.runs).toHaveLength(2);
  await expectKeptOnce(assay, server.documents);
});

test('An emulated catch hook gets nothing as JSON, for it grants no header to a preflight', async ({ assay }) => {
  assay.guard.allow(/CORS policy|ERR_FAILED/);
  catchHook(assay, 'json');
  await handIn(assay);
  await expectNotDelivered(assay, unreachable);
  expect(server.runs).toEqual([]);
  expect(server.documents()).toEqual([]);
});
