import { quote } from '../quote';
import type { NextStep } from '../rendering';

/** A template that is to be deployed. */
export interface Deployment {
  /** Name of the stack. */
  readonly stackName: string;
  /** Path of the template. */
  readonly file: string;
  /** Its size. */
  readonly bytes: number;
  /** Region, when it is known. */
  readonly region: string | undefined;
}

/** The size up to which CloudFormation takes a template without a bucket. From the CloudFormation User Guide, "Quotas". */
const LARGEST_DIRECT_TEMPLATE_BYTES = 51_200;

/** The command that deploys a template. */
export function deploySteps({ stackName, file, bytes, region }: Deployment): readonly NextStep[] {
  const isLarge = bytes > LARGEST_DIRECT_TEMPLATE_BYTES;
  const command = [
    'aws cloudformation deploy',
    `--template-file ${quote(file)}`,
    `--stack-name ${stackName}`,
    '--capabilities CAPABILITY_NAMED_IAM',
    ...(region ? [`--region ${region}`] : []),
    ...(isLarge ? ['--s3-bucket YOUR-BUCKET'] : []),
  ];
  return [{ ...(isLarge && { note: LARGE }), lines: [command.join(' ')] }];
}

const LARGE = 'with a bucket of yours, since CloudFormation takes templates over 51,200 bytes only from there:';
