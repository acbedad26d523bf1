import { suggest } from '@tap-pipeline/core-model';

/** ` (did you mean render?)` when one of the words was probably meant, otherwise nothing. */
export function didYouMean(typed: string, words: readonly string[]): string {
  const meant = suggest(typed, words);
  return meant === undefined ? '' : ` (did you mean ${meant}?)`;
}
