import { expect, test } from '../support/assay.mjs';

const refused = /The server that receives your answers refused them/;
const failing = /is having trouble/;
const unreachable = /can't be reached\. Your answers are safe here/;

/** Lets time pass in steps until the endpoint was asked so often. */
async function untilReceived(assay, count) {
  await expect
    .poll(async () => {
      await assay.time.pass(5);
      return assay.endpoint.received.length;
    })
    .toBeGreaterThanOrEqual(count);
}

/** A test of which one question is answered, handed in. */
async function handIn(assay) {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.submit();
}

test('An endpoint that says 201 has the answers, and the page says so', async ({ assay }) => {
  await handIn(assay);
  await assay.delivered();
  await assay.time.pass(120);
  expect(assay.endpoint.received).toHaveLength(1);
});

test('An endpoint that has the answers already is as good as one that takes them', async ({ assay }) => {
  assay.guard.allow(/409/);
  assay.endpoint.always = 409;
  await handIn(assay);
  await assay.delivered();
  await assay.time.pass(120);
  expect(assay.endpoint.received).toHaveLength(1);
});

test('A refusal is told apart from an outage, names whom to write to, and is not repeated', async ({ assay }) => {
  assay.guard.allow(/400/);
  assay.config.submission.fallback_contact = 'jobs@example.com';
  assay.endpoint.next = [400];
  await handIn(assay);
  await expect(assay.page.getByText(refused)).toBeVisible();
  await expect(assay.page.getByText('status 400')).toBeVisible();
  await expect(assay.page.getByText('send the file to jobs@example.com')).toBeVisible();
  await assay.time.pass(300);
  expect(assay.endpoint.received).toHaveLength(1);
  await expect(assay.button('Download my answers')).toBeEnabled();
  await assay.button('Send again').click();
  await assay.delivered();
  expect(assay.endpoint.received).toHaveLength(2);
  expect(assay.endpoint.received[1].body.equals(assay.endpoint.received[0].body)).toBe(true);
});

test('An endpoint that asks for patience is given as much as it asks for', async ({ assay }) => {
  assay.guard.allow(/429/);
  assay.endpoint.next = [{ status: 429, headers: { 'Retry-After': '60' } }];
  await handIn(assay);
  await expect(assay.page.getByText(failing)).toBeVisible();
  await assay.time.pass(50);
  expect(assay.endpoint.received).toHaveLength(1);
  await assay.time.pass(15);
  await assay.delivered();
  expect(assay.endpoint.received).toHaveLength(2);
});

test('A broken endpoint is tried again, with the same bytes under the same address', async ({ assay }) => {
  assay.guard.allow(/50[03]/);
  assay.endpoint.next = [500, 503, 500];
  await handIn(assay);
  await expect(assay.page.getByText(failing)).toBeVisible();
  await expect(assay.page.getByText(/Next try in/)).toBeVisible();
  await untilReceived(assay, 4);
  await assay.delivered();
  const [first, ...others] = assay.endpoint.received;
  expect(others).toHaveLength(3);
  for (const other of others) {
    expect(other.body.equals(first.body)).toBe(true);
    expect(other.path).toBe(first.path);
  }
});

test('Nobody needs to wait: the answers can be sent again at once', async ({ assay }) => {
  assay.guard.allow(/500/);
  assay.endpoint.next = [{ status: 500, headers: { 'Retry-After': '600' } }];
  await handIn(assay);
  await assay.button('Send again').click();
  await assay.time.pass(2);
  await assay.delivered();
});

test('Whoever has the answers sent again keeps the focus, which goes to the news once they have arrived', async ({ assay }) => {
  assay.guard.allow(/500/);
  const later = { status: 500, headers: { 'Retry-After': '600' } };
  assay.endpoint.next = [later, later];
  await handIn(assay);
  const again = assay.button('Send again');
  await expect(again).toBeEnabled();
  await assay.ready();
  await again.focus();
  await assay.page.keyboard.press('Enter');
  await expect.poll(() => assay.endpoint.received.length).toBe(2);
  await expect(again).toBeEnabled();
  await expect(again).toBeFocused();
  await assay.page.keyboard.press('Enter');
  await assay.delivered();
  await expect(again).toHaveCount(0);
  await expect(assay.page.getByText(/^Delivered\b/)).toBeFocused();
});

test('An endpoint that hangs is given up after its time, and tried again', async ({ assay }) => {
  assay.config.submission.timeout_ms = 5_000;
  assay.endpoint.next = ['hang', 'hang'];
  await handIn(assay);
  await expect(assay.page.getByText(/^Sending your answers/)).toBeVisible();
  await expect.poll(() => assay.endpoint.received.length).toBe(1);
  await assay.time.pass(6);
  await expect(assay.page.getByText(unreachable)).toBeVisible();
  await untilReceived(assay, 3);
  await assay.delivered();
});

test('An endpoint that refuses the connection is tried again', async ({ assay }) => {
  assay.guard.allow(/ERR_/);
  assay.endpoint.always = 'refuse';
  await handIn(assay);
  await expect(assay.page.getByText(unreachable)).toBeVisible();
  await expect(assay.button('Download my answers')).toBeEnabled();
  assay.endpoint.always = 201;
  await assay.time.pass(40);
  await assay.delivered();
});

