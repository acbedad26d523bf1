/** Where core-model decides what is built, from the root of the repository. */
export const PLAN = 'packages/core-model/src/plan';

/** Where core-model writes buildspecs and release files. */
export const DOCUMENTS = 'packages/core-model/src/documents';

/** Where the adapter of the CDK builds what was decided. */
export const CDK = 'packages/cdk-adapter/src/blocks';

/** Where the adapter of Pulumi builds it. */
export const PULUMI = 'packages/pulumi-adapter/src/blocks';
