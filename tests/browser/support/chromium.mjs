import { chromium } from '@playwright/test';
import config from '../playwright.config.mjs';

const { launchOptions, locale, timezoneId, viewport } = config.use;

/** A browser as the tests start it, for those that start it themselves. */
export function launch() {
  return chromium.launch(launchOptions);
}

/** The same, but it keeps pages that were left, to show them as they were when somebody comes back. */
export function launchKeepingPages() {
  return chromium.launch({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
}

/** What a page of such a browser is like. */
export const likePages = { locale, timezoneId, viewport };

/** A browser with a profile folder that outlives it. It goes only when it is told to. */
export function launchOn(profile) {
  const signals = { handleSIGHUP: false, handleSIGINT: false, handleSIGTERM: false };
  return chromium.launchPersistentContext(profile, { ...launchOptions, ...likePages, ...signals });
}
