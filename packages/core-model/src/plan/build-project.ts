import { type BuildPhases, buildspec } from '../documents/buildspec';
import type { ComputeSize, MachineImage, ReportSpec, RuntimeSpec } from '../spec/build';
import { type Architecture, findMachineImage } from '../spec/machine-images';
import type { ResolvedSource } from '../spec/resolved-spec';
import type { VariablesSpec } from '../spec/source';
import { type PlanContext, planLogGroup } from './context';
import { connectionArn, repositoryArn } from './source-reference';
import { ACCOUNT, arnOf, REGION } from './vocabulary/cloud';
import { readArtifacts, readWriteArtifacts, readWriteArtifactsAndCache, writeLogs } from './vocabulary/grants';
import type { LogGroupPlan } from './vocabulary/log-group';
import type { Ordered } from './vocabulary/order';
import type { Reference } from './vocabulary/reference';
import { planBuildVariables, readValues } from './vocabulary/source-value';
import { allow, allowEverywhere, type RolePlan, type Statement } from './vocabulary/statement';
import type { Text } from './vocabulary/text';
import { trustService } from './vocabulary/trust';
import type { VariablePlan } from './vocabulary/variable';

/** A CodeBuild project that one action of the pipeline runs. */
export interface BuildProjectPlan extends Ordered {
  /** What the plan calls it: `build`, `test-unit`, `scan-image-ecr`; `{ of: 'project/<id>', as: 'name' }` points at it. */
  readonly id: string;
  /** What it is for. */
  readonly purpose: 'build' | 'test' | 'scan';
  /** Name, at most 255 characters. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly description: string;
  /** Its own role. */
  readonly role: RolePlan;
  /** Its own log group. */
  readonly logs: LogGroupPlan;
  /** The machine. */
  readonly machine: BuildMachinePlan;
  /** Environment variables of all commands. */
  readonly variables: readonly VariablePlan[];
  /** Inline buildspec, YAML. */
  readonly buildspec: Text;
  /** What is kept between builds. */
  readonly cache: BuildCachePlan;
  /** Minutes after which a build fails. */
  readonly timeoutMinutes: number;
  /** Minutes that a build may wait for a machine. */
  readonly queuedTimeoutMinutes: number;
  /** Key of its output; absent: the artifact bucket's own. */
  readonly encryptionKey?: Reference;
  /** VPC that it runs in; absent: none. */
  readonly vpc?: BuildVpcPlan;
}

/** The machine of a build. */
export interface BuildMachinePlan {
  /** CodeBuild's name for the kind of machine. */
  readonly type: 'LINUX_CONTAINER' | 'ARM_CONTAINER';
  /** Image that the commands run in. */
  readonly image: string;
  /** CodeBuild's name for the size, for example `BUILD_GENERAL1_SMALL`. */
  readonly computeType: string;
  /** Whether a Docker engine can run. */
  readonly privileged: boolean;
}

/** What is kept between builds. */
export type BuildCachePlan =
  | { /** Nothing. */ readonly kind: 'none' }
  | {
      /** On the machine. */ readonly kind: 'local' /** CodeBuild's names of what is kept. */;
      readonly modes: readonly string[];
    }
  | { /** In S3. */ readonly kind: 's3' /** `bucket/prefix`. */; readonly location: Text };

/** VPC of a build. */
export interface BuildVpcPlan {
  /** Id of the VPC. */
  readonly vpcId: string;
  /** Ids of the subnets. */
  readonly subnetIds: readonly string[];
  /** Ids of the security groups. */
  readonly securityGroupIds: readonly string[];
}

/** What a project is planned from, besides what all projects have. */
export interface ProjectOptions {
  /** The plan's id, and the type in its name. */
  readonly id: string;
  /** What it is for. */
  readonly purpose: BuildProjectPlan['purpose'];
  /** What it does, in a sentence. */
  readonly description: string;
  /** Size of the machine. */
  readonly compute: ComputeSize;
  /** Image of the machine; absent: the newest that has every runtime. */
  readonly machineImage?: MachineImage | undefined;
  /** Processor of the machine. */
  readonly architecture: Architecture;
  /** Whether a Docker engine can run. */
  readonly privileged: boolean;
  /** Languages and versions. */
  readonly runtime: RuntimeSpec;
  /** Commands. */
  readonly phases: BuildPhases;
  /** Variables of the spec. */
  readonly environment: VariablesSpec;
  /** More variables of the product. */
  readonly variables?: readonly VariablePlan[];
  /** Variables that later actions may read. */
  readonly exports?: readonly string[];
  /** Reports. */
  readonly reports: readonly Required<ReportSpec>[];
  /** Files of the output artifact. */
  readonly files?: readonly string[];
  /** What is kept between builds. */
  readonly cache: BuildCachePlan;
  /** Paths that are kept between builds. */
  readonly cachePaths?: readonly string[];
  /** Minutes after which a build fails. */
  readonly timeoutMinutes: number;
  /** What its role may do, besides logs, artifacts, reports, variables and the VPC. */
  readonly statements: readonly Statement[];
}

