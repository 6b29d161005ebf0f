// The receipt: when the answers arrived, times that add up, a copy to print, and what helps after a refusal.
import { expect, test } from '../support/assay.mjs';

const receipt = (page) => page.getByRole('region', { name: 'Your receipt' });

test('It is said when the answers arrived, with the time zone, also after a reload', async ({ assay }) => {
  const { page } = assay;
  await assay.start();
  await assay.submit();
  const arrived = page.getByText(/^Delivered at 10:0\d (CET|GMT\+1)\. .* has confirmed that your answers arrived\.$/);
  await expect(arrived).toBeVisible();
  await page.reload();
  await expect(arrived).toBeVisible();
});

test('Start and time used give the end, each with the time zone', async ({ assay }) => {
  const { page } = assay;
  await assay.start();
  await assay.time.pass(37);
  await assay.submit();
  await assay.delivered();
  const row = (term) => receipt(page).getByRole('term').filter({ hasText: term }).locator('xpath=following-sibling::dd[1]');
  const seconds = async (term) => {
    const shown = await row(term).innerText();
    expect(shown).toMatch(/CET|GMT\+1/);
    const [, hours, minutes, rest] = /(\d+):(\d\d):(\d\d)/.exec(shown).map(Number);
    return (hours * 60 + minutes) * 60 + rest;
  };
  const [, minutes, rest] = /(\d+):(\d\d) of 2:00/.exec(await row('Time used').innerText()).map(Number);
  expect(minutes * 60 + rest).toBeGreaterThanOrEqual(37);
  expect((await seconds('Ended')) - (await seconds('Started'))).toBe(minutes * 60 + rest);
});

test('The answers can be read and printed in the words of the test, also after a reload', async ({ assay }) => {
  const { page } = assay;
  await page.addInitScript(() => {
    globalThis.print = () => (globalThis.printed = (globalThis.printed ?? 0) + 1);
  });
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.goTo('Fog');
  await assay.pick('Best', 'Call the pilot.').check();
  await assay.goTo('Letter');
  await assay.field('Write an answer.').fill('Dear client,\nit will be quiet.');
  await assay.submit();
  await assay.delivered();
  await page.reload();
  await assay.delivered();
  const copy = page.getByRole('region', { name: 'Your answers' });
  await expect(copy.getByText('At 09:20')).toBeHidden();
  await copy.getByText('Show my answers').click();
  const question = (title) => copy.getByRole('listitem').filter({ hasText: title });
  await expect(question('High water')).toContainText('At 09:20');
  await expect(question('Fog')).toContainText('Most effective: Call the pilot.');
  await expect(question('Letter')).toContainText('it will be quiet.');
  await expect(question('Papers')).toContainText('Not answered');
  await copy.getByText('Show my answers').click();
  await copy.getByRole('button', { name: 'Print my answers' }).click();
  await assay.time.pass(1);
  await expect.poll(() => page.evaluate(() => globalThis.printed)).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await expect(question('High water').getByText('At 09:20')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print my answers' })).toBeHidden();
});

test('A refusal has the download and the address beside it', async ({ assay }) => {
  assay.guard.allow(/400/);
  assay.config.submission.fallback_contact = 'jobs@example.com';
  assay.endpoint.always = 400;
  await assay.start();
  await assay.submit();
  const news = assay.page.getByRole('status').filter({ hasText: 'Not accepted' });
  await expect(news.getByRole('link', { name: 'jobs@example.com' })).toHaveAttribute('href', 'mailto:jobs@example.com');
  const { name, text } = await assay.saved(() => news.getByRole('button', { name: 'Download the file' }).click());
  expect(name).toMatch(/^[0-9a-f-]{36}\.json$/);
  const sent = assay.endpoint.received[0].body.toString('utf8');
  expect(text).toBe(sent);
});
