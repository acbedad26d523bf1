import { isInternalError, isUnsupportedByBackend, UNSUPPORTED, UnsupportedByBackend } from '../src';

test('Pulumi can express all of a plan: the list of what it cannot is empty', () => {
  expect(UNSUPPORTED).toEqual({});
});

test('what cannot be expressed would be named, with the way out', () => {
  const error = new UnsupportedByBackend('a thing', 'take another');
  expect(error.message).toBe('the Pulumi backend cannot build a thing; take another');
  expect([isUnsupportedByBackend(error), isInternalError(error), isUnsupportedByBackend(undefined)]).toEqual([
    true,
    false,
    false,
  ]);
});
