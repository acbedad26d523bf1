// The command as a function: `run(['orders', '--team', 'payments'])` resolves to the exit code.
export { run } from './cli';
export type { Terminal } from './terminal';
