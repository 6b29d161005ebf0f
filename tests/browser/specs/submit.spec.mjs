import { expect, test } from '../support/assay.mjs';
import { sha256 } from '../support/content.mjs';

test('The confirmation counts what is unanswered and what is flagged, and can be left', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.button('Flag for review').click();
  await assay.review();
  await expect(assay.page.getByText('You have answered 1 of 11 questions.')).toBeVisible();
  await expect(assay.reviewed('High water').getByText('answered', { exact: true })).toBeVisible();
  await expect(assay.reviewed('Papers').getByText('not answered')).toBeVisible();
  await assay.button('Submit test').click();
  const dialog = assay.page.getByRole('dialog', { name: 'Submit your test?' });
  await expect(dialog).toContainText('10 questions are not answered. Flagged for review: 1.');
  await dialog.getByRole('button', { name: 'Keep working' }).click();
  await expect(dialog).toBeHidden();
  expect(assay.endpoint.received).toHaveLength(0);
  await assay.page.getByRole('button', { name: /: Papers$/ }).click();
  await expect(assay.question(/Papers/)).toBeVisible();
});

test('One unanswered question is counted in the singular', async ({ assay }) => {
  assay.pack.duration_seconds = 600;
  await assay.start();
  await assay.answerEverything();
  await assay.goTo('Sum');
  await assay.clear();
  await assay.review();
  await assay.button('Submit test').click();
  await expect(assay.page.getByRole('dialog')).toContainText('1 question is not answered.');
});

test('The receipt names the digest of the very bytes that were received', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.submit();
  await assay.delivered();
  const { body, path, headers } = assay.endpoint.received[0];
  const bundle = await assay.bundle();
  const receipt = assay.page.getByRole('region', { name: 'Your receipt' });
  await expect(receipt).toContainText(sha256(body));
  await expect(receipt).toContainText(bundle.attempt_id);
  await expect(receipt).toContainText('1 of 11');
  expect(path).toBe(`/in/${bundle.attempt_id}`);
  expect(headers['content-type']).toContain('application/json');
  expect(headers.cookie).toBeUndefined();
  expect(headers.referer).toBeUndefined();
});

test('The file that is downloaded holds the bytes that were sent', async ({ assay }) => {
  await assay.start();
  await assay.submit();
  await assay.delivered();
  const { name, text } = await assay.saved(() => assay.button('Download my answers').click());
  expect(text).toBe(assay.endpoint.received[0].body.toString('utf8'));
  expect(name).toBe(`${JSON.parse(text).attempt_id}.json`);
});

test('The answers can be copied', async ({ assay, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await assay.start();
  await assay.submit();
  await assay.delivered();
  await assay.button('Copy my answers').click();
  await expect(assay.page.getByText('Copied.')).toBeVisible();
  const copied = await assay.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(assay.endpoint.received[0].body.toString('utf8'));
});

test('The bundle carries its own digest and fits the published rules', async ({ assay }) => {
  const { canonical } = await import('../support/content.mjs');
  await assay.start('?invitation=inv-7&name=Ada&email=ada@example.com');
  await assay.option('At 09:20').check();
  await assay.submit();
  const bundle = await assay.bundle();
  const { integrity, ...rest } = bundle;
  expect(integrity.sha256).toBe(sha256(canonical(rest)));
  expect(assay.endpoint.received[0].body.toString('utf8')).toBe(canonical(bundle));
  expect(bundle).toMatchObject({
    schema: 'assay/answer-bundle/1',
    campaign: 'spring',
    invitation: 'inv-7',
    candidate: { name: 'Ada', email: 'ada@example.com' },
    content: { assessment_id: 'tiny', version: '1', language: 'en', sha256: sha256(canonical(assay.pack)) },
    timing: { granted_ms: 120_000, time_percent: 100, ended_by: 'candidate', disagreements: [] },
  });
});

test('After the test nothing leads back to a question', async ({ assay }) => {
  await assay.start();
  await assay.next();
  await assay.submit();
  await assay.page.goBack();
  await assay.done();
  await expect(assay.timer).toBeHidden();
});

test('Leaving erases the copy in the browser if the team wants it so', async ({ assay }) => {
  assay.config.erase_after_delivery = true;
  await assay.start();
  await assay.submit();
  await assay.delivered();
  await assay.button('Leave and erase the copy here').click();
  await expect(assay.page.getByRole('heading', { level: 1, name: 'Goodbye, and good luck' })).toBeVisible();
  await assay.visit();
  await expect(assay.button('Continue')).toBeVisible();
  expect(assay.endpoint.received).toHaveLength(1);
});

test('Without that wish the receipt is there again after a reload, and nothing is sent twice', async ({ assay }) => {
  await assay.start();
  await assay.submit();
  await assay.delivered();
  await assay.page.reload();
  await assay.done();
  await assay.delivered();
  await assay.time.pass(60);
  expect(assay.endpoint.received).toHaveLength(1);
});

test('Whoever leaves is told what happens next, who reads the answers and whom to ask, and no date', async ({ assay }) => {
  await assay.start();
  await assay.submit();
  await assay.delivered();
  await assay.button("I'm done here").click();
  const { page } = assay;
  await expect(page.getByRole('heading', { level: 1, name: 'Goodbye, and good luck' })).toBeVisible();
  await expect(page.getByText("Your answers have arrived. You don't need to do anything else, and you can close this page.")).toBeVisible();
  const next = page.getByRole('region', { name: 'What happens next' });
  await expect(next).toContainText('Port of Tyne will read your answers and then get in touch with you.');
  await expect(next).toContainText('write to Ida Byron');
  await expect(next.getByRole('link', { name: 'ida@example.com' })).toHaveAttribute('href', 'mailto:ida@example.com');
  await expect(next).not.toContainText(/\d/);
});

test('Whoever can be asked without an address is named all the same', async ({ assay }) => {
  assay.config.contact = { name: 'Ida Byron' };
  await assay.start();
  await assay.submit();
  await assay.delivered();
  await assay.button("I'm done here").click();
  const next = assay.page.getByRole('region', { name: 'What happens next' });
  await expect(next).toContainText('To ask when that will be, or anything else, write to Ida Byron');
  await expect(next.getByRole('link')).toHaveCount(0);
});
