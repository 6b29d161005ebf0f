import { readFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { Answers } from './answers.mjs';
import { ConsoleGuard } from './console.mjs';
import { configuration, data, itemOf, publish } from './content.mjs';
import { Endpoint } from './endpoint.mjs';
import { expect } from './expect.mjs';
import { Site } from './site.mjs';
import { Time } from './time.mjs';

export { expect };

/** A site, an endpoint, and a person before a page. */
export class Assay extends Answers {
  constructor(page, site, endpoint, guard) {
    super(page);
    this.site = site;
    this.endpoint = endpoint;
    this.guard = guard;
    this.time = new Time(page);
    this.pack = data('tiny.json');
    this.key = data('tiny.key.json');
    this.config = configuration(endpoint);
    site.connect = [endpoint.origin];
    site.date = () => this.time.now();
  }

  /** Changes what the site serves. Files that a test has put there itself stay. */
  publish() {
    publish(this.site, this);
  }

  /** Opens the site, with what a link may carry. The page's clock is the test's from here on. */
  async open(query = '') {
    this.publish();
    await this.time.install();
    await this.visit(query);
  }

  /** Opens the site again in the same page, with the clock as it is. */
  async visit(query = '') {
    await this.page.goto(this.site.url + query);
  }

  /** Leaves the page; what it keeps stays. */
  async leave() {
    await this.page.goto('about:blank');
  }

  /** The welcome screen: fills in a name if one is asked for, agrees, and goes on. */
  async agree(name = 'Grace Hopper') {
    const field = this.page.getByRole('textbox', { name: 'Name' });
    await expect(this.button('Continue')).toBeVisible();
    if ((await field.count()) > 0 && (await field.inputValue()) === '') {
      await field.fill(name);
    }
    await this.choose(this.page.getByRole('checkbox', { name: /I have read this page/ }));
    await this.press(this.button('Continue'));
    await expect(this.page.getByRole('heading', { level: 1, name: 'Check and practice' })).toBeVisible();
  }

  /** From the welcome screen to the first question. */
  async begin(name) {
    await this.agree(name);
    await this.press(this.button('Start the test'));
    await expect(this.question(/Question 1 of/)).toBeVisible();
  }

  /** Opens the site and starts the test. */
  async start(query = '', name) {
    await this.open(query);
    await this.begin(name);
  }

  /** Hands in, whatever is answered. */
  async submit() {
    await this.review();
    await this.press(this.button('Submit test'));
    const dialog = this.page.getByRole('dialog', { name: 'Submit your test?' });
    await this.press(dialog.getByRole('button', { name: 'Submit test' }));
    await this.done();
  }

  /** Waits for the receipt. */
  async done(title = /Your test is complete/) {
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }

  /** Waits until the page says that the answers arrived. */
  async delivered() {
    await expect(this.page.getByText(/^Delivered\b/)).toBeVisible();
  }

  /** The bundle that the endpoint received last. */
  async bundle() {
    await expect.poll(() => this.endpoint.received.length).toBeGreaterThan(0);
    return JSON.parse(this.endpoint.received.at(-1).body.toString('utf8'));
  }

  /** An item's record in a bundle. */
  static item(bundle, id) {
    return itemOf(bundle, id);
  }

  /** What a button saves on the candidate's disk: the name and the text of the file. */
  async saved(press) {
    const downloading = this.page.waitForEvent('download');
    await press();
    const download = await downloading;
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  }

  /** Names of the databases that this browser keeps for the site. */
  databases(page = this.page) {
    return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  }
}

/** Tests with a site and an endpoint of their own, on which the console must stay silent. */
export const test = base.extend({
  assay: async ({ page }, use) => {
    const site = new Site();
    const endpoint = new Endpoint();
    await Promise.all([site.start(), endpoint.start()]);
    const guard = new ConsoleGuard();
    guard.watch(page);
    await use(new Assay(page, site, endpoint, guard));
    const unexpected = guard.unexpected();
    await page.close();
    await Promise.all([site.stop(), endpoint.stop()]);
    expect(unexpected, 'messages on the console').toEqual([]);
  },
});
