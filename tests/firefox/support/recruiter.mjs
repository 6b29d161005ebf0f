import assert from 'node:assert/strict';
import { armed } from '../../browser/support/arming.mjs';
import { ConsoleGuard } from '../../browser/support/console.mjs';
import { bind, canonical, sha256 } from '../../browser/support/content.mjs';
import { until } from './until.mjs';

/** The digest of a bundle's content, by which the recruiter's page knows it. */
function digest(text) {
  const { integrity, ...content } = JSON.parse(text);
  return sha256(canonical(content));
}

/** A recruiter before a page of Firefox. */
export class Recruiter {
  constructor(page, site) {
    Object.assign(this, { page, site, guard: new ConsoleGuard() });
    this.guard.watch(page);
  }

  /** Opens the page with a pack and its key beside it. */
  async open(pack, key) {
    const put = (path, value) => this.site.files.set(path, JSON.stringify(value));
    put('recruiter.json', {
      packs: ['assessments/tiny.json'],
      keys: ['keys/tiny.key.json'],
      kits: ['kit/cto-smb.json'],
    });
    put('assessments/tiny.json', pack);
    put('keys/tiny.key.json', bind(key, pack));
    await this.page.goto(`${this.site.url}candidates/`);
    await this.expectText(/Everything that scoring needs is here\./);
  }

  find(role, name) {
    return this.page.locator(`::-p-aria([role="${role}"][name="${name}"])`);
  }

  async press(name) {
    await armed(this.page);
    await this.find('button', name).click();
  }

  async expectText(wanted) {
    const shown = () => this.page.evaluate(() => document.body.innerText);
    await until(`the page says ${wanted}`, async () => wanted.test(await shown()));
  }

  async sitDown(name) {
    await this.find('textbox', 'Your name').fill(name);
    await this.press('Save');
    await this.expectText(new RegExp(`Working as: ${name}`));
  }

  /** Opens files from disk. */
  async choose(files) {
    const field = await this.page.waitForSelector('input[type=file]');
    await field.uploadFile(...files);
    await this.expectText(new RegExp(`Answer files opened: ${files.length}\\.`));
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

  /** Chooses a rating on every scale, one after the other. */
  async rate(rating, count) {
    const marks = `main label.anchor input[value="${rating}"]`;
    // Those of the panel's consensus stand beside, folded away.
    const found = (selector, position) => {
      const seen = [...document.querySelectorAll(selector)].filter((mark) => mark.closest('label').checkVisibility());
      seen[position]?.click();
      return seen.length;
    };
    await until(`${count} scales are there`, async () => (await this.page.evaluate(found, marks)) === count);
    await armed(this.page);
    for (let at = 0; at < count; at += 1) {
      await this.page.evaluate(found, marks, at);
      const saved = () => this.page.evaluate(() => document.body.innerText.match(/Your rating, \d, is saved\./g)?.length ?? 0);
      await until('the rating is saved', async () => (await saved()) >= at + 1);
    }
  }

  /** Rates the letter of one candidate. */
  async rateLetter(rating) {
    await this.follow('rating/');
    await this.expectText(/Candidate [0-9A-F]{5} · Letter/);
    await this.rate(rating, 1);
  }

  /** Rates every question of the interview in the same way. */
  async interview(bundle, rating) {
    await this.follow(`person/interview/?attempt=${digest(bundle)}`);
    await this.rate(rating, 6);
  }

  /** Writes a decision down. */
  async decide(bundle, decision, reason = 'As the answers and the interview show, read twice.') {
    await this.follow(`person/decision/?attempt=${digest(bundle)}`);
    await this.expectText(/Record the decision/);
    await armed(this.page);
    await this.page.locator(`label ::-p-text(${decision})`).click();
    await this.find('textbox', 'Reason').fill(reason);
    await this.press('Record the decision');
    await this.expectText(new RegExp(`${decision} by `));
    assert.deepEqual(this.guard.unexpected(), [], 'messages on the console');
  }
}
