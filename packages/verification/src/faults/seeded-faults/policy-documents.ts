import type { Fault } from '../fault';

/** Policies that one of the backends does not write as they were planned. */
export const POLICY_DOCUMENT_FAULTS: readonly Fault[] = [
  {
    id: 'conditions-lost-in-cdk',
    kind: 'trust',
    file: 'packages/cdk-adapter/src/policy-document.ts',
    find: "    Action: 'sts:AssumeRole',\n    Condition: conditions && references.resolveDocument(conditions as Document),\n",
    replace: "    Action: 'sts:AssumeRole',\n",
    effect: 'With the CDK every role can be used through a deputy; with Pulumi none.',
  },
  {
    id: 'conditions-lost-in-pulumi',
    kind: 'trust',
    file: 'packages/pulumi-adapter/src/policy-document.ts',
    find: "    Action: 'sts:AssumeRole',\n    ...(conditions && { Condition: conditions }),\n",
    replace: "    Action: 'sts:AssumeRole',\n",
    effect: 'With Pulumi every role can be used through a deputy; with the CDK none.',
  },
  {
    id: 'deny-becomes-allow-in-pulumi',
    kind: 'permissions',
    file: 'packages/pulumi-adapter/src/policy-document.ts',
    find: '    Effect: statement.effect,',
    replace: "    Effect: 'Allow',",
    effect: 'The policy that keeps plain HTTP out of the buckets lets everybody in.',
  },
  {
    id: 'first-permission-only-in-cdk',
    kind: 'permissions',
    file: 'packages/cdk-adapter/src/permissions.ts',
    find: 'toPolicyDocument(role.statements, references)',
    replace: 'toPolicyDocument(role.statements.slice(0, -1), references)',
    effect: 'Each role lacks its last right, and runs stop in the middle.',
  },
];
