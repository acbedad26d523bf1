import { ResourceMonitorClient } from '@pulumi/pulumi/proto/resource_grpc_pb';
import {
  RegisterResourceRequest,
  type RegisterResourceResponse,
  ResourceInvokeRequest,
  type ResourceInvokeResponse,
} from '@pulumi/pulumi/proto/resource_pb';
import { Monitor } from '../../src/testing/monitor';
import { Registrations } from '../../src/testing/registrations';
import { grpc, Struct } from '../../src/testing/sdk';

const BUCKET = 'aws:s3/bucket:Bucket';

describe('the engine that a recorder stands in for', () => {
  const registrations = new Registrations();
  const server = new grpc.Server();
  let client: ResourceMonitorClient;

  beforeAll(async () => {
    const scope = { project: 'orders', stack: 'dev' };
    new Monitor(registrations, { scope, answers: { twice: () => ({ n: 2 }) }, outputs: () => ({}) }).serve(server);
    const port = await new Promise<number>((tell, fail) => {
      const credentials = grpc.ServerCredentials.createInsecure();
      server.bindAsync('127.0.0.1:0', credentials, (error, bound) => (error ? fail(error) : tell(bound)));
    });
    client = new ResourceMonitorClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  });

  afterAll(() => {
    client.close();
    server.forceShutdown();
  });

  const invoke = (request: ResourceInvokeRequest) =>
    new Promise<ResourceInvokeResponse>((tell, fail) => {
      client.invoke(request, (error, response) => (error ? fail(error) : tell(response)));
    });

  test('takes a message without properties for one of none', async () => {
    const response = await new Promise<RegisterResourceResponse>((tell, fail) => {
      const request = new RegisterResourceRequest().setType(BUCKET).setName('empty').setCustom(true);
      client.registerResource(request, (error, answer) => (error ? fail(error) : tell(answer)));
    });
    expect(response.getUrn()).toBe(`urn:pulumi:dev::orders::${BUCKET}::empty`);
    expect(registrations.toRecording().resources).toMatchObject([{ name: 'empty', inputs: {} }]);
    const answer = await invoke(new ResourceInvokeRequest().setTok('twice'));
    expect(answer.getReturn()?.toJavaScript()).toEqual({ n: 2 });
  });

  test('knows the state of no resource that was not registered', async () => {
    const urn = `urn:pulumi:dev::orders::${BUCKET}::nowhere`;
    const request = new ResourceInvokeRequest().setTok('pulumi:pulumi:getResource');
    await expect(invoke(request.setArgs(Struct.fromJavaScript({ urn })))).rejects.toThrow(
      `the program has no resource ${urn}`,
    );
  });
});
