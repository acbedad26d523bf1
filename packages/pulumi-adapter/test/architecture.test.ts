import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = join(__dirname, '../src');
const PLANS = join(__dirname, '../../core-model/src/plan');

/** Nouns of the plan's vocabulary that are resources here. */
const SHARED = ['bucket', 'log-group'];
/** Files of the plan that are no block, and the block that Pulumi does not need. */
const NO_BLOCKS = ['context', 'outputs', 'pipeline-plan', 'plan-pipeline', 'roles', 'needs', 'bucket-emptier'];
/** Where a program meets its stack: settings, secrets and what the region has. */
const RUN_ERRORS = ['settings.ts', 'secure-parameters.ts', 'blocks/pipeline/secret.ts', 'blocks/network.ts'];

describe('the architecture', () => {
  const blocks = filesOf(join(SOURCES, 'blocks'));

  test('has the same file name for the same noun as the plan', () => {
    const nouns = filesOf(PLANS).filter((noun) => declaresBlock(noun) && !NO_BLOCKS.includes(noun));
    expect(blocks.filter((block) => !SHARED.includes(block))).toEqual(nouns);
  });

  test('decides nothing: no default, no error but an internal one and those of a stack', () => {
    for (const [file, source] of adapterSources()) {
      const allowed = RUN_ERRORS.includes(file)
        ? /throw new (?!InternalError|pulumi\.RunError)/g
        : /throw new (?!InternalError|UnsupportedByBackend)/g;
      expect([file, source.match(allowed)]).toEqual([file, null]);
      expect([file, source.match(/\|\| *['"`\d[{]/g)]).toEqual([file, null]);
      if (file.startsWith('blocks/') && file !== 'blocks/pipeline/secret.ts')
        expect([file, source.match(/\?\?/g)]).toEqual([file, null]);
    }
  });

  test('knows plans only: specs, defaults and environment variables are the business of core-model', () => {
    for (const [file, source] of adapterSources()) {
      if (['delivery-pipeline.ts', 'settings.ts'].includes(file)) continue;
      expect([file, source.match(/process\.env|planSpec|PipelineSpec|DEFAULTS|pulumi\.Config/g)]).toEqual([file, null]);
    }
  });

  test('gives every resource the options of its block', () => {
    for (const [file, source] of adapterSources()) {
      const made = source.match(/new [a-z]\w*\.[A-Z]\w+\($/gm) ?? [];
      const options = source.match(/this\.options\(|, options\)/g) ?? [];
      expect([file, options.length >= made.length]).toEqual([file, true]);
    }
  });

  test('uses apply only to join texts, read a secret and choose a zone', () => {
    const users = adapterSources().filter(([, source]) => source.includes('.apply('));
    expect(users.map(([file]) => file).sort()).toEqual([
      'blocks/network.ts',
      'blocks/pipeline/secret.ts',
      'references.ts',
    ]);
  });

  test('has no deprecated resource type', () => {
    for (const [file, source] of adapterSources()) {
      expect([file, source.match(/\.(\w+V2|SecurityGroupRule)\b|codestarconnections/g)]).toEqual([file, null]);
    }
  });

  test('has no IAM action, port or event of its own', () => {
    for (const [file, source] of adapterSources()) {
      if (file === 'secure-parameters.ts') continue;
      expect([file, source.match(/'(s3|ecr|kms|logs|iam|ecs|codebuild|codedeploy|codepipeline):[A-Z]\w+'/g)]).toEqual([
        file,
        null,
      ]);
    }
  });

  test('casts nothing to reach a property', () => {
    for (const [file, source] of adapterSources()) {
      expect([file, source.match(/as any|as unknown|: any\b|@ts-\w+/g)]).toEqual([file, null]);
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

function adapterSources(): readonly (readonly [string, string])[] {
  return allSources().filter(([file]) => !file.startsWith('testing/'));
}
