import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { likePages } from '../browser/support/chromium.mjs';
import { bind, data } from '../browser/support/content.mjs';
import { FaultyEndpoint } from '../browser/support/faults.mjs';
import { Site } from '../browser/support/site.mjs';

/** How long the page waits for the endpoint; short, because some faults are silence. */
const TIMEOUT_MS = 2_000;

/** A site with the short test, and an endpoint that keeps each attempt once. Real time passes here. */
export class Venue {
  static async open({ seconds }) {
    const venue = new Venue();
    venue.site = new Site();
    venue.endpoint = await new FaultyEndpoint().start();
    await venue.site.start();
    venue.pack = { ...data('tiny.json'), duration_seconds: seconds };
    venue.grantedMs = seconds * 1_000;
    venue.#publish();
    return venue;
  }

  /** The link that a candidate has. */
  get link() {
    return `${this.site.url}?invitation=inv-1&name=Grace%20Hopper`;
  }

  async close() {
    await Promise.all([this.site.stop(), this.endpoint.stop()]);
  }

  #publish() {
    const { origin } = this.endpoint;
    this.site.connect = [origin];
    const config = {
      schema: 'assay/config/1',
      language: 'en',
      assessment: 'assessments/tiny.json',
      key: 'assessments/tiny.key.json',
      campaign: 'spring',
      team: { name: 'Port of Tyne' },
      contact: { name: 'Ida Byron', email: 'ida@example.com' },
      candidate: { name: 'optional' },
      submission: { url: `${origin}/in/{attempt_id}`, duplicate_statuses: [409], timeout_ms: TIMEOUT_MS },
    };
    this.site.files.set('config.json', JSON.stringify(config));
    this.site.files.set('assessments/tiny.json', JSON.stringify(this.pack));
    this.site.files.set('assessments/tiny.key.json', JSON.stringify(bind(data('tiny.key.json'), this.pack)));
  }
}

/** A fresh profile in a browser, with patience for a busy machine. */
export async function visitors(browser, patience, options = {}) {
  const context = await browser.newContext({ ...likePages, serviceWorkers: 'block', ...options });
  context.setDefaultTimeout(patience);
  return context;
}

/** A folder that is there for as long as something is done with it. */
export async function withFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'assay-torture-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
