import type { Fault } from '../fault';
import { CDK, PLAN, PULUMI } from '../folders';

/** Logs that are kept too long or too short, or written elsewhere. */
export const LOG_FAULTS: readonly Fault[] = [
  {
    id: 'retention-differs-in-cdk',
    kind: 'logs',
    file: `${CDK}/log-group.ts`,
    find: 'retentionInDays: plan.retentionDays,',
    replace: 'retentionInDays: 14,',
    effect: 'Logs are kept for two weeks with the CDK, and as long as the spec says with Pulumi.',
  },
  {
    id: 'retention-lost-in-pulumi',
    kind: 'logs',
    file: `${PULUMI}/log-group.ts`,
    find: '        retentionInDays: plan.retentionDays,\n',
    replace: '',
    effect: 'Logs are kept, and paid for, for ever, with Pulumi only.',
  },
  {
    id: 'container-logs-kept-as-build-logs',
    kind: 'logs',
    file: `${PLAN}/plan-pipeline.ts`,
    find: 'context.spec.logs.containerDays',
    replace: 'context.spec.logs.buildDays',
    effect: 'The logs of the service are deleted when those of builds are.',
  },
  {
    id: 'build-writes-elsewhere-in-pulumi',
    kind: 'logs',
    file: `${PULUMI}/build-project.ts`,
    find: "        logsConfig: { cloudwatchLogs: { status: 'ENABLED', groupName: this.logs.logGroup.name } },\n",
    replace: '',
    effect: 'Builds write to a group that nobody made, without retention, and may not create it.',
  },
  {
    id: 'flow-logs-of-refusals',
    kind: 'logs',
    file: `${CDK}/network/flow-logs.ts`,
    find: 'trafficType: plan.traffic,',
    replace: "trafficType: 'REJECT',",
    effect: 'What an intruder did get through cannot be found out.',
  },
];
