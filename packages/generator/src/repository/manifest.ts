import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GeneratorFailure } from '../failure';
import { isComplete, type KnownAnswers, QUESTIONS } from '../interview/questions';
import type { Answers } from '../scaffold/answers';
import { inspect } from './file-system';

/** Name of the file in which the generator records what it wrote; it belongs into the repository. */
export const MANIFEST_FILE = '.tap-pipeline.json';

/** What the generator wrote into a repository. With it, a later run knows what people edited. */
export interface Manifest {
  /** Version of this format. */
  readonly version: 1;
  /** The answers for each service, in the order in which the services were added. */
  readonly services: readonly Answers[];
  /** What each file was written with, by its path: the start of the SHA-256 of its text. */
  readonly files: { readonly [path: string]: string };
}

/** The record of an empty repository. */
export const EMPTY_MANIFEST: Manifest = { version: 1, services: [], files: {} };

/**
 * The record in a folder, or `undefined` when the generator has not written there.
 * @throws GeneratorFailure when the record cannot be read
 */
export function tryReadManifest(folder: string): Manifest | undefined {
  const path = join(folder, MANIFEST_FILE);
  if (!existsSync(path)) return undefined;
  const manifest = tryParseManifest(path);
  if (manifest) return manifest;
  throw new GeneratorFailure(
    'unreadable-record',
    `${path} is not what this release of the generator writes`,
    'restore it from version control, or use the release that wrote it',
  );
}

/** The text of the record; the same content gives the same bytes. */
export function formatManifest({ version, services, files }: Manifest): string {
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  const content = { version, services: services.map(inOrder), files: sorted };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** The record with the answers for one more service, or with new ones for a service that it has. */
export function recordService(manifest: Manifest, answers: Answers): Manifest {
  const isKnown = manifest.services.some(({ name }) => name === answers.name);
  const services = manifest.services.map((service) => (service.name === answers.name ? answers : service));
  return { ...manifest, services: isKnown ? services : [...services, answers] };
}

/** What a text is recognised by. Line ends do not count, since git may change them. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex').slice(0, 32);
}

/** The answers in the order of the questions, whatever order they came in. */
function inOrder(answers: Answers): object {
  return Object.fromEntries(QUESTIONS.map(({ name }) => [name, answers[name]]));
}

function tryParseManifest(path: string): Manifest | undefined {
  const content = tryParseJson(inspect(path, () => readFileSync(path, 'utf8')));
  if (!isRecord(content) || content.version !== 1 || !Array.isArray(content.services)) return undefined;
  const services = content.services.map(tryReadAnswers).filter((answers) => answers !== undefined);
  const { files } = content;
  if (services.length < content.services.length || !isRecord(files)) return undefined;
  const hashes = Object.entries(files).map(([file, hash]) => [file, String(hash)] as const);
  return { version: 1, services, files: Object.fromEntries(hashes) };
}

/** Answers are read as they are typed, so that no value gets in that could not be answered. */
function tryReadAnswers(value: unknown): Answers | undefined {
  if (!isRecord(value)) return undefined;
  let known: KnownAnswers = {};
  for (const { name, toAnswer } of QUESTIONS) {
    const text = value[name];
    if (typeof text === 'string') known = { ...known, ...toAnswer(text) };
  }
  return isComplete(known) ? known : undefined;
}

function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
