import { parse } from 'yaml';
import type { Answers } from '../../src/scaffold/answers';
import { listFiles } from '../../src/scaffold/list-files';
import { answersOf } from '../scaffold/combinations';

/** A step of a job. */
export interface Step {
  readonly name: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: { readonly [name: string]: unknown };
  readonly env?: { readonly [name: string]: string };
}

/** A job of a workflow. */
export interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly permissions: { readonly [scope: string]: string };
  readonly environment?: string;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': boolean };
  readonly env?: { readonly [name: string]: string };
  readonly steps?: readonly Step[];
  readonly uses?: string;
  readonly with?: { readonly [name: string]: string };
}

/** A workflow, with its text. */
export interface Workflow {
  readonly text: string;
  readonly permissions: object;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': boolean };
  readonly jobs: { readonly [id: string]: Job };
}

/** The answers whose workflows differ, with titles. */
export const VARIANTS: readonly (readonly [string, Answers])[] = (['single', 'monorepo'] as const).flatMap((layout) =>
  (['cdk', 'pulumi'] as const).flatMap((backend) =>
    (['node', 'python', 'java', 'go', 'dockerfile'] as const).map((language): readonly [string, Answers] => [
      `${layout}, ${backend}, ${language}`,
      answersOf({ layout, backend, language }),
    ]),
  ),
);

/** A workflow that is written for the answers. */
export function workflowOf(answers: Answers, name: 'ci-cd' | 'deploy'): Workflow {
  const text = listFiles(answers).find(({ path }) => path === `.github/workflows/${name}.yml`)?.content ?? '';
  return { ...parse(text), text };
}

/** All jobs of both workflows. */
export function jobsOf(answers: Answers): readonly (readonly [string, Job])[] {
  return (['ci-cd', 'deploy'] as const).flatMap((name) => Object.entries(workflowOf(answers, name).jobs));
}
