import fc from 'fast-check';
import type { ApprovalSpec } from '../../src/spec/approval';
import type { PipelineSpec } from '../../src/spec/pipeline-spec';
import type { LogsSpec, RegistrySpec } from '../../src/spec/storage';
import { EXISTING } from '../specs';
import type { Choice } from './choice';
import type { Parts } from './parts';
import { maybe, maybeOf, number, someOf } from './values';

/** Approvals before stages that there are. An image that is only released is at least approved. */
export function approvals(
  { source, isDeployed }: Choice,
  { tests, scans }: Pick<Parts, 'tests' | 'scans'>,
): fc.Arbitrary<readonly ApprovalSpec[]> {
  const places: ApprovalSpec['before'][] = [
    'build',
    ...(tests.length > 0 ? ['test' as const] : []),
    ...(scans.length > 0 ? ['scan' as const] : []),
    ...(isDeployed ? ['deploy' as const] : []),
    'end',
  ];
  return fc
    .subarray(places, { minLength: source.kind === 'ecr' ? 1 : 0 })
    .chain((chosen) => fc.tuple(...chosen.map((before) => approval(before))));
}

function approval(before: ApprovalSpec['before']): fc.Arbitrary<ApprovalSpec> {
  return fc.record({
    before: fc.constant(before),
    message: maybeOf('Go on?', 'Is "orders" good\nenough?'),
    reviewUrl: maybeOf('https://example.com'),
    topic: maybeOf(EXISTING.topic),
    timeoutMinutes: maybe(number(5, 86400)),
  });
}

/** A registry for what is built: moving tags must be able to move, and ECR finds nothing that it does not scan. */
export function registry(
  { hasImage }: Choice,
  { build, scans }: Pick<Parts, 'build' | 'scans'>,
): fc.Arbitrary<RegistrySpec | undefined> {
  if (!hasImage) return fc.constant(undefined);
  const { movingTags = [] } = typeof build?.image === 'object' ? build.image : {};
  const isScannedByEcr = scans.some((scan) => scan.kind === 'image' && (scan.scanner ?? 'ecr') === 'ecr');
  const said = fc.record({
    keepImages: maybe(number(1, 10000)),
    mutability: movingTags.length > 0 ? fc.constant('mutable' as const) : maybeOf('mutable', 'immutable'),
    scanOnPush: isScannedByEcr ? maybeOf(true) : maybe(fc.boolean()),
    replicateTo: maybe(someOf('eu-central-1', 'us-east-1')),
  });
  return movingTags.length > 0 ? said : maybe(said);
}

/** Retention of the logs that there are. */
export function logs(
  { isDeployed }: Choice,
  { network }: Pick<PipelineSpec, 'network'>,
): fc.Arbitrary<LogsSpec | undefined> {
  const hasFlowLogs = isDeployed && (network === undefined || (network.kind === 'new' && network.flowLogs !== false));
  const accessLogs = fc.oneof(
    fc.record({ access: maybe(fc.boolean()) }),
    fc.record({ access: fc.constant(true), accessDays: maybe(number(1, 400)) }),
  );
  const groups = fc.record({
    buildDays: maybe(days),
    pipelineDays: maybe(days),
    containerDays: isDeployed ? maybe(days) : fc.constant(undefined),
    networkDays: hasFlowLogs ? maybe(days) : fc.constant(undefined),
  });
  return maybe(fc.tuple(groups, accessLogs).map(([kept, access]) => ({ ...kept, ...access })));
}

const days = fc.constantFrom<NonNullable<LogsSpec['buildDays']>>(
  1,
  3,
  5,
  7,
  14,
  30,
  60,
  90,
  120,
  150,
  180,
  365,
  400,
  545,
  731,
  1096,
  1827,
  2192,
  2557,
  2922,
  3288,
  3653,
);
