import type { handleUnaryCall } from '@grpc/grpc-js';
import { grpc } from './sdk';

/** A method of a service: what it returns is the answer, what it throws is told to the caller. */
export function answer<Request, Response>(
  method: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve(call.request)
      .then(method)
      .then((response) => callback(null, response))
      .catch((error: unknown) => callback({ code: grpc.status.UNKNOWN, details: messageOf(error) }));
  };
}

/** A method that the recorder does not have. */
export function refuse<Request, Response>(what: string): handleUnaryCall<Request, Response> {
  return answer<Request, Response>(() => {
    throw new Error(`the recorder does not support ${what}`);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
