import { stringify } from 'yaml';
import { toText } from '../plan/vocabulary/document';
import type { Document, Text } from '../plan/vocabulary/text';

/** Name of the file in the artifact. */
export const APP_SPEC_FILE = 'appspec.yaml';

/** What CodeDeploy is told about a release. */
export interface AppSpecContent {
  /** Container that the load balancer reaches. */
  readonly containerName: string;
  /** Its port. */
  readonly containerPort: number;
  /** Platform version of Fargate. */
  readonly platformVersion: string;
  /** Subnets of the tasks. */
  readonly subnets: readonly Text[];
  /** Security groups of the tasks. */
  readonly securityGroups: readonly Text[];
  /** Whether tasks get a public address. */
  readonly assignPublicIp: boolean;
  /** Percent of the tasks on Fargate Spot. */
  readonly spotPercent: number;
  /** Functions by CodeDeploy's name of the step. */
  readonly hooks: readonly (readonly [step: string, functionArn: string])[];
}

/**
 * `appspec.yaml`: it holds everything of the service that AWS lets only a deployment change.
 * CodePipeline puts the new revision in place of `<TASK_DEFINITION>`. From the CodeDeploy User Guide,
 * "AppSpec 'resources' section for Amazon ECS deployments".
 */
export function appSpec(content: AppSpecContent): Text {
  return toText(document(content), (value) => `version: 0.0\n${stringify(value, { lineWidth: 0 })}`);
}

function document(content: AppSpecContent): Document {
  const service = { Type: 'AWS::ECS::Service', Properties: properties(content) };
  return {
    Resources: [{ TargetService: service }],
    ...(content.hooks.length && { Hooks: content.hooks.map(([step, functionArn]) => ({ [step]: functionArn })) }),
  };
}

function properties(content: AppSpecContent): Document {
  return {
    TaskDefinition: '<TASK_DEFINITION>',
    LoadBalancerInfo: { ContainerName: content.containerName, ContainerPort: content.containerPort },
    PlatformVersion: content.platformVersion,
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        Subnets: content.subnets,
        SecurityGroups: content.securityGroups,
        AssignPublicIp: content.assignPublicIp ? 'ENABLED' : 'DISABLED',
      },
    },
    ...(content.spotPercent > 0 && { CapacityProviderStrategy: capacityProviders(content.spotPercent) }),
  };
}

/** Weights in percent; a provider with weight 0 is left out. */
function capacityProviders(spotPercent: number): Document {
  return [
    { CapacityProvider: 'FARGATE_SPOT', Weight: spotPercent },
    { CapacityProvider: 'FARGATE', Weight: 100 - spotPercent },
  ].filter(({ Weight }) => Weight > 0);
}
