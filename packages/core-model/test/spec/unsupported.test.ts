import { tellProblems } from './tell-problems';

describe('Reserved words', () => {
  test('promotion through environments is refused by name', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      environments: [{ name: dev }]
    `),
    ).toEqual([
      'environments is not supported yet: promotion through several environments, accounts and regions; fix: describe one environment; use `overrides` for what differs, and a pipeline per suffix',
    ]);
  });

  test('a Lambda target is refused by name', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: lambda, function: orders }
    `),
    ).toEqual(['deploy.target is not supported yet: deployment of a Lambda function; fix: choose ecs or none']);
  });

  test('an infrastructure target is refused by name', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: iac }
    `),
    ).toEqual([
      'deploy.target is not supported yet: deployment of a CloudFormation, CDK or Pulumi program; fix: choose ecs or none',
    ]);
  });

  test('a static site is refused by name', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: static-site }
    `),
    ).toEqual(['deploy.target is not supported yet: deployment of a static site; fix: choose ecs or none']);
  });

  test('EC2 instances are refused by name', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ec2 }
    `),
    ).toEqual(['deploy.target is not supported yet: deployment to EC2 instances; fix: choose ecs or none']);
  });

  test('the controller of ECS is refused by name', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, controller: ecs }
    `),
    ).toEqual([
      "deploy.controller is not supported yet: ECS's own blue/green deployment; fix: choose codedeploy, or leave the key out",
    ]);
  });

  test('a rolling deployment is refused by name', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      deploy: { target: ecs, strategy: { kind: rolling } }
    `),
    ).toEqual([
      'deploy.strategy.kind is not supported yet: rolling deployment, which needs controller ecs; fix: choose all-at-once, canary or linear',
    ]);
  });

  test('Snyk is refused by name', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      scans: [{ kind: dependencies }, { kind: image, scanner: snyk }, { kind: sast, tool: snyk }]
    `),
    ).toEqual([
      'scans[1].scanner is not supported yet: scans by Snyk, which need an account there; fix: choose ecr, inspector or trivy',
      'scans[2].tool is not supported yet: scans by Snyk, which need an account there; fix: choose bandit or semgrep',
    ]);
  });

  test('a spec on top of another one is refused by name, with what to use instead', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      extends: ./platform.yaml
    `),
    ).toEqual([
      'extends is not supported yet: a spec that is built on another one; fix: keep what specs share in the defaults of tap-pipeline.platform.yaml',
    ]);
  });
});
