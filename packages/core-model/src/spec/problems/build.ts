import { defineProblem } from '../problem';
import { listWords, shorten } from '../show';

/** A runtime version that the machine image lacks. */
export const missingRuntime = defineProblem({
  code: 'missing-runtime',
  meaning:
    "The version is not in CodeBuild's image: the build would stop at its first phase. The table is `src/spec/machine-images.ts`.",
  example:
    'service: orders\nsource: { kind: s3 }\nbuild: { runtime: { python: "3.9" }, machineImage: "aws/codebuild/standard:8.0" }',
  find: (language: string, version: string, image: string, versions: readonly string[], others: readonly string[]) => ({
    says: `asks for ${language} ${version}, which ${image} does not have`,
    value: version,
    allowed: listWords(versions),
    fix: others.length > 0 ? `choose another version, or machineImage ${listWords(others)}` : 'choose another version',
  }),
});

/** Versions of several languages that no image has together. */
export const noMachineImage = defineProblem({
  code: 'no-machine-image',
  meaning: 'Each version exists in some image of CodeBuild, but no image has them all.',
  example: 'service: orders\nsource: { kind: s3 }\nbuild: { runtime: { python: "3.8" } }',
  find: (wanted: string, architecture: string, allowed: string) => ({
    says: `asks for ${wanted}, which no CodeBuild image for ${architecture} has`,
    value: wanted,
    allowed,
    fix: 'choose other versions, or install the language in commands.install',
  }),
});

/** A machine image for another processor. */
export const wrongArchitecture = defineProblem({
  code: 'wrong-architecture',
  meaning:
    'Images for ARM are built on ARM machines, and images for x86 on x86 machines. Docker on the other kind would fail, or emulate at a tenth of the speed.',
  example:
    'service: orders\nsource: { kind: s3 }\nbuild: { image: { platform: linux/arm64 }, machineImage: "aws/codebuild/standard:7.0" }',
  find: (image: string, platform: string, allowed: readonly string[]) => ({
    says: `must fit the platform ${platform}, got ${image}`,
    value: image,
    allowed: listWords(allowed),
    fix: 'choose one of these, or leave machineImage out',
  }),
});

/** A command whose failure nobody would see. */
export const hiddenFailure = defineProblem({
  code: 'hidden-failure',
  meaning: 'The command succeeds when the test, scan or build in it fails, so the pipeline would go on and release.',
  example: 'service: orders\nsource: { kind: s3 }\ntests: [{ name: unit, commands: ["pytest || true"] }]',
  find: (command: string, found: string) => ({
    says: `hides its own failure by \`${shorten(found)}\`, got ${command}`,
    value: command,
    fix: `remove \`${shorten(found)}\``,
  }),
});

/** A test that tests nothing. */
export const hollowTest = defineProblem({
  code: 'hollow-test',
  meaning: 'Every command of the test only prints something or always succeeds. Such a test lets everything through.',
  example: 'service: orders\nsource: { kind: s3 }\ntests: [{ name: unit, commands: ["echo ok"] }]',
  find: () => ({ says: 'never fails, whatever the service does', fix: 'run the real tests, or remove the entry' }),
});

/** A build with nothing to do. */
export const emptyBuild = defineProblem({
  code: 'empty-build',
  meaning: 'Neither a command nor an image: CodeBuild refuses a buildspec without commands.',
  example: 'service: orders\nsource: { kind: s3 }\nbuild: { image: none }',
  find: () => ({ says: 'has neither commands nor an image', fix: 'add build.commands, or leave build.image out' }),
});

/** Tags that move in a registry that forbids it. */
export const immutableTag = defineProblem({
  code: 'immutable-tag',
  meaning: 'The registry refuses to move a tag to another image, so the second build would fail at its push.',
  example: 'service: orders\nsource: { kind: s3 }\nbuild: { image: { movingTags: [latest] } }',
  find: (tags: readonly string[]) => ({
    says: `has ${listWords(tags, 'and')}, which cannot move: registry.mutability is immutable`,
    value: listWords(tags, 'and'),
    fix: 'set registry.mutability to mutable, or leave movingTags out; releases go by digest',
  }),
});

/** An image that is needed and not built. */
export const noImage = defineProblem({
  code: 'no-image',
  meaning: 'A scan or a deployment needs an image, and the pipeline neither builds one nor gets one from its source.',
  example:
    'service: orders\nsource: { kind: s3 }\nbuild: { image: none, commands: { build: [make] } }\nscans: [{ kind: image }]',
  find: () => ({ says: 'needs an image, but build.image is none', fix: 'build an image, or take source.kind ecr' }),
});

/** A gate on findings that nobody makes. */
export const noFindings = defineProblem({
  code: 'no-findings',
  meaning: 'The scan reads what ECR found in the image, and ECR is told not to scan.',
  example: 'service: orders\nsource: { kind: s3 }\nregistry: { scanOnPush: false }\nscans: [{ kind: image }]',
  find: () => ({
    says: 'reads the findings of ECR, but registry.scanOnPush is false',
    fix: 'set registry.scanOnPush to true, or choose the scanner inspector or trivy',
  }),
});

/** A cache that AWS does not have for the machine. */
export const noLocalCache = defineProblem({
  code: 'no-local-cache',
  meaning:
    'CodeBuild has no local cache for builds in a VPC, on ARM machines, or on the largest machine. It would be ignored silently.',
  example: 'service: orders\nsource: { kind: s3 }\nbuild: { compute: 2xlarge, cache: { kind: local } }',
  find: (where: string) => ({
    says: `is local, which CodeBuild does not have ${where}`,
    value: 'local',
    allowed: 's3 or none',
    fix: 'choose s3 with the paths to keep, or none',
  }),
});

/** A variable name that no shell knows. */
export const variableName = defineProblem({
  code: 'variable-name',
  meaning: 'A variable that commands cannot use: its name has characters that shells do not allow.',
  example: 'service: orders\nsource: { kind: s3 }\nbuild: { environment: { LOG-LEVEL: debug } }',
  find: () => ({
    says: 'is no name of an environment variable',
    allowed: 'letters, digits and underscores, not beginning with a digit',
    fix: 'rename it',
  }),
});

/** A variable that the product sets. */
export const reservedVariable = defineProblem({
  code: 'reserved-variable',
  meaning: 'The product or CodeBuild sets this variable itself; a value of your own would be lost, or break the build.',
  example: 'service: orders\nsource: { kind: s3 }\nbuild: { environment: { AWS_ACCOUNT_ID: "123456789012" } }',
  find: (name: string) => ({
    says: `is set by the pipeline itself`,
    fix: `remove it, and use $${name} as it is; or rename it`,
  }),
});
