import type { Problem } from '../problem';
import { emptyBuild, immutableTag, noFindings, noImage, noLocalCache } from '../problems/build';
import { builtSource, noSourceCode } from '../problems/source';
import { noEffect } from '../problems/stage';
import type { ResolvedSpec } from '../resolved-spec';
import type { Rule, RuleContext } from './rule';

/** Rules about the image: whether there is one, how it is tagged and scanned, and what is kept between builds. */
export const imageRules: readonly Rule[] = [
  { concerns: ['source', 'build'], find: findBuiltSource },
  { concerns: ['source', 'build', 'scans', 'deploy'], find: findMissingImage },
  { concerns: ['source', 'scans'], find: findScansWithoutCode },
  { concerns: ['source', 'build'], find: findEmptyBuild },
  { concerns: ['build', 'registry'], find: findMovingTags },
  { concerns: ['source', 'build', 'registry'], find: findIdleRegistry },
  { concerns: ['source', 'build', 'registry', 'scans'], find: findNoFindings },
  { concerns: ['build'], find: findNoCache },
];

function findBuiltSource({ spec, said }: RuleContext): readonly Problem[] {
  const image = said.build?.image;
  return spec.source.kind === 'ecr' && image !== undefined && image !== 'none' ? [builtSource('build.image')] : [];
}

function findMissingImage({ spec }: RuleContext): readonly Problem[] {
  if (spec.build.image !== 'none' || spec.source.kind === 'ecr') return [];
  const scans = spec.scans.flatMap((scan, index) => (scan.kind === 'image' ? [noImage(`scans[${index}]`)] : []));
  return spec.deploy.target === 'ecs' ? [...scans, noImage('deploy.target')] : scans;
}

function findScansWithoutCode({ spec: { source, scans } }: RuleContext): readonly Problem[] {
  if (source.kind !== 'ecr') return [];
  return scans.flatMap(({ kind }, index) => (kind === 'image' ? [] : [noSourceCode(`scans[${index}].kind`, kind)]));
}

function findEmptyBuild({ spec: { build, source } }: RuleContext): readonly Problem[] {
  const hasCommands = Object.values(build.commands).some((commands) => commands.length > 0);
  return build.image === 'none' && !hasCommands && source.kind !== 'ecr' ? [emptyBuild('build')] : [];
}

function findMovingTags({ spec: { build, registry } }: RuleContext): readonly Problem[] {
  if (build.image === 'none' || build.image.movingTags.length === 0 || registry.mutability === 'mutable') return [];
  return [immutableTag('build.image.movingTags', build.image.movingTags)];
}

function findIdleRegistry({ spec, said }: RuleContext): readonly Problem[] {
  if (said.registry === undefined || buildsImage(spec)) return [];
  return [
    noEffect(
      'registry',
      spec.source.kind === 'ecr' ? 'the image comes from a repository that is there already' : 'build.image is none',
    ),
  ];
}

function findNoFindings({ spec }: RuleContext): readonly Problem[] {
  if (spec.registry.scanOnPush || !buildsImage(spec)) return [];
  return spec.scans.flatMap((scan, index) =>
    scan.kind === 'image' && scan.scanner === 'ecr' ? [noFindings(`scans[${index}]`)] : [],
  );
}

function buildsImage({ build }: ResolvedSpec): boolean {
  return build.image !== 'none';
}

/** Only a cache that was asked for: the default is taken where it works and does no harm elsewhere. */
function findNoCache({ spec: { build }, said }: RuleContext): readonly Problem[] {
  if (said.build?.cache?.kind !== 'local') return [];
  const isArm = build.image !== 'none' && build.image.platform === 'linux/arm64';
  const where = [
    ...(build.vpc ? ['in a VPC'] : []),
    ...(isArm ? ['on ARM machines'] : []),
    ...(build.compute === '2xlarge' ? ['on machines of size 2xlarge'] : []),
  ];
  return where.slice(0, 1).map((place) => noLocalCache('build.cache.kind', place));
}
