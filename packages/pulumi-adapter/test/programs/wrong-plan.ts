import { planSpec } from '@tap-pipeline/core-model';
import { DeliveryPipeline } from '../../src';

const plan = planSpec({ service: 'orders', source: { kind: 's3' } });

new DeliveryPipeline('orders', {
  plan: { ...plan, outputs: [{ name: 'cluster', description: '', value: { of: 'cluster', as: 'arn' } }] },
});
