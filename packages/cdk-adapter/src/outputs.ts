import type { OutputPlan } from '@tap-pipeline/core-model';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { References } from './references';

/**
 * Tells the plan's outputs under exactly their names. Where the stack has something of that name already,
 * for example the output of another pipeline, the path of the construct goes before the name.
 * @returns the values, by name
 */
export function createOutputs(
  scope: Construct,
  plan: readonly OutputPlan[],
  references: References,
): { readonly [name: string]: string } {
  return Object.fromEntries(
    plan.map(({ name, description, value }) => {
      const resolved = references.resolve(value);
      new CfnOutput(scopeFor(scope, name), name, { description, value: resolved });
      return [name, resolved];
    }),
  );
}

/** At the root of the stack the id of a construct is its logical id. */
function scopeFor(scope: Construct, name: string): Construct {
  const stack = Stack.of(scope);
  return stack.node.tryFindChild(name) ? scope : stack;
}
