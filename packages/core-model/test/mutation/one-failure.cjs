const TestRunner = require('jest-runner').default;

/** Leaves out the files that follow one with a failed test: the mutant is caught. */
module.exports = class extends TestRunner {
  async runTests(tests, watcher, options) {
    let hasFailed = false;
    this.on('test-file-success', ([, { numFailingTests, testExecError }]) => {
      hasFailed ||= numFailingTests > 0 || testExecError !== undefined;
    });
    for (const test of tests) {
      if (hasFailed) return;
      await super.runTests([test], watcher, options);
    }
  }
};
