import { logGroupsOf } from '../plan-parts';
import { render } from '../plausible-values';
import { ALL_PLANS, planOf, SPECS } from '../specs';

describe('the key', () => {
  test('is there when the spec asks for one', () => {
    expect(planOf(SPECS.minimal).delivery).not.toHaveProperty('encryptionKey');
    expect(planOf(SPECS['endpoints only']).delivery.encryptionKey).toMatchObject({
      alias: 'alias/orders-key-dev',
      rotation: true,
      deletionWindowDays: 30,
      removal: 'destroy',
    });
  });

  test('can be restored for as long as the spec says', () => {
    expect(planOf(SPECS['a key of its own, for everything']).delivery.encryptionKey?.deletionWindowDays).toBe(14);
  });

  test('is kept where what it encrypts is kept', () => {
    expect(planOf(SPECS.retain).delivery.encryptionKey?.removal).toBe('retain');
  });

  test('can be handed on by services of AWS alone, whatever a role says', () => {
    const policy = planOf(SPECS.retain).delivery.encryptionKey?.policy ?? [];
    expect(policy.filter(({ effect }) => effect === 'Deny')).toEqual([
      {
        sid: 'DenyOwnGrants',
        effect: 'Deny',
        principals: [{ anyone: true }],
        actions: ['kms:CreateGrant'],
        resources: ['*'],
        conditions: { BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' } },
      },
    ]);
  });

  test.each(ALL_PLANS.filter(([, { delivery }]) => delivery.encryptionKey))(
    'admits CloudWatch Logs for every log group: %s',
    (_, plan) => {
      const use = plan.delivery.encryptionKey?.policy.find(({ sid }) => sid === 'UseForLogs');
      const arns = use?.conditions?.ArnEquals?.['kms:EncryptionContext:aws:logs:arn'];
      const groups = (Array.isArray(arns) ? arns : []).map((arn) => render(arn).replace(/^.*:log-group:/, ''));
      expect([...groups].sort()).toEqual(
        logGroupsOf(plan)
          .map(({ name }) => name)
          .sort(),
      );
    },
  );
});
