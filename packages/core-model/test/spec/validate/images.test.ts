import { tellProblems } from '../tell-problems';

describe('Images', () => {
  test('a build of a finished image is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: ecr, repository: orders }
      build: { image: { dockerfile: Dockerfile } }
      deploy: { target: ecs }
    `),
    ).toEqual([
      'build.image cannot be built: source.kind ecr is a finished image; fix: remove build.image, or take the source from a repository',
    ]);
  });

  test('a scan and a deployment of an image that nobody builds are refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { image: none, commands: { build: [make] } }
      scans: [{ kind: image }]
      deploy: { target: ecs }
    `),
    ).toEqual([
      'deploy.target needs an image, but build.image is none; fix: build an image, or take source.kind ecr',
      'scans[0] needs an image, but build.image is none; fix: build an image, or take source.kind ecr',
    ]);
  });

  test('a build without commands and image is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { image: none }
    `),
    ).toEqual(['build has neither commands nor an image; fix: add build.commands, or leave build.image out']);
  });

  test('a moving tag in an immutable registry is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { image: { movingTags: [latest, stable] } }
    `),
    ).toEqual([
      'build.image.movingTags has latest and stable, which cannot move: registry.mutability is immutable; fix: set registry.mutability to mutable, or leave movingTags out; releases go by digest',
    ]);
  });

  test('a moving tag in a mutable registry is fine', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { image: { movingTags: [latest] } }
      registry: { mutability: mutable }
    `),
    ).toEqual([]);
  });

  test('settings of a registry that is not made are refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { image: none, commands: { build: [make] } }
      registry: { keepImages: 5 }
    `),
    ).toEqual(['registry has no effect: build.image is none; fix: remove it']);
  });

  test('settings of a registry for a finished image are refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: ecr, repository: orders }
      registry: { keepImages: 5 }
      deploy: { target: ecs }
    `),
    ).toEqual(['registry has no effect: the image comes from a repository that is there already; fix: remove it']);
  });

  test('a gate on findings without a scan is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      registry: { scanOnPush: false }
      scans: [{ kind: image }]
    `),
    ).toEqual([
      'scans[0] reads the findings of ECR, but registry.scanOnPush is false; fix: set registry.scanOnPush to true, or choose the scanner inspector or trivy',
    ]);
  });

  test('Trivy without a scan on push is fine', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      registry: { scanOnPush: false }
      scans: [{ kind: image, scanner: trivy }]
    `),
    ).toEqual([]);
  });

  test('a local cache in a VPC is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { cache: { kind: local }, vpc: { vpcId: vpc-01234567, subnetIds: [subnet-01234567], securityGroupIds: [sg-01234567] } }
    `),
    ).toEqual([
      'build.cache.kind is local, which CodeBuild does not have in a VPC; fix: choose s3 with the paths to keep, or none',
    ]);
  });

  test('a local cache on an ARM machine is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { cache: { kind: local }, image: { platform: linux/arm64 } }
    `),
    ).toEqual([
      'build.cache.kind is local, which CodeBuild does not have on ARM machines; fix: choose s3 with the paths to keep, or none',
    ]);
  });

  test('a local cache on the largest machine is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      build: { cache: { kind: local }, compute: 2xlarge }
    `),
    ).toEqual([
      'build.cache.kind is local, which CodeBuild does not have on machines of size 2xlarge; fix: choose s3 with the paths to keep, or none',
    ]);
  });

  test('a scan of the code of a finished image is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: ecr, repository: orders }
      scans: [{ kind: sast }, { kind: dependencies }]
    `),
    ).toEqual([
      'scans[0].kind scans code, and source.kind ecr has none; fix: scan the code where the image is built, and take kind image here',
      'scans[1].kind scans code, and source.kind ecr has none; fix: scan the code where the image is built, and take kind image here',
    ]);
  });

  test('a finished image that is scanned and deployed is fine', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: ecr, repository: orders }
      scans: [{ kind: image }]
      deploy: { target: ecs }
    `),
    ).toEqual([]);
  });
});
