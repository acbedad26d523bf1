import { render } from '../plausible-values';
import { EXISTING, planOf, SPECS } from '../specs';

const outputsOf = (name: keyof typeof SPECS) =>
  Object.fromEntries(planOf(SPECS[name]).outputs.map((output) => [output.name, output.value]));

describe('the outputs', () => {
  test('tell nothing that is not there', () => {
    const names = Object.keys(outputsOf('an image that is only approved'));
    expect(names.filter((name) => /ecr|repository|loadBalancer|cluster|service|connection/i.test(name))).toEqual([]);
  });

  test('tell that a new connection has to be confirmed', () => {
    const output = planOf(SPECS.minimal).outputs.find(({ name }) => name === 'connectionArn');
    expect(output?.description).toContain('pending until somebody confirms it');
    expect(outputsOf('an existing connection to Bitbucket')).not.toHaveProperty('connectionArn');
  });

  test('tell where to push or upload the source', () => {
    expect(outputsOf('a new CodeCommit repository').sourceRepositoryUrl).toEqual({
      of: 'sourceRepository',
      as: 'cloneUrl',
    });
    expect(outputsOf('a new bucket of zip files').sourceBucketName).toEqual({ of: 'bucket/source', as: 'name' });
  });

  test('tell an existing load balancer and cluster as they are', () => {
    const { loadBalancerDnsName, clusterArn } = outputsOf('an existing load balancer and cluster');
    expect(loadBalancerDnsName).toBe(EXISTING.balancer.dnsName);
    expect(render(clusterArn ?? '')).toMatch(/:cluster\/shared$/);
  });

  test('tell each thing in a sentence', () => {
    for (const { description } of planOf(SPECS['a key of its own, for everything']).outputs)
      expect(description).toMatch(/^[A-Z].{10,}/);
  });
});
