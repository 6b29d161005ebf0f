import { expect, test } from '../support/assay.mjs';

/** Reloads, and finds the same screen under the same address. */
async function expectSame(assay, heading) {
  const address = assay.page.url();
  await assay.page.reload();
  await expect(assay.page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  expect(assay.page.url()).toBe(address);
}

test('The welcome screen is there again after a reload, two folders deep', async ({ assay }) => {
  await assay.open();
  await expectSame(assay, 'Welcome to your test');
});

test('After a reload on the check the way leads through the welcome screen', async ({ assay }) => {
  await assay.open();
  await assay.agree();
  await assay.page.reload();
  await assay.begin();
});

test('A question is there again after a reload, with what was answered and the time that is left', async ({ assay }) => {
  await assay.start();
  await assay.option('At 09:20').check();
  await assay.goTo('Fog');
  await assay.time.pass(30);
  const left = await assay.left();
  await expectSame(assay, /Fog/);
  expect(await assay.left()).toBeLessThanOrEqual(left);
  expect(await assay.left()).toBeGreaterThan(left - 10);
  await assay.goTo('High water');
  await expect(assay.option('At 09:20')).toBeChecked();
});

test('The review is there again after a reload', async ({ assay }) => {
  await assay.start();
  await assay.review();
  await expectSame(assay, 'Review answers');
});

test('The receipt is there again after a reload', async ({ assay }) => {
  await assay.start();
  await assay.submit();
  await assay.delivered();
  await expectSame(assay, 'Thank you. Your test is complete.');
});

test('The page under its file name shows the same as under its folder', async ({ assay }) => {
  await assay.open('index.html');
  await expectSame(assay, 'Welcome to your test');
  await assay.begin();
  await expectSame(assay, /High water/);
});

test('An address that means nothing says so, and nothing is lost', async ({ assay }) => {
  assay.guard.allow(/404/);
  const { page } = assay;
  await assay.open('no/such/page');
  const nothing = page.getByRole('main').getByRole('heading', { level: 1, name: 'There is nothing at this address' });
  await expect(nothing).toBeVisible();
  const back = page.getByRole('navigation', { name: 'Ways back' });
  await expect(back.getByRole('link')).toHaveCount(3);
  // The test does not lie at the top of its host.
  for (const folder of ['no/', '']) {
    await back.getByRole('link', { name: 'One folder up' }).click();
    await expect(page).toHaveURL(assay.site.url + folder);
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome to your test' })).toBeVisible();
  await assay.visit('recruter.html');
  await expect(nothing).toBeVisible();
  await back.getByRole('link', { name: "This folder's page" }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome to your test' })).toBeVisible();
});

test('Words typed a moment before a reload are kept', async ({ assay }) => {
  await assay.start();
  await assay.goTo('Letter');
  await assay.field('Write an answer.').pressSequentially('Not yet saved');
  await assay.page.reload();
  await expect(assay.field('Write an answer.')).toHaveValue('Not yet saved');
});

test('A tab that is closed and opened again goes on with the deadline it had', async ({ assay, context }) => {
  await assay.start('?invitation=inv-1');
  await assay.option('At 03:10').check();
  await assay.time.pass(20);
  const before = await assay.left();
  await assay.page.close({ runBeforeUnload: false });
  const page = await context.newPage();
  assay.guard.watch(page);
  assay.page = page;
  await assay.visit('?invitation=inv-1');
  await expect(assay.question(/High water/)).toBeVisible();
  await expect(assay.option('At 03:10')).toBeChecked();
  const after = await assay.left();
  expect(after).toBeLessThanOrEqual(before);
  expect(after).toBeGreaterThan(before - 15);
});

test('Reloading again and again gives no time', async ({ assay }) => {
  await assay.start();
  const begun = performance.now();
  const left = await assay.left();
  for (let time = 0; time < 4; time += 1) {
    await assay.time.pass(10);
    await assay.page.reload();
    await expect(assay.question()).toBeVisible();
  }
  // Where the machine is busy, the page's time falls behind the host's, which then puts it right.
  const wrong = async () => {
    const passed = 40 + (performance.now() - begun) / 1_000;
    return Math.abs(left - passed - (await assay.left()));
  };
  await expect.poll(wrong).toBeLessThanOrEqual(2);
});

test('A second tab does not write to the attempt, and can take it over', async ({ assay, context }) => {
  await assay.start('?invitation=inv-1');
  await assay.option('At 03:10').check();
  const second = await context.newPage();
  assay.guard.watch(second);
  await second.goto(`${assay.site.url}?invitation=inv-1`);
  await expect(second.getByRole('heading', { level: 1, name: 'The test is open in another tab' })).toBeVisible();
  await second.getByRole('button', { name: 'Continue here' }).click();
  await expect(second.getByRole('radio', { name: 'At 03:10' })).toBeChecked();
  await expect(assay.page.getByRole('heading', { level: 1, name: 'The test is open in another tab' })).toBeVisible();
});

test('A second tab that is opened and closed leaves the first at its work', async ({ assay, context }) => {
  await assay.start('?invitation=inv-1');
  await assay.option('At 03:10').check();
  const second = await context.newPage();
  await second.goto(`${assay.site.url}?invitation=inv-1`);
  await expect(second.getByRole('heading', { level: 1, name: 'The test is open in another tab' })).toBeVisible();
  await second.close();
  await assay.next();
  await assay.back();
  await expect(assay.option('At 03:10')).toBeChecked();
  await assay.submit();
  await assay.delivered();
});

test('Taking over in one click loses no keystroke, and neither does taking back', async ({ assay, context }) => {
  await assay.start('?invitation=inv-1');
  const field = (page) => page.getByRole('main').getByRole('textbox').first();
  while ((await field(assay.page).count()) === 0) await assay.next();
  await field(assay.page).pressSequentially('every last');
  const second = await context.newPage();
  await second.goto(`${assay.site.url}?invitation=inv-1`);
  const here = second.getByRole('button', { name: 'Continue here' });
  await expect(here).toBeVisible();
  await field(assay.page).pressSequentially(' keystroke');
  await here.click();
  await expect(field(second)).toHaveValue('every last keystroke');
  await field(second).press('End');
  await field(second).pressSequentially('!');
  await assay.page.getByRole('button', { name: 'Continue here' }).click();
  await expect(field(assay.page)).toHaveValue('every last keystroke!');
});

test('A duplicated tab, with all that the first keeps, does not write to the attempt', async ({ assay, context }) => {
  await assay.start();
  await assay.option('At 03:10').check();
  const [copy] = await Promise.all([
    context.waitForEvent('page'),
    // Opened by the page itself, a tab begins with a copy of its session storage, as a duplicate does.
    assay.page.evaluate(() => void window.open(location.href)),
  ]);
  await expect(copy.getByRole('heading', { level: 1, name: 'The test is open in another tab' })).toBeVisible();
  await copy.close();
  await assay.next();
  await expect(assay.question()).toBeVisible();
});
