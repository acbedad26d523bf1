/** A plugin as `pulumi plugin ls --json` tells it. */
interface Plugin {
  readonly name: string;
  readonly kind: string;
  readonly version?: string;
}

/** Whether the list of plugins has that of AWS in the version that the program asks for. */
export function hasAwsPlugin(list: string, version: string): boolean {
  const plugins: readonly Plugin[] = JSON.parse(list);
  return plugins.some((plugin) => plugin.kind === 'resource' && plugin.name === 'aws' && plugin.version === version);
}

/** Config of the plugin that sends everything to an emulator. Pulumi Registry, AWS Classic, "Installation & Configuration". */
export function toEmulatorConfig(region: string, endpoint: string): { readonly [path: string]: string } {
  return {
    'aws:region': region,
    'aws:accessKey': 'test',
    'aws:secretKey': 'test',
    'aws:skipCredentialsValidation': 'true',
    'aws:skipMetadataApiCheck': 'true',
    'aws:s3UsePathStyle': 'true',
    ...Object.fromEntries(SERVICES.map((service) => [`aws:endpoints[0].${service}`, endpoint])),
  };
}

/** Services of a pipeline, as the plugin calls them. */
const SERVICES = [
  'appautoscaling',
  'cloudwatch',
  'codebuild',
  'codecommit',
  'codedeploy',
  'codepipeline',
  'ec2',
  'ecr',
  'ecs',
  'elbv2',
  'events',
  'iam',
  'kms',
  'lambda',
  'logs',
  's3',
  'secretsmanager',
  'sns',
  'ssm',
  'sts',
] as const;
