import * as pulumi from '@pulumi/pulumi';
import { InternalError, References } from '../src';
import { ACCOUNT, awaitOutput, REGION, startMocks } from './support/mocks';

describe('the references of a pipeline', () => {
  let references: References;

  beforeEach(async () => {
    await startMocks();
    references = new References(new pulumi.ComponentResource('test:index:Test', 'test'));
  });

  const resolve = (text: Parameters<References['resolve']>[0]) => awaitOutput(pulumi.output(references.resolve(text)));

  test('know account and region from the provider', async () => {
    const text = { join: [{ of: 'cloud', as: 'account' } as const, '-', { of: 'cloud', as: 'region' } as const] };
    expect(await resolve(text)).toBe(`${ACCOUNT}-${REGION}`);
  });

  test('leave a text without references as it is', async () => {
    expect(references.resolve('orders')).toBe('orders');
    expect(await resolve({ join: [] })).toBe('');
  });

  test('may be asked for what is built later', async () => {
    const text = resolve({ of: 'imageRegistry', as: 'uri' });
    expect(() => references.settle()).toThrow('the plan points at imageRegistry.uri, which is not there');
    references.register('imageRegistry', imageRegistry());
    expect(await text).toBe('uri-of-images');
    expect(() => references.settle()).not.toThrow();
  });

  test('have one meaning each', () => {
    references.register('imageRegistry', imageRegistry());
    const again = () => references.register('imageRegistry', imageRegistry());
    expect(again).toThrow(InternalError);
    expect(again).toThrow('two things are called imageRegistry.name');
  });
});

function imageRegistry() {
  return { name: pulumi.output('images'), arn: pulumi.output('arn'), uri: pulumi.output('uri-of-images') };
}
