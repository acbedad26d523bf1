import type { Component } from './component';

/** One component, or list of components, for every block of a plan: a block that is forgotten does not compile. */
export type Built<Plan> = {
  readonly [Name in keyof Required<Plan>]: Required<Plan>[Name] extends readonly unknown[]
    ? readonly Component[]
    : object extends Pick<Plan, Name>
      ? Component | undefined
      : Component;
};
