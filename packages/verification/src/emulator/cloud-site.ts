import type { Template } from '@tap-pipeline/conformance';
import type { PipelineSpec } from '@tap-pipeline/core-model';
import type { Cdk } from './cdk';
import type { Cloud } from './cloud';
import { toDeployable } from './deployable';
import { type Execution, startPipeline } from './execution';
import { type Inventory, takeInventory } from './inventory';
import type { Known } from './known';
import { type Reading, readBack } from './read-back';
import { READERS } from './readers';
import { type Recording, recordCloud } from './recorded';
import type { Site } from './site';
import { readPhysicalIds } from './stack';

/** What a {@link CloudSite} is made of. */
export interface CloudSiteOptions {
  /** Its services. */
  readonly cloud: Cloud;
  /** Region. */
  readonly region: string;
  /** Account. */
  readonly account: string;
  /** What is known of it. */
  readonly known: Known;
  /** Whether nobody else has anything there. */
  readonly isOurs: boolean;
  /** The stack of a system. */
  readonly stackOf: (system: string) => { readonly name: string; readonly cdk: Pick<Cdk, 'deploy' | 'destroy'> };
  /** Gets what services answered, each time that a stack was read back. @default nobody */
  readonly onReading?: (stack: string, recording: Recording) => void;
}

/** A place where stacks are deployed: an emulator and an account differ in the options alone. */
export class CloudSite implements Site {
  constructor(private readonly options: CloudSiteOptions) {}

  get known(): Known {
    return this.options.known;
  }

  get isOurs(): boolean {
    return this.options.isOurs;
  }

  inventory(): Promise<Inventory> {
    return takeInventory(this.options.cloud);
  }

  deploy(system: string, spec: PipelineSpec): Promise<Template> {
    return this.options.stackOf(system).cdk.deploy(spec);
  }

  read(system: string, template: Template): Promise<Reading> {
    return this.readStack(this.options.stackOf(system).name, template);
  }

  /** Reads back a stack that was deployed in any way. */
  async readStack(name: string, template: Template): Promise<Reading> {
    const { region, account, known, onReading } = this.options;
    const { cloud, answers } = recordCloud(this.options.cloud);
    const physicalIds = await readPhysicalIds(cloud, name);
    const { otherAttributes } = known;
    const deployable = toDeployable(template);
    const reading = await readBack(cloud, { deployable, physicalIds, region, account, otherAttributes }, READERS);
    onReading?.(name, { region, account, template, physicalIds, answers });
    return reading;
  }

  start(pipeline: string): Promise<Execution> {
    return startPipeline(this.options.cloud, pipeline);
  }

  destroy(system: string): Promise<void> {
    return this.options.stackOf(system).cdk.destroy();
  }
}
