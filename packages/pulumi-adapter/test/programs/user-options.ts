import { join } from 'node:path';
import * as aws from '@pulumi/aws';
import { DeliveryPipeline } from '../../src';

const provider = new aws.Provider('other', { region: 'eu-west-1' });
const fixtures = join(require.resolve('@tap-pipeline/core-model/package.json'), '..', 'fixtures');

/** A pipeline with everything that a user may want of every resource in it. */
export const { outputs } = DeliveryPipeline.fromSpecFile(
  'orders',
  join(fixtures, 'python-blue-green.pipeline.yaml'),
  {},
  {
    provider,
    protect: true,
    aliases: [{ name: 'before' }],
    ignoreChanges: ['tags.Team'],
    transforms: [({ props, opts }) => ({ props: { ...props, touched: true }, opts })],
  },
);
