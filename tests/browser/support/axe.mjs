import { mkdirSync } from 'node:fs';
import { expect } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';

/** The rules of axe that colors decide, of those that are always on. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * Every rule of axe that is no experiment: nothing may be found. A second color scheme changes colors and nothing else,
 * which a test of the styles holds, so that the rules of colors are enough there.
 */
export async function expectAccessible(page, state, schemes = ['light', 'dark']) {
  for (const [at, colorScheme] of schemes.entries()) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // No page has a frame of another host. So nothing has to be put together on a blank page of its own, which takes
    // longer than the rules do.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
    const { violations } = await (at === 0 ? axe : axe.withRules(COLOR_RULES)).analyze();
    const found = violations.map(({ id, nodes }) => ({
      rule: id,
      where: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`),
    }));
    expect(found, `${state}, ${colorScheme}`).toEqual([]);
    if (process.env.SHOTS) {
      await picture(page, state, colorScheme);
    }
  }
}

/** With SHOTS=FOLDER, every state that is checked is also pictured, wide and narrow, to be looked at. */
async function picture(page, state, colorScheme) {
  mkdirSync(process.env.SHOTS, { recursive: true });
  const viewport = page.viewportSize();
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 });
    const name = `${state}-${width}-${colorScheme}.png`.replace(/[^\w.-]+/g, '-');
    await page.screenshot({ path: `${process.env.SHOTS}/${name}`, fullPage: true });
  }
  await page.setViewportSize(viewport);
}
