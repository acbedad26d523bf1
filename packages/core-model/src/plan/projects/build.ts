import { APP_SPEC_FILE } from '../../documents/app-spec';
import { IMAGE_DETAIL_FILE, writeImageDetail } from '../../documents/image-detail';
import { command, quote, script } from '../../documents/shell';
import { TASK_DEFINITION_FILE } from '../../documents/task-definition';
import { writeFile } from '../../documents/write-file';
import type { ImageSpec } from '../../spec/build';
import { findBuildArchitecture } from '../../spec/machine-images';
import { type BuildCachePlan, type BuildProjectPlan, planProject } from '../build-project';
import type { PlanContext } from '../context';
import { CACHE_FOLDER, logInToRegistry, pushImages } from '../vocabulary/grants';
import { ref } from '../vocabulary/reference';
import { planBuildVariable, readValues } from '../vocabulary/source-value';
import type { Statement } from '../vocabulary/statement';
import { type Text, text } from '../vocabulary/text';
import type { VariablePlan } from '../vocabulary/variable';

/** The documents of a release that the build puts into its artifact. */
export interface ReleaseDocuments {
  /** `appspec.yaml`. */
  readonly appSpec: Text;
  /** `taskdef.json`. */
  readonly taskDefinition: Text;
}

/** The build: commands of the spec, the image, and the documents of the release. */
export function planBuild(context: PlanContext, documents: ReleaseDocuments | undefined): BuildProjectPlan {
  const { build, service } = context.spec;
  const image = build.image === 'none' ? undefined : build.image;
  return planProject(context, {
    id: 'build',
    purpose: 'build',
    description: image ? `Builds ${service} and pushes its image` : `Builds ${service}`,
    compute: build.compute,
    machineImage: build.machineImage,
    architecture: findBuildArchitecture(build),
    privileged: image !== undefined,
    runtime: build.runtime,
    phases: phases(context, image, documents),
    environment: build.environment,
    variables: [...imageVariables(image), ...credentialVariables(context)],
    exports: image ? ['IMAGE_URI', 'IMAGE_TAG', 'IMAGE_DIGEST'] : [],
    reports: build.reports,
    files: files(image, documents),
    cache: planCache(context),
    ...(build.cache.kind === 's3' && { cachePaths: build.cache.paths }),
    timeoutMinutes: build.timeoutMinutes,
    statements: statements(context, image),
  });
}

function phases(context: PlanContext, image: Required<ImageSpec> | undefined, documents: ReleaseDocuments | undefined) {
  const { commands } = context.spec.build;
  return {
    install: commands.install,
    preBuild: [...(image ? [logIn()] : []), ...logInToOwnRegistry(context), ...commands.preBuild],
    build: [
      ...commands.build,
      ...(image ? [buildImage(image), pushImage(image), writeImageDetail()] : []),
      ...(documents
        ? [writeFile(TASK_DEFINITION_FILE, documents.taskDefinition), writeFile(APP_SPEC_FILE, documents.appSpec)]
        : []),
      ...(context.spec.source.kind === 'ecr' && !documents && commands.build.length === 0
        ? ['cat imageDetail.json']
        : []),
    ],
    postBuild: commands.postBuild,
  };
}

/** What the deploy action reads and nothing else: AWS takes 3 MB at most. Without an image and a deployment, everything. */
function files(image: Required<ImageSpec> | undefined, documents: ReleaseDocuments | undefined): readonly string[] {
  if (!image && !documents) return ['**/*'];
  return [...(image ? [IMAGE_DETAIL_FILE] : []), ...(documents ? [TASK_DEFINITION_FILE, APP_SPEC_FILE] : [])];
}

function logIn(): string {
  return script(
    command(
      'aws ecr get-login-password',
      '|',
      'docker login --username AWS --password-stdin',
      '"${IMAGE_REPOSITORY%%/*}"',
    ),
  );
}

