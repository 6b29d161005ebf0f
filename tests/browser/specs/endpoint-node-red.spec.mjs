import { expect, test } from '../support/assay.mjs';
import { Line } from '../support/line.mjs';
import { expectKeptOnce, handIn, sendTo, untilDelivered } from '../support/sending.mjs';
import { nodeRed } from '../support/servers/node-red.mjs';

// One server for all of them, so they take turns.
test.describe.configure({ mode: 'default', timeout: 60_000 });

let server;
let line;

test.beforeAll(async () => {
  server = await nodeRed();
});

test.beforeEach(async () => {
  server.empty();
  line = await new Line().start(server.port);
});

test.afterEach(() => line.stop());
test.afterAll(() => server?.stop());

function post(assay, encoding) {
  sendTo(assay, line.origin, { url: `${line.origin}/${encoding}/{attempt_id}`, encoding, fields: { team: 'harbour' } });
}

for (const encoding of ['json', 'text', 'form', 'multipart']) {
  test(`Node-RED keeps answers that come as ${encoding}`, async ({ assay }) => {
    post(assay, encoding);
    await handIn(assay);
    await assay.delivered();
    const { attempt, kept } = await expectKeptOnce(assay, server.documents);
    expect(kept.name).toBe(`${attempt}.json`);
  });
}

for (const encoding of ['json', 'multipart']) {
  test(`Node-RED keeps answers once when its reply is lost and they come as ${encoding} again`, async ({ assay }) => {
    assay.guard.allow(/ERR_/);
    post(assay, encoding);
    line.lose(3);
    await handIn(assay);
    await untilDelivered(assay);
    expect(line.withheld).toBe(3);
    await expectKeptOnce(assay, server.documents);
  });
}

test('Node-RED keeps answers once when the page is reloaded before the reply', async ({ assay }) => {
  post(assay, 'json');
  line.hold();
  await handIn(assay);
  await expect.poll(() => line.withheld).toBe(1);
  line.mend();
  await assay.page.reload();
  await untilDelivered(assay);
  await expectKeptOnce(assay, server.documents);
});
