import { type FactValue, isFactList, isFactObject } from '../facts';
import { mapValues } from './properties';

/**
 * A policy document in one form: what IAM takes as one thing or a list is a list, and lists without order are
 * sorted. From the IAM User Guide, "Grammar of the IAM JSON policy language".
 */
export function normalisePolicy(document: FactValue): FactValue {
  if (!isFactObject(document)) return document;
  return { ...document, Statement: toList(document.Statement).map(normaliseStatement) };
}

function normaliseStatement(statement: FactValue): FactValue {
  if (!isFactObject(statement)) return statement;
  return Object.fromEntries(Object.entries(statement).map(([key, value]) => [key, normaliseElement(key, value)]));
}

function normaliseElement(key: string, value: FactValue): FactValue {
  if (SETS.has(key)) return toSet(value);
  if (key === 'Principal' && isFactObject(value)) return mapValues(value, toSet);
  if (key === 'Condition' && isFactObject(value)) {
    return mapValues(value, (test) => (isFactObject(test) ? mapValues(test, toSet) : test));
  }
  return value;
}

const SETS = new Set(['Action', 'NotAction', 'Resource', 'NotResource']);

function toSet(value: FactValue): FactValue {
  return [...toList(value)].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

function toList(value: FactValue | undefined): readonly FactValue[] {
  if (value === undefined) return [];
  return isFactList(value) ? value : [value];
}
