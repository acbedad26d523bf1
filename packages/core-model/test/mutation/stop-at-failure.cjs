const { TestEnvironment } = require('jest-environment-node');

/** Skips what follows the first failed test of a file: the mutant is caught. */
module.exports = class extends TestEnvironment {
  #hasFailed = false;

  async handleTestEvent(event) {
    if (event.name === 'test_fn_failure') this.#hasFailed = true;
    if (event.name === 'test_start' && this.#hasFailed) event.test.mode = 'skip';
  }
};
