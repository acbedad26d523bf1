import { type handleUnaryCall, status } from '@grpc/grpc-js';

/** A method of a service: what it returns is the answer, what it throws is told to the caller. */
export function answer<Request, Response>(method: (request: Request) => Response): handleUnaryCall<Request, Response> {
  return ({ request }, callback) => {
    try {
      callback(null, method(request));
    } catch (error) {
      callback({ code: status.UNKNOWN, details: String(error) });
    }
  };
}
