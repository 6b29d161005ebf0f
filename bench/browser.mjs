// The system's Chromium, and the two ways in which it is slowed down.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** Slow 4G, in bytes a second and milliseconds, and how many times slower the processor is. */
export const SLOW = {
  down: 1_600_000 / 8,
  up: 750_000 / 8,
  latency: 150,
  processor: 4,
};

const executablePath = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
].find((path) => path && existsSync(path));

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Opens an empty page in a browser that has seen nothing yet, and gives it to `use` with its
 * debugging connection. Slowed down as `network` and `processor` say.
 */
export async function withPage({ network = false, processor = 1, args = [] }, use) {
  if (!executablePath) {
    throw new Error("No Chromium or Chrome was found. Name one in CHROMIUM_PATH.");
  }
  const browser = await chromium.launch({ executablePath, args: [...ARGS, ...args] });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    if (network) {
      await cdp.send("Network.enable");
      await cdp.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: SLOW.latency,
        downloadThroughput: SLOW.down,
        uploadThroughput: SLOW.up,
      });
    }
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: processor });
    return await use(page, cdp, browser.version());
  } finally {
    await browser.close();
  }
}
