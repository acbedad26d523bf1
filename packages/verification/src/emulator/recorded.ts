import type { Template } from '@tap-pipeline/conformance';
import { type Cloud, createCloud } from './cloud';

/** What services answered when a stack was read back, so that it can be read back again without them. */
export interface Recording {
  /** Region. */
  readonly region: string;
  /** Account. */
  readonly account: string;
  /** The template as the CDK made it. */
  readonly template: Template;
  /** What CloudFormation said that `Ref` is. */
  readonly physicalIds: { readonly [logicalId: string]: string };
  /** Answers by question. */
  readonly answers: Answers;
}

/** Answers of services by their questions: `GetRoleCommand {"RoleName":"orders-build-role-dev"}`. */
export type Answers = { readonly [question: string]: Answer };

/** An answer, or the name and text of an error. */
export type Answer = { readonly output: unknown } | { readonly error: readonly [name: string, message: string] };

/** Clients that ask as ever, and write down what they are answered. */
export function recordCloud(cloud: Cloud): { readonly cloud: Cloud; readonly answers: Answers } {
  const answers: { [question: string]: Answer } = {};
  const recording = wrapClients(cloud, (client) => async (question, command) => {
    try {
      const { $metadata: _metadata, ...output } = Object(await client.send(command));
      answers[question] = { output };
      return output;
    } catch (error) {
      if (error instanceof Error) answers[question] = { error: [error.name, error.message] };
      throw error;
    }
  });
  return { cloud: recording, answers };
}

/** Clients that answer from a recording. A question that was not asked then is an error. */
export function replayCloud(answers: Answers): Cloud {
  return wrapClients(createCloud({ region: 'us-east-1', endpoint: 'http://127.0.0.1:1' }), () => async (question) => {
    const answer = answers[question];
    if (!answer) throw new Error(`nobody answered ${question} when this was recorded`);
    if ('output' in answer) return structuredClone(answer.output);
    const [name, message] = answer.error;
    throw Object.assign(new Error(message), { name });
  });
}

/** What is sent in the place of a client. */
type Send = (question: string, command: object) => Promise<unknown>;

interface Client {
  send(command: object): Promise<unknown>;
}

function wrapClients(cloud: Cloud, toSend: (client: Client) => Send): Cloud {
  const clients = Object.entries(cloud).map(([name, client]) => [name, wrapClient(client, toSend)]);
  return { ...cloud, ...Object.fromEntries(clients) };
}

function wrapClient<T extends object>(client: T, toSend: (client: Client) => Send): T {
  const original: unknown = Reflect.get(client, 'send');
  if (typeof original !== 'function') throw new Error('a client of a service has a method send');
  const send = toSend({ send: (command) => Reflect.apply(original, client, [command]) });
  const ask = (command: object) => send(toQuestion(command), command);
  return new Proxy(client, { get: (target, name) => (name === 'send' ? ask : Reflect.get(target, name)) });
}

function toQuestion(command: object): string {
  return `${command.constructor.name} ${JSON.stringify(Reflect.get(command, 'input'))}`;
}
