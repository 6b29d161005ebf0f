import { expect } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';

/** Every rule of axe that is no experiment, on paper and on a dark page: nothing may be found. */
export async function expectAccessible(page, state, schemes = ['light', 'dark']) {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => ({
      rule: id,
      where: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`),
    }));
    expect(found, `${state}, ${colorScheme}`).toEqual([]);
  }
}
