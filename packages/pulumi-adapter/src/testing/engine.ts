import type { Server } from '@grpc/grpc-js';
import { EngineService, type IEngineServer } from '@pulumi/pulumi/proto/engine_grpc_pb';
import {
  GetRootResourceResponse,
  LogSeverity,
  RequirePulumiVersionResponse,
  SetRootResourceResponse,
} from '@pulumi/pulumi/proto/engine_pb';
import type { RecordedMessage } from './recording';
import type { Registrations } from './registrations';
import { Empty } from './sdk';
import { answer } from './service';

/** Adds the service that programs log to. */
export function serveEngine(server: Server, registrations: Registrations): void {
  const service: IEngineServer = {
    log: answer((request) => {
      const severity = SEVERITIES[request.getSeverity()];
      if (severity) registrations.messages.push({ severity, text: request.getMessage() });
      return new Empty();
    }),
    getRootResource: answer(() => new GetRootResourceResponse().setUrn(registrations.stackUrn ?? '')),
    setRootResource: answer(() => new SetRootResourceResponse()),
    startDebugging: answer(() => new Empty()),
    requirePulumiVersion: answer(() => new RequirePulumiVersionResponse()),
  };
  server.addService(EngineService, service);
}

const SEVERITIES: { readonly [severity in LogSeverity]: RecordedMessage['severity'] | undefined } = {
  [LogSeverity.DEBUG]: undefined,
  [LogSeverity.INFO]: 'info',
  [LogSeverity.WARNING]: 'warning',
  [LogSeverity.ERROR]: 'error',
};
