import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { until } from './until.mjs';

const candidates = [
  process.env.FIREFOX_PATH,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** How long a step may take on a busy machine, in milliseconds. */
const PATIENCE = 20_000;

/** A Firefox with a profile of its own, which outlives the process. */
export class Firefox {
  constructor() {
    this.home = mkdtempSync(join(tmpdir(), 'assay-firefox-'));
    this.downloads = join(this.home, 'downloads');
    mkdirSync(this.downloads);
    mkdirSync(this.profile);
  }

  get profile() {
    return join(this.home, 'profile');
  }

  /** Starts the browser, for the first time or again. */
  async start() {
    this.browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: candidates.find((path) => path && existsSync(path)),
      headless: true,
      userDataDir: this.profile,
      defaultViewport: { width: 1100, height: 900 },
      extraPrefsFirefox: {
        'browser.download.folderList': 2,
        'browser.download.dir': this.downloads,
        'browser.download.alwaysOpenPanel': false,
      },
    });
  }

  /** A tab that is in front. */
  async page() {
    const page = await this.browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.setDefaultNavigationTimeout(PATIENCE);
    return page;
  }

  /** Ends every process of the browser at once, as when power fails. */
  async kill() {
    const child = this.browser.process();
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await ended;
    // The driver puts the profile's preferences back, which must not meet with the next start.
    const isTidy = () => !readdirSync(this.profile).some((file) => file.endsWith('.puppeteer'));
    await until('the profile is as it was', isTidy);
  }

  /** What a button saves on the candidate's disk: the name and the text of the file. */
  async saved(press) {
    const before = readdirSync(this.downloads);
    await press();
    const name = await until('the file is saved', () => {
      const files = readdirSync(this.downloads);
      const isPartial = files.some((file) => file.endsWith('.part'));
      return !isPartial && files.find((file) => !before.includes(file));
    });
    return { name, text: readFileSync(join(this.downloads, name), 'utf8') };
  }

  async stop() {
    // After a test that failed it may be gone already.
    await this.browser?.close().catch(() => {});
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}
