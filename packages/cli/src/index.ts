// The command line as a function: `run(['check', 'pipeline.yaml'])` resolves to the exit code.
export { run } from './cli';
export type { Terminal } from './terminal';
