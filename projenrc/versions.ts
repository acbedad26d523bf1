/** Exact versions of the tools. An exact pin keeps every clone and every CI run alike. */
export const TOOLS = {
  biome: '2.6.8',
  fastCheck: '4.10.2',
  jest: '30.5.2',
  nx: '24.0.6',
  projen: '0.103.25',
  swcCore: '1.16.22',
  swcJest: '0.2.39',
  tsJsonSchemaGenerator: '2.4.0',
  tsx: '4.23.15',
  typesJest: '30.0.0',
  typesNode: '20.19.0',
  typescript: '6.0.3',
} as const;

/** Exact versions of the cloud libraries that the packages are developed and tested with. */
export const CLOUD = {
  awsCdkLib: '2.276.0',
  cdkNag: '3.0.2',
  constructs: '10.8.1',
  googleProtobuf: '3.21.4',
  grpcJs: '1.14.7',
  pulumi: '3.270.0',
  pulumiAws: '7.48.0',
} as const;

/** The lowest Node release on which everything in this repository runs. */
export const MINIMUM_NODE = '20';
