import type { DeliveryPipelinePlan } from '@tap-pipeline/core-model';
import type { RenderedTemplate } from './rendered-template';

/** What was rendered, and how to go on. */
export interface Summary {
  /** Name of the pipeline. */
  readonly pipeline: string;
  /** Environment suffix. */
  readonly suffix: string;
  /** Stages with their actions, in order. */
  readonly stages: readonly { readonly name: string; readonly actions: readonly string[] }[];
  /** Number of resources by AWS service, the largest first. */
  readonly resources: { readonly [service: string]: number };
  /** Path of the template. */
  readonly template: string;
  /** Its size. */
  readonly bytes: number;
  /** Commands that make the parameters and secrets which the pipeline reads and no template may hold. */
  readonly preparations: readonly string[];
  /** The command that deploys it. */
  readonly deploy: string;
}

/** The size up to which CloudFormation takes a template without a bucket. From the CloudFormation User Guide, "Quotas". */
export const LARGEST_DIRECT_TEMPLATE_BYTES = 51_200;

/** Sums up what was rendered. */
export function summarise(plan: DeliveryPipelinePlan, { stackName, text }: RenderedTemplate, file: string): Summary {
  const bytes = Buffer.byteLength(text);
  return {
    pipeline: plan.delivery.pipeline.name,
    suffix: plan.environment.suffix,
    stages: plan.delivery.pipeline.stages.map(({ name, actions }) => ({
      name,
      actions: actions.map((action) => `${action.name} (${action.provider})`),
    })),
    resources: countByService(JSON.parse(text) as Template),
    template: file,
    bytes,
    preparations: preparations(plan),
    deploy: deployCommand(stackName, file, bytes, plan.environment.region),
  };
}

interface Template {
  readonly Resources: { readonly [logicalId: string]: { readonly Type: string } };
}

/** `AWS::S3::Bucket` is of the service S3, `Custom::BucketEmptier` of none. */
function countByService({ Resources }: Template): Summary['resources'] {
  const counts = new Map<string, number>();
  for (const { Type } of Object.values(Resources)) {
    const [vendor = '', service = ''] = Type.split('::');
    const key = vendor === 'AWS' ? service : vendor;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)));
}

/** The commands that make what no template may hold; what is told by its ARN is there already. */
function preparations({ needs }: DeliveryPipelinePlan): readonly string[] {
  return needs
    .filter(({ name }) => !name.startsWith('arn:'))
    .map(({ kind, name }) =>
      kind === 'parameter'
        ? `aws ssm put-parameter --type SecureString --name ${quote(name)} --value YOUR-VALUE`
        : `aws secretsmanager create-secret --name ${quote(name)} --secret-string YOUR-VALUE`,
    );
}

function deployCommand(stackName: string, file: string, bytes: number, region: string | undefined): string {
  return [
    'aws cloudformation deploy',
    `--template-file ${quote(file)}`,
    `--stack-name ${stackName}`,
    '--capabilities CAPABILITY_NAMED_IAM',
    ...(region ? [`--region ${region}`] : []),
    ...(bytes > LARGEST_DIRECT_TEMPLATE_BYTES ? ['--s3-bucket YOUR-BUCKET'] : []),
  ].join(' ');
}

/** The path as one word of a shell. */
function quote(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
