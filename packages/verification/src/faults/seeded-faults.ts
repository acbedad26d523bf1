import type { Fault } from './fault';
import { PERMISSION_FAULTS } from './seeded-faults/permissions';
import { PIPELINE_FAULTS } from './seeded-faults/pipeline';
import { RELEASE_FAULTS } from './seeded-faults/release';
import { STORAGE_FAULTS } from './seeded-faults/storage';

/** Every fault, in the order of the table. */
export const SEEDED_FAULTS: readonly Fault[] = [
  ...PERMISSION_FAULTS,
  ...STORAGE_FAULTS,
  ...PIPELINE_FAULTS,
  ...RELEASE_FAULTS,
];
