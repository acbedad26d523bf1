import type { CaughtFault } from './catch-faults';

/** One line of progress. */
export function toProgressLine({ fault, by }: CaughtFault): string {
  return by ? `found      ${fault.id}: ${by.test}` : `NOT FOUND  ${fault.id}`;
}

/** What the run ends with: how many were found, and of each that was not, what to do. */
export function toFaultReport(all: readonly CaughtFault[]): string {
  const missed = all.filter(({ by }) => by === undefined);
  return [
    `${all.length - missed.length} of ${all.length} faults found`,
    ...missed.map(
      ({ fault }) =>
        `\nno test finds the fault ${fault.id}\n  in: ${fault.file}\n  it puts: ${JSON.stringify(fault.replace)}\n  in place of: ${JSON.stringify(fault.find)}\n  effect: ${fault.effect}\n  fix: write a test that fails with it`,
    ),
  ].join('\n');
}
