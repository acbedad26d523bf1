import { InternalError, isInternalError, isUnsupportedByBackend, UNSUPPORTED, UnsupportedByBackend } from '../src';

describe('what CloudFormation cannot express', () => {
  test('is nothing of a plan', () => {
    expect(UNSUPPORTED).toEqual({});
  });

  test('is told with the way out, and recognised across copies of the package', () => {
    const error = new UnsupportedByBackend('a thing', 'use another');
    expect(error.message).toBe('the CDK backend cannot build a thing; use another');
    expect([isUnsupportedByBackend(error), isUnsupportedByBackend(new Error()), isUnsupportedByBackend(null)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('is not to be confused with a mistake of ours', () => {
    expect([isInternalError(new InternalError('x')), isInternalError(new Error('x'))]).toEqual([true, false]);
  });
});