function logInToOwnRegistry({ spec }: PlanContext): readonly string[] {
  const credentials = spec.build.registryCredentials;
  if (!credentials) return [];
  const login = command('docker login --username "$REGISTRY_USERNAME" --password-stdin', quote(credentials.registry));
  return [script(command(`printf '%s' "$REGISTRY_PASSWORD"`, '|', login))];
}

/** The tag names the commit and the build, so a repeated build of a commit never meets an immutable tag. */
function buildImage({ dockerfile, context, args, platform }: Required<ImageSpec>): string {
  const buildArgs = Object.entries(args).map(([name, value]) => `--build-arg ${quote(`${name}=${value}`)}`);
  return script(
    "REVISION=\"$(printf '%s' \"${CODEBUILD_RESOLVED_SOURCE_VERSION:-source}\" | tr -c 'A-Za-z0-9' '-' | cut -c1-12)\"",
    'export IMAGE_TAG="rev-${REVISION}-${CODEBUILD_BUILD_NUMBER}"',
    command(
      'docker build',
      `--file ${quote(dockerfile)}`,
      `--platform ${platform}`,
      ...buildArgs,
      '--tag "${IMAGE_REPOSITORY}:${IMAGE_TAG}"',
      quote(context),
    ),
  );
}

/** The digest is read from the engine after the push: it is what the registry has. */
function pushImage({ movingTags }: Required<ImageSpec>): string {
  const image = '"${IMAGE_REPOSITORY}:${IMAGE_TAG}"';
  const moving = movingTags.flatMap((tag) => [
    `docker tag ${image} "\${IMAGE_REPOSITORY}:${tag}"`,
    `docker push "\${IMAGE_REPOSITORY}:${tag}"`,
  ]);
  return script(
    `docker push ${image}`,
    ...moving,
    `IMAGE_URI="$(docker image inspect --format '{{join .RepoDigests "\\n"}}' ${image} | grep -m 1 "^\${IMAGE_REPOSITORY}@sha256:")"`,
    'export IMAGE_URI IMAGE_DIGEST="${IMAGE_URI#*@}"',
    'echo "pushed ${IMAGE_URI}"',
  );
}

function imageVariables(image: Required<ImageSpec> | undefined): readonly VariablePlan[] {
  return image ? [{ name: 'IMAGE_REPOSITORY', kind: 'plain', value: ref('imageRegistry', 'uri') }] : [];
}

function credentialVariables(context: PlanContext): readonly VariablePlan[] {
  const credentials = context.spec.build.registryCredentials;
  if (!credentials) return [];
  return [
    planBuildVariable(context, 'REGISTRY_USERNAME', credentials.username),
    planBuildVariable(context, 'REGISTRY_PASSWORD', credentials.password),
  ];
}

/** Layers stay with the Docker engine, folders with the machine or in the artifact bucket. */
function planCache({ spec }: PlanContext): BuildCachePlan {
  switch (spec.build.cache.kind) {
    case 'none':
      return { kind: 'none' };
    case 'local':
      return {
        kind: 'local',
        modes:
          spec.build.image === 'none' ? ['LOCAL_CUSTOM_CACHE'] : ['LOCAL_DOCKER_LAYER_CACHE', 'LOCAL_CUSTOM_CACHE'],
      };
    case 's3':
      return { kind: 's3', location: text`${ref('bucket/artifacts', 'name')}/${CACHE_FOLDER}` };
  }
}

function statements(context: PlanContext, image: Required<ImageSpec> | undefined): readonly Statement[] {
  const credentials = context.spec.build.registryCredentials;
  return [
    ...(image ? [logInToRegistry(), pushImages(ref('imageRegistry', 'arn'))] : []),
    ...(credentials ? renamed(readValues(context, [credentials.username, credentials.password])) : []),
  ];
}

/** The credentials' statements stand beside those of the build's variables, so they need ids of their own. */
function renamed(found: readonly Statement[]): readonly Statement[] {
  return found.map((statement) => ({ ...statement, sid: `${statement.sid}OfRegistry` }));
}
