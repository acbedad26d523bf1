import type { Text } from './text';

/** An environment variable of a build or a container. */
export interface VariablePlan {
  /** Name. */
  readonly name: string;
  /** Where the value comes from: itself, Parameter Store, or Secrets Manager; the last two are read when the program starts. */
  readonly kind: 'plain' | 'parameter' | 'secret';
  /** The value, the name or ARN of the parameter, or of the secret with its JSON key. */
  readonly value: Text;
}
