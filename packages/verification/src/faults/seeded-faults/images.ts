import type { Fault } from '../fault';
import { CDK, PLAN, PULUMI } from '../folders';

/** Image repositories that nobody scans, tidies up, or can delete. */
export const IMAGE_FAULTS: readonly Fault[] = [
  {
    id: 'images-without-scan',
    kind: 'images',
    file: `${PLAN}/image-registry.ts`,
    find: '    scanOnPush: spec.registry.scanOnPush,',
    replace: '    scanOnPush: false,',
    effect: 'The scan stage waits ten minutes for findings that never come.',
  },
  {
    id: 'tags-that-move',
    kind: 'images',
    file: `${PLAN}/image-registry.ts`,
    find: "spec.registry.mutability === 'mutable' ? 'MUTABLE' : 'IMMUTABLE'",
    replace: "spec.registry.mutability === 'mutable' ? 'IMMUTABLE' : 'MUTABLE'",
    effect: 'A released tag can be overwritten, and a moving tag fails at its second push.',
  },
  {
    id: 'images-for-ever',
    kind: 'images',
    file: `${PLAN}/image-registry.ts`,
    find: "countType: 'imageCountMoreThan', countNumber: count",
    replace: "countType: 'imageCountMoreThan', countNumber: 1000",
    effect: 'Old images are kept, and paid for.',
  },
  {
    id: 'images-expire-by-tag',
    kind: 'images',
    file: `${PLAN}/image-registry.ts`,
    find: "tagStatus: 'any', countType",
    replace: "tagStatus: 'untagged', countType",
    effect: 'Every image has a tag, so none ever expires.',
  },
  {
    id: 'registry-not-removable-in-cdk',
    kind: 'images',
    file: `${CDK}/image-registry.ts`,
    find: "      emptyOnDelete: plan.removal === 'destroy',\n",
    replace: '',
    effect: 'The stack cannot be deleted: the repository holds images.',
  },
  {
    id: 'image-lifecycle-lost-in-pulumi',
    kind: 'images',
    file: `${PULUMI}/image-registry.ts`,
    find: '        imageTagMutability: plan.tagMutability,\n',
    replace: '',
    effect: "Pulumi's registry lets tags move, the CDK's does not.",
  },
];
