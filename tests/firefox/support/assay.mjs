import assert from 'node:assert/strict';
import { armed } from '../../browser/support/arming.mjs';
import { ConsoleGuard } from '../../browser/support/console.mjs';
import { configuration, data, publish } from '../../browser/support/content.mjs';
import { Endpoint } from '../../browser/support/endpoint.mjs';
import { Site } from '../../browser/support/site.mjs';
import { Clocks } from './clocks.mjs';
import { until } from './until.mjs';

/** A site, an endpoint, and a person before a page of Firefox. */
export class Assay {
  constructor(firefox, site, endpoint) {
    this.firefox = firefox;
    this.site = site;
    this.endpoint = endpoint;
    this.guard = new ConsoleGuard();
    this.clocks = new Clocks();
    this.pack = data('tiny.json');
    this.key = data('tiny.key.json');
    this.pack.duration_seconds = 1_800;
    this.config = configuration(endpoint);
    site.connect = [endpoint.origin];
    site.date = () => this.clocks.now();
  }

  /** A new tab for whatever comes next. */
  async openTab() {
    this.page = await this.firefox.page();
    this.guard.watch(this.page);
    await this.clocks.install(this.page);
  }

  async visit(query = '?invitation=inv-1') {
    publish(this.site, this);
    await this.page.goto(this.site.url + query);
  }

  /** What is found by its role and its accessible name. */
  find(role, name, within = '') {
    const named = name === undefined ? '' : `[name="${name}"]`;
    return this.page.locator(`${within} ::-p-aria([role="${role}"]${named})`.trim());
  }

  async press(name, within) {
    await armed(this.page);
    await this.find('button', name, within).click();
  }

  async choose(role, name, within) {
    await armed(this.page);
    await this.find(role, name, within).click();
  }

  /** Whether a radio button or a checkbox is marked. */
  isChosen(role, name) {
    return this.find(role, name).map((mark) => mark.checked).wait();
  }

  async write(name, text) {
    await this.find('textbox', name).fill(text);
  }

  /** What stands in a field. */
  written(name) {
    return this.find('textbox', name).map((field) => field.value).wait();
  }

  /** The heading of the screen. */
  heading() {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('h1')].find((heading) => heading.checkVisibility())?.textContent ?? '');
  }

  async expectHeading(wanted) {
    await until(`the heading is ${wanted}`, async () => wanted.test(await this.heading()));
  }

  async expectText(wanted) {
    const shown = () => this.page.evaluate(() => document.body.innerText);
    await until(`the page says ${wanted}`, async () => wanted.test(await shown()));
  }

  /** The welcome screen: gives a name, agrees, and goes on. */
  async agree(name = 'Grace Hopper') {
    await this.write('Name', name);
    await this.choose('checkbox');
    await this.press('Continue');
    await this.expectHeading(/^Check and practice$/);
  }

  /** From the check to the first question. Between the two instants the test began, by the host's time. */
  async begin() {
    const earliest = this.clocks.now();
    await this.press('Start the test');
    await this.expectHeading(/^Question 1 of/);
    return { earliest, latest: this.clocks.now() };
  }

  /** Opens the site and starts the test. */
  async start() {
    await this.openTab();
    await this.visit();
    await this.agree();
    return this.begin();
  }

  /** Goes to a question by its title. */
  async goTo(title) {
    await this.press('Overview');
    await armed(this.page);
    // What follows in its name says whether it is answered.
    await this.page.locator(`dialog[open] button[aria-label*=": ${title},"]`).click();
    await this.expectHeading(new RegExp(`: ${title}$`));
  }

  async review() {
    await this.press('Overview');
    await this.press('Review answers', 'dialog[open]');
    await this.expectHeading(/^Review answers$/);
  }

  /** Hands in from the review. */
  async handIn() {
    await this.press('Submit test', 'main');
    await this.press('Submit test', 'dialog[open]');
    await this.expectHeading(/^Thank you\. Your test is complete\.$/);
  }

  /** Hands in, whatever is answered, and returns the bundle that arrived. */
  async submit() {
    await this.review();
    await this.handIn();
    return this.delivered();
  }

  /** Waits until the page says that the answers arrived, and returns them. */
  async delivered() {
    await this.expectText(/Delivered\b/);
    return JSON.parse(this.endpoint.received.at(-1).body.toString('utf8'));
  }

  /** When the test ends as the countdown tells it, by the host's time: read as its seconds change. */
  async deadline() {
    const { left, at } = await this.page.evaluate(() => new Promise((resolve) => {
      const timer = document.querySelector('[role=timer]');
      const watcher = new MutationObserver(() => {
        watcher.disconnect();
        resolve({ left: timer.innerText, at: globalThis.machineNow() });
      });
      watcher.observe(timer, { subtree: true, childList: true, characterData: true });
    }));
    const [minutes, seconds] = left.match(/\d+/g).map(Number);
    return at + this.clocks.host + (minutes * 60 + seconds) * 1_000;
  }

  /** The test ends when it has to, give or take a second: at once, or when the host has been asked. */
  async expectDeadline({ earliest, latest }) {
    const granted = this.pack.duration_seconds * 1_000;
    let wrong;
    const isKept = async () => {
      const deadline = await this.deadline();
      wrong = Math.max(earliest + granted - deadline, deadline - latest - granted);
      return wrong <= 1_000;
    };
    await until('the deadline holds', isKept, 8_000).catch(() =>
      assert.fail(`the deadline is ${Math.round(wrong)} ms from where it has to be`));
  }
}

/** The body of a test, with a site and an endpoint of its own, on which the console must stay silent. */
export function journey(firefox, body) {
  return async (context) => {
    const site = new Site();
    const endpoint = new Endpoint();
    await Promise.all([site.start(), endpoint.start()]);
    const assay = new Assay(firefox, site, endpoint);
    try {
      await body(assay, context);
      assert.deepEqual(assay.guard.unexpected(), [], 'messages on the console');
    } finally {
      await assay.page?.close().catch(() => {});
      await Promise.all([site.stop(), endpoint.stop()]);
    }
  };
}
