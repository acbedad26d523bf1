import { stringify } from 'yaml';
import { toMessage } from '../compare';
import type { RandomSpecsReport } from '../random-specs';

/** The report as text: what was checked, and of a failure everything that it takes to see it again. */
export function toReportText({ seed, checked, failure }: RandomSpecsReport): string {
  const summary = `${checked} random specs, seed ${seed}`;
  if (failure === undefined) return `${summary}: the AWS CDK and Pulumi build the same of each`;
  return [
    failure.error
      ? `${summary}: one cannot be built and compared`
      : `${summary}: the AWS CDK and Pulumi build different things of one`,
    '',
    failure.isOnlyTogether
      ? `Spec (path ${failure.path}), which fails only when it is built in one program with the others:`
      : `Spec (path ${failure.path}):`,
    stringify(failure.spec).trimEnd().replace(/^/gm, '  '),
    '',
    failure.error ? (failure.error.stack ?? failure.error.message) : toMessage(failure.differences),
  ].join('\n');
}
