import { expect, test } from '../support/assay.mjs';

test('Back and Forward of the browser move between questions', async ({ assay }) => {
  await assay.start();
  await assay.next();
  await assay.next();
  await expect(assay.question(/Fog/)).toBeVisible();
  await assay.page.goBack();
  await expect(assay.question(/Papers/)).toBeVisible();
  await assay.page.goBack();
  await expect(assay.question(/High water/)).toBeVisible();
  await assay.page.goForward();
  await expect(assay.question(/Papers/)).toBeVisible();
});

test('Back never leaves a running test, however often it is pressed', async ({ assay }) => {
  await assay.page.goto('about:blank');
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.next();
  for (let time = 0; time < 6; time += 1) {
    await assay.page.evaluate(() => history.back());
    await expect(assay.question()).toBeVisible();
    await expect(assay.timer).toBeVisible();
  }
  await expect(assay.option('At 09:20')).toBeChecked();
});

test('Back moves between questions after a reload as well', async ({ assay }) => {
  await assay.start();
  await assay.next();
  await assay.next();
  await assay.page.reload();
  await expect(assay.question(/Fog/)).toBeVisible();
  await assay.page.goBack();
  await expect(assay.question(/Papers/)).toBeVisible();
});

test('Back leads from the review to the question before', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Bill');
  await assay.review();
  await assay.page.goBack();
  await expect(assay.question(/Bill/)).toBeVisible();
});

test('Back leads from the check to the welcome screen, where everything is still filled in', async ({ assay }) => {
  await assay.open();
  await assay.agree('Grace Hopper');
  await assay.page.goBack();
  await expect(assay.button('Continue')).toBeVisible();
  await expect(assay.page.getByRole('textbox', { name: 'Name' })).toHaveValue('Grace Hopper');
  await expect(assay.page.getByRole('checkbox', { name: /I have read this page/ })).toBeChecked();
});

test('Forward does not start a test that was not started', async ({ assay }) => {
  await assay.open();
  await assay.agree();
  await assay.page.goBack();
  await expect(assay.button('Continue')).toBeVisible();
  await assay.page.goForward();
  await expect(assay.page.getByRole('heading', { level: 1, name: /Check and practice|Welcome to your test/ })).toBeVisible();
  await expect(assay.timer).toBeHidden();
});
