import { parsePath } from './path';

const LONGEST = 60;

/** Keys below which values may be secrets, so that they are not repeated in messages. */
const PRIVATE_PARTS = ['environment', 'args', 'token', 'username', 'password', 'secret', 'registryCredentials'];

/** Texts that are a credential whatever they are used for. */
const CREDENTIALS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/, 'an AWS access key id'],
  [/\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}/, 'a GitHub token'],
  [/\bglpat-[A-Za-z0-9_-]{20,}/, 'a GitLab token'],
  [/\bxox[abeoprs]-[A-Za-z0-9-]{10,}/, 'a Slack token'],
  [/\bdckr_pat_[A-Za-z0-9_-]{20,}/, 'a Docker Hub token'],
  [/\bnpm_[A-Za-z0-9]{36}\b/, 'an npm token'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
];

/** What credential the text holds (`an AWS access key id`), or `undefined`. */
export function findCredential(text: string): string | undefined {
  return CREDENTIALS.find(([pattern]) => pattern.test(text))?.[1];
}

/** The value as JSON, shortened, or `undefined` where it may be a secret. */
export function showValue(value: unknown, path = ''): string | undefined {
  const isPrivate = parsePath(path).some((part) => PRIVATE_PARTS.includes(String(part)));
  if (isPrivate && typeof value === 'string') return undefined;
  if (typeof value === 'string')
    return findCredential(value) ? undefined : shorten(JSON.stringify(value.slice(0, 4 * LONGEST)));
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

/** `, got 150`, or nothing where the value may be a secret. */
export function got(shown: string | undefined): string {
  return shown === undefined ? '' : `, got ${shown}`;
}

/** The text in one line, cut to what fits in a message. */
export function shorten(text: string): string {
  const beginning = text.slice(0, 4 * LONGEST);
  const line = beginning.replace(/\s*\n\s*/g, ' ');
  return line.length <= LONGEST && beginning === text ? line : `${line.slice(0, LONGEST - 1)}…`;
}

/** `a, b or c`. */
export function listWords(words: readonly string[], last = 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** What kind of value it is, in words: `a list`. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value === 'string' ? 'text' : typeof value}`;
}
