// The recruiter's screens with forced colors, and at 200 % and 400 %.
import { expectAccessible } from '../support/axe.mjs';
import { expect, expectNarrow, test } from '../support/recruiter.mjs';

// Axe takes its time.
test.beforeEach(() => test.setTimeout(300_000));

/** A window of 1280 x 800 as its page is measured at 200 % and at 400 %. */
const ZOOMED = [{ width: 640, height: 400 }, { width: 320, height: 256 }];

const SCREENS = [
  ['/home', 'What is next'],
  ['/', 'Candidates'],
  ['/rating', 'Rate answers'],
  ['/policy', 'Scoring policy'],
  ['/keys', 'Team file and keys'],
  ['/invitations', 'Keys and invitations'],
];

for (const [place, heading] of SCREENS) {
  test(`${heading} is accessible with forced colors, and fits when it is zoomed`, async ({ recruiter, bundles }) => {
    const { page } = recruiter;
    await recruiter.seat({ strong: bundles.strong, weak: bundles.weak });
    await recruiter.at(place);
    await expect(recruiter.heading(heading)).toBeVisible();
    await page.emulateMedia({ forcedColors: 'active' });
    await expectAccessible(page, `${place} with forced colors`);
    await page.emulateMedia({ forcedColors: 'none' });
    for (const viewport of ZOOMED) {
      await page.setViewportSize(viewport);
      await expectAccessible(page, `${place} at ${viewport.width} px`, ['light']);
      const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(inner, `${place} scrolls sideways at ${viewport.width} px`).toBeLessThanOrEqual(outer);
    }
    await expectNarrow(page, place);
  });
}
