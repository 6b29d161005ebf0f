// The head of a running test: the clock stays in view on every window, and a long name pushes nothing aside.
import { expect, test } from '../support/assay.mjs';

/** Windows that are short: telephones on their side, and pages magnified to 200 % and 400 %. */
const SHORT = [
  [640, 400],
  [853, 533],
  [740, 360],
  [375, 400],
  [320, 256],
];

const WIDTHS = [320, 360, 375, 414, 480, 600, 768, 831, 832, 900, 1024, 1100, 1280, 1440];

const NAMES = {
  'of 40 letters': 'Rheinisch-Westfälische Schifffahrtsvereine',
  'of one long word': 'Donaudampfschifffahrtsgesellschaft',
  'in Arabic': 'شركة الملاحة البحرية والخدمات اللوجستية',
};

const box = (locator) => locator.boundingBox();

for (const [width, height] of SHORT) {
  test(`The clock stays in view at ${width}x${height}, and leaves the window to the question`, async ({ assay }) => {
    const { page } = assay;
    await page.setViewportSize({ width, height });
    await assay.start();
    const head = page.getByRole('banner');
    for (const to of [0, 150, 100_000]) {
      await page.evaluate((y) => scrollTo(0, y), to);
      await expect(assay.timer).toBeInViewport({ ratio: 1 });
      await expect(head.getByText(/Question 1 of 4/)).toBeInViewport({ ratio: 1 });
    }
    expect((await box(head)).height).toBeLessThanOrEqual(Math.max(height * 0.2, 72));
    await assay.button('Say time left').click();
    const notice = page.getByRole('status').filter({ hasText: /left$/ });
    await expect(notice).toBeInViewport({ ratio: 1 });
    const [told, clock] = [await box(notice), await box(assay.timer)];
    expect(told.x + told.width <= clock.x || told.y >= clock.y + clock.height, 'the notice hides the clock').toBe(true);
  });

  test(`The field that is typed in is not covered at ${width}x${height}`, async ({ assay }) => {
    const { page } = assay;
    await page.setViewportSize({ width, height });
    await assay.start();
    await assay.goTo('Letter');
    const field = assay.field('Write an answer.');
    await page.evaluate(() => scrollTo(0, 100_000));
    await field.focus();
    for (let line = 0; line < 12; line += 1) {
      await page.keyboard.type(`Line ${line}`);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Control+Home');
    const head = await box(page.getByRole('banner'));
    await expect.poll(async () => (await box(field)).y).toBeGreaterThanOrEqual(head.height - 1);
  });
}

for (const [kind, name] of Object.entries(NAMES)) {
  test(`A name ${kind} pushes nothing aside at any width`, async ({ assay }) => {
    const { page } = assay;
    assay.config.team.name = name;
    assay.pack.sections[0].title = 'Verkehrssicherungspflichten und Grundlagen';
    await assay.start();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(inner, `scrolls sideways at ${width}`).toBeLessThanOrEqual(outer);
      const position = page.getByRole('banner').getByText(/Question 1 of 4/);
      await expect(position).toBeInViewport({ ratio: 1 });
      const [place, clock] = [await box(position), await box(assay.timer)];
      const isApart = place.x + place.width <= clock.x || place.y >= clock.y + clock.height;
      expect(isApart, `the clock covers the position at ${width}`).toBe(true);
    }
  });
}

test('The head is as high with a long name as with a short one', async ({ assay }) => {
  const { page } = assay;
  await assay.start();
  const heights = async () => {
    const all = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      all.push((await box(page.getByRole('banner'))).height);
    }
    return all;
  };
  const short = await heights();
  const [team, place] = [page.getByRole('banner').getByText('Port of Tyne'), page.getByRole('banner').getByText('Basics')];
  for (const line of [team, place]) {
    await line.evaluate((node, name) => (node.textContent = name), NAMES['of one long word'].repeat(3));
  }
  expect(await heights()).toEqual(short);
});

test('The last minute stands out, and the time left is not shown for longer than it is true', async ({ assay }) => {
  await assay.start();
  await assay.button('Say time left').click();
  const notice = assay.page.getByRole('status').filter({ hasText: /left$/ });
  await expect(notice).toBeVisible();
  await assay.time.pass(7);
  await expect(notice).toHaveCount(0);
  const look = () => assay.timer.evaluate((node) => getComputedStyle(node).borderColor);
  const before = await look();
  await assay.time.pass((await assay.left()) - 60);
  await expect.poll(look).not.toBe(before);
});

test('While a try to send is waited for, screen readers hear how things stand, and not every second', async ({ assay }) => {
  assay.guard.allow(/500/);
  assay.endpoint.next = [{ status: 500, headers: { 'Retry-After': '60' } }];
  await assay.start();
  await assay.submit();
  await expect(assay.page.getByText(/Next try in/)).toBeVisible();
  await assay.page.evaluate(() => {
    globalThis.spoken = 0;
    const status = document.querySelector('[role=status]:has(.delivery)');
    const isSilent = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest('[role=timer]');
    new MutationObserver((changes) => {
      spoken += changes.filter((change) => !isSilent(change.target)).length;
    }).observe(status, { subtree: true, childList: true, characterData: true });
  });
  const shown = () => assay.page.getByText(/Next try in/).innerText();
  const before = await shown();
  await assay.time.pass(10);
  expect(await shown()).not.toBe(before);
  expect(await assay.page.evaluate(() => globalThis.spoken)).toBe(0);
});
