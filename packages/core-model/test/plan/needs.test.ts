import { planSpec } from '../../src';
import type { PipelineSpec } from '../../src/spec/pipeline-spec';

const SPEC: PipelineSpec = {
  service: 'orders',
  source: { kind: 'github-oauth', repository: 'acme/orders', token: { secret: 'github', jsonKey: 'token' } },
  build: {
    environment: { PLAIN: 'text', TOKEN: { secret: 'npm' } },
    registryCredentials: {
      username: { parameter: '/hub/{suffix}/user' },
      password: { parameter: '/hub/{suffix}/password' },
    },
  },
  tests: [{ name: 'unit', commands: ['npm test'], environment: { TOKEN: { secret: 'npm' } } }],
  deploy: { target: 'ecs', service: { environment: { DATABASE: { parameter: '/orders/database' } } } },
};

test('a plan names every parameter and secret that must be there, each once, for its environment', () => {
  expect(planSpec(SPEC, { explicit: { environmentSuffix: 'prod' } }).needs).toEqual([
    { kind: 'secret', name: 'github' },
    { kind: 'parameter', name: '/hub/prod/user' },
    { kind: 'parameter', name: '/hub/prod/password' },
    { kind: 'secret', name: 'npm' },
    { kind: 'parameter', name: '/orders/database' },
  ]);
});

test('a plan without secrets needs nothing', () => {
  expect(planSpec({ service: 'orders', source: { kind: 's3' } }).needs).toEqual([]);
});
