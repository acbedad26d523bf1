import type { Problem } from '../problem';
import { branchReference, contradictingPattern, emptyPattern, mixedTriggers } from '../problems/source';
import type { TriggersSpec } from '../source';
import type { Rule, RuleContext } from './rule';

/** Rules about the source and what starts the pipeline. */
export const sourceRules: readonly Rule[] = [
  { concerns: ['source'], find: findTriggers },
  { concerns: ['source'], find: findBranchReference },
];

function findTriggers({ spec: { source } }: RuleContext): readonly Problem[] {
  if (!('triggers' in source) || source.triggers === 'none') return [];
  const { triggers } = source;
  const mixed = triggers.tags && triggers.paths ? [mixedTriggers('source.triggers')] : [];
  return [...mixed, ...findPatterns(triggers, 'paths'), ...findPatterns(triggers, 'tags')];
}

function findPatterns(triggers: TriggersSpec, key: 'paths' | 'tags'): readonly Problem[] {
  const patterns = triggers[key] ?? [];
  return patterns.flatMap((pattern, index) => {
    const path = `source.triggers.${key}[${index}]`;
    if (pattern === '!') return [emptyPattern(path)];
    return pattern.startsWith('!') && patterns.includes(pattern.slice(1))
      ? [contradictingPattern(path, pattern.slice(1))]
      : [];
  });
}

function findBranchReference({ spec: { source } }: RuleContext): readonly Problem[] {
  if (!('branch' in source)) return [];
  const name = /^refs\/(?:heads|tags)\/(.+)$/.exec(source.branch)?.[1];
  return name === undefined ? [] : [branchReference('source.branch', source.branch, name)];
}
