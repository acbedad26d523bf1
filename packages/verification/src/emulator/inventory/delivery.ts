import { paginateListProjects } from '@aws-sdk/client-codebuild';
import { paginateListRepositories } from '@aws-sdk/client-codecommit';
import {
  paginateListApplications,
  paginateListDeploymentConfigs,
  paginateListDeploymentGroups,
} from '@aws-sdk/client-codedeploy';
import { paginateListPipelines } from '@aws-sdk/client-codepipeline';
import { paginateDescribeRepositories } from '@aws-sdk/client-ecr';
import { ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { paginateListFunctions } from '@aws-sdk/client-lambda';
import { paginateListSubscriptions, paginateListTopics } from '@aws-sdk/client-sns';
import type { Cloud } from '../cloud';
import { collect, type Listing } from '../listing';

/** Everything that the services of a delivery list. */
export async function listDelivery(cloud: Cloud): Promise<Listing> {
  const projects = await collect(paginateListProjects({ client: cloud.codeBuild }, {}), (page) => page.projects);
  const sources = await collect(
    paginateListRepositories({ client: cloud.codeCommit }, {}),
    (page) => page.repositories,
  );
  const pipelines = await collect(paginateListPipelines({ client: cloud.codePipeline }, {}), (page) => page.pipelines);
  const images = await collect(paginateDescribeRepositories({ client: cloud.ecr }, {}), (page) => page.repositories);
  const functions = await collect(paginateListFunctions({ client: cloud.lambda }, {}), (page) => page.Functions);
  const topics = await collect(paginateListTopics({ client: cloud.sns }, {}), (page) => page.Topics);
  const readers = await collect(paginateListSubscriptions({ client: cloud.sns }, {}), (page) => page.Subscriptions);
  const { Rules: rules = [] } = await cloud.events.send(new ListRulesCommand({}));
  return [
    ...projects.map((name) => ['AWS::CodeBuild::Project', name] as const),
    ...sources.map(({ repositoryName }) => ['AWS::CodeCommit::Repository', repositoryName] as const),
    ...pipelines.map(({ name }) => ['AWS::CodePipeline::Pipeline', name] as const),
    ...images.map(({ repositoryName }) => ['AWS::ECR::Repository', repositoryName] as const),
    ...functions.map(({ FunctionName }) => ['AWS::Lambda::Function', FunctionName] as const),
    ...topics.map(({ TopicArn }) => ['AWS::SNS::Topic', TopicArn] as const),
    ...readers.map(
      ({ TopicArn, Protocol, Endpoint }) => ['AWS::SNS::Subscription', `${TopicArn} ${Protocol} ${Endpoint}`] as const,
    ),
    ...rules.map(({ Name }) => ['AWS::Events::Rule', Name] as const),
    ...(await listDeployments(cloud)),
  ];
}

async function listDeployments({ codeDeploy: client }: Cloud): Promise<Listing> {
  const applications = await collect(paginateListApplications({ client }, {}), (page) => page.applications);
  const configs = await collect(paginateListDeploymentConfigs({ client }, {}), (page) => page.deploymentConfigsList);
  const groups: string[] = [];
  for (const applicationName of applications) {
    const names = await collect(
      paginateListDeploymentGroups({ client }, { applicationName }),
      ({ deploymentGroups }) => deploymentGroups,
    );
    groups.push(...names.map((name) => `${applicationName} ${name}`));
  }
  return [
    ...applications.map((name) => ['AWS::CodeDeploy::Application', name] as const),
    ...groups.map((name) => ['AWS::CodeDeploy::DeploymentGroup', name] as const),
    ...configs
      .filter((name) => !name.startsWith('CodeDeployDefault.'))
      .map((name) => ['AWS::CodeDeploy::DeploymentConfig', name] as const),
  ];
}
