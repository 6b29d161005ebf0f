// What the first screen looks like comes with the page itself.
import { expect, test } from '../support/assay.mjs';

/** The page has its paper, and nothing of a page without styles. */
const expectPaper = (page) => expect(page.locator(':root')).toHaveCSS('background-color', 'rgb(248, 247, 243)');

/** The welcome is set as it should be. */
async function expectDressed(page) {
  await expectPaper(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('font-family', /^Charter/);
  const { x } = await page.getByRole('main').boundingBox();
  expect(x, 'a margin beside the text').toBeGreaterThan(40);
}

/** Where the styles come from, in their order: the page itself, or the beginning of a file's name. */
const sheets = (page) =>
  page.evaluate(() => [...document.styleSheets].map(({ href }) => href?.match(/([a-z]+)-\w+\.css$/)[1] ?? 'page'));

test('The first reply alone is dressed', async ({ assay }) => {
  assay.guard.allow(/ERR_FAILED/);
  const { page, site } = assay;
  // Whatever else the page asks for never comes.
  await page.route('**/*', (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort()));
  await assay.open();
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome' })).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Loading the test' })).toBeVisible();
  await expectDressed(page);
  expect(site.requests.map(({ path }) => path)).toEqual(['index.html']);
});

test('What the page has in itself is not fetched again', async ({ assay }) => {
  await assay.open();
  await expect(assay.button('Continue')).toBeVisible();
  await expectDressed(assay.page);
  expect(await sheets(assay.page)).toEqual(['page', 'rest']);
  expect(assay.site.requested(/^site-/)).toHaveLength(0);
});

test.describe('On a host whose own policy does not allow styles in the page', () => {
  test.use({ serviceWorkers: 'allow' });

  test.beforeEach(async ({ assay }) => {
    assay.guard.allow(/inline style[\s\S]*Content Security Policy/);
    assay.site.styles = "style-src 'self'";
  });

  test('The page takes them as a file, in their place', async ({ assay }) => {
    await assay.open();
    await expect(assay.button('Continue')).toBeVisible();
    await expectDressed(assay.page);
    await expect.poll(() => sheets(assay.page)).toEqual(['site', 'rest']);
    await assay.begin();
    await expectPaper(assay.page);
  });

  test('The page is dressed without a network too', async ({ assay, context }) => {
    assay.guard.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
    await assay.start();
    await assay.option('At 09:20').check();
    await assay.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await context.setOffline(true);
    await assay.page.reload();
    await expect(assay.option('At 09:20')).toBeChecked();
    await expectPaper(assay.page);
    await expect.poll(() => sheets(assay.page)).toEqual(['site', 'rest']);
  });
});
