import {
  CreateStackCommand,
  DescribeStacksCommand,
  paginateListStackResources,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { Template } from '@tap-pipeline/conformance';
import type { Cloud } from './cloud';
import { collect } from './listing';

/** What CloudFormation says that `Ref` is, by logical id. */
export async function readPhysicalIds(
  { cloudFormation: client }: Cloud,
  stack: string,
): Promise<{ readonly [logicalId: string]: string }> {
  const all = await collect(
    paginateListStackResources({ client }, { StackName: stack }),
    ({ StackResourceSummaries }) => StackResourceSummaries,
  );
  return Object.fromEntries(
    all.map(({ LogicalResourceId = '', PhysicalResourceId = '' }) => [LogicalResourceId, PhysicalResourceId]),
  );
}

/** What a stack tells, by name of output. */
export async function readOutputs(cloud: Cloud, stack: string): Promise<{ readonly [name: string]: string }> {
  const { Outputs = [] } = await findStack(cloud, stack);
  return Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}

/**
 * Deploys a template by CloudFormation itself.
 * @throws Error with CloudFormation's reason
 */
export async function createStack(cloud: Cloud, stack: string, template: Template): Promise<void> {
  const TemplateBody = JSON.stringify(template);
  await cloud.cloudFormation.send(
    new CreateStackCommand({ StackName: stack, TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] }),
  );
  for (;;) {
    const { StackStatus: status = '', StackStatusReason: reason = 'no reason' } = await findStack(cloud, stack);
    if (status === 'CREATE_COMPLETE') return;
    if (!status.endsWith('_IN_PROGRESS')) throw new Error(`${stack} is ${status}: ${reason}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function findStack({ cloudFormation }: Cloud, stack: string): Promise<Stack> {
  const { Stacks: [found] = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stack }));
  if (!found) throw new Error(`there is no stack ${stack}`);
  return found;
}
