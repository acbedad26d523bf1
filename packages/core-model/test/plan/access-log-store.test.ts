import { PlanGraph } from '../plan-graph';
import { bucketsOf, found, runtimeOf } from '../plan-parts';
import { planOf, SPECS } from '../specs';

const account = { of: 'cloud', as: 'account' };
const storeOf = (name: keyof typeof SPECS) => found(planOf(SPECS[name]).delivery.accessLogStore);

describe('the bucket of access logs', () => {
  const plan = planOf(SPECS['access logs that go with the stack']);
  const store = found(plan.delivery.accessLogStore);

  test('is shut, versioned and emptied like the others, and keeps logs as long as the spec says', () => {
    expect(store).toMatchObject({ versioned: true, publicAccess: 'blocked', removal: 'destroy', eventBridge: false });
    expect(store.lifecycle).toEqual({
      id: 'expire-access-logs',
      expireDays: 90,
      noncurrentDays: 1,
      abortUploadDays: 7,
    });
    expect(plan.delivery.bucketEmptier?.buckets.map(({ id }) => id)).toEqual(['artifacts', 'source', 'access-logs']);
  });

  test('has keys of S3 even where everything else has a key of its own: AWS delivers logs to no other', () => {
    expect(storeOf('hardened').encryption).toEqual({ kind: 'aes256' });
  });

  test('logs requests to every bucket but itself', () => {
    expect(bucketsOf(plan).map(({ id, logging }) => [id, logging?.prefix])).toEqual([
      ['artifacts', 'buckets/artifacts/'],
      ['source', 'buckets/source/'],
      ['access-logs', undefined],
    ]);
  });

  test('takes logs of those buckets from S3, each under its own prefix, and from no other account', () => {
    expect(store.policy.find(({ sid }) => sid === 'DeliverBucketLogs')).toEqual({
      sid: 'DeliverBucketLogs',
      effect: 'Allow',
      principals: [{ service: 'logging.s3.amazonaws.com' }],
      actions: ['s3:PutObject'],
      resources: ['artifacts', 'source'].map((id) => ({
        join: [{ of: 'bucket/access-logs', as: 'arn' }, `/buckets/${id}/*`],
      })),
      conditions: {
        ArnLike: {
          'aws:SourceArn': ['artifacts', 'source'].map((id) => ({
            join: [
              'arn:',
              { of: 'cloud', as: 'partition' },
              `:s3:::orders-${id}-dev-`,
              account,
              '-',
              { of: 'cloud', as: 'region' },
            ],
          })),
        },
        StringEquals: { 'aws:SourceAccount': account },
      },
    });
  });

  test('takes logs of load balancers of this account where the load balancer writes them', () => {
    expect(store.policy.find(({ sid }) => sid === 'DeliverLoadBalancerLogs')).toEqual({
      sid: 'DeliverLoadBalancerLogs',
      effect: 'Allow',
      principals: [{ service: 'logdelivery.elasticloadbalancing.amazonaws.com' }],
      actions: ['s3:PutObject'],
      resources: [{ join: [{ of: 'bucket/access-logs', as: 'arn' }, '/load-balancer/AWSLogs/', account, '/*'] }],
    });
    expect(runtimeOf(plan).loadBalancer.balancer).toMatchObject({
      accessLogs: { bucket: { of: 'bucket/access-logs', as: 'name' }, prefix: 'load-balancer' },
    });
  });

  test('has its policy before a bucket or the load balancer delivers to it', () => {
    const graph = new PlanGraph(plan);
    for (const source of ['bucket/artifacts', 'bucket/source', 'loadBalancer'])
      expect([source, graph.comesBefore('policy/bucket/access-logs', source)]).toEqual([source, true]);
  });

  test('takes no logs of a load balancer where none is made', () => {
    for (const name of ['hardened without a service', 'hardened in an existing network'] as const)
      expect(storeOf(name).policy.map(({ sid }) => sid)).toEqual(['DenyPlainHttp', 'DeliverBucketLogs']);
  });
});
