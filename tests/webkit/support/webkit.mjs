import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder, Capabilities } from 'selenium-webdriver';

/** A free port of this machine. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The WebKit of GTK, in its smallest browser, on a screen that nobody sees. */
export class WebKit {
  async start() {
    this.home = mkdtempSync(join(tmpdir(), 'assay-webkit-'));
    const display = `:${90 + Math.floor(Math.random() * 900)}`;
    this.screen = spawn('Xvfb', [display, '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], { stdio: 'ignore' });
    const port = await freePort();
    const environment = { DISPLAY: display, HOME: this.home, XDG_DATA_HOME: join(this.home, 'data') };
    this.server = spawn(process.env.WEBKIT_DRIVER ?? 'WebKitWebDriver', [`--port=${port}`], {
      // Its own sandbox needs rights that a container does not give.
      env: { ...process.env, ...environment, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
      stdio: 'ignore',
    });
    const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': {
      binary: process.env.WEBKIT_BROWSER ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
      args: ['--automation'],
    } });
    this.driver = await this.#connect(`http://127.0.0.1:${port}`, capabilities);
    await this.driver.manage().setTimeouts({ script: 20_000, pageLoad: 30_000 });
  }

  /** The driver listens a moment after it was started. */
  async #connect(url, capabilities) {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const answer = await fetch(`${url}/status`);
        if (answer.ok) break;
      } catch (error) {
        if (attempt > 100) throw error;
        await new Promise((done) => setTimeout(done, 100));
      }
    }
    return new Builder().usingServer(url).withCapabilities(capabilities).build();
  }

  async stop() {
    await this.driver?.quit().catch(() => {});
    this.server?.kill();
    this.screen?.kill();
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}
