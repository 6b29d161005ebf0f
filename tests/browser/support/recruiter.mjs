import { readFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { ConsoleGuard } from './console.mjs';
import { canonical, data, sha256 } from './content.mjs';
import { content, driveAll } from './driven.mjs';
import { expect } from './expect.mjs';
import { RECRUITER_SITE, Site } from './site.mjs';

export { expect };

/** The digest of a bundle's content, by which the recruiter's page knows it. */
export function digest(text) {
  const { integrity, ...content } = JSON.parse(text);
  return sha256(canonical(content));
}

/** What a candidate is called where names are hidden. */
export function pseudonym(text) {
  return `Candidate ${sha256(`pseudonym ${digest(text)}`).slice(0, 5).toUpperCase()}`;
}

/** The address of a screen below the page's folder: `/rating/settle` is `rating/settle/`. */
const below = (screen) => `${screen.replace(/^\/+|\/+$/g, '') || 'candidates'}/`;

/** A recruiter before the page. */
export class Recruiter {
  constructor(page, site, guard, bundles) {
    Object.assign(this, { page, site, guard, bundles });
    this.pack = data('tiny.json');
    this.key = data('tiny.key.json');
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  heading(name) {
    return this.page.getByRole('heading', { level: 1, name });
  }

  link(name) {
    return this.page.getByRole('navigation', { name: 'Parts of this page' }).getByRole('link', { name, exact: true });
  }

  get messages() {
    return this.page.getByRole('status', { name: 'Messages' });
  }

  /** Opens the recruiter's page at the candidates, or at a screen, with the short test beside it and its key unless that is said. */
  async open(screen = '', { hasKey = true, receiver } = {}) {
    const { pack, key } = content(this.pack, this.key);
    this.site.files.set('recruiter.json', JSON.stringify({
      packs: ['assessments/tiny.json'],
      keys: hasKey ? ['keys/tiny.key.json'] : [],
      kits: ['kit/cto-smb.json'],
      receiver,
    }));
    this.site.files.set('assessments/tiny.json', pack);
    this.site.files.set('keys/tiny.key.json', key);
    await this.page.goto(this.site.url + below(screen));
  }

  /** Says who works at the page. */
  async sitDown(name = 'Ann Rater') {
    const field = this.page.getByRole('textbox', { name: 'Your name' });
    const change = this.button('Change');
    await expect(field.or(change).first()).toBeVisible();
    if (await change.isVisible()) {
      await change.click();
    }
    await field.fill(name);
    await this.button('Save').click();
    await expect(this.page.getByText(`Working as: ${name}`)).toBeVisible();
  }

  /** Opens files as they would be chosen from disk: texts by name. */
  async choose(files) {
    const list = Object.entries(files).map(([name, text]) => ({
      name: name.includes('.') ? name : `${name}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    }));
    await this.page.locator('input[type=file]').first().setInputFiles(list);
  }

  /** Comes to the page, says who works there, and opens files. */
  async seat(files, name) {
    await this.open();
    await this.sitDown(name);
    await this.choose(files);
    await expect(this.messages).toContainText(`Answer files opened: ${Object.keys(files).length}.`);
  }

  /** What a button saves on the recruiter's disk. */
  async saved(press) {
    const downloading = this.page.waitForEvent('download');
    await press();
    const download = await downloading;
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  }

  /** Goes to a part of the page, as a link there would. */
  async at(screen) {
    await expect(this.page.getByRole('navigation', { name: 'Parts of this page' })).toBeVisible();
    await this.follow(below(screen));
  }

  /** Follows a link to an address below the page's folder. */
  async follow(address) {
    await this.page.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), { href });
      document.body.append(link);
      link.click();
      link.remove();
    }, address);
  }

  /** A part of the page of one candidate. */
  async goTo(bundle, tab = 'scorecard') {
    await this.follow(`${below(tab === 'scorecard' ? 'person' : `person/${tab}`)}?attempt=${digest(bundle)}`);
    await expect(this.page.getByRole('navigation', { name: 'Parts of this candidate’s page' })).toBeVisible();
  }

  /** Rates the letter of one candidate, found by its code. */
  async rateLetter(bundle, rating) {
    await this.at('/');
    await this.at('/rating');
    const title = this.page.getByRole('heading', { level: 2, name: /^Candidate [0-9A-F]{5} · Letter$/ });
    await expect(title).toBeVisible();
    for (let tries = 0; !(await title.innerText()).startsWith(pseudonym(bundle)); tries += 1) {
      expect(tries, `${pseudonym(bundle)} is to be rated`).toBeLessThan(20);
      const before = await title.innerText();
      await this.button('Next answer').click();
      await expect(title).not.toHaveText(before);
    }
    await this.page.getByRole('radio', { name: new RegExp(`^${rating}\\b`) }).click();
    await expect(this.page.getByText(`Your rating, ${rating}, is saved.`)).toBeVisible();
  }

  /** Rates every question of the interview in the same way. */
  async interview(bundle, rating) {
    await this.goTo(bundle, 'interview');
    const radios = this.page.getByRole('radio', { name: new RegExp(`^${rating}\\b`) });
    await expect(radios).toHaveCount(6);
    for (let at = 0; at < 6; at += 1) {
      await radios.nth(at).click();
      await expect(this.page.getByText(`Your rating, ${rating}, is saved.`)).toHaveCount(at + 1);
    }
  }

  /** Writes a decision down. */
  async decide(bundle, decision, reason = 'As the answers and the interview show, read twice.') {
    await this.goTo(bundle, 'decision');
    await this.page.getByRole('radio', { name: new RegExp(`^${decision}`) }).check();
    await this.page.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await this.button('Record the decision').click();
    await expect(this.page.getByText(new RegExp(`^${decision} by `))).toBeVisible();
  }

  /** A row of a table, by a text in it. */
  row(text) {
    return this.page.getByRole('row').filter({ hasText: text });
  }

  /** Unfolds the fields that open files, which take one line once somebody is on the page. */
  async unfoldFiles() {
    await this.page.locator('summary', { hasText: 'Open files' }).click();
  }

  /** Shows or hides the details of one candidate in the list. */
  async details(name) {
    await this.button(`Details of ${name}`).click();
  }

  /** The row of one candidate in the list. */
  listed(name) {
    const own = this.page.getByRole('rowheader', { name, exact: true });
    return this.page.getByRole('row').filter({ has: own });
  }
}

/** Tests with a recruiter's page, on which the console must stay silent. The bundles are driven once for each worker. */
export const test = base.extend({
  bundles: [
    async ({ browser }, use) => {
      await use(await driveAll(browser, { locale: 'en-GB', timezoneId: 'Europe/Berlin', serviceWorkers: 'block' }));
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  recruiter: async ({ page, bundles }, use) => {
    const site = new Site(RECRUITER_SITE);
    await site.start();
    const guard = new ConsoleGuard();
    guard.watch(page);
    await use(new Recruiter(page, site, guard, bundles));
    const unexpected = guard.unexpected();
    await page.close();
    await site.stop();
    expect(unexpected, 'messages on the console').toEqual([]);
  },
});

/** Nothing has to be scrolled sideways on a small screen, but for what scrolls in a region of its own. */
export async function expectNarrow(page, state) {
  const viewport = page.viewportSize();
  await page.setViewportSize({ width: 375, height: 800 });
  const wide = await page.evaluate(() => {
    // What is placed out of the flow is not held by every region around it.
    const around = (element) => (getComputedStyle(element).position === 'absolute' ? element.offsetParent : element.parentElement);
    const isHeld = (element) => {
      const outer = around(element);
      return outer && outer !== document.body && (getComputedStyle(outer).overflowX !== 'visible' || isHeld(outer));
    };
    const root = document.documentElement;
    return root.scrollWidth <= innerWidth
      ? []
      : [...document.body.querySelectorAll('*')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth && !isHeld(element))
          .map((element) => `${element.localName}.${element.className}: ${element.textContent}`.slice(0, 80))
          .concat(`the page is ${root.scrollWidth} px wide`);
  });
  // The other states are looked at as well.
  expect.soft(wide, `${state}, 375 px wide`).toEqual([]);
  await page.setViewportSize(viewport);
}
