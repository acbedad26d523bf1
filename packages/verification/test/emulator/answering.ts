import type { Cloud } from '../../src/emulator/cloud';
import { replayCloud } from '../../src/emulator/recorded';

/** An answer, or what makes one of the question. */
export type Answer = object | ((input: unknown) => object);

/** Services that answer by the name of the command, and with nothing to all others. */
export function answering(answers: { readonly [command: string]: Answer }): Cloud {
  const send = async (command: object) => {
    const answer = answers[command.constructor.name] ?? {};
    return typeof answer === 'function' ? answer(Reflect.get(command, 'input')) : answer;
  };
  const cloud = replayCloud({});
  const clients = Object.entries(cloud).map(([name, client]) => [name, withSend(client, send)]);
  return { ...cloud, ...Object.fromEntries(clients) };
}

function withSend<T extends object>(client: T, send: unknown): T {
  return new Proxy(client, { get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)) });
}
