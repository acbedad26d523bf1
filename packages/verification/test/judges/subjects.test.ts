import { join } from 'node:path';
import { parse } from 'yaml';
import { toPlainTemplate } from '../../src/judges/plain-template';
import { scriptsOfPlan, scriptsOfWorkflow } from '../../src/judges/script-subjects';
import { findSubject } from '../../src/judges/subject';
import { planSystem, renderSubjects } from '../../src/judges/template-subjects';
import { subjectOf } from './subjects';

const SPECS = join(__dirname, '../../../core-model/fixtures');
const FIXTURES = join(__dirname, '../../../conformance/fixtures');

test('a system is planned in every environment that its spec knows', () => {
  const environments = planSystem('released-image', join(FIXTURES, 'released-image.pipeline.yaml'));
  expect(environments.map(({ environment }) => environment)).toEqual(['dev', 'prod']);
});

test('both backends are judged, each as rendered and in plain words, with the same names of resources', async () => {
  const subjects = await renderSubjects(planSystem('registry-build', join(SPECS, 'registry-build.pipeline.yaml')));
  expect(subjects.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'template registry-build/dev/cdk',
    'plain-template registry-build/dev/cdk',
    'template registry-build/dev/pulumi',
    'plain-template registry-build/dev/pulumi',
  ]);
  const [cdk = [], , pulumi = []] = subjects.map(({ resources }) => [...resources.values()].sort());
  // Pulumi empties a bucket by itself; CloudFormation needs a function for it.
  expect(pulumi.length).toBeGreaterThan(10);
  expect(cdk).toEqual(expect.arrayContaining(pulumi));
}, 60_000);

test('a policy of a role is put into words that every judge knows', () => {
  const document = {
    Statement: [{ Action: ['s3:*'], Resource: [{ Ref: 'Bucket' }, 'b'], Condition: { Bool: { a: ['false'] } } }],
  };
  const plain = toPlainTemplate({
    Resources: {
      Policy: { Type: 'AWS::IAM::RolePolicy', Properties: { RoleName: { Ref: 'Role' }, PolicyDocument: document } },
      Topic: { Type: 'AWS::SNS::Topic' },
      Rule: { Type: 'AWS::Events::Rule', Properties: { EventPattern: { source: ['aws.s3'] } } },
    },
  });
  expect(plain.Resources).toEqual({
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        Roles: [{ Ref: 'Role' }],
        PolicyDocument: {
          Statement: [{ Action: 's3:*', Resource: [{ Ref: 'Bucket' }, 'b'], Condition: { Bool: { a: 'false' } } }],
        },
      },
    },
    Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
    Rule: { Type: 'AWS::Events::Rule', Properties: { EventPattern: { source: ['aws.s3'] } } },
  });
});

test('the shell of a buildspec is one script, with the variables that CodeBuild gives it', () => {
  const [planned] = planSystem('five-stage', join(SPECS, 'five-stage.pipeline.yaml'));
  if (!planned) throw new Error('the spec has an environment');
  const scripts = scriptsOfPlan('five-stage', 'dev', planned.plan);
  expect(scripts.map(({ name }) => name)).toContain('five-stage/dev/build');
  const build = scripts.find(({ name }) => name === 'five-stage/dev/build');
  expect(build?.text).toMatch(/^#!\/bin\/bash\nset -e\n: "\$\{/);
  expect(build?.text).toContain('docker build');
});

test('the shell of a workflow is a script for each step', () => {
  const text = `
on: push
jobs:
  test:
    env: { A: 1 }
    steps:
      - uses: actions/checkout@v4
      - run: echo "$A $B" \${{ matrix.suite }}
        env: { B: 2 }
  deploy: { uses: ./.github/workflows/deploy.yml }`;
  const scripts = scriptsOfWorkflow(subjectOf('/x/ci.yml', 'workflow', text));
  expect(scripts.map(({ name }) => name)).toEqual(['orders/ci.yml/test/2']);
  expect(scripts[0]?.text).toContain(': "${A:=}"\n: "${B:=}"\n');
  expect(scripts[0]?.text).toMatch(/echo "\$A \$B" value\n$/);
  expect(scriptsOfWorkflow(subjectOf('/x/ci.yml', 'workflow', 'on: push'))).toEqual([]);
  expect(parse(text).jobs.test.env).toEqual({ A: 1 });
});

test('a subject is found by the path that a tool gives back, however it writes it', () => {
  const subjects = [subjectOf('/work/a/x.json', 'template'), subjectOf('/work/b/x.json', 'template')];
  expect(findSubject(subjects, './b/x.json').path).toBe('/work/b/x.json');
  expect(findSubject(subjects, '/work/a/x.json').path).toBe('/work/a/x.json');
  expect(() => findSubject(subjects, '')).toThrow('a judge speaks of , which it was not asked about');
});
