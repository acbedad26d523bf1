import type { PipelineSpec } from '@tap-pipeline/core-model';
import type { WholeText } from './strange-texts';
import type { StrangeValue } from './strange-values';

/**
 * One thing to try: a valid spec, what is done to it, and the way it goes in. It is data, so that it can be sent to the
 * thread that tries it, made smaller, and shown.
 */
export interface FuzzCase {
  /** A valid spec. */
  readonly spec: PipelineSpec;
  /** What is done to it. */
  readonly edits: readonly ValueEdit[];
  /** How it goes in: as an object, through `definePipeline`, as a text, or as a file. */
  readonly form: 'object' | 'define' | 'yaml' | 'json' | 'file';
  /** What is done to the text of it. */
  readonly textEdits: readonly TextEdit[];
  /** How a file is called and written; for files only. */
  readonly file: { readonly ending: string; readonly encoding: 'utf8' | 'utf16le' | 'latin1' };
  /** Settings from outside. */
  readonly sources: FuzzSources;
  /** Platform settings; absent: none. */
  readonly platform?: FuzzPlatform;
}

/** A value, or the name of one that cannot be sent. */
export type FuzzValue = { readonly plain: unknown } | { readonly strange: StrangeValue };

/** A change of a value. `place` chooses one of its places, however many there are. */
export type ValueEdit =
  | { readonly do: 'set'; readonly place: number; readonly to: FuzzValue }
  | { readonly do: 'add'; readonly place: number; readonly key: string; readonly to: FuzzValue }
  | { readonly do: 'remove'; readonly place: number }
  | { readonly do: 'repeat'; readonly place: number; readonly times: number };

/** A change of a text. `at` chooses a place in it, from 0 to 1. */
export type TextEdit =
  | { readonly do: 'insert'; readonly at: number; readonly text: string }
  | { readonly do: 'cut'; readonly at: number; readonly length: number }
  | { readonly do: 'double'; readonly at: number; readonly length: number }
  | { readonly do: 'end'; readonly at: number }
  | { readonly do: 'lines'; readonly as: 'crlf' | 'cr' | 'tabs' }
  | { readonly do: 'whole'; readonly text: WholeText };

/** Settings from outside the spec. */
export interface FuzzSources {
  /** By the name of the setting. */
  readonly explicit?: { readonly [name: string]: FuzzValue };
  /** By key. */
  readonly context?: { readonly [key: string]: FuzzValue };
  /** Environment variables. */
  readonly variables?: { readonly [name: string]: string };
  /** Account id. */
  readonly account?: string;
  /** Region. */
  readonly region?: string;
}

/** Platform settings. */
export interface FuzzPlatform {
  /** How they go in. */
  readonly form: 'object' | 'yaml' | 'file';
  /** Valid, or nearly so. */
  readonly settings: unknown;
  /** What is done to them. */
  readonly edits: readonly ValueEdit[];
  /** What is done to the text of them. */
  readonly textEdits: readonly TextEdit[];
}

/** What came of a case. */
export type FuzzAnswer =
  | { /** There is a plan. */ readonly kind: 'plan' }
  | {
      /** It was refused, with a path and a code. */
      readonly kind: 'refused';
      /** Code of the first problem. */
      readonly code: string;
    }
  | {
      /** It was neither planned nor refused as it should be. */
      readonly kind: 'fault';
      /** What happened. */
      readonly text: string;
    };
