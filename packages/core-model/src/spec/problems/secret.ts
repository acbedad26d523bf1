import { defineProblem } from '../problem';

/** A secret that is written as text. */
export const secretAsText = defineProblem({
  code: 'secret-as-text',
  meaning:
    'The name says that this is a secret, and its value is text: it would be readable in the template, in the state, in the console and in logs. The value is never shown.',
  example: 'service: orders\nsource: { kind: s3 }\nbuild: { environment: { DB_PASSWORD: hunter2 } }',
  find: (name: string) => ({
    says: 'looks like a secret and is given as text',
    allowed: 'a reference',
    fix: `keep it in Secrets Manager or Parameter Store and write ${name}: { secret: <name> } or { parameter: <name> }`,
  }),
});

/** A secret in a build argument. */
export const secretInImage = defineProblem({
  code: 'secret-in-image',
  meaning: 'Build arguments stay readable in the history of the image, for everybody who may pull it.',
  example: 'service: orders\nsource: { kind: s3 }\nbuild: { image: { args: { NPM_TOKEN: abc } } }',
  find: () => ({
    says: 'looks like a secret, and build arguments stay readable in the image',
    fix: 'fetch what needs the secret in build.commands, with a reference in build.environment, before the image is built',
  }),
});

/** A credential somewhere in the spec. */
export const credentialInText = defineProblem({
  code: 'credential-in-text',
  meaning:
    'The text has the form of a real credential. It is never shown. A credential that was committed must be revoked, since history keeps it.',
  example: `service: orders\nsource: { kind: s3 }\nbuild: { commands: { build: ["curl -u AKIA${'A'.repeat(16)} https://example.com"] } }`,
  find: (what: string) => ({
    says: `holds ${what}`,
    fix: 'revoke it, keep the new one in Secrets Manager or Parameter Store, and refer to it in environment',
  }),
});

/** A reference that only CloudFormation understands. */
export const dynamicReference = defineProblem({
  code: 'dynamic-reference',
  meaning:
    'Only CloudFormation replaces `{{resolve:…}}`, and there the value ends up in plain text; Pulumi would send the text as it is.',
  example:
    'service: orders\nsource: { kind: s3 }\nbuild: { environment: { DATABASE: "{{resolve:secretsmanager:orders:SecretString:url}}" } }',
  find: () => ({
    says: 'holds a CloudFormation dynamic reference',
    fix: 'write { secret: <name>, jsonKey: <key> } or { parameter: <name> }',
  }),
});

/** An unknown placeholder. */
export const unknownPlaceholder = defineProblem({
  code: 'unknown-placeholder',
  meaning: 'Only some words in braces are replaced; another one would stay in the name as it is.',
  example: 'service: orders\nsource: { kind: s3 }\nbuild: { environment: { URL: { parameter: "/{stage}/url" } } }',
  find: (placeholder: string, allowed: string) => ({
    says: `has the unknown placeholder ${placeholder}`,
    value: placeholder,
    allowed,
    fix: 'use a known placeholder, or write the name out',
  }),
});
