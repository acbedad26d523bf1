/**
 * Preloaded into a measured process: writes what the process has used, when it ends, to the file that `USAGE_FILE` names
 * and otherwise to the file descriptor 3.
 */
const { writeFileSync } = require('node:fs');

const target = process.env.USAGE_FILE ?? 3;

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(target, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, memoryMiB: maxRSS / 1024 }));
});
