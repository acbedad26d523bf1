import fc from 'fast-check';
import type { ScanSpec } from '../../src/spec/scan';
import type { TestSpec } from '../../src/spec/test';
import { compute, reports, runtime } from './build';
import type { Choice } from './choice';
import { commands, maybe, maybeOf, number, slug, variables } from './values';

/** Some tests. */
export function tests({ architecture }: Choice): fc.Arbitrary<readonly TestSpec[]> {
  return fc.uniqueArray(
    fc.record({
      name: slug,
      commands,
      runtime: maybe(runtime(architecture)),
      reports: maybe(reports),
      environment: maybe(variables),
      docker: maybe(fc.boolean()),
      compute,
      timeoutMinutes: maybe(number(5, 2160)),
    }),
    { selector: ({ name }) => name, maxLength: 3 },
  );
}

/** Scans of what there is: an image, source code. */
export function scans({ source, hasImage }: Choice): fc.Arbitrary<readonly ScanSpec[]> {
  const isReleased = source.kind === 'ecr';
  const allowed = [...(hasImage || isReleased ? [imageScan] : []), ...(isReleased ? [] : codeScans)];
  return fc.uniqueArray(fc.oneof(...allowed), { selector: toolOf, maxLength: 4 });
}

const failOn = maybeOf('critical', 'high', 'medium', 'low');

const imageScan: fc.Arbitrary<ScanSpec> = fc.record({
  kind: fc.constant('image' as const),
  scanner: maybeOf('ecr', 'inspector', 'trivy'),
  failOn,
});

const codeScans: readonly fc.Arbitrary<ScanSpec>[] = [
  fc.record({
    kind: fc.constant('sast' as const),
    tool: maybeOf('bandit', 'semgrep'),
    paths: maybeOf(['src', 'my lib']),
    failOn: maybeOf('high', 'medium', 'low'),
  }),
  fc.record({ kind: fc.constant('dependencies' as const), failOn }),
  fc.record({ kind: fc.constant('secrets' as const), failOn }),
];

/** No tool scans twice. A tool that is left out may turn out to be any, so there is one scan of the code at most. */
function toolOf(scan: ScanSpec): string {
  return scan.kind === 'image' ? `image by ${scan.scanner ?? 'ecr'}` : scan.kind;
}
