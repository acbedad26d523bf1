import * as pulumi from '@pulumi/pulumi';
import { definePipeline } from '@tap-pipeline/core-model';
import { DeliveryPipeline } from '@tap-pipeline/pulumi-adapter';

const spec = definePipeline({
  service: 'orders',
  source: { kind: 'codecommit' },
  build: { environment: { NPM_TOKEN: { parameter: '/orders/{suffix}/npm-token' } } },
  tests: [{ name: 'unit', commands: ['npm ci', 'npm test'] }],
  deploy: { target: 'ecs', strategy: { kind: 'canary', percent: 10, waitMinutes: 5 } },
  notifications: [{ on: ['failed'], email: 'team@example.com' }],
});

const config = new pulumi.Config();
const pipeline = new DeliveryPipeline('orders', {
  spec,
  secureParameters: { '/orders/{suffix}/npm-token': config.requireSecret('npmToken') },
});

// Everything is reachable: each block has its resources as public properties.
export const bucket = pipeline.delivery.artifactStore.bucket.arn;
export const outputs = pipeline.outputs;
