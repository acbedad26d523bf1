import fc from 'fast-check';
import type { BuildSpec, ImageSpec, ReportSpec, RuntimeSpec } from '../../src/spec/build';
import { type Architecture, MACHINE_IMAGES, type MachineImageFacts } from '../../src/spec/machine-images';
import type { Choice } from './choice';
import { commands, maybe, maybeOf, number, parameter, secret, someOf, variables, word } from './values';

/** Any build that fits the choice. A build on ARM has to say so, every other one may be left out. */
export function build(choice: Choice): fc.Arbitrary<BuildSpec | undefined> {
  const said = machine(choice).chain((facts) => buildOn(choice, facts));
  return choice.architecture === 'arm64' || needsCommands(choice) ? said : maybe(said);
}

/** Versions of some languages, all of which one image has. */
export function runtime(architecture: Architecture): fc.Arbitrary<RuntimeSpec> {
  return fc.constantFrom(...imagesFor(architecture)).chain(runtimeIn);
}

/** Reports of any format. */
export const reports: fc.Arbitrary<readonly ReportSpec[]> = fc.uniqueArray(
  fc.record({
    name: word,
    files: fc.constant(['report.xml']),
    format: maybeOf<NonNullable<ReportSpec['format']>>(
      'junit',
      'cucumber',
      'testng',
      'trx',
      'nunit',
      'nunit3',
      'cobertura',
      'jacoco',
      'clover',
      'simplecov',
    ),
  }),
  { selector: ({ name }) => name, maxLength: 3 },
);

/** Any machine size. */
export const compute = maybeOf('small', 'medium', 'large', 'xlarge', '2xlarge');

function machine({ architecture }: Choice): fc.Arbitrary<MachineImageFacts> {
  return fc.constantFrom(...imagesFor(architecture));
}

function imagesFor(architecture: Architecture): readonly MachineImageFacts[] {
  return MACHINE_IMAGES.filter((facts) => facts.architecture === architecture);
}

function runtimeIn({ runtimes }: MachineImageFacts): fc.Arbitrary<RuntimeSpec> {
  const versions = Object.entries(runtimes).map(([language, all]) => [language, maybeOf(...all)] as const);
  return fc.record(Object.fromEntries(versions));
}

/** A build without an image is there for its commands, unless the image comes from elsewhere. */
function needsCommands({ source, hasImage }: Choice): boolean {
  return !hasImage && source.kind !== 'ecr';
}

function buildOn(choice: Choice, facts: MachineImageFacts): fc.Arbitrary<BuildSpec> {
  const { hasImage, architecture, source } = choice;
  return fc
    .record({
      runtime: maybe(runtimeIn(facts)),
      commands: (needsCommands(choice) ? fc.constant(true) : fc.boolean()).chain(phases),
      image: hasImage
        ? maybe(image(architecture))
        : source.kind === 'ecr'
          ? maybeOf('none')
          : fc.constant('none' as const),
      machineImage: maybeOf(facts.name),
      compute,
      timeoutMinutes: maybe(number(5, 2160)),
      queuedTimeoutMinutes: maybe(number(5, 480)),
      environment: maybe(variables),
      reports: maybe(reports),
      registryCredentials: maybe(
        fc.record({
          registry: maybeOf('ghcr.io', 'registry.example.com:5000'),
          username: fc.oneof(parameter, secret),
          password: fc.oneof(parameter, secret),
        }),
      ),
      vpc: maybeOf({
        vpcId: 'vpc-0123456789abcdef0',
        subnetIds: ['subnet-0123456789abcdef0'],
        securityGroupIds: ['sg-0123456789abcdef0'],
      }),
    })
    .map((said) => (architecture === 'arm64' ? onArm(said, facts, hasImage) : said))
    .chain((said) => maybe(cache(said, architecture)).map((kept) => ({ ...said, cache: kept })));
}

/** The image that is built says that the machine is one, and where there is none, the machine's own image. */
function onArm(said: BuildSpec, { name }: MachineImageFacts, hasImage: boolean): BuildSpec {
  if (!hasImage) return { ...said, machineImage: name };
  return { ...said, image: { ...(typeof said.image === 'object' && said.image), platform: 'linux/arm64' } };
}

function phases(isNeeded: boolean): fc.Arbitrary<BuildSpec['commands']> {
  return fc.record({
    install: maybe(commands),
    preBuild: maybe(commands),
    build: isNeeded ? commands : maybe(commands),
    postBuild: maybe(commands),
  });
}

function image(architecture: Architecture): fc.Arbitrary<ImageSpec> {
  return fc.record({
    dockerfile: maybeOf('Dockerfile', 'my file'),
    context: maybeOf('app'),
    args: maybeOf({ VERSION: "it's" }),
    platform: architecture === 'arm64' ? fc.constant('linux/arm64' as const) : maybeOf('linux/amd64'),
    movingTags: maybe(someOf('latest', 'stable')),
  });
}

/** AWS keeps nothing on its machines in a VPC, on ARM and on the largest ones. */
function cache({ vpc, compute: size }: BuildSpec, architecture: Architecture): fc.Arbitrary<BuildSpec['cache']> {
  const isLocal = vpc === undefined && size !== '2xlarge' && architecture === 'x86_64';
  return fc.constantFrom<NonNullable<BuildSpec['cache']>>(
    { kind: 'none' },
    { kind: 's3', paths: ['/root/.cache/**'] },
    ...(isLocal ? [{ kind: 'local' } as const] : []),
  );
}
