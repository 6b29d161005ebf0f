import { mkdirSync } from 'node:fs';
import { expect } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';

/** Every rule of axe that is no experiment, on paper and on a dark page: nothing may be found. */
export async function expectAccessible(page, state, schemes = ['light', 'dark']) {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // No page has a frame of another host. So nothing has to be put together on a blank page of its own, which takes
    // longer than the rules do.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
    const { violations } = await axe.analyze();
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
