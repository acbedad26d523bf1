import { defineProblem } from '../problem';

/** CPU and memory that do not pair. */
export const fargateSize = defineProblem({
  code: 'fargate-size',
  meaning:
    'Fargate has a fixed list of memory sizes for each number of CPU units (ECS Developer Guide, "Task CPU and memory").',
  example: 'service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs, service: { cpu: 256, memoryMiB: 4096 } }',
  find: (cpu: number, memory: number, allowed: string, nearest: number) => ({
    says: `must be ${allowed} for cpu ${cpu}, got ${memory}`,
    value: String(memory),
    allowed,
    fix: `write ${nearest}, or change cpu`,
  }),
});

/** A shift that takes too long. */
export const shiftTooLong = defineProblem({
  code: 'shift-too-long',
  meaning: 'CodeDeploy takes at most 2880 minutes (48 hours) from the first to the last step of a shift.',
  example:
    'service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs, strategy: { kind: linear, percent: 1, waitMinutes: 60 } }',
  find: (minutes: number, steps: number) => ({
    says: `makes a shift of ${steps} steps that takes ${minutes} minutes, more than 2880`,
    value: `${minutes} minutes`,
    allowed: `at most ${Math.floor(2880 / (steps - 1))} minutes between ${steps} steps`,
    fix: 'take a larger percent or a shorter wait',
  }),
});

/** A hook without its listener. */
export const hookWithoutListener = defineProblem({
  code: 'hook-without-listener',
  meaning: 'The step AfterAllowTestTraffic exists only with a test listener; CodeDeploy would never call the function.',
  example:
    'service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs, hooks: { afterAllowTestTraffic: "arn:aws:lambda:eu-west-1:123456789012:function:check" } }',
  find: () => ({
    says: 'is never called: it needs deploy.testListener',
    fix: 'add deploy.testListener, or use beforeAllowTraffic',
  }),
});

/** Two listeners on one port. */
export const sharedPort = defineProblem({
  code: 'shared-port',
  meaning: 'A load balancer has one listener per port; the test listener needs another one than production.',
  example:
    'service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs, testListener: { port: 80, allowedCidrs: [10.0.0.0/8] } }',
  find: (port: number) => ({
    says: `must differ from the ports of production, got ${port}`,
    value: String(port),
    fix: 'choose another port, such as 8443',
  }),
});

/** A rollback by alarms of which there are none. */
export const rollbackWithoutAlarm = defineProblem({
  code: 'rollback-without-alarm',
  meaning: 'CodeDeploy rolls back on an alarm only when an alarm is named, and the spec has none on the service.',
  example: 'service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs, rollback: { onAlarm: true } }',
  find: () => ({
    says: 'has no effect: there is no alarm that takes a release back',
    fix: 'add monitoring.alarms.serverErrors or latencyMs',
  }),
});

/** A check that lasts longer than its interval. */
export const slowHealthCheck = defineProblem({
  code: 'slow-health-check',
  meaning: 'The load balancer starts a check every interval; one that may take as long or longer is refused by AWS.',
  example:
    'service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs, service: { healthCheck: { intervalSeconds: 5, timeoutSeconds: 10 } } }',
  find: (timeout: number, interval: number) => ({
    says: `must be less than intervalSeconds (${interval}), got ${timeout}`,
    value: String(timeout),
    allowed: `at most ${interval - 1}`,
    fix: 'shorten the timeout, or lengthen the interval',
  }),
});

/** Counts that do not fit together. */
export const taskCount = defineProblem({
  code: 'task-count',
  meaning: 'Autoscaling needs a lower limit that is not above the upper one.',
  example:
    'service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs, service: { autoscaling: { minCount: 4, maxCount: 2 } } }',
  find: (value: number, allowed: string) => ({
    says: `must be ${allowed}, got ${value}`,
    value: String(value),
    allowed,
    fix: 'change one of the counts',
  }),
});

/** Status codes that no health check takes. */
export const healthCodes = defineProblem({
  code: 'health-codes',
  meaning: 'A range of status codes runs from the smaller to the larger, within 200 to 499.',
  example:
    'service: orders\nsource: { kind: s3 }\ndeploy: { target: ecs, service: { healthCheck: { codes: "299-200" } } }',
  find: (range: string) => ({
    says: `has the impossible range ${range}`,
    value: range,
    allowed: '200, 200-299 or 200,204',
    fix: 'write two numbers, the smaller one first',
  }),
});
