/** Prints `N passed, N failed` alone on the last line, for scripts that read it. */
export default class CountReporter {
  onBegin(_config, suite) {
    this.suite = suite;
  }

  // After every reporter has said what it has to say.
  async onExit() {
    const tests = this.suite?.allTests() ?? [];
    const skipped = tests.filter((test) => test.outcome() === 'skipped').length;
    const passed = tests.filter((test) => ['expected', 'flaky'].includes(test.outcome())).length;
    const failed = tests.length - passed - skipped;
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
  }

  printsToStdio() {
    return true;
  }
}
