import { tellProblems } from '../tell-problems';

describe('Stages', () => {
  test('two tests with one name are refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tests: [{ name: unit, commands: [pytest] }, { name: unit, commands: [jest] }]
    `),
    ).toEqual(['tests[1].name repeats unit; fix: rename or remove one of them']);
  });

  test('two reports of a build with one name are refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { reports: [{ name: unit, files: [a.xml] }, { name: unit, files: [b.xml] }] }
    `),
    ).toEqual(['build.reports[1].name repeats unit; fix: rename or remove one of them']);
  });

  test('two reports of a test with one name are refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tests: [{ name: unit, commands: [pytest], reports: [{ name: a, files: [a.xml] }, { name: a, files: [b.xml] }] }]
    `),
    ).toEqual(['tests[0].reports[1].name repeats a; fix: rename or remove one of them']);
  });

  test('the same scan twice is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      scans: [{ kind: image }, { kind: image, scanner: ecr, failOn: low }, { kind: secrets }, { kind: secrets }]
    `),
    ).toEqual([
      'scans[1] repeats the scan image by ecr; fix: rename or remove one of them',
      'scans[3] repeats the scan secrets; fix: rename or remove one of them',
    ]);
  });

  test('two approvals before one stage are refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      approvals: [{ before: deploy }, { before: deploy }]
      deploy: { target: ecs }
    `),
    ).toEqual(['approvals[1].before repeats deploy; fix: rename or remove one of them']);
  });

  test('the same event told twice to one address is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      notifications: [{ on: [failed], email: a@example.com }, { on: [succeeded, failed], email: a@example.com }]
    `),
    ).toEqual(['notifications[1].on[1] repeats failed for the same receiver; fix: rename or remove one of them']);
  });

  test('the same region twice is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      registry: { replicateTo: [eu-west-1, eu-west-1] }
    `),
    ).toEqual(['registry.replicateTo[1] repeats eu-west-1; fix: rename or remove one of them']);
  });

  test('an approval before tests that do not exist is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      approvals: [{ before: test }]
    `),
    ).toEqual([
      'approvals[0].before waits before the stage test, which does not exist: there are no tests; fix: choose another stage, or add what makes this one',
    ]);
  });

  test('an approval before scans that do not exist is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      approvals: [{ before: scan }]
    `),
    ).toEqual([
      'approvals[0].before waits before the stage scan, which does not exist: there are no scans; fix: choose another stage, or add what makes this one',
    ]);
  });

  test('an approval before a deployment that does not exist is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      approvals: [{ before: deploy }]
    `),
    ).toEqual([
      'approvals[0].before waits before the stage deploy, which does not exist: deploy.target is none; fix: choose another stage, or add what makes this one',
    ]);
  });

  test('a pipeline with nothing after its source is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: ecr, repository: orders }
    `),
    ).toEqual(['the spec has no stage after its source; fix: add deploy, tests, scans or approvals']);
  });

  test('different scanners of one image are fine', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      scans: [{ kind: image }, { kind: image, scanner: trivy }]
      approvals: [{ before: scan }, { before: end }]
    `),
    ).toEqual([]);
  });
});
