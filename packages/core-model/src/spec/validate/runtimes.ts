import type { MachineImage, RuntimeSpec } from '../build';
import {
  type Architecture,
  findBuildArchitecture,
  findMachineImageFacts,
  MACHINE_IMAGES,
  missingRuntimes,
  tryFindMachineImage,
} from '../machine-images';
import type { Problem } from '../problem';
import { missingRuntime, noMachineImage, wrongArchitecture } from '../problems/build';
import type { ResolvedSpec } from '../resolved-spec';
import type { Rule } from './rule';

/** Rules about languages, their versions and the images that have them. */
export const runtimeRules: readonly Rule[] = [
  { concerns: ['build'], find: ({ spec }) => findArchitecture(spec) },
  { concerns: ['build', 'tests'], find: ({ spec }) => usesOf(spec).flatMap(findMissing) },
];

interface RuntimeUse {
  readonly path: string;
  readonly runtime: RuntimeSpec;
  readonly machineImage: MachineImage | undefined;
  readonly architecture: Architecture;
}

/** Tests without a runtime of their own have the build's; its problems are told once. */
function usesOf({ build, tests }: ResolvedSpec): readonly RuntimeUse[] {
  const architecture = findBuildArchitecture(build);
  const { runtime, machineImage } = build;
  const ofTests = tests.flatMap((test, index) =>
    JSON.stringify(test.runtime) === JSON.stringify(runtime)
      ? []
      : [{ path: `tests[${index}].runtime`, runtime: test.runtime, machineImage: undefined, architecture }],
  );
  return [{ path: 'build.runtime', runtime, machineImage, architecture }, ...ofTests];
}

function architectureOf({ image }: ResolvedSpec['build']): Architecture {
  return image !== 'none' && image.platform === 'linux/arm64' ? 'arm64' : 'x86_64';
}

function findArchitecture({ build }: ResolvedSpec): readonly Problem[] {
  const { image, machineImage } = build;
  if (machineImage === undefined || image === 'none') return [];
  const architecture = architectureOf(build);
  if (findMachineImageFacts(machineImage).architecture === architecture) return [];
  const fitting = MACHINE_IMAGES.filter((facts) => facts.architecture === architecture).map(({ name }) => name);
  return [wrongArchitecture('build.machineImage', machineImage, image.platform, fitting)];
}

function findMissing(use: RuntimeUse): readonly Problem[] {
  if (use.machineImage !== undefined) return findMissingIn(use, use.machineImage);
  if (tryFindMachineImage(use.runtime, use.architecture) !== undefined) return [];
  const wanted = Object.entries(use.runtime).map(([language, version]) => `${language} ${version}`);
  const facts = MACHINE_IMAGES.filter(({ architecture }) => architecture === use.architecture);
  const known = Object.keys(use.runtime).map((language) => {
    const versions = new Set(facts.flatMap((image) => image.runtimes[language as keyof RuntimeSpec]));
    return `${language} ${[...versions].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).join(', ')}`;
  });
  return [noMachineImage(use.path, wanted.join(' and '), use.architecture, known.join('; '))];
}

function findMissingIn({ path, runtime }: RuntimeUse, machineImage: MachineImage): readonly Problem[] {
  const facts = findMachineImageFacts(machineImage);
  const others = MACHINE_IMAGES.filter(
    (image) => image.architecture === facts.architecture && missingRuntimes(runtime, image).length === 0,
  );
  return missingRuntimes(runtime, facts).map((language) =>
    missingRuntime(
      `${path}.${language}`,
      language,
      runtime[language] as string,
      machineImage,
      facts.runtimes[language],
      others.map(({ name }) => name),
    ),
  );
}
