/**
 * Writes how many test cases passed and failed to `test-results/totals.json` of the package.
 *
 * The file is an output of the Nx target, so a result from the cache brings its numbers along.
 */
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

module.exports = class TotalsReporter {
  constructor({ rootDir }) {
    this.folder = join(rootDir, 'test-results');
  }

  /** A file that crashes before its first test counts as one failure. */
  onRunComplete(_contexts, results) {
    const passed = results.numPassedTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, 'totals.json'), `${JSON.stringify({ passed, failed })}\n`);
  }
};
