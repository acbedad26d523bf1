import type { Fault } from '../fault';
import { PLAN, PULUMI } from '../folders';

/** Names that clash or are too long, and tags that are lost. */
export const NAME_FAULTS: readonly Fault[] = [
  {
    id: 'names-without-suffix',
    kind: 'names',
    file: 'packages/core-model/src/spec/defaults.ts',
    find: "'{service}-{type}-{suffix}'",
    replace: "'{service}-{type}'",
    effect: 'A second environment in the account clashes with the first: 652 reports of this trap.',
  },
  {
    id: 'long-target-group',
    kind: 'names',
    file: `${PLAN}/vocabulary/names.ts`,
    find: '  targetGroup: {\n    maxLength: 32,',
    replace: '  targetGroup: {\n    maxLength: 64,',
    effect: 'Services with longer names cannot be deployed: a target group has 32 characters.',
  },
  {
    id: 'cut-without-hash',
    kind: 'names',
    file: `${PLAN}/vocabulary/names.ts`,
    find: 'const tail = `${hash(name)}-${suffix}`;',
    replace: 'const tail = suffix;',
    effect: 'Two long names become one, and the second deployment fails.',
  },
  {
    id: 'bucket-of-one-account',
    kind: 'names',
    file: `${PLAN}/vocabulary/names.ts`,
    find: "`, ACCOUNT, '-', REGION]",
    replace: '`, REGION]',
    effect: 'The bucket exists already, in another account.',
  },
  {
    id: 'untagged-in-pulumi',
    kind: 'names',
    file: `${PULUMI}/service.ts`,
    find: '        healthCheckGracePeriodSeconds: plan.healthCheckGraceSeconds,\n        tags: this.tags(),\n',
    replace: '        healthCheckGracePeriodSeconds: plan.healthCheckGraceSeconds,\n',
    effect: 'The service is missing from the cost report.',
  },
  {
    id: 'name-tag-lost-in-cdk',
    kind: 'names',
    file: 'packages/cdk-adapter/src/tags.ts',
    find: 'for (const [key, value] of entries) manager.setTag(key, value);',
    replace: 'for (const [key, value] of entries.slice(1)) manager.setTag(key, value);',
    effect: 'One tag is on nothing, and the cost report is wrong.',
  },
];
