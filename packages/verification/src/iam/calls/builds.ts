import type { BuildProjectPlan } from '@tap-pipeline/core-model';
import { parse } from 'yaml';
import { ARNS, regional } from '../arns';
import type { Places } from '../places';
import { actionsOf, isCloned, settingOf, sourceActionOf } from './actions';
import { readsAndWritesArtifacts, readsArtifacts } from './artifacts';
import { callsFor, type LifeCall, OVER_TLS } from './call';
import { pulls, pushes, releasedRepository } from './images';
import { parameterArn, readsValues, secretArn } from './values';

/** What a build, test or scan does, as its settings and its buildspec say. */
export function callsOfProject(places: Places, project: BuildProjectPlan): readonly LifeCall[] {
  const principal = places.role(project.id);
  return [
    ...callsFor(
      { principal, what: 'write its log', document: 'buildRole' },
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      [places.stream(project.id)],
    ),
    ...usesArtifacts(places, principal, project),
    ...usesCache(places, principal, project),
    ...writesReports(places, principal, project),
    ...readsVariables(principal, project),
    ...usesVpc(principal, project),
    ...clonesSource(places, principal),
    ...runsCommands(places, principal, project),
  ];
}

/** A buildspec, in the parts that make calls. */
interface Buildspec {
  readonly reports?: { readonly [name: string]: unknown };
}

/** The buildspec with everything that it refers to in place. */
export function buildspecOf(places: Places, project: BuildProjectPlan): string {
  return places.text(project.buildspec);
}

/** An action without an output writes no artifact. */
function usesArtifacts(places: Places, principal: string, { id }: BuildProjectPlan): readonly LifeCall[] {
  const name = places.at(`project/${id}`, 'name');
  const action = actionsOf(places).find((candidate) => settingOf(places, candidate, 'ProjectName') === name);
  return action?.outputs.length
    ? readsAndWritesArtifacts(places, { principal, what: 'read its input and write its output', document: 'buildRole' })
    : readsArtifacts(places, { principal, what: 'read its input', document: 'buildRole' });
}

function usesCache(places: Places, principal: string, { cache }: BuildProjectPlan): readonly LifeCall[] {
  if (cache.kind !== 's3') return [];
  const purpose = {
    principal,
    what: 'keep and fetch what it caches',
    document: 'buildCache',
    context: OVER_TLS,
  } as const;
  return callsFor(purpose, ['s3:GetObject', 's3:PutObject'], [`arn:aws:s3:::${places.text(cache.location)}/one`]);
}

function writesReports(places: Places, principal: string, project: BuildProjectPlan): readonly LifeCall[] {
  const { reports = {} }: Buildspec = parse(buildspecOf(places, project));
  const actions = ['BatchPutCodeCoverages', 'BatchPutTestCases', 'CreateReport', 'CreateReportGroup', 'UpdateReport'];
  return callsFor(
    { principal, what: 'write its reports', document: 'buildReports' },
    actions.map((action) => `codebuild:${action}`),
    Object.keys(reports).map((name) => regional('codebuild', `report-group/${project.name}-${name}`)),
  );
}

function readsVariables(principal: string, { variables }: BuildProjectPlan): readonly LifeCall[] {
  const purpose = { principal, what: 'read its variables', document: 'buildValues' } as const;
  const named = (kind: 'parameter' | 'secret') =>
    variables.flatMap((variable) => (variable.kind === kind ? [String(variable.value)] : []));
  return readsValues(purpose, {
    parameters: named('parameter').map(parameterArn),
    secrets: named('secret').map(secretArn),
  });
}

function usesVpc(principal: string, { vpc }: BuildProjectPlan): readonly LifeCall[] {
  if (!vpc) return [];
  const purpose = { principal, what: 'join its VPC', document: 'buildVpc' } as const;
  const subnets = vpc.subnetIds.map((id) => regional('ec2', `subnet/${id}`));
  const groups = vpc.securityGroupIds.map((id) => regional('ec2', `security-group/${id}`));
  const made = regional('ec2', 'network-interface/eni-0123456789abcdef0');
  const looks = ['DhcpOptions', 'NetworkInterfaces', 'SecurityGroups', 'Subnets', 'Vpcs'].map(
    (what) => `ec2:Describe${what}`,
  );
  return [
    ...callsFor(purpose, looks, ['*']),
    ...callsFor(purpose, ['ec2:CreateNetworkInterface'], [made, ...subnets, ...groups]),
    ...subnets.flatMap((subnet) => [
      ...callsFor({ ...purpose, context: { 'ec2:Subnet': subnet } }, ['ec2:DeleteNetworkInterface'], [made]),
      ...callsFor(
        { ...purpose, context: { 'ec2:Subnet': subnet, 'ec2:AuthorizedService': 'codebuild.amazonaws.com' } },
        ['ec2:CreateNetworkInterfacePermission'],
        [made],
      ),
    ]),
  ];
}

function clonesSource(places: Places, principal: string): readonly LifeCall[] {
  if (!isCloned(places)) return [];
  const source = sourceActionOf(places);
  const setting = (key: string) => settingOf(places, source, key) ?? '';
  return source.provider === 'CodeCommit'
    ? callsFor(
        { principal, what: 'clone the source', document: 'cloneCodeCommit' },
        ['codecommit:GitPull'],
        [ARNS.repository(setting('RepositoryName'))],
      )
    : callsFor(
        { principal, what: 'clone the source', document: 'clone' },
        [`${setting('ConnectionArn').split(':')[2]}:UseConnection`],
        [setting('ConnectionArn')],
      );
}

/** What the commands of the product itself ask of AWS; what a team's own commands ask is not in a plan. */
function runsCommands(places: Places, principal: string, project: BuildProjectPlan): readonly LifeCall[] {
  const commands = buildspecOf(places, project);
  const repository = releasedRepository(places);
  return [
    ...(commands.includes('docker push')
      ? pushes(places, { principal, what: 'push the image', document: 'push' })
      : []),
    ...(commands.includes('aws ecr get-login-password')
      ? pulls(places, { principal, what: 'pull the image', document: 'pull' })
      : []),
    ...(commands.includes('describe-image-scan-findings') && repository !== undefined
      ? callsFor(
          { principal, what: 'read what the registry found in the image', document: 'findings' },
          ['ecr:DescribeImageScanFindings'],
          [repository],
        )
      : []),
  ];
}
