import { applyFault, StaleFault } from '../../src/faults/apply-fault';
import { faultOf } from './fault';

describe('a fault', () => {
  test('is put in place of its text, to the letter', () => {
    expect(applyFault('keep { days: 14 }', faultOf({ replace: '$& $1' }))).toBe('keep { $& $1 }');
  });

  test('whose text is gone is stale, and says what to do', () => {
    const apply = () => applyFault('keep { days: 30 }', faultOf());
    expect(apply).toThrow(StaleFault);
    expect(apply).toThrow(
      'the fault retention-forgotten is stale: its text must be in packages/cdk-adapter/src/blocks/log-group.ts exactly once, got 0 times\n  text: "days: 14"\n  fix: write the fault anew',
    );
  });

  test('whose text is there twice is stale, since nobody knows which one is meant', () => {
    expect(() => applyFault('days: 14, days: 14', faultOf())).toThrow('exactly once, got 2 times');
  });

  test('without a text is stale', () => {
    expect(() => applyFault('days: 14', faultOf({ find: '' }))).toThrow('exactly once, got 0 times');
  });

  test('that changes nothing is no fault', () => {
    expect(() => applyFault('days: 14', faultOf({ replace: 'days: 14' }))).toThrow('changes nothing');
  });
});
