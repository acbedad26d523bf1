import { isInternalError } from '../src';
import { Order } from '../src/order';

describe('the order of resources', () => {
  test('may be of nothing, where a role may do nothing', () => {
    const order = new Order();
    order.provide('permissions/build');
    expect(order.findAll({ waitsFor: ['permissions/build'] })).toEqual([]);
  });

  test('is a mistake of ours when nothing provides what is waited for', () => {
    expect(errorOf(() => new Order().findAll({ waitsFor: ['routes'] }))).toMatchObject({
      message: expect.stringContaining('the plan waits for routes, which is not there'),
    });
  });

  test('is a mistake of ours when something is added to what is waited for already', () => {
    const order = new Order();
    order.provide('routes');
    order.findAll({ waitsFor: ['routes'] });
    const error = errorOf(() => order.provide('routes'));
    expect(isInternalError(error)).toBe(true);
    expect(error).toMatchObject({ message: expect.stringContaining('something waits for routes before it is there') });
  });
});

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
