import { expect, test } from '../support/assay.mjs';
import { Line } from '../support/line.mjs';
import { answer, expectKeptOnce } from '../support/sending.mjs';
import { ownReceiver } from '../support/servers/receiver.mjs';

test.describe.configure({ timeout: 60_000 });

let server;
let line;

test.beforeEach(async ({ assay }) => {
  assay.config.submission = { url: 'submissions/{attempt_id}' };
  server = await ownReceiver(assay);
  line = await new Line().start(server.port);
  assay.site.url = `${line.origin}/`;
  // The receiver is a host with a time of its own, so here time is what it is.
  await assay.visit();
  await assay.begin();
  await answer(assay);
});

test.afterEach(async () => {
  await line.stop();
  await server.stop();
});

test('Our own receiver keeps answers, under the name of the attempt', async ({ assay }) => {
  await assay.submit();
  await assay.delivered();
  const { attempt, kept } = await expectKeptOnce(assay, server.documents);
  expect(kept.name).toBe(`${attempt}.json`);
});

test('Our own receiver keeps answers once when its reply is lost and they are sent again', async ({ assay }) => {
  assay.guard.allow(/ERR_/);
  line.lose(2);
  await assay.submit();
  await assay.delivered();
  expect(line.withheld).toBe(2);
  await expectKeptOnce(assay, server.documents);
});

test('Our own receiver keeps answers once when the page is closed before the reply', async ({ assay }) => {
  line.hold();
  await assay.submit();
  await expect.poll(() => line.withheld).toBe(1);
  await assay.leave();
  line.mend();
  await assay.visit();
  await assay.delivered();
  await expectKeptOnce(assay, server.documents);
});

test('Our own receiver keeps answers once when somebody sends the file as well', async ({ assay, context }) => {
  line.hold();
  await assay.submit();
  await expect.poll(() => line.withheld).toBe(1);
  const { text } = await assay.saved(() => assay.button('Download my answers').click());
  const { attempt_id } = JSON.parse(text);
  // Somebody sends the file that was taken along, too.
  const sent = await context.request.post(`http://127.0.0.1:${server.port}/submissions/${attempt_id}`, {
    headers: { 'Content-Type': 'application/json' },
    data: Buffer.from(text),
  });
  expect(sent.ok()).toBe(true);
  line.mend();
  await assay.page.reload();
  await assay.delivered();
  await expectKeptOnce(assay, server.documents);
});
