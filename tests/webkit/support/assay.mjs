import assert from 'node:assert/strict';
import { configuration, data, publish } from '../../browser/support/content.mjs';
import { Endpoint } from '../../browser/support/endpoint.mjs';
import { Site } from '../../browser/support/site.mjs';
import { until } from '../../firefox/support/until.mjs';

/** A site, an endpoint, and a person before a page of WebKit. Time passes as it does for people. */
export class Assay {
  constructor(webkit, site, endpoint) {
    this.driver = webkit.driver;
    this.site = site;
    this.endpoint = endpoint;
    this.pack = data('tiny.json');
    this.key = data('tiny.key.json');
    this.pack.duration_seconds = 1_800;
    this.config = configuration(endpoint);
    site.connect = [endpoint.origin];
  }

  async visit(query = '') {
    publish(this.site, this);
    await this.driver.get(this.site.url + query);
  }

  /** The first visible element that a selector finds and that has the accessible name. */
  find(selector, name) {
    return until(`${selector} is named ${name ?? 'anything'}`, async () => {
      for (const element of await this.driver.findElements({ css: selector })) {
        if (name === undefined || (await element.getAccessibleName()) === name) {
          return element;
        }
      }
      return null;
    });
  }

  /** Waits until what has opened last can be answered. */
  async armed() {
    await until('acts count', () => this.driver.executeScript('return document.body.style.pointerEvents !== "none"'));
  }

  async press(name, within = '') {
    await this.armed();
    await (await this.find(`${within} button`.trim(), name)).click();
  }

  async choose(name, type = 'radio') {
    await this.armed();
    const mark = await this.find(`input[type=${type}]`, name);
    // The whole row is the target. A driver does not scroll it out from under the bar at the foot of the page; people do.
    const row = await this.driver.executeScript(
      'const row = arguments[0].closest("label"); row.scrollIntoView({ block: "center" }); return row', mark);
    await row.click();
  }

  async write(name, text) {
    await (await this.find('input:not([type=radio]):not([type=checkbox]), textarea', name)).sendKeys(text);
  }

  async expectHeading(wanted) {
    const heading = () => this.driver.executeScript(
      'return [...document.querySelectorAll("h1")].find((one) => one.checkVisibility())?.textContent ?? ""');
    await until(`the heading is ${wanted}`, async () => wanted.test(await heading()));
  }

  async expectText(wanted) {
    const shown = () => this.driver.executeScript('return document.body.innerText');
    await until(`the page says ${wanted}`, async () => wanted.test(await shown()));
  }

  /** From the link to the first question. */
  async start() {
    await this.visit('?invitation=inv-7');
    await this.write('Name', 'Ada Lovelace');
    await this.choose(undefined, 'checkbox');
    await this.press('Continue');
    await this.expectHeading(/^Check and practice$/);
    await this.expectText(/This browser keeps your answers safe\./);
    await this.expectText(/The server that receives your answers can be reached\./);
    await this.press('Start the test');
    await this.expectHeading(/^Question 1 of/);
  }

  /** Goes to a question by its title. */
  async goTo(title) {
    await this.press('Overview');
    await this.armed();
    // What follows in its name says whether it is answered.
    await (await this.find(`dialog[open] button[aria-label*=": ${title},"]`)).click();
    await this.expectHeading(new RegExp(`: ${title}$`));
  }

  /** Hands in, whatever is answered, and returns the bundle that arrived. */
  async submit() {
    await this.press('Overview');
    await this.press('Review answers', 'dialog[open]');
    await this.expectHeading(/^Review answers$/);
    await this.press('Submit test', 'main');
    await this.press('Submit test', 'dialog[open]');
    await this.expectText(/Delivered\b/);
    assert.equal(this.endpoint.received.length, 1, 'one bundle arrives');
    return JSON.parse(this.endpoint.received[0].body.toString('utf8'));
  }
}

/** The body of a test, with a site and an endpoint of its own. */
export function journey(webkit, body) {
  return async () => {
    const site = new Site();
    const endpoint = new Endpoint();
    await Promise.all([site.start(), endpoint.start()]);
    try {
      await body(new Assay(webkit, site, endpoint));
    } finally {
      await Promise.all([site.stop(), endpoint.stop()]);
    }
  };
}
