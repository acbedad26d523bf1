import { IMAGE_DETAIL_FILE, writeImageDetail } from '../../../src/documents/image-detail';
import type { PipelineSpec } from '../../../src/spec/pipeline-spec';
import { commandsOf, commandWith, readBuildspec } from '../../buildspec-parts';
import { projectOf } from '../../plan-parts';
import { runCommands } from '../../run-commands';
import { deployedWith, planOf, SPECS, specWith } from '../../specs';

const buildOf = (spec: PipelineSpec) => projectOf(planOf(spec), 'build');
const variablesOf = (spec: PipelineSpec) =>
  Object.fromEntries(buildOf(spec).variables.map(({ name, kind, value }) => [name, [kind, value]]));

const REGISTRY = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const REPOSITORY = `${REGISTRY}/orders-images-dev`;
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** A Docker engine that writes down what it is asked for, and knows the image under two names. */
const DOCKER = `
echo "$@" >> docker.log
case "$1" in
  login) cat > "password-$#.txt" ;;
  push) [ "$PUSH" != fails ] || { echo 'denied' >&2; exit 1; } ;;
  image) [ -z "$DIGEST" ] || { echo "docker.io/library/orders@sha256:other"; echo "$IMAGE_REPOSITORY@$DIGEST"; } ;;
esac`;

function build(spec: PipelineSpec, env: { readonly [name: string]: string } = {}) {
  const commands = commandsOf(buildOf(spec)).filter((command) => /docker|imageDetail/.test(command));
  return runCommands([...commands, 'printf "%s %s %s" "$IMAGE_TAG" "$IMAGE_DIGEST" "$IMAGE_URI" > variables.txt'], {
    stubs: { docker: DOCKER, aws: 'echo "token of $*"' },
    env: {
      IMAGE_REPOSITORY: REPOSITORY,
      CODEBUILD_RESOLVED_SOURCE_VERSION: '0123456789abcdef0123456789abcdef01234567',
      CODEBUILD_BUILD_NUMBER: '42',
      REGISTRY_USERNAME: 'me',
      REGISTRY_PASSWORD: 'pa ss"word',
      DIGEST,
      ...env,
    },
  });
}

describe('the build of an image', () => {
  const { status, files, output } = build(SPECS.minimal);
  const log = (files['docker.log'] ?? '').split('\n');

  test('logs in to the registry of the account', () => {
    expect(output).not.toContain('token');
    expect(log[0]).toBe(`login --username AWS --password-stdin ${REGISTRY}`);
    expect(files['password-5.txt']).toBe('token of ecr get-login-password\n');
  });

  test('builds and pushes under a tag of commit and build', () => {
    expect(status).toBe(0);
    expect(log[1]).toBe(`build --file Dockerfile --platform linux/amd64 --tag ${REPOSITORY}:rev-0123456789ab-42 .`);
    expect(log[2]).toBe(`push ${REPOSITORY}:rev-0123456789ab-42`);
  });

  test('hands over the digest that the registry has', () => {
    expect(files['variables.txt']).toBe(`rev-0123456789ab-42 ${DIGEST} ${REPOSITORY}@${DIGEST}`);
    expect(JSON.parse(files[IMAGE_DETAIL_FILE] ?? '')).toEqual({ ImageURI: `${REPOSITORY}@${DIGEST}` });
  });

  test('lets later actions read the image', () => {
    expect(readBuildspec(buildOf(SPECS.minimal)).env['exported-variables']).toEqual([
      'IMAGE_URI',
      'IMAGE_TAG',
      'IMAGE_DIGEST',
    ]);
  });

  test('fails when the push fails, and leaves no image to release', () => {
    const failed = build(SPECS.minimal, { PUSH: 'fails' });
    expect(failed.status).not.toBe(0);
    expect(failed.files).not.toHaveProperty([IMAGE_DETAIL_FILE]);
  });

  test('fails when the engine has no digest', () => {
    expect(build(SPECS.minimal, { DIGEST: '' }).status).not.toBe(0);
  });

  test('has a tag for sources without a commit, such as a version of an S3 object', () => {
    expect(build(SPECS.minimal, { CODEBUILD_RESOLVED_SOURCE_VERSION: 'a.b_C/d' }).files['variables.txt']).toMatch(
      /^rev-a-b-C-d-42 /,
    );
    expect(build(SPECS.minimal, { CODEBUILD_RESOLVED_SOURCE_VERSION: '' }).files['variables.txt']).toMatch(
      /^rev-source-42 /,
    );
  });

  test('takes the file, folder, arguments and platform of the spec as they are', () => {
    const asked = build(SPECS['every part of a build']).files['docker.log'] ?? '';
    expect(asked).toContain(
      "build --file docker/My File --platform linux/amd64 --build-arg DEBUG=0 --build-arg VERSION=it's 1 --tag",
    );
    expect(asked).toContain(`rev-0123456789ab-42 app\n`);
  });

  test('moves the tags that move', () => {
    const asked = build(SPECS['every part of a build']).files['docker.log'] ?? '';
    expect(asked).toContain(`tag ${REPOSITORY}:rev-0123456789ab-42 ${REPOSITORY}:latest`);
    expect(asked).toContain(`push ${REPOSITORY}:latest`);
  });

  test('logs in to the registry of base images, without the password on the command line', () => {
    const { files: left } = build(SPECS['every part of a build']);
    expect(left['docker.log']).toContain('login --username me --password-stdin docker.io');
    expect(left['docker.log']).not.toContain('pa ss');
    expect(left['password-5.txt']).toBe('pa ss"word');
  });
});

