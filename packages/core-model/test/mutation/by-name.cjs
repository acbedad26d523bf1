const { default: Sequencer } = require('@jest/test-sequencer');

/** The quick file first. */
module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => a.path.localeCompare(b.path));
  }
};