/** A project with its role and log group. */
export function planProject(context: PlanContext, options: ProjectOptions): BuildProjectPlan {
  const { build } = context.spec;
  const name = context.name('project', options.id);
  return {
    id: options.id,
    purpose: options.purpose,
    name,
    description: options.description,
    role: planRole(context, options, name),
    logs: planLogGroup(context, options.id, `/aws/codebuild/${name}`, context.spec.logs.buildDays),
    machine: planMachine(options),
    variables: [
      ...productVariables(context),
      ...(options.variables ?? []),
      ...planBuildVariables(context, options.environment),
    ],
    buildspec: buildspec(options),
    cache: options.cache,
    timeoutMinutes: options.timeoutMinutes,
    queuedTimeoutMinutes: build.queuedTimeoutMinutes,
    ...(context.encryptionKey && { encryptionKey: context.encryptionKey }),
    ...(build.vpc && { vpc: build.vpc }),
    waitsFor: [`permissions/${options.id}`, 'bucket/artifacts'],
  };
}

const COMPUTE_TYPES = {
  small: 'BUILD_GENERAL1_SMALL',
  medium: 'BUILD_GENERAL1_MEDIUM',
  large: 'BUILD_GENERAL1_LARGE',
  xlarge: 'BUILD_GENERAL1_XLARGE',
  '2xlarge': 'BUILD_GENERAL1_2XLARGE',
} as const satisfies Record<ComputeSize, string>;

function planMachine({ compute, machineImage, architecture, privileged, runtime }: ProjectOptions): BuildMachinePlan {
  return {
    type: architecture === 'arm64' ? 'ARM_CONTAINER' : 'LINUX_CONTAINER',
    image: machineImage ?? findMachineImage(runtime, architecture),
    computeType: COMPUTE_TYPES[compute],
    privileged,
  };
}

/** CodeBuild sets AWS_REGION itself, but not the account. */
function productVariables({ environment }: PlanContext): readonly VariablePlan[] {
  return [
    { name: 'AWS_ACCOUNT_ID', kind: 'plain', value: ACCOUNT },
    { name: 'AWS_DEFAULT_REGION', kind: 'plain', value: REGION },
    { name: 'ENVIRONMENT_SUFFIX', kind: 'plain', value: environment.suffix },
  ];
}

function planRole(context: PlanContext, options: ProjectOptions, projectName: string): RolePlan {
  return {
    id: options.id,
    name: context.name('role', `${options.id}-role`),
    description: `CodeBuild runs ${projectName} with it`,
    trust: trustService('codebuild.amazonaws.com', arnOf('codebuild', `project/${projectName}`)),
    statements: [
      writeLogs(options.id),
      ...useArtifacts(context, options),
      ...writeReports(options, projectName),
      ...readValues(context, Object.values(options.environment)),
      ...useVpc(context.spec.build.vpc),
      ...cloneSource(context.spec.source),
      ...options.statements,
    ],
  };
}

/** A project without an output only reads, so that no test replaces what was built; what the build keeps is for the build. */
function useArtifacts(context: PlanContext, { purpose, files }: ProjectOptions): readonly Statement[] {
  if (purpose === 'build') return readWriteArtifactsAndCache(context);
  return files ? readWriteArtifacts(context) : readArtifacts(context);
}

/** From the CodeBuild User Guide, "Test report permissions". */
function writeReports({ reports }: ProjectOptions, projectName: string): readonly Statement[] {
  if (reports.length === 0) return [];
  const actions = ['BatchPutCodeCoverages', 'BatchPutTestCases', 'CreateReport', 'CreateReportGroup', 'UpdateReport'];
  return [
    allow(
      'WriteReports',
      actions.map((action) => `codebuild:${action}`),
      reports.map(({ name }) => arnOf('codebuild', `report-group/${projectName}-${name}`)),
    ),
  ];
}

/** From the CodeBuild User Guide, "Allow CodeBuild access to AWS services required to create a VPC network interface". */
function useVpc(vpc: BuildVpcPlan | undefined): readonly Statement[] {
  if (!vpc) return [];
  const interfaces = arnOf('ec2', 'network-interface/*');
  const subnets = vpc.subnetIds.map((id) => arnOf('ec2', `subnet/${id}`));
  return [
    allowEverywhere('SeeNetwork', [
      'ec2:DescribeDhcpOptions',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:DescribeVpcs',
    ]),
    allow(
      'MakeInterface',
      ['ec2:CreateNetworkInterface'],
      [interfaces, ...subnets, ...vpc.securityGroupIds.map((id) => arnOf('ec2', `security-group/${id}`))],
    ),
    allow('RemoveInterface', ['ec2:DeleteNetworkInterface'], [interfaces], { ArnEquals: { 'ec2:Subnet': subnets } }),
    allow('LendInterface', ['ec2:CreateNetworkInterfacePermission'], [interfaces], {
      StringEquals: { 'ec2:AuthorizedService': 'codebuild.amazonaws.com' },
      ArnEquals: { 'ec2:Subnet': subnets },
    }),
  ];
}

/** With a full clone the action hands over a reference, and every project clones by itself. From the CodePipeline User Guide, "Troubleshooting". */
function cloneSource(source: ResolvedSource): readonly Statement[] {
  if (!('fullClone' in source) || !source.fullClone) return [];
  return source.kind === 'codecommit'
    ? [allow('CloneSource', ['codecommit:GitPull'], [repositoryArn(source)])]
    : [
        allow(
          'CloneSource',
          ['codeconnections:UseConnection', 'codestar-connections:UseConnection'],
          [connectionArn(source)],
        ),
      ];
}
