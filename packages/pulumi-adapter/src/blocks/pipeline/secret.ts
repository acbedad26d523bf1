import { getSecretVersionOutput } from '@pulumi/aws/secretsmanager';
import * as pulumi from '@pulumi/pulumi';
import type { SecretValue } from '@tap-pipeline/core-model';

/**
 * The value of a secret, read when the program runs: whoever runs it needs `secretsmanager:GetSecretValue`.
 * It is a secret of Pulumi too, so it is encrypted in the state and left out of logs. The engine knows no
 * `{{resolve:secretsmanager:…}}`, and would send such a text as it is.
 */
export function readSecret({ secret: { name, jsonKey } }: SecretValue, parent: pulumi.Resource): pulumi.Output<string> {
  const version = getSecretVersionOutput({ secretId: name }, { parent });
  const value = version.secretString;
  return pulumi.secret(jsonKey === undefined ? value : value.apply((text) => findKey(text, jsonKey, name)));
}

/** No message holds a part of the secret, as those of `JSON.parse` do. */
function findKey(text: string, key: string, name: string): string {
  const value = tryParse(text)?.[key];
  if (typeof value !== 'string') throw new pulumi.RunError(`the secret ${name} has no text under the JSON key ${key}`);
  return value;
}

function tryParse(text: string): { readonly [key: string]: unknown } | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
