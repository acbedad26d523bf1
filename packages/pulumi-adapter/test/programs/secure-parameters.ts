import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { DeliveryPipeline } from '../../src';

const config = new pulumi.Config();
const fixtures = join(require.resolve('@tap-pipeline/core-model/package.json'), '..', 'fixtures');

/** A pipeline whose parameters come from secret stack config. */
export const { outputs } = DeliveryPipeline.fromSpecFile('orders', join(fixtures, 'python-blue-green.pipeline.yaml'), {
  secureParameters: {
    '/orders/{suffix}/docker-hub/username': config.require('user'),
    '/orders/{suffix}/docker-hub/password': config.requireSecret('password'),
  },
});
