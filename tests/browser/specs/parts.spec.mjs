// The program comes in two parts: what the first screens need, and what runs the test.
import { expect, test } from '../support/assay.mjs';

const SECOND = /\/split_test\.wasm$/;

/** Keeps the second part back until the function returned is called. */
async function withheld(page) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(SECOND, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Uses everything that can be used in an example. */
async function tryOut(example) {
  for (const kind of ['radio', 'checkbox']) {
    for (const box of await example.getByRole(kind).all()) {
      if (!(await box.isEnabled())) {
        continue;
      }
      const mark = await box.getAttribute('name');
      const row = box.locator('xpath=ancestor::*[@role="group"][1]');
      const isMarkedAlready = /^(best|worst)$/.test(mark) && (await row.getByRole('radio', { checked: true }).count()) > 0;
      if (isMarkedAlready) {
        // One of both marks is refused where the other one is.
        await box.click();
        await expect(box).not.toBeChecked();
        await expect(row.getByRole('button', { name: /instead/ })).toBeVisible();
      } else {
        await box.check();
      }
    }
  }
  for (const box of (await example.getByRole('checkbox').all()).slice(0, 1)) {
    await box.uncheck();
  }
  for (const field of await example.getByRole('textbox').all()) {
    for (const text of ['some words', '1.234', '12 000,5']) {
      await field.fill(text);
    }
    await field.blur();
  }
  for (const name of [/^Move (up|down)/, /^Keep this order/, /^Clear answer/]) {
    const button = example.getByRole('button', { name }).and(example.locator(':not([aria-disabled=true])')).first();
    if ((await button.count()) > 0 && (await button.isVisible())) {
      await button.click();
    }
  }
}

test('All before the start works while the second part of the program is on its way', async ({ assay }) => {
  // Every kind of question is used, and each screen waits a moment.
  test.slow();
  const { page } = assay;
  const release = await withheld(page);
  assay.config.accommodations = [{ code: 'half-more', time_percent: 150 }];
  assay.config.show_score = true;
  assay.pack.practice = assay.pack.sections
    .flatMap(({ items }) => items)
    .map((item) => ({ ...structuredClone(item), id: `practice-${item.id}` }));
  await assay.open();
  await assay.button('Continue').click();
  await expect(page.getByText('Please fill this in.').first()).toBeVisible();
  await assay.agree();
  await assay.button('Read the first page again').click();
  await assay.agree();
  await page.goBack();
  await assay.agree();
  const example = page.getByRole('article');
  for (let number = 1; number <= assay.pack.practice.length; number += 1) {
    await expect(page.getByRole('heading', { name: new RegExp(`Example ${number} of`) })).toBeVisible();
    await tryOut(example);
    if (number < assay.pack.practice.length) {
      await assay.button('Next example').click();
    }
  }
  await assay.button('Start the test').click();
  await assay.button('Start the test').click();
  await assay.time.pass(20);
  await expect(page.getByRole('heading', { level: 1, name: 'Check and practice' })).toBeVisible();
  await expect(page.getByText('All questions are loaded. You')).toBeHidden();
  await assay.button('Read the first page again').click();
  release();
  await assay.agree();
  await expect(page.getByText('All questions are loaded. You')).toBeVisible();
  await assay.button('Start the test').dblclick();
  await expect(assay.question(/Question 1 of/)).toBeVisible();
  expect(await assay.left()).toBe(assay.pack.duration_seconds);
  await assay.submit();
  await assay.delivered();
  expect(assay.endpoint.received.length).toBe(1);
});

test('Where the second part does not come, nothing starts, and it can be tried again', async ({ assay }) => {
  assay.guard.allow(/503/);
  await assay.page.route(SECOND, (route) => route.fulfill({ status: 503 }));
  await assay.open();
  await assay.agree();
  await assay.button('Start the test').click();
  await expect(assay.page.getByText('The file could not be loaded.')).toBeVisible();
  await assay.page.unroute(SECOND);
  await assay.button('Try again').click();
  await assay.begin();
  expect(await assay.left()).toBe(assay.pack.duration_seconds);
});

test('Where the practice does not come, it can be asked for again, and the test starts without it', async ({ assay }) => {
  assay.guard.allow(/503/);
  const { page } = assay;
  const practice = /\/split_practice\.wasm$/;
  await page.route(practice, (route) => route.fulfill({ status: 503 }));
  await assay.open();
  await assay.agree();
  await expect(page.getByText('The file could not be loaded.')).toBeVisible();
  await expect(assay.button('Start the test')).toBeEnabled();
  await page.unroute(practice);
  await assay.button('Try again').click();
  await expect(page.getByRole('heading', { name: /Example 1 of/ })).toBeVisible();
  await page.route(practice, (route) => route.fulfill({ status: 503 }));
  await assay.visit();
  await assay.agree();
  await expect(page.getByText('The file could not be loaded.')).toBeVisible();
  await assay.button('Start the test').click();
  await expect(assay.question(/Question 1 of/)).toBeVisible();
});

test('While the second part is on its way, the start button says that it waits', async ({ assay }) => {
  const release = await withheld(assay.page);
  await assay.open();
  await assay.agree();
  const start = assay.button('Start the test');
  await expect(start).not.toHaveAttribute('aria-busy');
  const said = assay.page.getByRole('status').filter({ hasText: 'The test and its clock start as soon as all questions are loaded' });
  await expect(said).toHaveCount(0);
  await start.click();
  await expect(start).toHaveAttribute('aria-busy', 'true');
  await expect(said).toBeVisible();
  release();
  await expect(assay.question(/Question 1 of/)).toBeVisible();
});

test('A test that was left goes on when the second part is there, with the deadline it had', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.time.pass(60);
  const release = await withheld(assay.page);
  const asked = assay.page.waitForRequest(SECOND);
  await assay.visit();
  await asked;
  await expect(assay.question()).toBeHidden();
  release();
  await expect(assay.option('At 09:20')).toBeChecked();
  expect(await assay.left()).toBeLessThanOrEqual(assay.pack.duration_seconds - 60);
});
