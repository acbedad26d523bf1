import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examineAccess } from '../../src/iam/github/examine-access';

jest.setTimeout(60_000);

const TEMPLATE = readFileSync(join(__dirname, '../../../generator/templates/github/github-access.yaml.ejs'), 'utf8');
const changed = (from: string, to: string) => {
  expect(TEMPLATE).toContain(from);
  return examineAccess(TEMPLATE.replaceAll(from, to));
};

test('GitHub Actions can deploy its environment, whichever backend it has, and nothing else', async () => {
  const { calls, problems } = await examineAccess();
  expect(problems).toEqual([]);
  expect(calls).toBeGreaterThan(200);
});

test('a trust that takes every environment is found', async () => {
  const { problems } = await changed(
    'repo:${Repository}:environment:${Environment}',
    'repo:${Repository}:environment:prod',
  );
  expect(problems.join('\n')).toContain('has to be kept from this, and is allowed: deploy, as another environment');
});

test('a trust that takes every token of a repository is found', async () => {
  const { problems } = await changed(
    'StringEquals:\n                token.actions.githubusercontent.com:aud: sts.amazonaws.com\n                token.actions.githubusercontent.com:sub: !Sub repo:${Repository}:environment:${Environment}',
    'StringLike:\n                token.actions.githubusercontent.com:aud: sts.amazonaws.com\n                token.actions.githubusercontent.com:sub: !Sub repo:${Repository}*',
  );
  for (const who of ['a pull request', 'a tag', 'another environment', 'a repository whose name only begins like it'])
    expect(problems.join('\n')).toContain(`deploy, as ${who} (cdk)`);
});

test('a role that may hand over every role is found', async () => {
  const { problems } = await changed('role/*-${Environment}\n            Condition', 'role/*\n            Condition');
  expect(problems.join('\n')).toContain('hand the role of an administrator to a build (pulumi)');
});

test('a function of CloudFormation that nobody knows is named', async () => {
  await expect(changed('!Equals [!Ref Environment, dev]', '!Condition Nothing')).rejects.toThrow(
    'no condition Nothing',
  );
  await expect(
    changed('Resource: !Sub arn:${AWS::Partition}:codedeploy', 'Resource: !GetAtt arn:${AWS::Partition}:codedeploy'),
  ).rejects.toThrow('it is not known what !GetAtt is');
  await expect(changed('!Sub repo:${Repository}:pull_request', '!Sub repo:${Repo}:pull_request')).rejects.toThrow(
    'it is not known what Repo is',
  );
});
