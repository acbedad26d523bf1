import type { Fault } from './fault';
import { BUILD_FAULTS } from './seeded-faults/build';
import { DOCUMENT_FAULTS } from './seeded-faults/documents';
import { ENCRYPTION_FAULTS } from './seeded-faults/encryption';
import { EVENT_FAULTS } from './seeded-faults/events';
import { IMAGE_FAULTS } from './seeded-faults/images';
import { LOG_FAULTS } from './seeded-faults/logs';
import { NAME_FAULTS } from './seeded-faults/names';
import { NETWORK_FAULTS } from './seeded-faults/network';
import { ORDER_FAULTS } from './seeded-faults/order';
import { PERMISSION_FAULTS } from './seeded-faults/permissions';
import { PIPELINE_FAULTS } from './seeded-faults/pipeline';
import { POLICY_DOCUMENT_FAULTS } from './seeded-faults/policy-documents';
import { RELEASE_FAULTS } from './seeded-faults/release';
import { SECRET_FAULTS } from './seeded-faults/secrets';
import { STORAGE_FAULTS } from './seeded-faults/storage';
import { TRUST_FAULTS } from './seeded-faults/trust';

/** Every fault, in the order of the table. */
export const SEEDED_FAULTS: readonly Fault[] = [
  ...PERMISSION_FAULTS,
  ...TRUST_FAULTS,
  ...POLICY_DOCUMENT_FAULTS,
  ...ENCRYPTION_FAULTS,
  ...STORAGE_FAULTS,
  ...IMAGE_FAULTS,
  ...LOG_FAULTS,
  ...SECRET_FAULTS,
  ...DOCUMENT_FAULTS,
  ...BUILD_FAULTS,
  ...PIPELINE_FAULTS,
  ...EVENT_FAULTS,
  ...RELEASE_FAULTS,
  ...NETWORK_FAULTS,
  ...ORDER_FAULTS,
  ...NAME_FAULTS,
];
