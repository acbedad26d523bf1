import { listFargateMemory, nearestFargateMemory } from '../fargate';
import type { Problem } from '../problem';
import {
  fargateSize,
  healthCodes,
  hookWithoutListener,
  rollbackWithoutAlarm,
  sharedPort,
  shiftTooLong,
  slowHealthCheck,
  taskCount,
} from '../problems/deploy';
import type { ResolvedEcsDeploy, ResolvedNetwork, ResolvedService, ResolvedSpec } from '../resolved-spec';
import { listWords } from '../show';
import type { Rule } from './rule';

const LONGEST_SHIFT = 2880;

/** Rules about the deployment and the service. */
export const deployRules: readonly Rule[] = [
  onEcs(['deploy'], ({ service }) => [...findSize(service), ...findHealthCheck(service), ...findCounts(service)]),
  onEcs(['deploy'], (deploy) => [...findShift(deploy), ...findHooks(deploy)]),
  onEcs(['deploy', 'network'], (deploy, { network }) => findSharedPort(deploy, network)),
  onEcs(['deploy', 'monitoring'], (deploy, { monitoring }) => {
    const { serverErrors, latencyMs } = monitoring.alarms;
    return deploy.rollback.onAlarm && !serverErrors && !latencyMs
      ? [rollbackWithoutAlarm('deploy.rollback.onAlarm')]
      : [];
  }),
];

function onEcs(
  concerns: Rule['concerns'],
  find: (deploy: ResolvedEcsDeploy, spec: ResolvedSpec) => readonly Problem[],
): Rule {
  return { concerns, find: ({ spec }) => (spec.deploy.target === 'ecs' ? find(spec.deploy, spec) : []) };
}

function findSize({ cpu, memoryMiB }: ResolvedService): readonly Problem[] {
  const sizes = listFargateMemory(cpu);
  if (sizes.includes(memoryMiB)) return [];
  const allowed =
    sizes.length <= 4
      ? listWords(sizes.map(String))
      : `${sizes[0]} to ${sizes.at(-1)} in steps of ${(sizes[1] as number) - (sizes[0] as number)}`;
  return [fargateSize('deploy.service.memoryMiB', cpu, memoryMiB, allowed, nearestFargateMemory(cpu, memoryMiB))];
}

function findHealthCheck({ healthCheck }: ResolvedService): readonly Problem[] {
  const { timeoutSeconds, intervalSeconds, codes } = healthCheck;
  const impossible = codes.split(',').find((range) => {
    const [from, to = from] = range.split('-').map(Number);
    return Number(from) > Number(to) || range.split('-').length > 2;
  });
  return [
    ...(timeoutSeconds >= intervalSeconds
      ? [slowHealthCheck('deploy.service.healthCheck.timeoutSeconds', timeoutSeconds, intervalSeconds)]
      : []),
    ...(impossible ? [healthCodes('deploy.service.healthCheck.codes', impossible)] : []),
  ];
}

function findCounts({ autoscaling }: ResolvedService): readonly Problem[] {
  if (!autoscaling) return [];
  const { minCount, maxCount } = autoscaling;
  return minCount > maxCount
    ? [taskCount('deploy.service.autoscaling.minCount', minCount, `at most maxCount (${maxCount})`)]
    : [];
}

/** The first step is at once; a wait comes before each later one. */
function findShift({ strategy }: ResolvedEcsDeploy): readonly Problem[] {
  if (strategy.kind !== 'linear') return [];
  const steps = Math.ceil(100 / strategy.percent);
  const minutes = (steps - 1) * strategy.waitMinutes;
  return minutes > LONGEST_SHIFT ? [shiftTooLong('deploy.strategy', minutes, steps)] : [];
}

function findHooks({ hooks, testListener }: ResolvedEcsDeploy): readonly Problem[] {
  return hooks.afterAllowTestTraffic && !testListener
    ? [hookWithoutListener('deploy.hooks.afterAllowTestTraffic')]
    : [];
}

function findSharedPort(
  { service, testListener }: ResolvedEcsDeploy,
  network: ResolvedNetwork | undefined,
): readonly Problem[] {
  const isShared = testListener && productionPorts(service, network).includes(testListener.port);
  return isShared ? [sharedPort('deploy.testListener.port', testListener.port)] : [];
}

/** An existing load balancer gets one listener; one of our own has port 80, with a certificate 443 too. */
function productionPorts({ certificate }: ResolvedService, network: ResolvedNetwork | undefined): readonly number[] {
  if (network?.kind === 'existing' && network.loadBalancer) return [network.loadBalancer.listenerPort];
  return certificate ? [80, 443] : [80];
}
