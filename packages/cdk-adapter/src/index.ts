// Start here: a stack with one pipeline, or the pipeline as a construct in a stack of yours.

// What blocks are built with, for blocks of your own.
export * from './block';
// The blocks, one for each noun of the plan.
export * from './blocks/alarm';
export * from './blocks/artifact-store';
export * from './blocks/bucket';
export * from './blocks/bucket-emptier';
export * from './blocks/build-project';
export * from './blocks/chat-channel';
export * from './blocks/cluster';
export * from './blocks/dashboard';
export * from './blocks/deployment-group';
export * from './blocks/encryption-key';
export * from './blocks/image-registry';
export * from './blocks/load-balancer';
export * from './blocks/log-group';
export * from './blocks/network';
export * from './blocks/network/flow-logs';
export * from './blocks/network/nat-gateway';
export * from './blocks/network/subnet';
export * from './blocks/notification-topic';
export * from './blocks/pipeline';
export * from './blocks/security-group';
export * from './blocks/service';
export * from './blocks/source';
export * from './blocks/task-definition';
export * from './blocks/trigger';
// Its two kinds of subtree, with every resource as a public property.
export * from './delivery';
export * from './delivery-pipeline';
export * from './delivery-pipeline-stack';
export * from './identities';
// What can go wrong here.
export * from './internal-error';
export * from './order';
export * from './permissions';
export * from './policy-document';
export * from './references';
export * from './runtime';
export * from './unsupported';
