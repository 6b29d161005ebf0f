/** Watches pages for messages that nobody should see. */
export class ConsoleGuard {
  messages = [];
  // Playwright says so itself where a test blocks the service worker.
  allowed = [/Service Worker registration blocked by Playwright/];

  watch(page) {
    page.on('console', (message) => {
      // Some drivers say `warn`.
      if (['error', 'warning', 'warn', 'assert'].includes(message.type())) {
        this.messages.push(`${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => this.messages.push(`exception: ${error.message}`));
  }

  /** Announces messages that belong to what the test provokes. */
  allow(pattern) {
    this.allowed.push(pattern);
  }

  /** Messages that were not announced. */
  unexpected() {
    return this.messages.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
  }
}
