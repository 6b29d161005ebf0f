import { expect, test } from '../support/assay.mjs';
import { Line } from '../support/line.mjs';
import { answer, expectKeptOnce, expectNotDelivered, handIn, sendTo, untilDelivered } from '../support/sending.mjs';
import { nginx } from '../support/servers/nginx.mjs';

// One server for all of them, so they take turns.
test.describe.configure({ mode: 'default', timeout: 60_000 });

let server;
let line;

test.beforeAll(async () => {
  server = await nginx();
});

test.beforeEach(async () => {
  server.empty();
  line = await new Line().start(server.port);
});

test.afterEach(() => line.stop());
test.afterAll(() => server?.stop());

function put(assay, folder = 'in') {
  sendTo(assay, line.origin, { method: 'PUT', url: `${line.origin}/${folder}/{attempt_id}.json` });
}

test('nginx keeps answers that are put there, under the name of the attempt', async ({ assay }) => {
  put(assay);
  await handIn(assay);
  await assay.delivered();
  const { attempt, kept } = await expectKeptOnce(assay, server.documents);
  expect(kept.name).toBe(`${attempt}.json`);
});

test('nginx keeps answers once when its reply is lost and they are sent again', async ({ assay }) => {
  assay.guard.allow(/ERR_/);
  put(assay);
  line.lose(3);
  await handIn(assay);
  await untilDelivered(assay);
  expect(line.withheld).toBe(3);
  await expectKeptOnce(assay, server.documents);
});

test('nginx keeps answers once when the page is closed before the reply, and opened again', async ({ assay }) => {
  put(assay);
  line.hold();
  await handIn(assay);
  await expect.poll(() => line.withheld).toBe(1);
  const [before] = server.documents();
  await assay.leave();
  line.mend();
  await assay.visit();
  await untilDelivered(assay);
  const { kept } = await expectKeptOnce(assay, server.documents);
  expect(kept).toEqual(before);
});

test('nginx that finds the answers too large is shown as a refusal, with the download', async ({ assay }) => {
  assay.guard.allow(/413/);
  put(assay, 'in/small');
  await handIn(assay);
  await expectNotDelivered(assay, /refused them \(status 413\)/);
  expect(server.documents()).toEqual([]);
});

test('nginx that is asked too often is asked again later', async ({ assay }) => {
  assay.guard.allow(/429/);
  put(assay, 'in/busy');
  await assay.start();
  await answer(assay);
  await assay.review();
  // Somebody else uses up what the limit allows.
  await fetch(`${line.origin}/in/busy/other.txt`, { method: 'PUT', body: 'x' });
  const busy = assay.page.waitForResponse((response) => response.status() === 429);
  await assay.submit();
  expect((await busy).headers()['retry-after']).toBe('2');
  await untilDelivered(assay);
  await expectKeptOnce(assay, () => server.documents().filter(({ name }) => name.endsWith('.json')));
});
