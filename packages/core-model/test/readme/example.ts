import { definePipeline, planSpec } from '@tap-pipeline/core-model';

const spec = definePipeline({
  service: 'orders',
  source: { kind: 'github', repository: 'acme/orders' },
  tests: [{ name: 'unit', commands: ['npm ci', 'npm test'] }],
  deploy: { target: 'ecs', strategy: { kind: 'canary' } },
});

const plan = planSpec(spec, { explicit: { environmentSuffix: 'dev' } });

export const stages = plan.delivery.pipeline.stages.map(({ name }) => name).join(' > ');
// Source > Build > Test > Deploy
