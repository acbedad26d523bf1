import type { DeliveryPipelinePlan } from '@tap-pipeline/core-model';
import type { Branch } from './tree';
import { count, words } from './words';

/** Texts that the cloud reads; `plan --json` has them in full. */
export function documentBranches({ delivery }: DeliveryPipelinePlan): readonly Branch[] {
  return delivery.buildProjects.map(({ name, buildspec }) => {
    const lines = words(buildspec).trimEnd().split('\n');
    return {
      text: `buildspec of ${name}`,
      note: count(lines.length, 'line'),
      branches: artifactFiles(lines).map((file) => ({ text: file, note: 'artifact of the build' })),
    };
  });
}

/** The files of `artifacts: { files: [...] }`, which end a buildspec. */
function artifactFiles(lines: readonly string[]): readonly string[] {
  const start = lines.indexOf('artifacts:');
  if (start === -1) return [];
  return lines.slice(start).flatMap((line) => /^ {4}- (.+)$/.exec(line)?.[1] ?? []);
}
