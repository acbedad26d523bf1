import { clusterArn } from './cluster';
import type { PlanContext } from './context';
import { loadBalancerDnsName } from './load-balancer';
import type { DeliveryPlan, OutputPlan } from './pipeline-plan';
import { type Reference, ref } from './vocabulary/reference';
import { roleArn } from './vocabulary/statement';
import type { Text } from './vocabulary/text';

/** What the stack tells; what does not exist is not told. */
export function planOutputs(context: PlanContext, delivery: DeliveryPlan): readonly OutputPlan[] {
  return [
    output('artifactBucketName', 'Name of the artifact bucket', ref('bucket/artifacts', 'name')),
    output('artifactBucketArn', 'ARN of the artifact bucket', ref('bucket/artifacts', 'arn')),
    ...(delivery.imageRegistry ? registryOutputs() : []),
    output('codeBuildProjectName', 'Name of the build project', ref('project/build', 'name')),
    output('codeBuildProjectArn', 'ARN of the build project', ref('project/build', 'arn')),
    output('codeBuildRoleArn', 'ARN of the role of the build project', roleArn('build')),
    output('codePipelineName', 'Name of the pipeline', ref('pipeline', 'name')),
    output('codePipelineArn', 'ARN of the pipeline', ref('pipeline', 'arn')),
    output('codePipelineRoleArn', 'ARN of the role of the pipeline', roleArn('pipeline')),
    output('codeBuildLogGroupName', 'Log group of the build', ref('logs/build', 'name')),
    output('pipelineLogGroupName', 'Log group of the pipeline', ref('logs/pipeline', 'name')),
    output('pipelineArn', 'ARN of the pipeline', ref('pipeline', 'arn')),
    ...(delivery.imageRegistry
      ? [output('repositoryUri', 'URI of the image repository, without a tag', ref('imageRegistry', 'uri'))]
      : []),
    ...(context.spec.deploy.target === 'ecs' ? serviceOutputs(context) : []),
    ...sourceOutputs(delivery),
  ];
}

function registryOutputs(): readonly OutputPlan[] {
  return [
    output('ecrRepositoryUrl', 'URI of the image repository, without a tag', ref('imageRegistry', 'uri')),
    output('ecrRepositoryName', 'Name of the image repository', ref('imageRegistry', 'name')),
    output('ecrRepositoryArn', 'ARN of the image repository', ref('imageRegistry', 'arn')),
  ];
}

function serviceOutputs(context: PlanContext): readonly OutputPlan[] {
  return [
    output('loadBalancerDnsName', 'DNS name of the load balancer', loadBalancerDnsName(context)),
    output('clusterArn', 'ARN of the ECS cluster', clusterArn(context)),
    output(
      'serviceName',
      'Name of the ECS service; changed settings of its tasks reach it with the next pipeline run',
      ref('service', 'name'),
    ),
  ];
}

function sourceOutputs({ source }: DeliveryPlan): readonly OutputPlan[] {
  return [
    ...(source.connection
      ? [
          output(
            'connectionArn',
            'ARN of the connection; it is pending until somebody confirms it in the console under Developer Tools, Connections',
            ref('connection', 'arn'),
          ),
        ]
      : []),
    ...(source.repository
      ? [
          output(
            'sourceRepositoryUrl',
            'HTTPS address to clone the source repository from',
            ref('sourceRepository', 'cloneUrl'),
          ),
        ]
      : []),
    ...(source.bucket
      ? [output('sourceBucketName', 'Name of the bucket that the source is uploaded to', ref('bucket/source', 'name'))]
      : []),
  ];
}

function output(name: string, description: string, value: Text | Reference): OutputPlan {
  return { name, description, value };
}
