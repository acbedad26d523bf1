import type { PlanContext } from './context';
import { planGitTriggers } from './pipeline/git-triggers';
import { planActionRoles, planPipelineRole } from './pipeline/roles';
import { planStages } from './pipeline/stages';
import type { RuntimePlan } from './pipeline-plan';
import type { Ordered } from './vocabulary/order';
import type { Reference } from './vocabulary/reference';
import { ref } from './vocabulary/reference';
import type { RolePlan } from './vocabulary/statement';
import type { Text } from './vocabulary/text';

/** The CodePipeline pipeline. */
export interface PipelinePlan extends Ordered {
  /** Name, at most 100 characters. */
  readonly name: string;
  /** Pipeline type; triggers, variables and stage conditions need V2. */
  readonly type: 'V2';
  /** What happens when an execution starts while another runs. */
  readonly executionMode: 'QUEUED';
  /** Role of the pipeline itself: the artifacts, and assuming the roles of its actions. */
  readonly role: RolePlan;
  /** Roles of actions, one a kind of work, so that only the deploy action can pass roles. */
  readonly actionRoles: readonly RolePlan[];
  /** Where artifacts lie. */
  readonly artifactStore: ArtifactLocationPlan;
  /** Stages in order; only the first holds source actions. */
  readonly stages: readonly StagePlan[];
  /** What starts the pipeline besides the source's own detection. */
  readonly triggers: readonly GitTriggerPlan[];
}

/** Where artifacts lie. */
export interface ArtifactLocationPlan {
  /** Name of the bucket. */
  readonly bucket: Reference;
  /** Key that artifacts are encrypted with; absent: the bucket's default. */
  readonly encryptionKey?: Reference;
}

/** A stage. */
export interface StagePlan {
  /** Name, unique in the pipeline. */
  readonly name: string;
  /** Actions; those with the same run order run side by side. */
  readonly actions: readonly ActionPlan[];
  /** What CodePipeline runs once more, by itself, when the stage fails; absent: nothing. */
  readonly retry?: 'FAILED_ACTIONS' | 'ALL_ACTIONS';
}

/** An action. */
export interface ActionPlan {
  /** Name, unique in its stage. */
  readonly name: string;
  /** CodePipeline's category. */
  readonly category: 'Source' | 'Build' | 'Test' | 'Deploy' | 'Approval' | 'Invoke';
  /** Whose action it is. */
  readonly owner: 'AWS' | 'ThirdParty';
  /** CodePipeline's provider, for example `CodeBuild`. */
  readonly provider: string;
  /** Version of the provider. */
  readonly version: string;
  /** Place in the order of the stage, from 1. */
  readonly runOrder: number;
  /** Configuration; every value is text of at most 1000 characters. */
  readonly configuration: { readonly [key: string]: ConfigurationValue };
  /** Artifacts that it reads. */
  readonly inputs: readonly string[];
  /** Artifacts that it writes. */
  readonly outputs: readonly string[];
  /** Namespace of the variables that it hands to later actions. */
  readonly namespace?: string;
  /** Role that it runs with; absent for approvals. */
  readonly role?: Reference;
  /** Minutes after which it fails; for approvals only. */
  readonly timeoutMinutes?: number;
}

/** A value of an action's configuration: text, or a secret that the backend reads and never shows. */
export type ConfigurationValue = Text | SecretValue;

/** A value in Secrets Manager that an action's configuration needs in clear. */
export interface SecretValue {
  /** The secret. */
  readonly secret: {
    /** Name or ARN. */
    readonly name: string;
    /** Key inside it; absent: the whole secret. */
    readonly jsonKey?: string;
  };
}

/** A trigger on pushes or pull requests of a connected repository. */
export interface GitTriggerPlan {
  /** Name of the source action. */
  readonly sourceAction: string;
  /** Pushes that start the pipeline; one that matches any entry does. */
  readonly push: readonly PushFilterPlan[];
  /** Pull requests that start the pipeline. */
  readonly pullRequest: readonly PullRequestFilterPlan[];
}

/** Globs that are let in and kept out. */
export interface GlobFilterPlan {
  /** Let in; absent: all. */
  readonly includes?: readonly string[];
  /** Kept out; absent: none. */
  readonly excludes?: readonly string[];
}

/** A filter on pushes. */
export interface PushFilterPlan {
  /** Branches; never together with tags. */
  readonly branches?: GlobFilterPlan;
  /** Tags. */
  readonly tags?: GlobFilterPlan;
  /** Paths of changed files. */
  readonly paths?: GlobFilterPlan;
}

/** A filter on pull requests. */
export interface PullRequestFilterPlan {
  /** Events: `OPEN`, `UPDATED`, `CLOSED`. */
  readonly events: readonly ('OPEN' | 'UPDATED' | 'CLOSED')[];
  /** Branches that the request is towards. */
  readonly branches: GlobFilterPlan;
  /** Paths of changed files. */
  readonly paths?: GlobFilterPlan;
}

/** The pipeline with its roles, stages and triggers. */
export function planPipelineBlock(context: PlanContext, runtime: RuntimePlan | undefined): PipelinePlan {
  const stages = planStages(context, runtime);
  const actionRoles = planActionRoles(context, stages, runtime);
  const name = pipelineName(context);
  return {
    name,
    type: 'V2',
    executionMode: 'QUEUED',
    role: planPipelineRole(context, actionRoles),
    actionRoles,
    artifactStore: {
      bucket: ref('bucket/artifacts', 'name'),
      ...(context.encryptionKey && { encryptionKey: context.encryptionKey }),
    },
    stages,
    triggers: planGitTriggers(context.spec.source),
    waitsFor: [
      'permissions/pipeline',
      ...actionRoles.map(({ id }) => `permissions/${id}` as const),
      'bucket/artifacts',
      'logs/pipeline',
      ...(context.spec.source.kind === 's3' && !context.spec.source.bucket ? (['bucket/source'] as const) : []),
    ],
  };
}

/** Physical name of the pipeline; roles, log group and events name it before it exists. */
export function pipelineName({ name }: PlanContext): string {
  return name('pipeline', 'pipeline');
}
