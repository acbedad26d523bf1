import { ALL_PLANS } from '../../core-model/test/specs';
import { toMessage } from '../src/compare';
import { type Explained, KNOWN_DIFFERENCES } from '../src/differences';
import { explainParity } from '../src/parity';

/** Two Pulumi programs make some sixty pipelines, which takes a while. */
jest.setTimeout(300_000);

describe('the CDK and Pulumi', () => {
  let parities: readonly Explained[];

  beforeAll(async () => {
    parities = await explainParity(ALL_PLANS.map(([, plan]) => plan));
  });

  test.each(ALL_PLANS.map(([name], index) => [name, index] as const))('build the same from %s', (_, index) => {
    expect(toMessage(parities[index]?.unexplained ?? [])).toBe('');
  });

  test.each(KNOWN_DIFFERENCES.filter(({ explains }) => explains).map(({ id }) => id))('still differ by %s', (id) => {
    expect(parities.some(({ used }) => used.has(id))).toBe(true);
  });
});
