import { DeliveryPipeline } from '../../src';

new DeliveryPipeline('orders', {
  spec: {
    service: 'orders',
    source: { kind: 'github-oauth', repository: 'acme/orders', token: { secret: 'github', jsonKey: 'token' } },
  },
});
