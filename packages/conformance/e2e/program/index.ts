import * as pulumi from '@pulumi/pulumi';
import { type PipelineSpec, readSpec } from '@tap-pipeline/core-model';
import { DeliveryPipeline } from '@tap-pipeline/pulumi-adapter';

const config = new pulumi.Config();
const formerName = config.get('formerName');
const secureParameters = config.getObject<{ [parameter: string]: string }>('secureParameters');

/** The spec of a file, with the parts in `changes` in place of its own. */
const spec: PipelineSpec = { ...readSpec(config.require('spec')), ...config.getObject<object>('changes') };

/** What a team writes: a pipeline. What the tests vary is stack config. */
export const { outputs } = new DeliveryPipeline(
  config.get('name') ?? 'orders',
  {
    spec,
    secureParameters:
      secureParameters &&
      Object.fromEntries(Object.entries(secureParameters).map(([name, key]) => [name, config.requireSecret(key)])),
  },
  {
    protect: config.getBoolean('protect'),
    aliases: formerName === undefined ? [] : [{ name: formerName }],
  },
);
