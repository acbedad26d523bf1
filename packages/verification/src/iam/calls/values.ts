import { regional } from '../arns';
import { callsFor, type LifeCall, type Purpose } from './call';

/** ARNs of values that are read. */
export interface Values {
  /** Parameters of Parameter Store. */
  readonly parameters: readonly string[];
  /** Secrets of Secrets Manager. */
  readonly secrets: readonly string[];
}

/** Reading values when a build or a task starts. */
export function readsValues(purpose: Purpose, { parameters, secrets }: Values): readonly LifeCall[] {
  return [
    ...callsFor(purpose, ['ssm:GetParameters'], [...new Set(parameters)]),
    ...callsFor(purpose, ['secretsmanager:GetSecretValue'], [...new Set(secrets)]),
  ];
}

/** The ARN of a parameter, by its name. */
export function parameterArn(name: string): string {
  return regional('ssm', `parameter/${name.replace(/^\//, '')}`);
}

/** The ARN of a secret, by its name or ARN, with or without a JSON key behind it. Secrets Manager adds six characters to the name. */
export function secretArn(value: string): string {
  if (value.startsWith('arn:')) return value.split(':').slice(0, 7).join(':');
  return regional('secretsmanager', `secret:${value.split(':')[0]}-AbCdEf`);
}

/** The ARN that a value of a task definition is read from: a parameter, or a secret with its JSON key. */
export function valueFrom(arn: string): Values {
  if (arn.includes(':ssm:')) return { parameters: [arn], secrets: [] };
  const secret = arn.split(':').slice(0, 7).join(':');
  return { parameters: [], secrets: [/-[A-Za-z0-9]{6}$/.test(secret) ? secret : `${secret}-AbCdEf`] };
}