describe('the build project', () => {
  test('may run Docker where it builds an image, and not elsewhere', () => {
    expect(buildOf(SPECS.minimal).machine.privileged).toBe(true);
    expect(buildOf(SPECS['commands without an image']).machine.privileged).toBe(false);
  });

  test('knows account, region, suffix and repository', () => {
    expect(variablesOf(SPECS.minimal)).toEqual({
      AWS_ACCOUNT_ID: ['plain', { of: 'cloud', as: 'account' }],
      AWS_DEFAULT_REGION: ['plain', { of: 'cloud', as: 'region' }],
      ENVIRONMENT_SUFFIX: ['plain', 'dev'],
      IMAGE_REPOSITORY: ['plain', { of: 'imageRegistry', as: 'uri' }],
    });
  });

  test('reads values of the spec when it runs', () => {
    expect(variablesOf(SPECS['every part of a build'])).toMatchObject({
      MODE: ['plain', 'ci'],
      USER_NAME: ['parameter', '/orders/dev/user'],
      PACKAGES: ['secret', 'packages:npm'],
      REGISTRY_USERNAME: ['parameter', '/hub/user'],
      REGISTRY_PASSWORD: ['secret', 'hub:password'],
    });
  });

  test('runs the commands of the spec in their phases, before the image', () => {
    const { phases } = readBuildspec(buildOf(SPECS['every part of a build']));
    expect(phases.install).toEqual({
      'runtime-versions': { python: '3.12', java: 'corretto21' },
      'on-failure': 'ABORT',
      commands: ['make tools'],
    });
    expect(phases.pre_build?.commands?.at(-1)).toBe('make check');
    expect(phases.build?.commands?.[0]).toBe('make all');
    expect(phases.post_build?.commands).toEqual(['make report']);
  });

  test('writes its reports', () => {
    expect(readBuildspec(buildOf(SPECS['every part of a build'])).reports).toEqual({
      unit: { files: ['unit.xml'], 'file-format': 'JUNITXML' },
      coverage: { files: ['coverage.xml'], 'file-format': 'COBERTURAXML' },
    });
  });

  test.each([
    ['small', 'BUILD_GENERAL1_SMALL'],
    ['medium', 'BUILD_GENERAL1_MEDIUM'],
    ['large', 'BUILD_GENERAL1_LARGE'],
    ['xlarge', 'BUILD_GENERAL1_XLARGE'],
    ['2xlarge', 'BUILD_GENERAL1_2XLARGE'],
  ] as const)('is of the size %s', (compute, computeType) => {
    expect(buildOf(specWith({ build: { compute } })).machine.computeType).toBe(computeType);
  });

  test('has the timeouts of the spec', () => {
    expect(buildOf(SPECS['every part of a build'])).toMatchObject({ timeoutMinutes: 45, queuedTimeoutMinutes: 120 });
    expect(buildOf(SPECS.minimal)).toMatchObject({ timeoutMinutes: 30, queuedTimeoutMinutes: 60 });
  });

  test('runs on the newest image that has its languages', () => {
    expect(buildOf(specWith({ build: { runtime: { python: '3.13' } } })).machine.image).toBe(
      'aws/codebuild/amazonlinux-x86_64-standard:6.0',
    );
    expect(buildOf(specWith({ build: { runtime: { python: '3.9' } } })).machine.image).toBe(
      'aws/codebuild/amazonlinux-x86_64-standard:5.0',
    );
    expect(buildOf(specWith({ build: { machineImage: 'aws/codebuild/standard:7.0' } })).machine.image).toBe(
      'aws/codebuild/standard:7.0',
    );
  });

  test('runs on ARM for an image for ARM', () => {
    expect(buildOf(SPECS['an image for ARM']).machine).toMatchObject({
      type: 'ARM_CONTAINER',
      image: 'aws/codebuild/amazonlinux-aarch64-standard:4.0',
    });
  });

  test('is of the kind that its own machine image needs, with and without a Docker image', () => {
    const spec = specWith({
      build: {
        image: 'none',
        machineImage: 'aws/codebuild/amazonlinux-aarch64-standard:3.0',
        commands: { build: ['make'] },
      },
    });
    expect(buildOf(spec).machine.type).toBe('ARM_CONTAINER');
  });

  test('keeps Docker layers on the machine, or folders in S3, or nothing', () => {
    expect(buildOf(SPECS.minimal).cache).toEqual({
      kind: 'local',
      modes: ['LOCAL_DOCKER_LAYER_CACHE', 'LOCAL_CUSTOM_CACHE'],
    });
    expect(
      buildOf(specWith({ build: { image: 'none', commands: { build: ['x'] }, cache: { kind: 'local' } } })).cache,
    ).toEqual({
      kind: 'local',
      modes: ['LOCAL_CUSTOM_CACHE'],
    });
    expect(buildOf(SPECS['no cache']).cache).toEqual({ kind: 'none' });
    expect(buildOf(SPECS['commands without an image']).cache).toEqual({ kind: 'none' });
    const inS3 = buildOf(SPECS['a cache in S3']);
    expect(inS3.cache).toEqual({ kind: 's3', location: { join: [{ of: 'bucket/artifacts', as: 'name' }, '/cache'] } });
    expect(readBuildspec(inS3).cache).toEqual({ paths: ['/root/.cache/pip/**'] });
  });

  test('runs in the VPC of the spec', () => {
    expect(buildOf(SPECS['builds in a VPC']).vpc).toEqual({
      vpcId: 'vpc-0123456789abcdef0',
      subnetIds: ['subnet-0123456789abcdef0'],
      securityGroupIds: ['sg-0123456789abcdef0'],
    });
    expect(buildOf(SPECS.minimal)).not.toHaveProperty('vpc');
  });

  test('encrypts its output with the key', () => {
    expect(buildOf(SPECS['a key of its own, for everything']).encryptionKey).toEqual({
      of: 'encryptionKey',
      as: 'arn',
    });
    expect(buildOf(SPECS.minimal)).not.toHaveProperty('encryptionKey');
  });

  test('waits for its rights and for the bucket with its policy', () => {
    expect(buildOf(SPECS.minimal).waitsFor).toEqual(expect.arrayContaining(['permissions/build', 'bucket/artifacts']));
  });
});

describe('the artifact of the build', () => {
  const filesOf = (spec: PipelineSpec) => readBuildspec(buildOf(spec)).artifacts?.files;

  test('has the image and the documents of a release, and nothing that is not read', () => {
    expect(filesOf(deployedWith())).toEqual(['imageDetail.json', 'taskdef.json', 'appspec.yaml']);
    expect(filesOf(SPECS.minimal)).toEqual(['imageDetail.json']);
    expect(filesOf(SPECS['an image that is released'])).toEqual(['taskdef.json', 'appspec.yaml']);
  });

  test('is everything where neither image nor deployment follows', () => {
    expect(filesOf(SPECS['commands without an image'])).toEqual(['**/*']);
  });

  test('of an image that was pushed elsewhere begins by showing it', () => {
    expect(commandsOf(buildOf(SPECS['an image that is only approved']))).toEqual(['cat imageDetail.json']);
  });

  test('has the image written down after the push', () => {
    const commands = commandsOf(buildOf(SPECS.minimal));
    expect(commands.indexOf(writeImageDetail())).toBe(
      commands.indexOf(commandWith(buildOf(SPECS.minimal), 'docker push')) + 1,
    );
  });
});
