import type { Facts, FactValue, ResourceFact } from '@tap-pipeline/conformance';
import { policiesOf } from '../../src/iam/policies/policies-of';

const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'x.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const resource = (type: string, name: string, properties: { readonly [key: string]: FactValue }): ResourceFact => ({
  id: `${type} ${name}`,
  type,
  properties,
  removal: 'destroy',
  engine: {},
  after: [],
});
const factsOf = (...resources: readonly ResourceFact[]): Facts => ({
  resources: Object.fromEntries(resources.map((one) => [one.id, one])),
  outputs: {},
});
const role = (more: { readonly [key: string]: FactValue } = {}) =>
  resource('AWS::IAM::Role', 'one', { RoleName: 'one', AssumeRolePolicyDocument: TRUST, ...more });
const policyWith = (Resource: FactValue) =>
  resource('AWS::IAM::RolePolicy', 'one', {
    RoleName: { link: 'AWS::IAM::Role one', attribute: 'Ref' },
    PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource }] },
  });

test('links become what AWS would put in their place', () => {
  const bucket = resource('AWS::S3::Bucket', 'b', {
    BucketName: { join: ['b-', { link: 'cloud', attribute: 'AWS::Region' }] },
  });
  const objects = { join: [{ link: 'AWS::S3::Bucket b', attribute: 'Arn' }, '/*'] };
  const found = policiesOf(factsOf(role(), bucket, policyWith([objects])));
  const [permission] = found.roles.get('arn:aws:iam::111122223333:role/one')?.permissions ?? [];
  expect(permission?.name).toBe('AWS::IAM::RolePolicy one');
  expect(permission?.policy.Statement[0]?.Resource).toEqual(['arn:aws:s3:::b-eu-west-1/*']);
});

test.each([
  [
    'a link to nothing',
    [role(), policyWith({ link: 'AWS::S3::Bucket b', attribute: 'Arn' })],
    'there is a link to AWS::S3::Bucket b',
  ],
  [
    'an attribute that nobody knows',
    [role(), policyWith({ link: 'AWS::IAM::Role one', attribute: 'RoleId' })],
    'what RoleId of AWS::IAM::Role is',
  ],
  [
    'a fact of the cloud that nobody knows',
    [role(), policyWith({ link: 'cloud', attribute: 'AWS::StackName' })],
    'what AWS::StackName is',
  ],
  [
    'a kind of policy that nobody knows',
    [role(), resource('AWS::SQS::QueuePolicy', 'q', {})],
    'it is not known whose policy AWS::SQS::QueuePolicy q is',
  ],
  [
    'a managed policy',
    [role({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] })],
    'AWS::IAM::Role one has ManagedPolicyArns',
  ],
  ['a boundary', [role({ PermissionsBoundary: 'x' })], 'PermissionsBoundary, which is not evaluated yet'],
  [
    'a role without trust',
    [resource('AWS::IAM::Role', 'one', { RoleName: 'one' })],
    'AssumeRolePolicyDocument of AWS::IAM::Role one is no policy',
  ],
])('%s is refused, so that nothing is left out', (_, resources, message) => {
  expect(() => policiesOf(factsOf(...resources))).toThrow(message);
});
