/** Something that a platform team asks of every spec. It is data, and holds for the spec with all its defaults. */
export interface PlatformRule {
  /**
   * Name of the rule, told to who breaks it: lower-case letters, digits and hyphens, beginning with a letter.
   * @pattern ^[a-z][a-z0-9]*(-[a-z0-9]+)*$
   * @maxLength 64
   */
  readonly name: string;

  /** Which specs the rule is for: those that have all of this. Left out: every spec. */
  readonly when?: RuleCondition;

  /** Which specs are excepted: those that have all of this. */
  readonly unless?: RuleCondition;

  /** What the spec must have. */
  readonly require: Requirement;

  /**
   * Why, in a sentence; told to who breaks the rule, after what is wrong.
   * @minLength 1
   * @maxLength 300
   */
  readonly message?: string;

  /**
   * Page that says more.
   * @pattern ^https?://[^ ]+$
   * @maxLength 1000
   */
  readonly docs?: string;
}

/** A kind of specs. Each key is a pattern or a list of them, in which `*` stands for any characters: `prod*`. */
export interface RuleCondition {
  /** Environment suffix. */
  readonly suffix?: RulePattern | readonly RulePattern[];
  /** Team; a spec without one fits no pattern. */
  readonly team?: RulePattern | readonly RulePattern[];
  /** Service. */
  readonly service?: RulePattern | readonly RulePattern[];
  /** What is deployed: `ecs`, or `none`. */
  readonly target?: RuleTarget | readonly RuleTarget[];
}

/**
 * A text in which `*` stands for any characters.
 * @minLength 1
 * @maxLength 256
 */
export type RulePattern = string;

/** A deploy target. */
export type RuleTarget = 'ecs' | 'none';

/**
 * What the values at a path must be. At least one key beside `path` is needed, and all must hold. Where a
 * spec has no value at the path, only `present` and `includes` ask for one.
 */
export interface Requirement {
  /**
   * Where in the spec: keys joined by dots, `[]` for every entry of a list, `*` for every name. Also `suffix`,
   * `account` and `region`, the last two as far as they are known before deployment.
   * @minLength 1
   * @maxLength 200
   */
  readonly path: string;

  /** The value. */
  readonly is?: RuleValue;

  /**
   * The values that are allowed.
   * @minItems 1
   */
  readonly in?: readonly RuleValue[];

  /**
   * The values that are not allowed.
   * @minItems 1
   */
  readonly notIn?: readonly RuleValue[];

  /** The smallest number. */
  readonly atLeast?: number;

  /** The largest number. */
  readonly atMost?: number;

  /** The form of the text, in which `*` stands for any characters: `acme/*`. */
  readonly like?: RulePattern;

  /** What one of the values must be, at a path with `[]` or `*`. */
  readonly includes?: RuleValue;

  /** Whether there must be a value (`true`), or must be none (`false`). */
  readonly present?: boolean;
}

/** A single value of a spec. */
export type RuleValue = string | number | boolean;
