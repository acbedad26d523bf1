/** What Jest's `totals-reporter.cjs` writes, for packages that are tested with Node's own test runner. */
import { mkdirSync, writeFileSync } from 'node:fs';

export default async function* report(source) {
  const totals = { passed: 0, failed: 0 };
  for await (const { type, data } of source) {
    if (data?.details?.type === 'suite' || data?.skip !== undefined || data?.todo !== undefined) continue;
    if (type === 'test:pass') totals.passed += 1;
    if (type === 'test:fail') totals.failed += 1;
  }
  mkdirSync('test-results', { recursive: true });
  writeFileSync('test-results/totals.json', `${JSON.stringify(totals)}\n`);
  yield '';
}
