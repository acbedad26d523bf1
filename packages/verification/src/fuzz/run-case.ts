import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkSpec,
  type DeliveryPipelinePlan,
  definePipeline,
  isPipelineError,
  type PipelineError,
  type PipelineSpec,
  parseSpec,
  planSpec,
  readSpec,
  type SettingSources,
} from '@tap-pipeline/core-model';
import { parsePlatform } from '@tap-pipeline/core-model/platform';
import { stringify } from 'yaml';
import { editText } from './edit-text';
import { editValue, toValue } from './edit-value';
import type { FuzzAnswer, FuzzCase, FuzzPlatform, FuzzValue, ValueEdit } from './fuzz-case';

/** Longest message of an error, in characters. It shows a hundred problems at most. */
const LONGEST_MESSAGE = 300_000;

/** Tries the case, and looks whether the answer is one that users can work with. */
export function runCase(fuzzCase: FuzzCase): FuzzAnswer {
  const answer = answerTo(fuzzCase);
  const polluted = findPollution();
  return polluted === undefined ? answer : { kind: 'fault', text: `the prototype of all objects has ${polluted}` };
}

/**
 * The plan of the case.
 * @throws PipelineError when there is none
 */
export function planCase(fuzzCase: FuzzCase): DeliveryPipelinePlan {
  return withFolder(fuzzCase, (folder) => planSpec(readCase(fuzzCase, folder), toSources(fuzzCase, folder)));
}

function answerTo(fuzzCase: FuzzCase): FuzzAnswer {
  try {
    return withFolder(fuzzCase, (folder) => {
      const spec = readCase(fuzzCase, folder);
      const sources = toSources(fuzzCase, folder);
      const problems = checkSpec(spec, sources);
      const plan = tryPlan(spec, sources);
      if (isPipelineError(plan)) return problems.length > 0 ? refused(plan) : fault('checkSpec finds nothing', plan);
      if (problems.length > 0) return fault(`there is a plan, and checkSpec finds ${problems[0]?.code}`);
      return isPlan(plan) ? { kind: 'plan' } : fault('the plan is not frozen data');
    });
  } catch (error) {
    return isPipelineError(error) ? refused(error) : fault('an error that is no PipelineError', error);
  }
}

/** The spec as the product reads it. */
function readCase({ spec, edits, form, textEdits, file }: FuzzCase, folder: string): PipelineSpec {
  const isObject = form === 'object' || form === 'define';
  const value = editValue(spec, isObject ? edits : edits.filter(isWritable)) as PipelineSpec;
  switch (form) {
    case 'object':
      return value;
    case 'define':
      return definePipeline(value);
    case 'yaml':
      return parseSpec(editText(toYaml(value), textEdits));
    case 'json':
      return parseSpec(editText(toJson(value), textEdits), 'spec.json');
    case 'file': {
      const path = join(folder, `spec${file.ending}`);
      const text = editText(/json$/i.test(file.ending) ? toJson(value) : toYaml(value), textEdits);
      writeFileSync(path, Buffer.from(text, file.encoding));
      return readSpec(path);
    }
  }
}

function toSources({ sources, platform }: FuzzCase, folder: string): SettingSources {
  const { explicit, context, ...rest } = sources;
  const contextValues = new Map(Object.entries(context ?? {}).map(([key, value]) => [key, toValue(value)]));
  return {
    ...rest,
    ...(explicit && { explicit: toValues(explicit) }),
    ...(context && { context: (key: string) => contextValues.get(key) }),
    ...(platform && { platform: readPlatformCase(platform, folder) }),
  };
}

function readPlatformCase({ form, settings, edits, textEdits }: FuzzPlatform, folder: string) {
  const value = editValue(settings, form === 'object' ? edits : edits.filter(isWritable));
  if (form === 'object') return value as NonNullable<SettingSources['platform']>;
  const text = editText(toYaml(value), textEdits);
  if (form === 'yaml') return parsePlatform(text);
  const path = join(folder, 'platform.yaml');
  writeFileSync(path, text);
  return path;
}

function toValues(values: { readonly [name: string]: FuzzValue }): { readonly [name: string]: unknown } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toValue(value)]));
}

/** Strange values cannot be written into a file. */
function isWritable(edit: ValueEdit): boolean {
  return !('to' in edit && 'strange' in edit.to);
}

/** What cannot be written is no concern of the product; an empty file is then tried. */
function toYaml(value: unknown): string {
  return tryText(() => stringify(value) ?? '');
}

function toJson(value: unknown): string {
  return tryText(() => JSON.stringify(value, null, 2) ?? '');
}

function tryText(write: () => string): string {
  try {
    return write();
  } catch {
    return '';
  }
}

function tryPlan(spec: PipelineSpec, sources: SettingSources): DeliveryPipelinePlan | PipelineError {
  try {
    return planSpec(spec, sources);
  } catch (error) {
    if (isPipelineError(error)) return error;
    throw error;
  }
}

/** Every problem says where, what, and what to do; the message can be shown. */
function refused(error: PipelineError): FuzzAnswer {
  const { problems, message, code } = error;
  const isTold = problems.every(
    (problem) =>
      typeof problem.path === 'string' && /^[a-z0-9-]+$/.test(problem.code) && problem.message && problem.fix,
  );
  if (problems.length === 0 || !isTold) return fault('a problem without path, code, message or fix', error);
  if (message.length > LONGEST_MESSAGE) return fault(`a message of ${message.length} characters`);
  if (/\n {4}at |\[object Object\]/.test(message)) return fault('a message that is not for people', error);
  return { kind: 'refused', code };
}

function fault(text: string, error?: unknown): FuzzAnswer {
  const details = error instanceof Error ? `: ${(error.stack ?? error.message).slice(0, 2000)}` : '';
  return { kind: 'fault', text: error === undefined || details ? `${text}${details}` : `${text}: ${typeof error}` };
}

function isPlan(plan: DeliveryPipelinePlan): boolean {
  return Object.isFrozen(plan) && typeof JSON.stringify(plan) === 'string';
}

const KNOWN = [Object.prototype, Array.prototype, Function.prototype].map((prototype) => ({
  prototype,
  keys: Reflect.ownKeys(prototype).length,
}));

function findPollution(): string | undefined {
  const changed = KNOWN.find(({ prototype, keys }) => Reflect.ownKeys(prototype).length !== keys);
  return changed && `another key: ${Reflect.ownKeys(changed.prototype).map(String).at(-1)}`;
}

/** A folder is made only where a file is written. */
function withFolder<T>({ form, platform }: FuzzCase, action: (folder: string) => T): T {
  if (form !== 'file' && platform?.form !== 'file') return action('');
  const folder = mkdtempSync(join(tmpdir(), 'tap-pipeline-fuzz-'));
  try {
    return action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
