/** What the history says about a release: the last one, and the Conventional Commits since. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ROOT } from './run.mjs';

const SUBJECT = /^(?<type>[a-z]+)(?:\((?<scope>[^)]+)\))?(?<mark>!)?: (?<text>.+)$/;
const FOOTER = /^BREAKING[ -]CHANGE: (?<text>.+(?:\n(?!\n).+)*)/m;
const [FIELD, RECORD] = ['\u001f', '\u001e'];

/** Asks git about the repository in a folder; the root of this one where none is given. */
export function git(args, cwd = fileURLToPath(ROOT)) {
  return execFileSync('git', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/**
 * The tag of the last release that the current commit contains, such as `v0.1.0`.
 *
 * @returns {string | undefined} undefined where nothing was released yet, or where there is no repository
 */
export function tryFindLastRelease(cwd) {
  try {
    return git(['describe', '--tags', '--abbrev=0', '--match=v[0-9]*'], cwd).trim();
  } catch {
    return undefined;
  }
}

/**
 * The commits after a tag that keep to the convention, the newest first.
 *
 * @param {string | undefined} tag undefined: all commits
 * @param {{ cwd?: string, path?: string }} where path: only those that change something in this folder
 */
export function readCommits(tag, { cwd, path = '.' } = {}) {
  const range = tag ? [`${tag}..HEAD`] : [];
  const format = `--format=%h${FIELD}%s${FIELD}%b${RECORD}`;
  return git(['log', '--no-merges', format, ...range, '--', path], cwd)
    .split(RECORD)
    .flatMap((record) => tryParseCommit(...record.trim().split(FIELD)) ?? []);
}

/**
 * A commit in its parts; undefined where it does not keep to the convention.
 *
 * @returns {{ hash: string, type: string, scope?: string, text: string, breaking?: string } | undefined} breaking: what
 *   users have to change, in the words of the footer, or else of the subject
 */
export function tryParseCommit(hash, subject = '', body = '') {
  const parts = subject.match(SUBJECT)?.groups;
  if (!parts) return undefined;
  const { type, scope, mark, text } = parts;
  const footer = body.match(FOOTER)?.groups.text.replace(/\s+/g, ' ');
  return { hash, type, scope, text, breaking: footer ?? (mark && text) };
}
