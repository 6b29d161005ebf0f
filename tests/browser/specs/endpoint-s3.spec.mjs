import { expect, test } from '../support/assay.mjs';
import { Line } from '../support/line.mjs';
import { expectKeptOnce, handIn, sendTo, untilDelivered } from '../support/sending.mjs';
import { CREDENTIALS, s3 } from '../support/servers/s3.mjs';
import { presigned } from '../support/signatures.mjs';

// One server for all of them, so they take turns.
test.describe.configure({ mode: 'default', timeout: 60_000 });

let server;
let line;
let bucket;

test.beforeAll(async () => {
  server = await s3();
});

test.beforeEach(async () => {
  line = await new Line().start(server.port);
  bucket = await server.bucket(line.origin);
});

test.afterEach(() => line.stop());
test.afterAll(() => server?.stop());

function put(assay) {
  sendTo(assay, line.origin, {
    method: 'PUT',
    url: bucket.putAddress('in/grace.json'),
    headers: { 'If-None-Match': '*' },
    duplicate_statuses: [412],
  });
}

function postForm(assay) {
  sendTo(assay, line.origin, {
    url: bucket.url,
    encoding: 'multipart',
    field: 'file',
    fields: bucket.formFields('in/'),
    success: { statuses: [201] },
  });
}

test('Addresses are signed as the example in the manual of Amazon is', () => {
  const at = new Date(Date.UTC(2013, 4, 24));
  const file = 'https://examplebucket.s3.amazonaws.com/test.txt';
  const url = presigned(CREDENTIALS, 'GET', file, { at, seconds: 86_400 });
  const signature = new URL(url).searchParams.get('X-Amz-Signature');
  expect(signature).toBe('aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404');
});

test('S3, emulated by moto, keeps answers that are put under a presigned address', async ({ assay }) => {
  put(assay);
  await handIn(assay);
  await assay.delivered();
  const { kept } = await expectKeptOnce(assay, bucket.documents);
  expect(kept.name).toBe('in/grace.json');
});

test('S3, emulated by moto, says of answers that it has that it has them', async ({ assay }) => {
  assay.guard.allow(/ERR_|412/);
  put(assay);
  line.lose(3);
  const known = assay.page.waitForResponse((response) => response.status() === 412, { timeout: 25_000 });
  await handIn(assay);
  await untilDelivered(assay);
  await known;
  await expectKeptOnce(assay, bucket.documents);
});

test('S3, emulated by moto, keeps answers once when the page is closed before the reply', async ({ assay }) => {
  assay.guard.allow(/412/);
  put(assay);
  line.hold();
  await handIn(assay);
  await expect.poll(() => line.withheld).toBe(1);
  await assay.leave();
  line.mend();
  await assay.visit();
  await untilDelivered(assay);
  await expectKeptOnce(assay, bucket.documents);
});

test('S3, emulated by moto, takes answers of every attempt by one form with a policy', async ({ assay }) => {
  postForm(assay);
  await handIn(assay);
  await assay.delivered();
  const { attempt, kept } = await expectKeptOnce(assay, bucket.documents);
  expect(kept.name).toBe(`in/${attempt}.json`);
});

test('S3, emulated by moto, keeps answers once when a form is posted again', async ({ assay }) => {
  assay.guard.allow(/ERR_/);
  postForm(assay);
  line.lose(3);
  await handIn(assay);
  await untilDelivered(assay);
  expect(line.withheld).toBe(3);
  await expectKeptOnce(assay, bucket.documents);
});
