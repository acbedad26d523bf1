import { paginateDescribeAlarms, paginateListDashboards } from '@aws-sdk/client-cloudwatch';
import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { paginateListRolePolicies, paginateListRoles } from '@aws-sdk/client-iam';
import { DescribeKeyCommand, paginateListAliases, paginateListKeys } from '@aws-sdk/client-kms';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import type { Cloud } from '../cloud';
import { collect, type Listing } from '../listing';

/** Roles, keys, buckets, log groups, alarms and dashboards. */
export async function listFoundation(cloud: Cloud): Promise<Listing> {
  const { Buckets: buckets = [] } = await cloud.s3.send(new ListBucketsCommand({}));
  const groups = await collect(paginateDescribeLogGroups({ client: cloud.logs }, {}), (page) => page.logGroups);
  const alarms = await collect(paginateDescribeAlarms({ client: cloud.cloudWatch }, {}), (page) => page.MetricAlarms);
  const boards = await collect(
    paginateListDashboards({ client: cloud.cloudWatch }, {}),
    ({ DashboardEntries }) => DashboardEntries,
  );
  return [
    ...buckets.map(({ Name }) => ['AWS::S3::Bucket', Name] as const),
    ...groups.map(({ logGroupName }) => ['AWS::Logs::LogGroup', logGroupName] as const),
    ...alarms.map(({ AlarmName }) => ['AWS::CloudWatch::Alarm', AlarmName] as const),
    ...boards.map(({ DashboardName }) => ['AWS::CloudWatch::Dashboard', DashboardName] as const),
    ...(await listRoles(cloud)),
    ...(await listKeys(cloud)),
  ];
}

async function listRoles({ iam: client }: Cloud): Promise<Listing> {
  const roles = await collect(paginateListRoles({ client }, {}), ({ Roles }) => Roles);
  const policies: string[] = [];
  for (const { RoleName } of roles) {
    const names = await collect(paginateListRolePolicies({ client }, { RoleName }), ({ PolicyNames }) => PolicyNames);
    policies.push(...names.map((name) => `${RoleName} ${name}`));
  }
  return [
    ...roles.map(({ RoleName }) => ['AWS::IAM::Role', RoleName] as const),
    ...policies.map((name) => ['AWS::IAM::RolePolicy', name] as const),
  ];
}

/** A deleted key stays for days, and is of no use to anybody. */
async function listKeys({ kms: client }: Cloud): Promise<Listing> {
  const keys = await collect(paginateListKeys({ client }, {}), ({ Keys }) => Keys);
  const aliases = await collect(paginateListAliases({ client }, {}), ({ Aliases }) => Aliases);
  const states = await Promise.all(
    keys.map(async ({ KeyId }) => (await client.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata),
  );
  return [
    ...states
      .filter((key) => key?.KeyState !== 'PendingDeletion' && key?.KeyManager !== 'AWS')
      .map((key) => ['AWS::KMS::Key', key?.KeyId] as const),
    ...aliases
      .filter(({ AliasName }) => !AliasName?.startsWith('alias/aws/'))
      .map(({ AliasName }) => ['AWS::KMS::Alias', AliasName] as const),
  ];
}
