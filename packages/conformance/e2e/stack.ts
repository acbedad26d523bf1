import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { Cloud, type Secrets, startStandInProvider } from '../src/stand-in';
import { Engine } from './engine';

/** A stack with nothing in it yet: the engine, and the cloud that its provider makes things in. */
export interface EmptyStack {
  /** The engine. */
  readonly engine: Engine;
  /** What exists. */
  readonly cloud: Cloud;
}

/** The specs that programs build. */
export const SPECS = {
  /** Network, Fargate service and CodeDeploy blue/green. */
  blueGreen: join(__dirname, '..', '..', 'core-model', 'fixtures', 'python-blue-green.pipeline.yaml'),
  /** Ends with an image; has every kind of secret. */
  small: join(__dirname, 'specs', 'small.pipeline.yaml'),
};

/** A stack of the program with a spec; everything of it ends with the test. */
export async function createStack(
  test: TestContext,
  spec: keyof typeof SPECS,
  config: { readonly [key: string]: string } = {},
  secrets: Secrets = SECRETS,
): Promise<EmptyStack> {
  const cloud = new Cloud();
  const provider = await startStandInProvider(cloud, { secrets });
  const engine = new Engine(provider.attach);
  test.after(() => {
    provider.stop();
    engine.remove();
  });
  await engine.createStack();
  await engine.configure({ spec: SPECS[spec], ...config });
  return { engine, cloud };
}

const SECRETS: Secrets = { 'notes/github': '{ "token": "not-a-token" }' };
