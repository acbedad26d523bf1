import type { Problem } from '../problem';
import { noEffect } from '../problems/stage';
import type { Rule, RuleContext } from './rule';

const NOTHING_DEPLOYED = 'nothing is deployed';

/** Rules about settings that another setting makes void. They look at what was written only, never at defaults. */
export const effectRules: readonly Rule[] = [
  { concerns: ['encryption'], find: findKeySettings },
  { concerns: ['deploy', 'monitoring'], find: findServiceAlarms },
  { concerns: ['deploy', 'network', 'logs'], find: findLogs },
];

function findKeySettings({ spec, said }: RuleContext): readonly Problem[] {
  if (said.encryption?.deletionWindowDays === undefined || spec.encryption.key === 'customer-managed') return [];
  return [
    noEffect(
      'encryption.deletionWindowDays',
      'encryption.key is aws-managed',
      'remove it, or set encryption.key to customer-managed',
    ),
  ];
}

function findServiceAlarms({ spec, said }: RuleContext): readonly Problem[] {
  if (spec.deploy.target === 'ecs') return [];
  const alarms = said.monitoring?.alarms ?? {};
  const keys = (['unhealthyTargets', 'serverErrors', 'latencyMs'] as const).filter((key) => alarms[key]);
  return keys.map((key) => noEffect(`monitoring.alarms.${key}`, NOTHING_DEPLOYED));
}

function findLogs({ spec, said }: RuleContext): readonly Problem[] {
  const { containerDays, networkDays, accessDays } = said.logs ?? {};
  return [
    ...(containerDays !== undefined && spec.deploy.target === 'none'
      ? [noEffect('logs.containerDays', NOTHING_DEPLOYED)]
      : []),
    ...(networkDays !== undefined ? findFlowLogs(spec) : []),
    ...(accessDays !== undefined && !spec.logs.access
      ? [noEffect('logs.accessDays', 'logs.access is false', 'remove it, or set logs.access to true')]
      : []),
  ];
}

function findFlowLogs({ deploy, network }: RuleContext['spec']): readonly Problem[] {
  const reason = flowLogReason(deploy.target === 'none' ? undefined : network);
  return reason ? [noEffect('logs.networkDays', reason)] : [];
}

function flowLogReason(network: RuleContext['spec']['network']): string | undefined {
  if (network === undefined) return NOTHING_DEPLOYED;
  if (network.kind === 'existing') return 'the VPC is there already, and its flow logs are its own';
  return network.flowLogs ? undefined : 'network.flowLogs is false';
}
