import { toSecret, type WireObject, type WireValue } from './wire';

/**
 * Answers a call of a provider function. `mark` gives a text that stands for an output of the function,
 * so that what is done with it shows in the recording as a reference.
 */
export type InvokeAnswer = (
  args: { readonly [name: string]: unknown },
  mark: (output: string) => string,
) => { readonly [output: string]: unknown };

/** Answers by token, for example `aws:index/getRegion:getRegion`. */
export type InvokeAnswers = { readonly [token: string]: InvokeAnswer };

/** What is answered without being told: facts of the account and region, and secrets. */
export const KNOWN_ANSWERS: InvokeAnswers = {
  'aws:index/getCallerIdentity:getCallerIdentity': marksOf('accountId', 'arn', 'id', 'userId'),
  'aws:index/getPartition:getPartition': marksOf('dnsSuffix', 'id', 'partition', 'reverseDnsPrefix'),
  'aws:index/getRegion:getRegion': marksOf('description', 'endpoint', 'id', 'name', 'region'),
  'aws:index/getAvailabilityZones:getAvailabilityZones': (_args, mark) => ({
    id: mark('id'),
    names: [0, 1, 2].map((zone) => mark(`names[${zone}]`)),
    zoneIds: [0, 1, 2].map((zone) => mark(`zoneIds[${zone}]`)),
  }),
  'aws:secretsmanager/getSecretVersion:getSecretVersion': (_args, mark) => ({
    arn: mark('arn'),
    id: mark('id'),
    secretId: mark('secretId'),
    secretString: toSecret(mark('secretString')),
    versionId: mark('versionId'),
  }),
};

function marksOf(...outputs: readonly string[]): InvokeAnswer {
  return (_args, mark) => Object.fromEntries(outputs.map((output) => [output, mark(output)]));
}

/** An answer as programs receive it. */
export function toWire(answer: { readonly [output: string]: unknown }): WireObject {
  return JSON.parse(JSON.stringify(answer)) as WireObject & WireValue;
}
