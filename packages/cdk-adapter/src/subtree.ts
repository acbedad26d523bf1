import type { Construct } from 'constructs';

/** One construct, or list of constructs, for every block of a plan: a block that is forgotten does not compile. */
export type Built<Plan> = {
  readonly [Name in keyof Required<Plan>]: Required<Plan>[Name] extends readonly unknown[]
    ? readonly Construct[]
    : object extends Pick<Plan, Name>
      ? Construct | undefined
      : Construct;
};
