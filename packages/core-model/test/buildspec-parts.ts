import { parse } from 'yaml';
import type { BuildProjectPlan } from '../src/plan/build-project';
import { render } from './plausible-values';

/** A buildspec as CodeBuild reads it. */
export interface ParsedBuildspec {
  readonly version: number;
  readonly env: { readonly shell: string; readonly 'exported-variables'?: readonly string[] };
  readonly phases: { readonly [phase: string]: ParsedPhase };
  readonly reports?: { readonly [name: string]: { readonly files: readonly string[]; readonly 'file-format': string } };
  readonly artifacts?: { readonly files: readonly string[] };
  readonly cache?: { readonly paths: readonly string[] };
}

/** A phase of it. */
export interface ParsedPhase {
  readonly 'runtime-versions'?: { readonly [runtime: string]: string };
  readonly 'on-failure': string;
  readonly commands?: readonly string[];
}

/** The buildspec of a project with plausible values in place of its references. */
export function readBuildspec({ buildspec }: BuildProjectPlan): ParsedBuildspec {
  return parse(render(buildspec)) as ParsedBuildspec;
}

/** Every command of a project, in order. */
export function commandsOf(project: BuildProjectPlan): readonly string[] {
  return Object.values(readBuildspec(project).phases).flatMap(({ commands }) => commands ?? []);
}

/** The command of a project that holds a text. */
export function commandWith(project: BuildProjectPlan, text: string): string {
  const command = commandsOf(project).find((candidate) => candidate.includes(text));
  if (command === undefined) throw new Error(`no command of ${project.id} has ${text}`);
  return command;
}
