// Start here: write a spec, check it, plan it.
export * from './check-spec';
export * from './define-pipeline';
export * from './load-spec';
// The plan, block by block: what an adapter builds.
export type * from './plan/access-log-store';
export type * from './plan/alarm';
export type * from './plan/artifact-store';
export type * from './plan/bucket-emptier';
export type * from './plan/build-project';
export type * from './plan/chat-channel';
export type * from './plan/cluster';
export type * from './plan/dashboard';
export type * from './plan/default-security-group';
export type * from './plan/deployment-group';
export type * from './plan/encryption-key';
export type * from './plan/image-registry';
export type * from './plan/load-balancer';
export type * from './plan/needs';
export type * from './plan/network';
export type * from './plan/notification-topic';
export type * from './plan/pipeline';
export type * from './plan/pipeline-plan';
export * from './plan/plan-pipeline';
export * from './plan/roles';
export type * from './plan/security-group';
export type * from './plan/service';
export type * from './plan/source';
export type * from './plan/task-definition';
export type * from './plan/trigger';
// The words that plans are written in.
export type * from './plan/vocabulary/bucket';
export type * from './plan/vocabulary/log-group';
export * from './plan/vocabulary/names';
export type * from './plan/vocabulary/order';
export * from './plan/vocabulary/reference';
export * from './plan/vocabulary/statement';
export * from './plan/vocabulary/text';
export type * from './plan/vocabulary/variable';
export * from './plan-spec';
// What a platform team sets for its teams; the functions for it are in `@tap-pipeline/core-model/platform`.
export type * from './platform/platform-rule';
export type * from './platform/platform-settings';
export * from './settings';
// What a spec says, part by part.
export type * from './spec/approval';
export type * from './spec/build';
// Defaults, and what is wrong with a spec.
export * from './spec/defaults';
export type * from './spec/deploy';
export type * from './spec/encryption';
export * from './spec/hardening';
export type * from './spec/monitoring';
export type * from './spec/naming';
export type * from './spec/network';
export type * from './spec/notification';
export * from './spec/path';
export * from './spec/pipeline-error';
export type * from './spec/pipeline-spec';
export * from './spec/problem';
export * from './spec/resolve';
export type * from './spec/resolved-spec';
export type * from './spec/scan';
export type * from './spec/service';
export type * from './spec/source';
export type * from './spec/storage';
export * from './spec/suggest';
export type * from './spec/test';
