import { tellProblems } from '../tell-problems';

describe('The deployment', () => {
  test('memory that does not pair with 256 CPU units is refused with the sizes that do', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, service: { cpu: 256, memoryMiB: 4096 } }
    `),
    ).toEqual([
      'deploy.service.memoryMiB must be 512, 1024 or 2048 for cpu 256, got 4096; fix: write 2048, or change cpu',
    ]);
  });

  test('memory that does not pair with 1024 CPU units is refused with the sizes that do', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, service: { cpu: 1024, memoryMiB: 2500 } }
    `),
    ).toEqual([
      'deploy.service.memoryMiB must be 2048 to 8192 in steps of 1024 for cpu 1024, got 2500; fix: write 3072, or change cpu',
    ]);
  });

  test('a linear shift of more than 48 hours is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, strategy: { kind: linear, percent: 1, waitMinutes: 60 } }
    `),
    ).toEqual([
      'deploy.strategy makes a shift of 100 steps that takes 5940 minutes, more than 2880; fix: take a larger percent or a shorter wait',
    ]);
  });

  test('a linear shift of just 48 hours is fine', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, strategy: { kind: linear, percent: 50, waitMinutes: 2880 } }
    `),
    ).toEqual([]);
  });

  test('a canary that waits for more than 48 hours is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, strategy: { kind: canary, waitMinutes: 3000 } }
    `),
    ).toEqual([
      'deploy.strategy.waitMinutes must be between 1 and 2880, got 3000; fix: choose a number between 1 and 2880',
    ]);
  });

  test('a hook on test traffic without a test listener is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, hooks: { afterAllowTestTraffic: "arn:aws:lambda:eu-west-1:123456789012:function:check" } }
    `),
    ).toEqual([
      'deploy.hooks.afterAllowTestTraffic is never called: it needs deploy.testListener; fix: add deploy.testListener, or use beforeAllowTraffic',
    ]);
  });

  test('a test listener on the port of production is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, testListener: { port: 80, allowedCidrs: [10.0.0.0/8] } }
    `),
    ).toEqual([
      'deploy.testListener.port must differ from the ports of production, got 80; fix: choose another port, such as 8443',
    ]);
  });

  test('a test listener on the port of production with a certificate is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, testListener: { port: 443, allowedCidrs: [10.0.0.0/8] }, service: { certificate: "arn:aws:acm:eu-west-1:123456789012:certificate/abc" } }
    `),
    ).toEqual([
      'deploy.testListener.port must differ from the ports of production, got 443; fix: choose another port, such as 8443',
    ]);
  });

  test('a test listener on port 443 without a certificate is fine', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, testListener: { port: 443, allowedCidrs: [10.0.0.0/8] } }
    `),
    ).toEqual([]);
  });

  test('a rollback on alarms without an alarm is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, rollback: { onAlarm: true } }
      monitoring: { alarms: { unhealthyTargets: false } }
    `),
    ).toEqual([
      'deploy.rollback.onAlarm has no effect: there is no alarm that takes a release back; fix: add monitoring.alarms.serverErrors or latencyMs',
    ]);
  });

  test('a health check that lasts longer than its interval is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, service: { healthCheck: { intervalSeconds: 5, timeoutSeconds: 5 } } }
    `),
    ).toEqual([
      'deploy.service.healthCheck.timeoutSeconds must be less than intervalSeconds (5), got 5; fix: shorten the timeout, or lengthen the interval',
    ]);
  });

  test('a range of status codes that runs backwards is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, service: { healthCheck: { codes: "200,299-201" } } }
    `),
    ).toEqual([
      'deploy.service.healthCheck.codes has the impossible range 299-201; fix: write two numbers, the smaller one first',
    ]);
  });

  test('fewer tasks at most than at least are refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, service: { autoscaling: { minCount: 4, maxCount: 2 } } }
    `),
    ).toEqual([
      'deploy.service.autoscaling.minCount must be at most maxCount (2), got 4; fix: change one of the counts',
    ]);
  });

  test('a first count outside the limits of scaling is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, service: { desiredCount: 9, autoscaling: { minCount: 2, maxCount: 4 } } }
    `),
    ).toEqual([]);
  });

  test('tasks on Spot only are fine', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, service: { spotPercent: 100, autoscaling: { minCount: 2, maxCount: 4 } } }
    `),
    ).toEqual([]);
  });
});
