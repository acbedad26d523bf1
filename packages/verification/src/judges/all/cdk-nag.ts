import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { App, type PolicyViolation, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsSolutionsChecks, type NagPack, NIST80053R5Checks } from 'cdk-nag';
import { type Finding, toSeverity } from '../finding';
import type { Judge } from '../judge';
import { inTurns } from '../run-chunks';
import { type Subject, toFinding } from '../subject';
import { npmVersion } from '../tools';

/** The pack that AWS Solutions has to pass. */
export const nagAwsSolutions = toJudge(
  'nag-aws-solutions',
  'the rules that solutions of AWS have to pass',
  () => new AwsSolutionsChecks(),
);

/** The controls of NIST 800-53, revision 5. */
export const nagNist = toJudge(
  'nag-nist-800-53',
  'the controls of NIST 800-53, revision 5',
  () => new NIST80053R5Checks(),
);

/** Templates of both backends are read into the CDK, so that the same pack judges both. */
function toJudge(name: string, about: string, createPack: () => NagPack): Judge {
  return {
    name,
    about,
    kinds: ['plain-template'],
    needs: 'nothing',
    version: () => npmVersion('cdk-nag'),
    judge: async (subjects, { work }) => {
      const outdir = mkdtempSync(join(work, `${name}-`));
      return inTurns(subjects, (subject) => {
        const stack = new Stack(new App({ outdir, builtinCloudFormationValidation: false }), 'stack');
        new CfnInclude(stack, 'included', { templateFile: subject.path });
        return readNag(name, createPack().validateScope(stack).violations, subject);
      });
    },
  };
}

/**
 * The findings of a report of a pack. The path of a construct ends with the logical id; what a rule found in a policy stands
 * in brackets behind the name of the rule, and goes into the message, with names in place of logical ids.
 */
export function readNag(judge: string, violations: readonly PolicyViolation[], subject: Subject): readonly Finding[] {
  return violations.flatMap(({ ruleName, description, severity = 'error', violatingResources }) => {
    const [, rule = ruleName, detail] = /^([^[]+)(?:\[(.*)\])?$/s.exec(ruleName) ?? [];
    return violatingResources.map(({ constructPath = '' }) =>
      toFinding(judge, subject, {
        rule: rule.replace('NIST.800.53.R5-', ''),
        severity: toSeverity(severity),
        resource: constructPath.slice(constructPath.lastIndexOf('/') + 1),
        message: detail === undefined ? description : `${withNames(detail, subject)}: ${description}`,
      }),
    );
  });
}

function withNames(detail: string, { resources }: Subject): string {
  return detail.replace(/[A-Za-z0-9]+/g, (word) => resources.get(word) ?? word);
}
