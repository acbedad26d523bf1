import { tellProblems } from '../tell-problems';

describe('Languages and machine images', () => {
  test('a Python version that the chosen image lacks is refused with the images that have it', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { runtime: { python: "3.9" }, machineImage: "aws/codebuild/standard:8.0" }
    `),
    ).toEqual([
      'build.runtime.python asks for python 3.9, which aws/codebuild/standard:8.0 does not have; fix: choose another version, or machineImage aws/codebuild/amazonlinux-x86_64-standard:5.0 or aws/codebuild/standard:7.0',
    ]);
  });

  test('a version that no image has is refused with those that exist', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { runtime: { node: "16" } }
    `),
    ).toEqual([
      'build.runtime asks for node 16, which no CodeBuild image for x86_64 has; fix: choose other versions, or install the language in commands.install',
    ]);
  });

  test('a test with a version that no image has is refused at the test', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tests: [{ name: unit, runtime: { python: "3.8" }, commands: [pytest] }]
    `),
    ).toEqual([
      'tests[0].runtime asks for python 3.8, which no CodeBuild image for x86_64 has; fix: choose other versions, or install the language in commands.install',
    ]);
  });

  test('an ARM platform on an x86 image is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { image: { platform: linux/arm64 }, machineImage: "aws/codebuild/amazonlinux-x86_64-standard:5.0" }
    `),
    ).toEqual([
      'build.machineImage must fit the platform linux/arm64, got aws/codebuild/amazonlinux-x86_64-standard:5.0; fix: choose one of these, or leave machineImage out',
    ]);
  });

  test('an x86 platform on an ARM image is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { machineImage: "aws/codebuild/amazonlinux-aarch64-standard:3.0" }
    `),
    ).toEqual([
      'build.machineImage must fit the platform linux/amd64, got aws/codebuild/amazonlinux-aarch64-standard:3.0; fix: choose one of these, or leave machineImage out',
    ]);
  });

  test('Python 3.9 without a chosen image is fine', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { runtime: { python: "3.9", node: "18" } }
    `),
    ).toEqual([]);
  });
});
