import { createServer } from 'node:http';
import { expect, test } from '../support/assay.mjs';
import { expectAccessible } from '../support/axe.mjs';

const MARK = "Endpoint test · no candidate's answers";
const ARRIVES = "A candidate's answers would arrive.";
const DOES_NOT = "A candidate's answers would not arrive, or the candidate would be told that they did not.";

/** Opens the page and sends a probe; waits for the verdict. */
async function probe(assay, verdict) {
  await assay.open('?probe');
  await expect(assay.page.getByRole('banner').filter({ hasText: MARK })).toBeVisible();
  await assay.button('Send a probe').click();
  await expect(assay.page.getByRole('status')).toHaveText(verdict);
}

/** The finding of a step, with how much it matters. */
function finding(assay, step, level) {
  const lines = assay.page.getByRole('list', { name: 'submission' }).getByRole('listitem');
  return lines.filter({ hasText: new RegExp(`^${step}${level}`) });
}

/** An endpoint that sends none of the headers that let another host's page read its replies. */
async function mute() {
  const taken = [];
  const server = createServer((request, response) => {
    if (request.method === 'POST') taken.push(request.url);
    response.writeHead(request.method === 'OPTIONS' ? 405 : 201).end();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { taken, server, origin: `http://127.0.0.1:${server.address().port}` };
}

test('An endpoint in order is said to be in order, and gets one probe twice', async ({ assay }) => {
  await assay.open('?probe');
  await expect(assay.page.getByRole('region', { name: 'submission' })).toContainText(new URL(assay.endpoint.origin).host);
  expect(assay.endpoint.received).toHaveLength(0);
  await probe(assay, ARRIVES);
  await expect(finding(assay, 'Status', 'OK')).toContainText('acknowledges (status 201)');
  await expect(finding(assay, 'Duplicates', 'OK')).toContainText('acknowledges again');
  const [first, second] = assay.endpoint.received;
  expect(assay.endpoint.received).toHaveLength(2);
  expect(second.body.equals(first.body)).toBe(true);
  expect(second.path).toBe(first.path);
  const sent = JSON.parse(first.body);
  expect(sent).toMatchObject({ schema: 'assay/probe/1', campaign: 'spring' });
  expect(first.path).toBe(`/in/${sent.attempt_id}`);
  expect(await assay.databases()).toEqual([]);
  await assay.button('Send another probe').click();
  await expect.poll(() => assay.endpoint.received.length).toBe(4);
  expect(JSON.parse(assay.endpoint.received[2].body).attempt_id).not.toBe(sent.attempt_id);
});

test('A copy that the endpoint refuses is pointed out, unless the configuration knows its status', async ({ assay }) => {
  assay.guard.allow(/409/);
  assay.endpoint.next = [201];
  assay.endpoint.always = 409;
  assay.config.submission.duplicate_statuses = [];
  await probe(assay, ARRIVES);
  await expect(finding(assay, 'Duplicates', 'check this')).toContainText('Add 409 to duplicate_statuses.');
  assay.site.files.clear();
  assay.config.submission.duplicate_statuses = [409];
  assay.endpoint.next = [201];
  assay.publish();
  await assay.visit('?probe');
  await assay.button('Send a probe').click();
  await expect(finding(assay, 'Duplicates', 'OK')).toContainText('status 409');
});

test('An outage and a refusal are told as the candidate would see them', async ({ assay }) => {
  assay.guard.allow(/500|403/);
  assay.endpoint.always = { status: 500, body: 'Out of order' };
  await probe(assay, DOES_NOT);
  await expect(finding(assay, 'Status', 'problem')).toContainText('It says: Out of order');
  expect(assay.endpoint.received).toHaveLength(1);
  assay.endpoint.always = 403;
  await assay.button('Send another probe').click();
  await expect(finding(assay, 'Status', 'problem')).toContainText('asked to download');
});

test('The word in the reply is looked for', async ({ assay }) => {
  assay.config.submission.success = { statuses: [200], body_contains: 'stored' };
  assay.endpoint.always = { status: 200, body: '<title>Sign in</title>' };
  await probe(assay, DOES_NOT);
  await expect(finding(assay, 'Word', 'problem')).toContainText('does not hold "stored"');
});

test('A backup is probed as well, and is enough', async ({ assay }) => {
  assay.guard.allow(/500/);
  assay.config.backup = { ...assay.config.submission, url: `${assay.endpoint.origin}/spare` };
  assay.endpoint.next = [500];
  await probe(assay, ARRIVES);
  await expect(finding(assay, 'Status', 'problem')).toBeVisible();
  await expect(assay.page.getByRole('list', { name: 'backup' })).toContainText('acknowledges (status 201)');
  expect(assay.endpoint.received.map(({ path }) => path).slice(1)).toEqual(['/spare', '/spare']);
});

test('A reply that is hidden from the page is told apart from a host that is silent', async ({ assay }) => {
  assay.guard.allow(/CORS|ERR_FAILED|ERR_CONNECTION_REFUSED/);
  const other = await mute();
  assay.site.connect = [other.origin];
  assay.config.submission.url = `${other.origin}/in`;
  assay.config.submission.encoding = 'text';
  await probe(assay, DOES_NOT);
  await expect(finding(assay, 'CORS', 'problem')).toContainText('hides its reply from this page');
  await expect(finding(assay, 'CORS', 'problem')).toContainText(assay.site.origin);
  expect(other.taken).toHaveLength(1);
  assay.site.files.clear();
  assay.config.submission.encoding = 'json';
  assay.publish();
  await assay.visit('?probe');
  await assay.button('Send a probe').click();
  await expect(finding(assay, 'CORS', 'problem')).toContainText('answer OPTIONS with 204');
  expect(other.taken).toHaveLength(1);
  other.server.closeAllConnections();
  await new Promise((done) => other.server.close(done));
  await assay.button('Send another probe').click();
  await expect(finding(assay, 'Connection', 'problem')).toContainText('does not answer');
});

test('A host that breaks every request off does not look like one that acknowledges', async ({ assay }) => {
  assay.guard.allow(/ERR_/);
  assay.endpoint.always = 'refuse';
  await probe(assay, DOES_NOT);
  await expect(finding(assay, '(CORS|Connection)', 'problem')).toBeVisible();
});

test('A policy of the page that leaves the endpoint out is named', async ({ assay }) => {
  assay.guard.allow(/Content Security Policy|violates/);
  assay.site.connect = [];
  await probe(assay, DOES_NOT);
  await expect(finding(assay, 'Policy', 'problem')).toContainText('connect-src');
  expect(assay.endpoint.received).toHaveLength(0);
  expect(assay.endpoint.others).toHaveLength(0);
});

test('A policy that leaves the endpoint out is mended by a command that is named', async ({ assay }) => {
  assay.guard.allow(/Content Security Policy|violates/);
  assay.site.connect = [];
  await probe(assay, DOES_NOT);
  await expect(finding(assay, 'Policy', 'problem')).toContainText('assay allow');
});

test('A host of files that takes no answers is said to take none', async ({ assay }) => {
  assay.guard.allow(/405/);
  assay.config.submission.url = 'submissions/{attempt_id}';
  await probe(assay, DOES_NOT);
  const status = finding(assay, 'Status', 'problem');
  await expect(status).toContainText("The page's own host takes no answers");
  await expect(status).toContainText('status 405');
  await expect(status).toContainText('assay serve');
});

test('A mistake in the configuration is told with its place, and nothing is sent', async ({ assay }) => {
  assay.config.submission.methud = 'PUT';
  await assay.open('?probe');
  await expect(assay.page.getByText('$.submission.methud')).toBeVisible();
  await expect(assay.button('Send a probe')).toHaveCount(0);
});

test('Candidates fetch nothing of the probe, and it leads to the test', async ({ assay }) => {
  await assay.open('?probe');
  await assay.page.getByRole('link', { name: 'Go to the test itself' }).click();
  await expect(assay.button('Continue')).toBeVisible();
  assay.site.requests.length = 0;
  await assay.visit();
  await expect(assay.button('Continue')).toBeVisible();
  expect(assay.site.requested(/probe/)).toHaveLength(0);
});

test('The probe is accessible before it is sent, when all is well and when it is not', async ({ assay }) => {
  test.setTimeout(120_000);
  assay.guard.allow(/409|500/);
  await assay.open('?probe');
  await expect(assay.button('Send a probe')).toBeVisible();
  await expectAccessible(assay.page, 'probe');
  assay.endpoint.next = [201, { status: 400, body: 'No such field' }];
  assay.guard.allow(/400/);
  await assay.button('Send a probe').click();
  await expect(assay.page.getByRole('status')).toHaveText(ARRIVES);
  await expectAccessible(assay.page, 'probe that arrives');
  assay.endpoint.always = { status: 500, body: 'Out of order' };
  await assay.button('Send another probe').click();
  await expect(assay.page.getByRole('status')).toHaveText(DOES_NOT);
  await expectAccessible(assay.page, 'probe that does not arrive');
});

test('Where the trial does not come, the page says so, and it can be asked for again', async ({ assay }) => {
  assay.guard.allow(/503/);
  const trial = /\/split_trial\.wasm$/;
  await assay.page.route(trial, (route) => route.fulfill({ status: 503 }));
  await assay.open('?probe');
  await expect(assay.page.getByText('The file could not be loaded.')).toBeVisible();
  await assay.page.unroute(trial);
  await assay.button('Try again').click();
  await expect(assay.button('Send a probe')).toBeVisible();
  await expect(assay.page.getByRole('heading', { level: 1 })).toBeFocused();
});
