import { found, roleOf, statementOf } from '../plan-parts';
import { planOf, SPECS } from '../specs';

describe('the function that empties buckets', () => {
  const plan = planOf(SPECS['a new bucket of zip files']);
  const emptier = found(plan.delivery.bucketEmptier);

  test('empties every bucket that goes with the stack', () => {
    expect(emptier.buckets).toEqual([
      { id: 'artifacts', name: { of: 'bucket/artifacts', as: 'name' } },
      { id: 'source', name: { of: 'bucket/source', as: 'name' } },
    ]);
  });

  test('may list and delete in those buckets and nowhere else', () => {
    const role = roleOf(plan, 'bucket-emptier');
    expect(statementOf(role, 'DeleteVersions').actions).toEqual(['s3:DeleteObject', 's3:DeleteObjectVersion']);
    expect(statementOf(role, 'DeleteVersions').resources).toEqual([
      { of: 'bucket/artifacts', as: 'objects' },
      { of: 'bucket/source', as: 'objects' },
    ]);
    expect(statementOf(role, 'ListVersions').resources).toHaveLength(2);
  });

  test('answers CloudFormation, well or ill', () => {
    expect(emptier.code).toContain('cfnresponse.SUCCESS');
    expect(emptier.code).toContain('cfnresponse.FAILED');
    expect(emptier.code.length).toBeLessThan(4096);
    expect(emptier).toMatchObject({ runtime: 'python3.14', timeoutSeconds: 900 });
  });

  test('is not there where buckets are kept', () => {
    expect(planOf(SPECS.retain).delivery).not.toHaveProperty('bucketEmptier');
  });
});
