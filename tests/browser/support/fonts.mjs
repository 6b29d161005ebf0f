import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from './expect.mjs';
import { RECRUITER_SITE } from './site.mjs';

/** Families that pages are read and printed in, as machines have them; `null` is what the page itself asks for. */
export const FONTS = {
  'the page’s own stack': null,
  Noto: { serif: 'Noto Serif', sans: 'Noto Sans' },
  Liberation: { serif: 'Liberation Serif', sans: 'Liberation Sans' },
  DejaVu: { serif: 'DejaVu Serif', sans: 'DejaVu Sans' },
};

/** The same words as in xtask/src/tools.rs, which installs them. */
const REMEDY = process.platform === 'darwin'
  ? 'Type: brew install --cask font-noto-serif font-noto-sans font-liberation font-dejavu'
  : 'Type: sudo apt-get install -y fonts-noto-core fonts-liberation fonts-dejavu-core';

/** Serves the recruiter's page with a style sheet that asks for these families and no others. */
export function serveIn(site, families) {
  const page = readFileSync(join(RECRUITER_SITE, 'recruiter.html'), 'utf8');
  const [, sheet] = page.match(/href="(?:\.\/)?([^"]*\.css)"/);
  const own = readFileSync(join(RECRUITER_SITE, sheet), 'utf8');
  const asked = families && Object.entries(families).map(([kind, family]) => `--${kind}: "${family}";`);
  site.files.set(sheet, asked ? `${own}\n:root { ${asked.join(' ')} }\n` : own);
}

/** The families that the browser really takes for what matches. */
export async function used(page, selector) {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
  const found = new Set();
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    fonts.forEach(({ familyName }) => found.add(familyName));
  }
  await session.detach();
  return [...found].sort();
}

/** That what matches is set in these families: a machine without them would show something else unnoticed. */
export async function expectFonts(page, selector, families) {
  const found = await used(page, selector);
  expect(found.length, 'something is set').toBeGreaterThan(0);
  const wanted = Object.values(families);
  const missing = found.filter((family) => !wanted.includes(family));
  expect(missing, `set in other families than ${wanted.join(', ')}: some are not installed. ${REMEDY}`).toEqual([]);
}
