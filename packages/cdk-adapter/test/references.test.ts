import { ref, text } from '@tap-pipeline/core-model';
import { Stack } from 'aws-cdk-lib';
import { References } from '../src';
import { createApp } from './support/app';

describe('references', () => {
  const create = () => {
    const stack = new Stack(createApp());
    return { stack, references: new References(stack) };
  };

  test('are joined with the text around them', () => {
    const { stack, references } = create();
    expect(stack.resolve(references.resolve(text`arn:${ref('cloud', 'partition')}:s3`))).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3']],
    });
  });

  test('are resolved at every depth of a document', () => {
    const { references } = create();
    references.register('vpc', { id: 'vpc-1', defaultSecurityGroup: 'sg-1' });
    const document = { list: [ref('vpc', 'id'), 1, true], joined: text`in ${ref('vpc', 'id')}` };
    expect(references.resolveDocument(document)).toEqual({ list: ['vpc-1', 1, true], joined: 'in vpc-1' });
  });

  test('may point at what is built later', () => {
    const { stack, references } = create();
    const early = references.resolve(ref('vpc', 'id'));
    references.register('vpc', { id: 'vpc-1', defaultSecurityGroup: 'sg-1' });
    references.settle();
    expect(stack.resolve(early)).toBe('vpc-1');
  });

  test('are refused in the end where nothing was built', () => {
    const { references } = create();
    references.resolve(ref('vpc', 'id'));
    expect(() => references.settle()).toThrow('the plan points at vpc.id, which is not there');
  });

  test('cannot mean two things', () => {
    const { references } = create();
    references.register('vpc', { id: 'vpc-1', defaultSecurityGroup: 'sg-1' });
    expect(() => references.register('vpc', { id: 'vpc-2', defaultSecurityGroup: 'sg-2' })).toThrow(
      'two things are called vpc.id',
    );
  });

  test('are the account and region of the stack where it knows them', () => {
    const stack = new Stack(createApp(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
    expect(new References(stack).resolve(text`${ref('cloud', 'account')} ${ref('cloud', 'region')}`)).toBe(
      '111122223333 eu-west-1',
    );
  });
});
