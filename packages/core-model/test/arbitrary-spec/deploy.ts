import fc from 'fast-check';
import type { EcsDeploySpec } from '../../src/spec/deploy';
import { listFargateMemory } from '../../src/spec/fargate';
import type { AlarmsSpec } from '../../src/spec/monitoring';
import type { NetworkSpec } from '../../src/spec/network';
import type { PipelineSpec } from '../../src/spec/pipeline-spec';
import type { ServiceSpec } from '../../src/spec/service';
import { EXISTING } from '../specs';
import { network } from './network';
import { maybe, maybeOf, number, someOf, variables } from './values';

/** What is said about a deployed service. */
export interface RuntimeParts {
  /** The deployment. */
  readonly deploy: EcsDeploySpec;
  /** Its network. */
  readonly network: NetworkSpec | undefined;
}

/** A deployed service, and the alarms on it. */
export const runtimeParts: fc.Arbitrary<{ readonly runtime: RuntimeParts; readonly alarms: AlarmsSpec }> = fc
  .record({
    network,
    alarms: fc.record({
      unhealthyTargets: maybe(fc.boolean()),
      serverErrors: maybe(number(1, 100)),
      latencyMs: maybe(number(1, 5000)),
    }),
  })
  .chain(({ network: at, alarms }) =>
    deploy(at, alarms).map((said) => ({ runtime: { deploy: said, network: at }, alarms })),
  );

function deploy(at: NetworkSpec | undefined, alarms: AlarmsSpec): fc.Arbitrary<EcsDeploySpec> {
  const hasAlarm = alarms.serverErrors !== undefined || alarms.latencyMs !== undefined;
  return fc
    .record({
      target: fc.constant('ecs' as const),
      controller: maybeOf('codedeploy'),
      strategy: maybe(strategy),
      terminationWaitMinutes: maybe(number(1, 2880)),
      rollback: maybe(
        fc.record({
          onFailure: maybe(fc.boolean()),
          onAlarm: hasAlarm ? maybe(fc.boolean()) : maybeOf(false),
          onRequest: maybe(fc.boolean()),
        }),
      ),
      testListener: maybe(fc.record({ port: maybeOf(9000, 9443), allowedCidrs: someOf('10.0.0.0/8', '192.0.2.0/24') })),
      service: service(at),
    })
    .chain((said) => maybe(hooks(said.testListener !== undefined)).map((functions) => ({ ...said, hooks: functions })));
}

const strategy: fc.Arbitrary<NonNullable<EcsDeploySpec['strategy']>> = fc.oneof(
  fc.constant({ kind: 'all-at-once' as const }),
  fc.record({
    kind: fc.constant('canary' as const),
    percent: maybe(number(1, 99)),
    waitMinutes: maybe(number(1, 2880)),
  }),
  fc.record({
    kind: fc.constant('linear' as const),
    percent: maybe(number(1, 99)),
    waitMinutes: maybe(number(1, 20)),
  }),
);

function hooks(hasListener: boolean): fc.Arbitrary<NonNullable<EcsDeploySpec['hooks']>> {
  const step = maybeOf(EXISTING.function, `${EXISTING.function}:live`);
  return fc.record({
    beforeInstall: step,
    afterInstall: step,
    afterAllowTestTraffic: hasListener ? step : fc.constant(undefined),
    beforeAllowTraffic: step,
    afterAllowTraffic: step,
  });
}

const size: fc.Arbitrary<Pick<ServiceSpec, 'cpu' | 'memoryMiB'>> = fc
  .constantFrom<NonNullable<ServiceSpec['cpu']>>(256, 512, 1024, 2048, 4096, 8192, 16384)
  .chain((cpu) => maybeOf(...listFargateMemory(cpu)).map((memoryMiB) => ({ cpu, memoryMiB })));

const count: fc.Arbitrary<Pick<ServiceSpec, 'desiredCount' | 'autoscaling'>> = fc.record({
  desiredCount: maybe(number(1, 5)),
  autoscaling: maybe(
    fc
      .record({ minCount: number(1, 5), more: number(0, 5), targetCpuPercent: maybe(number(1, 100)) })
      .map(({ more, ...limits }) => ({ ...limits, maxCount: limits.minCount + more })),
  ),
});

/** AWS wants an answer before the next question. */
const healthCheck: fc.Arbitrary<NonNullable<ServiceSpec['healthCheck']>> = fc
  .record({
    path: maybeOf('/health', '/a/b?c=d'),
    intervalSeconds: maybe(number(6, 300)),
    healthyCount: maybe(number(2, 10)),
    unhealthyCount: maybe(number(2, 10)),
    codes: maybeOf('200', '200-299', '200,204'),
  })
  .chain((check) =>
    maybe(number(2, Math.min(120, (check.intervalSeconds ?? 15) - 1))).map((timeoutSeconds) => ({
      ...check,
      timeoutSeconds,
    })),
  );

/** Without a way to the internet, the first image has to be in a private registry. */
function service(at: NetworkSpec | undefined): fc.Arbitrary<ServiceSpec> {
  return fc
    .record({
      size: maybe(size),
      count,
      rest: fc.record({
        port: maybe(number(1, 65535)),
        spotPercent: maybe(number(0, 100)),
        healthCheck: maybe(healthCheck),
        healthCheckGraceSeconds: maybe(number(0, 3600)),
        environment: maybe(variables),
        readOnlyRootFilesystem: maybe(fc.boolean()),
        certificate: maybeOf(EXISTING.certificate),
        allowedCidrs: maybe(someOf('0.0.0.0/0', '10.0.0.0/8', '192.0.2.0/24')),
        outbound: maybe(someOf({ cidr: '10.0.0.0/8', port: 5432 }, { cidr: '10.1.0.0/16', port: 6379 })),
        permissions: maybe(
          someOf(
            { actions: ['sqs:SendMessage'], resources: ['arn:aws:sqs:eu-west-1:111122223333:orders'] },
            { actions: ['s3:GetObject', 's3:PutObject'], resources: ['arn:aws:s3:::acme-orders/*'] },
          ),
        ),
        initialImage: at?.egress === 'endpoints' ? fc.constant(EXISTING.image) : maybeOf(EXISTING.image),
      }),
    })
    .map((said) => ({ ...said.rest, ...said.size, ...said.count }));
}

/** Nothing is deployed, and that may be said. */
export const noDeploy: fc.Arbitrary<Pick<PipelineSpec, 'deploy'>> = fc.record({
  deploy: maybeOf({ target: 'none' as const }),
});
