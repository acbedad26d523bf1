import type { PipelineSpec } from '../../../src/spec/pipeline-spec';
import type { TestSpec } from '../../../src/spec/test';
import { readBuildspec } from '../../buildspec-parts';
import { projectOf } from '../../plan-parts';
import { planOf, SPECS, specWith } from '../../specs';

const testOf = (parts: Partial<TestSpec>, rest: Partial<PipelineSpec> = {}) =>
  projectOf(planOf(specWith({ tests: [{ name: 'unit', commands: ['make unit'], ...parts }], ...rest })), 'test-unit');

describe('a test', () => {
  test('runs its commands in a project of its own, with its own role and log group', () => {
    const project = testOf({});
    expect(project).toMatchObject({
      purpose: 'test',
      name: 'orders-test-unit-dev',
      role: { id: 'test-unit' },
      logs: { id: 'test-unit' },
    });
    expect(readBuildspec(project).phases.build?.commands).toEqual(['make unit']);
  });

  test('has the languages of the build unless it says others', () => {
    const build = { runtime: { node: '22' } };
    expect(readBuildspec(testOf({}, { build })).phases.install?.['runtime-versions']).toEqual({ nodejs: '22' });
    expect(
      readBuildspec(testOf({ runtime: { python: '3.12' } }, { build })).phases.install?.['runtime-versions'],
    ).toEqual({ python: '3.12' });
  });

  test('has size, time, variables and reports of its own', () => {
    const project = testOf({
      compute: 'medium',
      timeoutMinutes: 10,
      environment: { MODE: 'test' },
      reports: [{ name: 'junit', files: ['report.xml'] }],
    });
    expect(project).toMatchObject({
      machine: { computeType: 'BUILD_GENERAL1_MEDIUM' },
      timeoutMinutes: 10,
      cache: { kind: 'none' },
    });
    expect(project.variables).toContainEqual({ name: 'MODE', kind: 'plain', value: 'test' });
    expect(readBuildspec(project).reports).toEqual({ junit: { files: ['report.xml'], 'file-format': 'JUNITXML' } });
  });

  test('may run Docker only where it says so, and is then logged in to the registry', () => {
    expect(testOf({}).machine.privileged).toBe(false);
    expect(readBuildspec(testOf({})).phases).not.toHaveProperty('pre_build');
    const withDocker = testOf({ docker: true });
    expect(withDocker.machine.privileged).toBe(true);
    expect(readBuildspec(withDocker).phases.pre_build?.commands?.[0]).toContain('docker login --username AWS');
  });

  test('with Docker needs no login where there is no image', () => {
    const build = { image: 'none', commands: { build: ['make'] } } as const;
    expect(readBuildspec(testOf({ docker: true }, { build })).phases).not.toHaveProperty('pre_build');
  });

  test('of an image for ARM runs on ARM, where the image can run', () => {
    expect(projectOf(planOf(SPECS['an image for ARM']), 'test-integration').machine).toEqual({
      type: 'ARM_CONTAINER',
      image: 'aws/codebuild/amazonlinux-aarch64-standard:4.0',
      computeType: 'BUILD_GENERAL1_SMALL',
      privileged: true,
    });
  });

  test('produces no artifact', () => {
    expect(readBuildspec(testOf({}))).not.toHaveProperty('artifacts');
  });
});
