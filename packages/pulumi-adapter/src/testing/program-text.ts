import { OUTPUT_NAMES } from './outputs';

/**
 * The program that is run in place of the user's: it has each resource tell the names of its outputs, and
 * hands over. It uses the user's copy of the SDK, since another copy would be another program to it. Lines for
 * debugging, which no recording holds, are not sent: the SDK writes several of them for every resource.
 */
export function programText(dir: string, main: string | undefined): string {
  return `const { createRequire } = require('node:module');
const { join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');
const dir = ${JSON.stringify(dir)};
const requireFromProgram = createRequire(join(dir, 'index.js'));
const pulumi = requireFromProgram('@pulumi/pulumi');

pulumi.log.debug = () => Promise.resolve();

pulumi.runtime.registerStackTransformation(({ props, opts }) => {
  const names = Object.keys(props).filter((name) => props[name] === undefined);
  return names.length > 0 ? { props: { ...props, ${OUTPUT_NAMES}: JSON.stringify(names) }, opts } : undefined;
});

const file = requireFromProgram.resolve(resolve(dir, ${JSON.stringify(main ?? '.')}));

function load() {
  try {
    return requireFromProgram(file);
  } catch (error) {
    if (error.code !== 'ERR_REQUIRE_ESM') throw error;
    return import(pathToFileURL(file)).then((module) => module.default ?? module);
  }
}

const exported = load();
module.exports = typeof exported?.then === 'function' ? async () => finish(await exported) : exported;

function finish(value) {
  return typeof value === 'function' ? value() : { ...value };
}
`;
}
