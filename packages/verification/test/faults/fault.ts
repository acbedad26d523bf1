import type { Fault } from '../../src/faults/fault';

/** A fault of a file that is easily told apart. */
export function faultOf(differences: Partial<Fault> = {}): Fault {
  return {
    id: 'retention-forgotten',
    kind: 'logs',
    file: 'packages/cdk-adapter/src/blocks/log-group.ts',
    find: 'days: 14',
    replace: 'days: 0',
    effect: 'Logs are kept for ever.',
    ...differences,
  };
}
