import type { MachineImage, RuntimeSpec } from './build';
import type { ResolvedBuild } from './resolved-spec';

/** The processor that commands run on. */
export type Architecture = 'x86_64' | 'arm64';

/** What one of CodeBuild's images holds. */
export interface MachineImageFacts {
  /** Name of the image. */
  readonly name: MachineImage;
  /** Its processor. */
  readonly architecture: Architecture;
  /** Versions by language. */
  readonly runtimes: { readonly [language in keyof Required<RuntimeSpec>]: readonly string[] };
}

const PYTHON_310 = ['3.10', '3.11', '3.12', '3.13', '3.14'];
const JAVA = ['8', '11', '17', '21', '25'];

const OLDER = {
  python: ['3.9', ...PYTHON_310],
  node: ['18', '20', '22', '24'],
  java: JAVA,
  go: ['1.20', '1.21', '1.22', '1.23', '1.24', '1.25', '1.26'],
  ruby: ['3.1', '3.2', '3.3', '3.4', '4.0'],
  dotnet: ['6.0', '8.0', '10.0'],
};

const NEWER = {
  python: PYTHON_310,
  node: ['22', '24'],
  java: JAVA,
  go: ['1.24', '1.25', '1.26'],
  ruby: ['3.3', '3.4', '4.0'],
  dotnet: ['8.0', '10.0'],
};

/**
 * The images, the preferred ones first.
 * @see CodeBuild User Guide, "Available runtimes"
 */
export const MACHINE_IMAGES: readonly MachineImageFacts[] = [
  { name: 'aws/codebuild/amazonlinux-x86_64-standard:6.0', architecture: 'x86_64', runtimes: NEWER },
  { name: 'aws/codebuild/amazonlinux-x86_64-standard:5.0', architecture: 'x86_64', runtimes: OLDER },
  { name: 'aws/codebuild/standard:8.0', architecture: 'x86_64', runtimes: NEWER },
  { name: 'aws/codebuild/standard:7.0', architecture: 'x86_64', runtimes: OLDER },
  { name: 'aws/codebuild/amazonlinux-aarch64-standard:4.0', architecture: 'arm64', runtimes: NEWER },
  { name: 'aws/codebuild/amazonlinux-aarch64-standard:3.0', architecture: 'arm64', runtimes: OLDER },
];

/** The facts of an image. */
export function findMachineImageFacts(name: MachineImage): MachineImageFacts {
  return MACHINE_IMAGES.find((image) => image.name === name) as MachineImageFacts;
}

/** The preferred image that has all the versions, or `undefined` when none has. */
export function tryFindMachineImage(runtime: RuntimeSpec, architecture: Architecture): MachineImage | undefined {
  return MACHINE_IMAGES.find(
    (image) => image.architecture === architecture && missingRuntimes(runtime, image).length === 0,
  )?.name;
}

/**
 * The preferred image that has all the versions.
 * @throws an error when none has; a validated spec has one
 */
export function findMachineImage(runtime: RuntimeSpec, architecture: Architecture): MachineImage {
  const found = tryFindMachineImage(runtime, architecture);
  if (found === undefined) throw new Error(`no CodeBuild image has ${JSON.stringify(runtime)} for ${architecture}`);
  return found;
}

/** The languages whose version the image lacks. */
export function missingRuntimes(runtime: RuntimeSpec, image: MachineImageFacts): readonly (keyof RuntimeSpec)[] {
  return (Object.keys(runtime) as (keyof RuntimeSpec)[]).filter(
    (language) => !image.runtimes[language].includes(runtime[language] as string),
  );
}

/** The processor of the build's machine: that of its own image where it names one, else that of the image it builds. */
export function findBuildArchitecture({
  image,
  machineImage,
}: Pick<ResolvedBuild, 'image' | 'machineImage'>): Architecture {
  if (machineImage) return findMachineImageFacts(machineImage).architecture;
  return image !== 'none' && image.platform === 'linux/arm64' ? 'arm64' : 'x86_64';
}
