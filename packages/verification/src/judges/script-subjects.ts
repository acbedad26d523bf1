import { type DeliveryPipelinePlan, renderText } from '@tap-pipeline/core-model';
import { parse } from 'yaml';
import type { Subject } from './subject';

/** A script that is part of a file. */
interface Script {
  /** Name within the file. */
  readonly name: string;
  /** Commands. */
  readonly commands: readonly string[];
  /** Names of variables that are there when it starts. */
  readonly variables: readonly string[];
}

/**
 * The shell of the buildspecs of a plan: one script for each project, as its phases run one after the other. A word stands
 * in place of each reference: a shell sees a value there, whatever it is.
 */
export function scriptsOfPlan(system: string, environment: string, plan: DeliveryPipelinePlan): readonly Subject[] {
  return plan.delivery.buildProjects.map(({ id, buildspec, variables }) => {
    const content: Buildspec = parse(renderText(buildspec, () => 'value'));
    const commands = Object.values(content.phases).flatMap((phase) => phase.commands ?? []);
    return toSubject(system, `${system}/${environment}/${id}`, {
      name: id,
      commands,
      variables: [...variables.map(({ name }) => name), ...OF_CODE_BUILD],
    });
  });
}

/** The shell of a workflow: one script for each `run:` step. A word stands in place of each expression, as GitHub fills it in before. */
export function scriptsOfWorkflow({ system, name, text }: Subject): readonly Subject[] {
  const { jobs = {} }: Workflow = parse(text);
  return Object.entries(jobs).flatMap(([job, { env: ofJob = {}, steps = [] }]) =>
    steps.flatMap(({ run, env = {} }, index) =>
      run === undefined
        ? []
        : [
            toSubject(system, `${name}/${job}/${index + 1}`, {
              name: job,
              commands: [run.replace(/\$\{\{.*?\}\}/gs, 'value')],
              variables: [...Object.keys(ofJob), ...Object.keys(env), ...OF_GITHUB],
            }),
          ],
    ),
  );
}

/** The parts of a buildspec that are read. */
interface Buildspec {
  readonly phases: { readonly [name: string]: { readonly commands?: readonly string[] } };
}

/** The parts of a workflow that are read. */
interface Workflow {
  readonly jobs?: { readonly [name: string]: Job };
}

interface Job {
  readonly env?: { readonly [name: string]: unknown };
  readonly steps?: readonly { readonly run?: string; readonly env?: { readonly [name: string]: unknown } }[];
}

/** From the CodeBuild User Guide, "Environment variables in build environments"; those that our scripts use. */
const OF_CODE_BUILD: readonly string[] = [
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'CODEBUILD_BUILD_ID',
  'CODEBUILD_BUILD_NUMBER',
  'CODEBUILD_RESOLVED_SOURCE_VERSION',
  'CODEBUILD_SRC_DIR',
];

/** From the documentation of GitHub Actions, "Variables reference"; those that our scripts use. */
const OF_GITHUB: readonly string[] = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_SHA', 'GITHUB_REPOSITORY', 'RUNNER_TEMP'];

/** Both CodeBuild, as our buildspecs ask it, and GitHub run scripts with bash; an error ends them. */
function toSubject(system: string, name: string, { commands, variables }: Script): Subject {
  const given = variables.map((variable) => `: "\${${variable}:=}"`);
  const text = `${['#!/bin/bash', 'set -e', ...given, ...commands].join('\n')}\n`;
  return { kind: 'script', system, name, path: `script/${name}.sh`, text, resources: new Map() };
}
