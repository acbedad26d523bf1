import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { Cloud } from './cloud';
import type { Secrets } from './functions';
import { serveProvider } from './provider-service';

/** Options of {@link startStandInProvider}. */
export interface StandInOptions {
  /** What is in Secrets Manager. @default nothing */
  readonly secrets?: Secrets;
}

/** A provider that runs. */
export interface StandInProvider {
  /** Port on 127.0.0.1. */
  readonly port: number;
  /** Value of PULUMI_DEBUG_PROVIDERS with which the engine uses it in place of the AWS provider. */
  readonly attach: string;
  /** Ends it. */
  readonly stop: () => void;
}

/**
 * Starts a provider for Pulumi's engine that stands in for the AWS provider: it makes resources in a
 * {@link Cloud}, in the memory of this process. It has no schema, so it takes inputs as they come, adds no
 * defaults to them, and knows no outputs but those that the Pulumi adapter reads.
 */
export async function startStandInProvider(
  cloud: Cloud,
  { secrets = {} }: StandInOptions = {},
): Promise<StandInProvider> {
  const server = new Server({ 'grpc.max_receive_message_length': MOST_BYTES });
  serveProvider(server, cloud, secrets);
  const port = await listen(server);
  return { port, attach: `aws:${port}`, stop: () => server.forceShutdown() };
}

const MOST_BYTES = 400 * 1024 * 1024;

function listen(server: Server): Promise<number> {
  return new Promise((tell, fail) => {
    const credentials = ServerCredentials.createInsecure();
    server.bindAsync('127.0.0.1:0', credentials, (error, port) => (error ? fail(error) : tell(port)));
  });
}
