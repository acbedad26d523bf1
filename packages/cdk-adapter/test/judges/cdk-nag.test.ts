import { CfnPolicy, CfnRolePolicy } from 'aws-cdk-lib/aws-iam';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { EVERYTHING, HARDENED } from '../../../core-model/test/adapter-specs';
import { type Rendered, renderSpec, renderSystem, SYSTEMS } from '../support/render';
import { NAG_EXCEPTIONS } from './nag-exceptions';

interface Finding {
  readonly rule: string;
  readonly resource: string;
}

describe('cdk-nag', () => {
  const systems = [
    ...SYSTEMS.map((system) => [system, renderSystem(system)] as const),
    ['everything', renderSpec(EVERYTHING)] as const,
    ['everything, hardened', renderSpec(HARDENED)] as const,
  ];
  const findings = systems.map(([name, rendered]) => [name, findingsOf(rendered)] as const);

  test.each(findings)('finds nothing in %s but what is explained', (_, found) => {
    expect(found.filter((finding) => !NAG_EXCEPTIONS.some((exception) => explains(exception, finding)))).toEqual([]);
  });

  test.each(NAG_EXCEPTIONS.map((exception) => [exception.rule.source, exception] as const))(
    'still needs the explanation of %s',
    (_, exception) => {
      expect(findings.flatMap(([, found]) => found).some((finding) => explains(exception, finding))).toBe(true);
    },
  );
});

function explains({ rule, resources }: (typeof NAG_EXCEPTIONS)[number], finding: Finding): boolean {
  return rule.test(finding.rule) && resources.test(finding.resource);
}

function findingsOf(rendered: Rendered): readonly Finding[] {
  const { stack } = rendered;
  showRolePolicies(rendered);
  return [new AwsSolutionsChecks(), new NIST80053R5Checks()].flatMap((pack) =>
    pack.validateScope(stack).violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({
        rule: ruleName.replace(/[0-9A-F]{8}(?=[.>"])/g, ''),
        resource: constructPath.replace(/^Orders\/Default\/|Default\/|\/(Resource|Shown)$/g, ''),
      })),
    ),
  );
}

/** cdk-nag reads AWS::IAM::Policy and not the newer AWS::IAM::RolePolicy: it is shown the same documents in that form. */
function showRolePolicies({ stack }: Rendered): void {
  for (const policy of stack.node.findAll().filter((node) => node instanceof CfnRolePolicy)) {
    const { policyName, policyDocument, roleName } = policy;
    new CfnPolicy(policy, 'Shown', { policyName, policyDocument, roles: [roleName] });
  }
}
