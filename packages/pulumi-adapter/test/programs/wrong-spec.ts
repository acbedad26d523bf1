import { DeliveryPipeline } from '../../src';

new DeliveryPipeline('orders', {
  spec: {
    service: 'Orders!',
    source: { kind: 's3' },
    deploy: { target: 'ecs', strategy: { kind: 'canary', percent: 150, waitMinutes: 5 } },
  },
});
