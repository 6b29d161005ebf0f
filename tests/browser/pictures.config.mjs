import { fileURLToPath } from 'node:url';
import config from './playwright.config.mjs';

/** Takes the pictures of docs/recruiting.md: `npx playwright test --config pictures.config.mjs`, after `cargo xtask dist`. */
export default {
  ...config,
  testDir: fileURLToPath(new URL('pictures', import.meta.url)),
  reporter: 'list',
  use: { ...config.use, viewport: { width: 1280, height: 900 }, deviceScaleFactor: 0.75, colorScheme: 'light' },
};
