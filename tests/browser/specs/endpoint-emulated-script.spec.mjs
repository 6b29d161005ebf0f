import { expect, test } from '../support/assay.mjs';
import { Line } from '../support/line.mjs';
import { expectKeptOnce, expectNotDelivered, handIn, sendTo, unreachable, untilDelivered } from '../support/sending.mjs';
import { emulatedAppsScript } from '../support/servers/emulated-script.mjs';

test.describe.configure({ timeout: 60_000 });

let server;
let line;

test.beforeEach(async ({ assay }) => {
  server = await emulatedAppsScript();
  line = await new Line().start(server.port);
  sendTo(assay, line.origin, {
    url: `${line.origin}/macros/s/harbour/exec`,
    encoding: 'text',
    success: { statuses: [200], body_contains: 'stored' },
  });
  assay.site.connect.push(server.second);
});

test.afterEach(async () => {
  await line.stop();
  await server.stop();
});

test('An emulated Apps Script keeps answers and says so by way of a second host', async ({ assay }) => {
  await handIn(assay);
  await assay.delivered();
  await expectKeptOnce(assay, server.documents);
});

test('An emulated Apps Script that fails with status 200 is tried again', async ({ assay }) => {
  assay.guard.allow(/CORS policy|ERR_FAILED/);
  server.script.fails = 2;
  await handIn(assay);
  await expectNotDelivered(assay, unreachable);
  await untilDelivered(assay);
  expect(server.script.fails).toBe(0);
  await expectKeptOnce(assay, server.documents);
});

test('An emulated Apps Script keeps answers once when its reply is lost', async ({ assay }) => {
  assay.guard.allow(/ERR_/);
  line.lose(3);
  await handIn(assay);
  await untilDelivered(assay);
  await expectKeptOnce(assay, server.documents);
});

test('An emulated Apps Script whose second host the page may not talk to gets the answers, but the page cannot know', async ({ assay }) => {
  assay.guard.allow(/Content Security Policy|ERR_|Fetch API cannot load/);
  assay.site.connect.pop();
  await handIn(assay);
  await expectNotDelivered(assay, unreachable);
  await expectKeptOnce(assay, server.documents);
});

test('An emulated Apps Script gets nothing as JSON, for it answers no preflight', async ({ assay }) => {
  assay.guard.allow(/CORS policy|ERR_FAILED/);
  assay.config.submission.encoding = 'json';
  await handIn(assay);
  await expectNotDelivered(assay, unreachable);
  expect(server.documents()).toEqual([]);
});
