import type { FuzzCase } from './fuzz-case';
import { runCase } from './run-case';

process.send?.('ready');
process.on('message', (fuzzCase: FuzzCase) => {
  const start = process.cpuUsage();
  const answer = runCase(fuzzCase);
  const { user, system } = process.cpuUsage(start);
  process.send?.({ answer, milliseconds: (user + system) / 1000 });
});
