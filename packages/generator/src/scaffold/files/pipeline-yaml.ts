import type { PipelineSpec } from '@tap-pipeline/core-model';
import { Document, isMap, isScalar, visit, type YAMLMap } from 'yaml';
import type { Answers } from '../answers';
import type { ScaffoldFile } from '../scaffold-file';
import { toSpec } from '../to-spec';
import type { View } from './view';

const SCHEMA = 'node_modules/@tap-pipeline/core-model/schema/pipeline.schema.json';

/** The spec as a file, with a line on each part. */
export function pipelineYaml(view: View): ScaffoldFile {
  const document = new Document(toReleasedSpec(view));
  document.commentBefore = [
    ` yaml-language-server: $schema=${view.toRoot}${SCHEMA}`,
    ` The path to production of ${view.name}. Every key and its default: docs/spec-reference.md of tap-pipeline;`,
    ' what follows from it: npm run plan.',
  ].join('\n');
  explain(document, view);
  return {
    path: 'pipeline.yaml',
    content: document.toString({ lineWidth: 120 }),
    reason: 'the path to production: source, build, tests, scans, deployment',
  };
}

/** The spec of the answers. Where GitHub Actions brings a commit from environment to environment, it starts the pipelines. */
export function toReleasedSpec(answers: Answers): PipelineSpec {
  const spec = toSpec(answers);
  if (spec.source.kind !== 'github') return spec;
  return { ...spec, source: { ...spec.source, triggers: 'none' } };
}

/** Comments by top-level key. */
function toComments({ isReleasedByGitHub }: View): { readonly [key: string]: string | undefined } {
  return {
    source: isReleasedByGitHub
      ? 'No push starts the pipeline by itself: .github/workflows starts it, one environment after the other.'
      : 'A push starts the pipeline.',
    build: 'The image is built, and known by its digest from here on.',
    tests: 'Tests run side by side, each in a build of its own.',
    scans: 'The pipeline stops at what a scan finds.',
    deploy: undefined,
    overrides: 'What is different in single environments.',
  };
}

function explain(document: Document, view: View): void {
  const comments = toComments(view);
  visit(document, {
    Pair(_key, pair, path) {
      const key = isScalar(pair.key) ? pair.key : undefined;
      const isTop = path.length === 2;
      if (!key || !isTop || !Object.hasOwn(comments, String(key.value))) return;
      key.spaceBefore = true;
      const comment = comments[String(key.value)];
      if (comment !== undefined) key.commentBefore = ` ${comment}`;
    },
    Map(_key, map, path) {
      // What fits into a line stands in one, below the keys of the first level.
      if (path.length > 3 && JSON.stringify(map).length <= LONGEST && isPlain(map)) map.flow = true;
    },
  });
}

const LONGEST = 90;

/** Whether there is no list in it. */
function isPlain(map: YAMLMap): boolean {
  return map.items.every(({ value }) => isScalar(value) || (isMap(value) && isPlain(value)));
}
