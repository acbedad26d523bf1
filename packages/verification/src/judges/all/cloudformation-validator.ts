import { App, CloudFormationValidatePlugin, type PolicyViolation } from 'aws-cdk-lib';
import { type Finding, toSeverity } from '../finding';
import type { Judge } from '../judge';
import { findSubject, type Subject, toFinding } from '../subject';
import { npmVersion } from '../tools';

/** AWS's own validator of templates, which the CDK brings along: errors and warnings. */
export const cloudformationValidator: Judge = {
  name: 'cloudformation-validate',
  about: "AWS's own rules for templates: types, properties, values, references",
  kinds: ['template'],
  needs: 'nothing',
  version: () => `${new CloudFormationValidatePlugin().version} in aws-cdk-lib ${npmVersion('aws-cdk-lib')}`,
  judge: async (subjects, { work }) => {
    const plugin = new CloudFormationValidatePlugin();
    // All at once: for each type that it has not seen yet the engine starts again.
    const report = plugin.validate({
      appConstruct: new App({ outdir: work, builtinCloudFormationValidation: false }),
      templatePaths: subjects.map(({ path }) => path),
      stackTemplates: subjects.map(({ name, path }) => ({
        stackConstructPath: name,
        templatePath: path,
        accountId: undefined,
        region: undefined,
      })),
    });
    return readViolations(report.violations, subjects);
  },
};

/** The findings of a report of the validator. */
export function readViolations(
  violations: readonly PolicyViolation[],
  subjects: readonly Subject[],
): readonly Finding[] {
  return violations.flatMap(({ ruleName, description, severity = 'error', violatingResources }) =>
    violatingResources.map(({ resourceLogicalId = '', templatePath = '' }) =>
      toFinding('cloudformation-validate', findSubject(subjects, templatePath), {
        rule: ruleName,
        severity: toSeverity(severity),
        resource: resourceLogicalId,
        message: description,
      }),
    ),
  );
}
