/** A word of a shell command, in single quotes where the shell would read it otherwise. */
export function quote(word: string): string {
  return /^[A-Za-z0-9_/.:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Words of a shell command, joined by blanks. */
export function command(...words: readonly string[]): string {
  return words.join(' ');
}

/**
 * Commands of which each runs only when the one before it went well. CodeBuild keeps one shell for all
 * commands, so no `set -e`: it would change the shell of the commands after it.
 */
export function script(...commands: readonly string[]): string {
  return commands.join(' &&\n');
}
