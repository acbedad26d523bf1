import { found, roleOf, statementOf } from '../plan-parts';
import { render } from '../plausible-values';
import { planOf, SPECS } from '../specs';

const patternOf = (name: keyof typeof SPECS) => planOf(SPECS[name]).delivery.trigger?.pattern;

describe('the rule that starts the pipeline', () => {
  test('on pushes to the branch of a CodeCommit repository', () => {
    expect(patternOf('an existing CodeCommit repository')).toMatchObject({
      source: ['aws.codecommit'],
      'detail-type': ['CodeCommit Repository State Change'],
      detail: { event: ['referenceCreated', 'referenceUpdated'], referenceType: ['branch'], referenceName: ['trunk'] },
    });
    expect(patternOf('a new CodeCommit repository')).toMatchObject({
      resources: [{ of: 'sourceRepository', as: 'arn' }],
    });
  });

  test('on uploads of the zip file', () => {
    expect(patternOf('a new bucket of zip files')).toEqual({
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: { bucket: { name: [{ of: 'bucket/source', as: 'name' }] }, object: { key: ['source.zip'] } },
    });
    expect(patternOf('an existing bucket of zip files')).toMatchObject({
      detail: { bucket: { name: ['acme-sources'] } },
    });
  });

  test('on successful pushes of the image tag', () => {
    expect(patternOf('an image that is released')).toEqual({
      source: ['aws.ecr'],
      'detail-type': ['ECR Image Action'],
      detail: {
        'action-type': ['PUSH'],
        result: ['SUCCESS'],
        'repository-name': ['acme/orders'],
        'image-tag': ['stable'],
      },
    });
  });

  test('may start this pipeline and do nothing else', () => {
    const plan = planOf(SPECS['a new bucket of zip files']);
    const role = roleOf(plan, 'start');
    expect(statementOf(role, 'StartPipeline').resources).toEqual([{ of: 'pipeline', as: 'arn' }]);
    expect(found(plan.delivery.trigger).target).toEqual({ of: 'pipeline', as: 'arn' });
    expect(render(found(role.trust.conditions?.ArnLike?.['aws:SourceArn']) as string)).toMatch(
      /^arn:aws:events:.*:rule\/orders-start-dev$/,
    );
  });

  test('is not there where connections or tokens start the pipeline', () => {
    for (const name of ['minimal', 'a new connection to GitLab', 'a GitHub token'] as const)
      expect(patternOf(name)).toBeUndefined();
  });
});
