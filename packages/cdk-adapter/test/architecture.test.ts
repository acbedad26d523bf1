import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = join(__dirname, '../src');
const PLANS = join(__dirname, '../../core-model/src/plan');

/** Nouns of the plan's vocabulary that are resources here. */
const SHARED = ['bucket', 'log-group'];
/** Files of the plan that are no block. */
const NO_BLOCKS = ['context', 'needs', 'outputs', 'pipeline-plan', 'plan-pipeline', 'roles'];

describe('the architecture', () => {
  const blocks = filesOf(join(SOURCES, 'blocks'));

  test('has the same file name for the same noun as the plan', () => {
    const nouns = filesOf(PLANS).filter((noun) => declaresBlock(noun) && !NO_BLOCKS.includes(noun));
    expect(blocks.filter((block) => !SHARED.includes(block))).toEqual(nouns);
  });

  test('has a test for every block', () => {
    const tests = filesOf(join(__dirname, 'blocks')).map((name) => name.replace(/\.test$/, ''));
    expect(tests).toEqual(blocks.filter((block) => block !== 'bucket'));
  });

  test('decides nothing: no default, no error but an internal one', () => {
    for (const [file, source] of allSources()) {
      expect([file, source.match(/\?\?|\|\| *['"`\d[{]|throw new (?!InternalError|UnsupportedByBackend)/g)]).toEqual([
        file,
        null,
      ]);
    }
  });

  test('knows plans only: specs, defaults and environment variables are the business of core-model', () => {
    for (const [file, source] of allSources()) {
      if (file === 'delivery-pipeline.ts') continue;
      expect([file, source.match(/process\.env|planSpec|PipelineSpec|DEFAULTS|tryGetContext/g)]).toEqual([file, null]);
    }
  });

  test('makes L1 resources in blocks, and never an L2 one', () => {
    for (const [file, source] of allSources()) {
      const made = [...source.matchAll(/new ([A-Z]\w+)\(/g)].map(([, name]) => name as string);
      const l2 = made.filter(
        (name) => source.match(new RegExp(`${name}[^}]*} from 'aws-cdk-lib/`)) && !name.startsWith('Cfn'),
      );
      expect([file, l2]).toEqual([file, []]);
    }
  });

  test('has no IAM action, port or event of its own', () => {
    for (const [file, source] of allSources()) {
      expect([file, source.match(/'(s3|ecr|kms|logs|iam|ecs|codebuild|codedeploy|codepipeline):[A-Z]\w+'/g)]).toEqual([
        file,
        null,
      ]);
    }
  });

  test('has short files', () => {
    for (const [file, source] of allSources()) expect([file, source.split('\n').length < 200]).toEqual([file, true]);
  });
});

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort();
}

function declaresBlock(noun: string): boolean {
  return /export (interface|type) \w+Plan\b/.test(readFileSync(join(PLANS, `${noun}.ts`), 'utf8'));
}

function allSources(): readonly (readonly [string, string])[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name, readFileSync(join(SOURCES, name), 'utf8')] as const);
}