test('Never are two sends on their way at once', async ({ assay, context }) => {
  assay.endpoint.always = 'hang';
  await handIn(assay);
  await expect.poll(() => assay.endpoint.received.length).toBe(1);
  await context.setOffline(true);
  await context.setOffline(false);
  await assay.time.pass(3);
  expect(assay.endpoint.mostOpen).toBe(1);
  assay.endpoint.always = 201;
  assay.endpoint.release();
  await assay.delivered();
  expect(assay.endpoint.received).toHaveLength(1);
});

test('What could not be sent is sent after a reload', async ({ assay }) => {
  assay.guard.allow(/500/);
  assay.endpoint.next = [{ status: 500, headers: { 'Retry-After': '600' } }];
  await handIn(assay);
  await expect(assay.page.getByText(failing)).toBeVisible();
  await assay.page.reload();
  await assay.delivered();
  const [first, second] = assay.endpoint.received;
  expect(second.body.equals(first.body)).toBe(true);
});

test('What could not be sent is sent when the network is back', async ({ assay, context }) => {
  assay.guard.allow(/ERR_/);
  await assay.start();
  await context.setOffline(true);
  await assay.submit();
  await expect(assay.page.getByText(/^You are offline\. Your answers are safe here/)).toBeVisible();
  await assay.time.pass(200);
  await context.setOffline(false);
  await assay.time.pass(1);
  await assay.delivered();
});

test('A page that is closed while sending sends on the next visit', async ({ assay }) => {
  assay.endpoint.next = ['hang'];
  await handIn(assay);
  await expect.poll(() => assay.endpoint.received.length).toBe(1);
  await assay.leave();
  await assay.visit();
  await assay.done();
  await assay.time.pass(10);
  await assay.delivered();
  const [first, second] = assay.endpoint.received;
  expect(second.body.equals(first.body)).toBe(true);
});

test('A reply without the word that was agreed on is no acknowledgement', async ({ assay }) => {
  assay.config.submission.success = { statuses: [200], body_contains: 'stored' };
  assay.endpoint.next = [{ status: 200, body: '<title>Sign in</title>' }];
  assay.endpoint.always = { status: 200, body: 'it is stored' };
  await handIn(assay);
  await expect(assay.page.getByText('Not delivered yet')).toBeVisible();
  await untilReceived(assay, 2);
  await assay.delivered();
});

test('Answers can be sent as plain text, which needs no preflight', async ({ assay }) => {
  assay.config.submission.encoding = 'text';
  await handIn(assay);
  await assay.delivered();
  expect(assay.endpoint.received[0].headers['content-type']).toMatch(/^text\/plain/);
  expect((await assay.bundle()).schema).toBe('assay/answer-bundle/1');
  expect(assay.endpoint.others.filter(({ method }) => method === 'OPTIONS')).toHaveLength(0);
});

test('Answers can be sent as a field of a form', async ({ assay }) => {
  Object.assign(assay.config.submission, { encoding: 'form', field: 'answers', fields: { 'form-name': 'test' } });
  await handIn(assay);
  await assay.delivered();
  const { headers, body } = assay.endpoint.received[0];
  expect(headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
  const form = new URLSearchParams(body.toString('utf8'));
  expect(form.get('form-name')).toBe('test');
  expect(JSON.parse(form.get('answers')).schema).toBe('assay/answer-bundle/1');
});

test('Answers can be sent as a file in a multipart form', async ({ assay }) => {
  Object.assign(assay.config.submission, { encoding: 'multipart', field: 'answers', fields: { 'form-name': 'test' } });
  await handIn(assay);
  await assay.delivered();
  const { headers, body } = assay.endpoint.received[0];
  const form = await new Response(body, { headers: { 'content-type': headers['content-type'] } }).formData();
  expect(form.get('form-name')).toBe('test');
  const file = form.get('answers');
  expect(file.name).toMatch(/\.json$/);
  expect(JSON.parse(await file.text()).schema).toBe('assay/answer-bundle/1');
});

test('Answers can be put, with headers of the team and with everything an address may hold', async ({ assay }) => {
  Object.assign(assay.config.submission, {
    method: 'PUT',
    url: `${assay.endpoint.origin}/{campaign}/{assessment_id}/{invitation}/{attempt_id}.json`,
    headers: { 'X-Team': 'harbour' },
  });
  await assay.start('?invitation=a/b%20c');
  await assay.submit();
  await assay.delivered();
  const { attempt_id } = await assay.bundle();
  const { method, path, headers } = assay.endpoint.received[0];
  expect(method).toBe('PUT');
  expect(path).toBe(`/spring/tiny/a%2Fb%20c/${attempt_id}.json`);
  expect(headers['x-team']).toBe('harbour');
});

test('The welcome screen names the host that the answers go to, and nothing is sent there before the end', async ({ assay }) => {
  await assay.open();
  await expect(assay.page.getByText(`everything is sent to ${new URL(assay.endpoint.origin).host}`)).toBeVisible();
  await assay.begin();
  await assay.option('At 09:20').check();
  await assay.time.pass(60);
  expect(assay.endpoint.received).toHaveLength(0);
  expect(assay.endpoint.others.every(({ method, path }) => method === 'HEAD' && path === '/')).toBe(true);
});
