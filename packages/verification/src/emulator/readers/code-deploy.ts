import {
  GetApplicationCommand,
  GetDeploymentConfigCommand,
  GetDeploymentGroupCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-codedeploy';
import { toCapitals, toProperties, toTags } from '../answer';
import type { Cloud } from '../cloud';
import { askedText, type Place, type Readers } from '../reader';

/** Applications, deployment groups and strategies. */
export const CODE_DEPLOY_READERS: Readers = {
  'AWS::CodeDeploy::Application': async ({ codeDeploy }, place) => {
    const applicationName = askedText(place, 'ApplicationName');
    const { application } = await codeDeploy.send(new GetApplicationCommand({ applicationName }));
    if (!application) return undefined;
    const Tags = await readTags(codeDeploy, place, `application:${applicationName}`);
    return {
      properties: toProperties({
        ApplicationName: applicationName,
        ComputePlatform: application.computePlatform,
        Tags,
      }),
      attributes: { Ref: applicationName },
    };
  },
  'AWS::CodeDeploy::DeploymentGroup': async ({ codeDeploy }, place) => {
    const applicationName = askedText(place, 'ApplicationName');
    const deploymentGroupName = askedText(place, 'DeploymentGroupName');
    const request = new GetDeploymentGroupCommand({ applicationName, deploymentGroupName });
    const { deploymentGroupInfo: group } = await codeDeploy.send(request);
    if (!group) return undefined;
    const { ecsServices, ...settings } = group;
    const Tags = await readTags(codeDeploy, place, `deploymentgroup:${applicationName}/${deploymentGroupName}`);
    return {
      properties: { ...toCapitals(settings), ECSServices: (ecsServices ?? []).map((one) => toCapitals(one)), Tags },
      attributes: { Ref: deploymentGroupName },
      listedAs: [`${applicationName} ${deploymentGroupName}`],
    };
  },
  'AWS::CodeDeploy::DeploymentConfig': async ({ codeDeploy }, place) => {
    const deploymentConfigName = askedText(place, 'DeploymentConfigName');
    const request = new GetDeploymentConfigCommand({ deploymentConfigName });
    const { deploymentConfigInfo: config } = await codeDeploy.send(request);
    return config && { properties: toCapitals(config), attributes: { Ref: deploymentConfigName } };
  },
};

async function readTags(codeDeploy: Cloud['codeDeploy'], { region, account }: Place, resource: string) {
  const ResourceArn = `arn:aws:codedeploy:${region}:${account}:${resource}`;
  return toTags((await codeDeploy.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags);
}
