/** Lets programs that tests record load the sources of this repository. */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { transformSync } = require('@swc/core');

const SOURCES = {
  '@tap-pipeline/core-model': join(dirname(require.resolve('@tap-pipeline/core-model/package.json')), 'src'),
  '@tap-pipeline/pulumi-adapter': join(__dirname, '..', 'src'),
};
const find = Module._resolveFilename;

Module._resolveFilename = function (request, ...rest) {
  return find.call(this, SOURCES[request] ?? request, ...rest);
};

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};
