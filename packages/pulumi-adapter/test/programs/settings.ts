import { DeliveryPipeline } from '../../src';

/** A pipeline whose environment is a matter of the stack. */
export const { outputs } = new DeliveryPipeline('orders', { spec: { service: 'orders', source: { kind: 's3' } } });
