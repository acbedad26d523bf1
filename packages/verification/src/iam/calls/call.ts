import { ACCOUNT, REGION } from '../cloud';
import type { Context, Request } from '../evaluate';
import type { DocumentId } from './documents';

/** A call that a component makes in its life. */
export interface LifeCall extends Request {
  /** What it is for, in a few words. */
  readonly what: string;
  /** Where AWS says so. */
  readonly document: DocumentId;
}

/** What the calls of a list have in common. */
export interface Purpose {
  /** ARN of who calls, or the name of a service. */
  readonly principal: string;
  /** What for. */
  readonly what: string;
  /** Where AWS says so. */
  readonly document: DocumentId;
  /** What conditions ask for. @default nothing */
  readonly context?: Context;
}

/** The calls of every one of the actions on every one of the resources. */
export function callsFor(
  { principal, what, document, context = {} }: Purpose,
  actions: readonly string[],
  resources: readonly string[],
): readonly LifeCall[] {
  return actions.flatMap((action) =>
    resources.map((resource) => ({ principal, what, document, action, resource, context })),
  );
}

/** Requests over HTTPS. */
export const OVER_TLS: Context = { 'aws:SecureTransport': 'true' };

/** Requests over plain HTTP. */
export const OVER_PLAIN_HTTP: Context = { 'aws:SecureTransport': 'false' };

/** Roles that are handed to a service: `ecs-tasks`. */
export function passedTo(service: string): Context {
  return { 'iam:PassedToService': `${service}.amazonaws.com` };
}

/** Uses of a key that a service asks for with the rights of who called it. */
export function through(service: string): Context {
  return { 'kms:ViaService': `${service}.${REGION}.amazonaws.com`, 'kms:CallerAccount': ACCOUNT };
}
