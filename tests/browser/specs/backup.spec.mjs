import { expect, test } from '../support/assay.mjs';
import { Endpoint } from '../support/endpoint.mjs';

/** A second endpoint, to which answers go when the first does not take them. */
const withBackup = test.extend({
  backup: async ({ assay }, use) => {
    const backup = new Endpoint();
    await backup.start();
    assay.config.backup = { url: `${backup.origin}/spare/{attempt_id}`, timeout_ms: 120_000 };
    assay.site.connect.push(backup.origin);
    await use(backup);
    await backup.stop();
  },
});

withBackup('Answers that the endpoint refuses go to the backup at once', async ({ assay, backup }) => {
  assay.guard.allow(/403/);
  assay.endpoint.always = 403;
  await assay.start();
  await assay.submit();
  await assay.delivered();
  expect(backup.received).toHaveLength(1);
  await expect(assay.page.getByText(new URL(backup.origin).host).first()).toBeVisible();
});

withBackup('When the endpoint stays out of order the backup takes the answers, the same bytes', async ({ assay, backup }) => {
  assay.guard.allow(/503/);
  assay.endpoint.always = 503;
  await assay.start();
  await assay.submit();
  await expect.poll(() => assay.endpoint.received.length).toBeGreaterThan(0);
  await expect.poll(async () => {
    await assay.time.pass(10);
    return backup.received.length;
  }).toBe(1);
  await assay.delivered();
  expect(backup.received).toHaveLength(1);
  expect(backup.received[0].body.equals(assay.endpoint.received[0].body)).toBe(true);
});

withBackup('Where the endpoint works the backup hears nothing', async ({ assay, backup }) => {
  await assay.start();
  await assay.submit();
  await assay.delivered();
  expect(backup.received).toHaveLength(0);
  expect(assay.endpoint.received).toHaveLength(1);
});

withBackup('Where both refuse, the page says so and gives the answers out', async ({ assay, backup }) => {
  assay.guard.allow(/403/);
  assay.endpoint.always = 403;
  backup.always = 403;
  await assay.start();
  await assay.submit();
  await expect(assay.page.getByText(/refused/).first()).toBeVisible();
  await expect(assay.button('Download my answers')).toBeEnabled();
});

withBackup('The welcome screen names both hosts', async ({ assay, backup }) => {
  await assay.open();
  const hosts = assay.page.getByText(/At the end, everything is sent to/);
  await expect(hosts).toContainText(new URL(assay.endpoint.origin).host);
  await expect(hosts).toContainText(new URL(backup.origin).host);
});
