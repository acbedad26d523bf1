import * as pulumi from '@pulumi/pulumi';
import { decode, toSecret, tryOpenSecret, type WireValue } from '../../src/testing/wire';

const { specialSigKey, specialOutputValueSig, specialSecretSig, specialAssetSig } = pulumi.runtime;
const NAMES = { ofSource: (source: number) => `source-${source}`, ofUrn: (urn: string) => `name-of-${urn}` };

/** What a recording says of one input. */
function decodeValue(value: WireValue) {
  const { properties, secrets } = decode({ input: value }, NAMES);
  return { value: properties.input, secrets };
}

describe('an output value, as newer SDKs send it,', () => {
  test('is the value', () => {
    const output = { [specialSigKey]: specialOutputValueSig, value: ['a', 1], dependencies: ['urn'] };
    expect(decodeValue(output)).toEqual({ value: ['a', 1], secrets: [] });
  });

  test('is hidden when it is a secret', () => {
    const output = { [specialSigKey]: specialOutputValueSig, value: 'clear-text', secret: true };
    expect(decodeValue(output)).toEqual({ value: '[secret]', secrets: ['input'] });
  });

  test('is nothing when it is not known', () => {
    expect(decodeValue({ [specialSigKey]: specialOutputValueSig })).toEqual({ value: null, secrets: [] });
    const secret = { [specialSigKey]: specialOutputValueSig, secret: true };
    expect(decodeValue(secret)).toEqual({ value: '[secret]', secrets: ['input'] });
  });
});

test('a secret is hidden at its place, whatever is in it', () => {
  const value = { a: [{ [specialSigKey]: specialSecretSig, value: { b: 'clear-text' } }], c: toSecret('clear-text') };
  expect(decodeValue(value)).toEqual({
    value: { a: ['[secret]'], c: '[secret]' },
    secrets: ['input.a[0]', 'input.c'],
  });
  expect(decodeValue({ [specialSigKey]: specialSecretSig })).toEqual({ value: '[secret]', secrets: ['input'] });
});

test('an asset is what is in it', () => {
  expect(decodeValue({ [specialSigKey]: specialAssetSig, text: 'hello' })).toEqual({
    value: { text: 'hello' },
    secrets: [],
  });
});

test('what is not known yet says so', () => {
  expect(decodeValue(pulumi.runtime.unknownValue).value).toBe('[unknown]');
});

test('a secret is not wrapped twice', () => {
  const secret = toSecret('clear-text');
  expect(toSecret(secret)).toBe(secret);
  expect(tryOpenSecret(secret)).toBe('clear-text');
  expect(tryOpenSecret('open')).toBeUndefined();
});
