import { ref } from '../../../src/plan/vocabulary/reference';
import { allow, allowEverywhere, roleArn, WILDCARD_ACTIONS } from '../../../src/plan/vocabulary/statement';
import { trustRole, trustService } from '../../../src/plan/vocabulary/trust';

describe('a statement', () => {
  test('grants actions on resources', () => {
    expect(allow('Read', ['s3:GetObject'], [ref('bucket/artifacts', 'objects')])).toEqual({
      sid: 'Read',
      effect: 'Allow',
      actions: ['s3:GetObject'],
      resources: [{ of: 'bucket/artifacts', as: 'objects' }],
    });
  });

  test('has conditions only where there are any', () => {
    expect(allow('Read', ['s3:GetObject'], ['x'])).not.toHaveProperty('conditions');
    const conditions = { StringEquals: { 'aws:ResourceAccount': ref('cloud', 'account') } };
    expect(allow('Read', ['s3:GetObject'], ['x'], conditions).conditions).toEqual(conditions);
  });

  test('grants on everything what is in the list', () => {
    expect(allowEverywhere('LogIn', ['ecr:GetAuthorizationToken'])).toMatchObject({ resources: ['*'] });
  });

  test('the list of such actions has no family of actions in it', () => {
    for (const action of Object.keys(WILDCARD_ACTIONS)) expect(action).toMatch(/^[a-z0-9-]+:[A-Za-z]+$/);
  });
});

describe('a trust policy', () => {
  test('binds a service to this account', () => {
    expect(trustService('codebuild.amazonaws.com')).toEqual({
      principal: { service: 'codebuild.amazonaws.com' },
      conditions: { StringEquals: { 'aws:SourceAccount': { of: 'cloud', as: 'account' } } },
    });
  });

  test('binds it to one thing where its ARN can be known', () => {
    expect(trustService('events.amazonaws.com', 'arn:rule').conditions?.ArnLike).toEqual({
      'aws:SourceArn': 'arn:rule',
    });
  });

  test('admits another role of the plan by reference', () => {
    expect(trustRole('pipeline')).toEqual({ principal: { aws: roleArn('pipeline') } });
    expect(roleArn('pipeline')).toEqual({ of: 'role/pipeline', as: 'arn' });
  });
});
