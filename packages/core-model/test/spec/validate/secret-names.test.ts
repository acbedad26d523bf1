import { findProblems } from '../../../src/spec/validate';

const codesOf = (environment: object) =>
  findProblems({ service: 'orders', source: { kind: 's3' }, build: { environment } }).map(({ code }) => code);

describe('the name of a variable', () => {
  test.each([
    'PASSWORD',
    'DB_PASSWORD',
    'PASSWORD_OLD',
    'DB_PASSWD',
    'PASSPHRASE',
    'PWD',
    'CLIENT_SECRET',
    'TOKEN',
    'API_KEY',
    'APIKEY',
    'ACCESS_KEY',
    'ACCESSKEY',
    'PRIVATE_KEY',
    'PRIVATEKEY',
    'CREDENTIAL',
    'CREDENTIALS',
    'npm_token',
    'TOKEN_PATHFINDER',
  ])('%s says that its value is a secret', (name) => {
    expect(codesOf({ [name]: 'x' })).toEqual(['secret-as-text']);
  });

  test.each([
    'PASSWORDS',
    'TOKENISER',
    'SECRETARY',
    'MYTOKEN',
    'KEY',
    'TOKEN_URL',
    'PASSWORD_FILE',
    'secret_arn',
    'TOKEN_TTL',
  ])('%s does not', (name) => {
    expect(codesOf({ [name]: 'x' })).toEqual([]);
  });

  test.each([
    'AWS_ACCOUNT_ID',
    'AWS_DEFAULT_REGION',
    'AWS_REGION',
    'ENVIRONMENT_SUFFIX',
    'IMAGE_REPOSITORY',
    'IMAGE_TAG',
    'IMAGE_URI',
    'IMAGE_DIGEST',
    'REGISTRY_USERNAME',
    'CODEBUILD_SRC_DIR',
  ])('%s is taken by the product', (name) => {
    expect(codesOf({ [name]: 'x' })).toEqual(['reserved-variable']);
  });

  test('REGISTRY_PASSWORD is taken by the product, whatever holds its value', () => {
    expect(codesOf({ REGISTRY_PASSWORD: { secret: 'hub' } })).toEqual(['reserved-variable']);
  });
});
