const { default: Sequencer } = require('@jest/test-sequencer');

/** The same order in every run; for mutants, the quick file first. */
module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => a.path.localeCompare(b.path));
  }
};
