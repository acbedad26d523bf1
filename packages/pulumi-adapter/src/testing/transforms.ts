import { CallbacksClient } from '@pulumi/pulumi/proto/callback_grpc_pb';
import { type Callback, CallbackInvokeRequest } from '@pulumi/pulumi/proto/callback_pb';
import { TransformRequest, type TransformResourceOptions, TransformResponse } from '@pulumi/pulumi/proto/resource_pb';
import { grpc, Struct } from './sdk';
import { fromStruct, type WireObject } from './wire';

/** A resource on its way through transforms. */
export interface Transformed {
  /** Type token. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  /** URN of its parent. */
  readonly parent: string;
  /** Whether a provider makes it. */
  readonly custom: boolean;
  /** Inputs. */
  readonly properties: WireObject;
  /** Options. */
  readonly options: TransformResourceOptions;
}

/**
 * Runs the transforms of a program as the engine does: those of the resource, of its parents from the
 * nearest on, of the stack. They are functions of the program, called over a connection of its own.
 */
export class Transforms {
  private readonly own = new Map<string, readonly Callback[]>();
  private readonly ofStack: Callback[] = [];
  private readonly clients = new Map<string, CallbacksClient>();

  /** Remembers a transform of the stack. */
  addToStack(callback: Callback): void {
    this.ofStack.push(callback);
  }

  /** The resource as all of its transforms leave it; its own ones are remembered for its children. */
  async run(urn: string, callbacks: readonly Callback[], resource: Transformed): Promise<Transformed> {
    const own = [...callbacks, ...(this.own.get(resource.parent) ?? [])];
    this.own.set(urn, own);
    let result = resource;
    for (const callback of [...own, ...this.ofStack]) result = await this.call(callback, result);
    return result;
  }

  /** Ends all connections. */
  close(): void {
    for (const client of this.clients.values()) client.close();
  }

  private async call(callback: Callback, resource: Transformed): Promise<Transformed> {
    const request = new TransformRequest()
      .setType(resource.type)
      .setName(resource.name)
      .setParent(resource.parent)
      .setCustom(resource.custom)
      .setProperties(Struct.fromJavaScript(resource.properties))
      .setOptions(resource.options);
    const answer = TransformResponse.deserializeBinary(await this.send(callback, request.serializeBinary()));
    return {
      ...resource,
      properties: fromStruct(answer.getProperties()),
      options: answer.getOptions() ?? resource.options,
    };
  }

  private send(callback: Callback, request: Uint8Array): Promise<Uint8Array> {
    const client = this.connect(callback.getTarget());
    const message = new CallbackInvokeRequest().setToken(callback.getToken()).setRequest(request);
    return new Promise((resolve, reject) => {
      client.invoke(message, (error, response) => (error ? reject(error) : resolve(response.getResponse_asU8())));
    });
  }

  private connect(target: string): CallbacksClient {
    const client = this.clients.get(target) ?? new CallbacksClient(target, grpc.credentials.createInsecure());
    this.clients.set(target, client);
    return client;
  }
}
