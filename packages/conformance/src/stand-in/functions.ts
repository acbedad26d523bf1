import type { Values } from './value';

/** What is in Secrets Manager, by the id that programs ask for. */
export type Secrets = { readonly [secretId: string]: string };

/**
 * Calls a provider function: an account, its region, its zones and its secrets.
 * @throws Error for a function or a secret that is not there
 */
export function callFunction(token: string, args: Values, secrets: Secrets): Values {
  const answer = ANSWERS[token];
  if (!answer) throw new Error(`the stand-in does not know ${token}; it knows ${Object.keys(ANSWERS).join(', ')}`);
  return answer(args, secrets);
}

const ANSWERS: { readonly [token: string]: ((args: Values, secrets: Secrets) => Values) | undefined } = {
  'aws:index/getAvailabilityZones:getAvailabilityZones': () => ({
    id: 'us-east-1',
    names: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    zoneIds: ['use1-az1', 'use1-az2', 'use1-az3'],
  }),
  'aws:index/getCallerIdentity:getCallerIdentity': () => ({
    accountId: '000000000000',
    arn: 'arn:aws:iam::000000000000:user/someone',
    id: '000000000000',
    userId: 'AIDAEXAMPLE',
  }),
  'aws:index/getPartition:getPartition': () => ({
    dnsSuffix: 'amazonaws.com',
    id: 'aws',
    partition: 'aws',
    reverseDnsPrefix: 'com.amazonaws',
  }),
  'aws:index/getRegion:getRegion': () => ({
    description: 'US East (N. Virginia)',
    endpoint: 'ec2.us-east-1.amazonaws.com',
    id: 'us-east-1',
    region: 'us-east-1',
  }),
  'aws:secretsmanager/getSecretVersion:getSecretVersion': ({ secretId }, secrets) => {
    const secretString = secrets[String(secretId)];
    if (secretString === undefined) throw new Error(`ResourceNotFoundException: there is no secret ${secretId}`);
    return { id: `${secretId}|AWSCURRENT`, secretId: String(secretId), secretString, versionStage: 'AWSCURRENT' };
  },
};
