import { type Facts, type FactValue, isFactList, isFactObject, type ResourceFact } from '@tap-pipeline/conformance';

/** What a resource costs while it is there. */
export interface Cost {
  /** Type of the resource. */
  readonly type: string;
  /** How many there are. */
  readonly count: number;
  /** US dollars an hour, all of them together. */
  readonly hourly: number;
}

/** What everything of a stack costs an hour, dearest first; what is paid by use alone is not in it. */
export function estimateCosts({ resources }: Facts): readonly Cost[] {
  const counted = new Map<string, Cost>();
  for (const resource of Object.values(resources)) {
    const hourly = PRICES[resource.type]?.(resource) ?? 0;
    if (hourly === 0) continue;
    const { count, hourly: before } = counted.get(resource.type) ?? { count: 0, hourly: 0 };
    counted.set(resource.type, { type: resource.type, count: count + 1, hourly: before + hourly });
  }
  return [...counted.values()].sort((one, other) => other.hourly - one.hourly);
}

/**
 * Checks that all of it is within the budget, should it stay until the last minute.
 * @throws Error with what it would cost
 */
export function checkBudget(costs: readonly Cost[], minutes: number, budget: number): void {
  const most = (totalOf(costs) * minutes) / 60;
  if (most <= budget) return;
  throw new Error(`${minutes} minutes would cost ${toUsd(most)}, and --budget is ${toUsd(budget)}
${costs.map(({ type, count, hourly }) => `  ${count} × ${type}: ${hourly.toFixed(3)} USD an hour`).join('\n')}
  fix: a larger --budget, fewer --minutes, or --only one system; nothing was made`);
}

/** US dollars an hour. */
export function totalOf(costs: readonly Cost[]): number {
  return costs.reduce((sum, { hourly }) => sum + hourly, 0);
}

/** An amount as text. */
export function toUsd(amount: number): string {
  return `${amount.toFixed(2)} USD`;
}

/**
 * List prices of us-east-1 in US dollars an hour in November 2026, rounded up: an estimate has to be too high rather
 * than too low. Builds are not in it: no repository that is named has anything to build, so that each execution ends
 * at its source. Sources: the pricing pages of Amazon VPC, Elastic Load Balancing, AWS Fargate, AWS KMS, Amazon
 * CloudWatch and AWS CodePipeline.
 */
const PRICES: { readonly [type: string]: (resource: ResourceFact) => number } = {
  'AWS::EC2::NatGateway': () => 0.045,
  // A public address costs 0.005; those of a load balancer are counted with it.
  'AWS::EC2::EIP': () => 0.005,
  'AWS::EC2::VPCEndpoint': ({ properties }) =>
    properties.VpcEndpointType === 'Interface' ? 0.01 * lengthOf(properties.SubnetIds) : 0,
  // With one capacity unit and an address in each zone.
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ properties }) =>
    0.0225 + 0.008 + 0.005 * lengthOf(properties.Subnets),
  'AWS::ECS::TaskDefinition': ({ properties }) =>
    TASKS * ((Number(properties.Cpu) / 1024) * 0.0405 + (Number(properties.Memory) / 1024) * 0.0045 + 0.005),
  'AWS::KMS::Key': () => 1 / HOURS_A_MONTH,
  'AWS::CloudWatch::Alarm': ({ properties }) => (0.1 * Math.max(1, countMetrics(properties.Metrics))) / HOURS_A_MONTH,
  'AWS::CloudWatch::Dashboard': () => 3 / HOURS_A_MONTH,
  // As if one action were at work all the time; 0.002 a minute.
  'AWS::CodePipeline::Pipeline': () => 60 * 0.002,
  // Container Insights, with some fifty metrics of 0.30 a month.
  'AWS::ECS::Cluster': () => (50 * 0.3) / HOURS_A_MONTH,
};

const HOURS_A_MONTH = 720;

/** A release runs the new tasks beside the old ones. */
const TASKS = 4;

function lengthOf(value: FactValue | undefined): number {
  return isFactList(value) ? value.length : 1;
}

function countMetrics(metrics: FactValue | undefined): number {
  return isFactList(metrics) ? metrics.filter((metric) => isFactObject(metric) && 'MetricStat' in metric).length : 0;
}
