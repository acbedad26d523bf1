// biome-ignore-all assist/source/organizeImports: the headings say what to use first

// Start here: a pipeline from a spec.
export * from './delivery-pipeline';
export * from './settings';

// Its two kinds of subtree, with every resource as a public property.
export * from './delivery';
export * from './runtime';
export * from './secure-parameters';

// The blocks, one for each noun of the plan.
export * from './blocks/alarm';
export * from './blocks/artifact-store';
export * from './blocks/bucket';
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
export * from './identities';
export * from './permissions';

// What blocks are built with, for blocks of your own.
export * from './block';
export * from './component';
export * from './order';
export * from './policy-document';
export * from './references';

// What can go wrong here.
export * from './internal-error';
export * from './unsupported';
