import { createRequire } from 'node:module';

/**
 * The libraries of the SDK, in the SDK's own copies: messages and connections that another copy of a library
 * made are refused. So the recorder needs no libraries of its own.
 */
const requireFromSdk = createRequire(require.resolve('@pulumi/pulumi/package.json'));

/** gRPC. */
export const grpc = requireFromSdk('@grpc/grpc-js') as typeof import('@grpc/grpc-js');

/** Objects in protocol buffers. */
export const { Struct } = requireFromSdk(
  'google-protobuf/google/protobuf/struct_pb',
) as typeof import('google-protobuf/google/protobuf/struct_pb');

/** Nothing in protocol buffers. */
export const { Empty } = requireFromSdk(
  'google-protobuf/google/protobuf/empty_pb',
) as typeof import('google-protobuf/google/protobuf/empty_pb');
