/** The account that everything is evaluated in; the fixtures name it where they name one. */
export const ACCOUNT = '111122223333';
/** An account of somebody else. */
export const OTHER_ACCOUNT = '999988887777';
/** The region that everything is evaluated in. */
export const REGION = 'eu-west-1';
/** Another region of the same partition. */
export const OTHER_REGION = 'us-east-1';

/** Id of the security group that AWS makes with the one VPC of a plan. */
export const DEFAULT_GROUP = 'sg-default';

/** What CloudFormation's pseudo parameters are in that account and region. */
export const PSEUDO_PARAMETERS: { readonly [name: string]: string } = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
  'AWS::URLSuffix': 'amazonaws.com',
};
