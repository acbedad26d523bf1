import { isDeepStrictEqual } from 'node:util';
import { planSpec } from '@tap-pipeline/core-model';
import type { RenderedResource } from '@tap-pipeline/pulumi-adapter/testing';
import { compare, toMessage } from '../src/compare';
import { explain } from '../src/differences';
import { factsOfCdk } from '../src/facts-of-cdk';
import { factsOfPulumi } from '../src/facts-of-pulumi';
import { INJECTIONS, injectIntoCdk, injectIntoPulumi } from '../src/injections';
import { renderCdk } from '../src/render-cdk';
import { renderPulumi } from '../src/render-pulumi';
import type { Template } from '../src/template';
import { FIXTURES } from './fixtures';

const USED = new Set([...INJECTIONS.cdk, ...INJECTIONS.pulumi].map(({ fixture }) => fixture));

interface Pair {
  readonly cdk: Template;
  readonly pulumi: readonly RenderedResource[];
}

const pairs = new Map<string, Pair>();

beforeAll(async () => {
  const fixtures = FIXTURES.filter(({ name }) => USED.has(name));
  const plans = fixtures.map(({ spec }) => planSpec(spec));
  const [templates, rendered] = [renderCdk(plans), await renderPulumi(plans)];
  fixtures.forEach(({ name }, index) => {
    pairs.set(name, { cdk: templates[index] as Template, pulumi: rendered[index] ?? [] });
  });
}, 300_000);

function pairOf(fixture: string): Pair {
  return pairs.get(fixture) as Pair;
}

function differencesOf(pair: Pair): string {
  const sides = { cdk: factsOfCdk(pair.cdk), pulumi: factsOfPulumi(pair.pulumi) };
  return toMessage(explain(compare(sides.cdk, sides.pulumi), sides).unexplained);
}

describe('Without an injected difference', () => {
  test.each([...USED])('both sides of %s are the same', (fixture) => {
    expect(differencesOf(pairOf(fixture))).toBe('');
  });
});

describe('A difference in what the CDK makes is found and told', () => {
  test.each(INJECTIONS.cdk)('$title', (injection) => {
    const pair = pairOf(injection.fixture);
    const cdk = injectIntoCdk(pair.cdk, injection);
    expect(isDeepStrictEqual(cdk, pair.cdk)).toBe(false);
    expectWords(differencesOf({ ...pair, cdk }), injection.told);
  });
});

describe('A difference in what Pulumi is asked for is found and told', () => {
  test.each(INJECTIONS.pulumi)('$title', (injection) => {
    const pair = pairOf(injection.fixture);
    const pulumi = injectIntoPulumi(pair.pulumi, injection);
    expect(isDeepStrictEqual(pulumi, pair.pulumi)).toBe(false);
    expectWords(differencesOf({ ...pair, pulumi }), injection.told);
  });
});

function expectWords(message: string, words: readonly string[]): void {
  for (const word of words) expect(message).toContain(word);
}

describe('An injection', () => {
  const change = { title: 'nothing', fixture: 'java-ledger', told: [] };

  test('cannot be into a resource that is not there', () => {
    const { cdk, pulumi } = pairOf('java-ledger');
    const injection = { ...change, of: 'Gone', changes: [{ without: '' }] };
    expect(() => injectIntoCdk(cdk, injection)).toThrow('must be one resource, and is 0');
    expect(() => injectIntoPulumi(pulumi, injection)).toThrow('must be one resource, and is 0');
  });

  test('cannot take away what is not there', () => {
    const { cdk } = pairOf('java-ledger');
    const injection = { ...change, of: 'MainCluster', changes: [{ without: 'Properties.Gone' }] };
    expect(() => injectIntoCdk(cdk, injection)).toThrow(/there is no .*Properties\.Gone/);
  });

  test('cannot replace a text that is not there once', () => {
    const { cdk } = pairOf('java-ledger');
    const inject = (text: string) => injectIntoCdk(cdk, { ...change, of: 'MainCluster', changes: [{ text, to: '' }] });
    expect(() => inject('gone')).toThrow('"gone" occurs 0 times, not once');
    expect(() => inject('e')).toThrow(/"e" occurs \d\d times, not once/);
  });
});
