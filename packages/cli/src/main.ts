// The compiled files of everything else are looked up in the cache that is switched on here, so this comes first.
import { enableCodeCache } from './start/code-cache';
import { expectShortProcess } from './start/short-process';

expectShortProcess();
enableCodeCache();

const { run } = require('./cli') as typeof import('./cli');
const { processTerminal } = require('./terminal') as typeof import('./terminal');

/** A reader that has seen enough, such as `head`, is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

void run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
