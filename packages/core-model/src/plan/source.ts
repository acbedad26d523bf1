import type { Removal } from '../spec/pipeline-spec';
import { ABORT_UPLOAD_DAYS } from './artifact-store';
import type { PlanContext } from './context';
import type { BucketPlan } from './vocabulary/bucket';
import { planBucket } from './vocabulary/bucket';
import type { Reference } from './vocabulary/reference';

/** What is created for the source; all of it absent where the source exists already. */
export interface SourcePlan {
  /** CodeConnections connection. It stays pending until somebody confirms it in the console. */
  readonly connection?: ConnectionPlan;
  /** CodeCommit repository. */
  readonly repository?: RepositoryPlan;
  /** Bucket for zip files. */
  readonly bucket?: BucketPlan;
}

/** A CodeConnections connection. */
export interface ConnectionPlan {
  /** Name, at most 32 characters. */
  readonly name: string;
  /** Host: `GitHub`, `GitLab` or `Bitbucket`. */
  readonly providerType: 'GitHub' | 'GitLab' | 'Bitbucket';
}

/** A CodeCommit repository. */
export interface RepositoryPlan {
  /** Name, at most 100 characters. */
  readonly name: string;
  /** What it holds. */
  readonly description: string;
  /** Key that it is encrypted with; absent: CodeCommit's own. */
  readonly encryptionKey?: Reference;
  /** What happens on deletion of the stack. */
  readonly removal: Removal;
}

/** What is created for the source. */
export function planSource(context: PlanContext): SourcePlan {
  const { source } = context.spec;
  switch (source.kind) {
    case 'github':
    case 'gitlab':
    case 'bitbucket':
      return source.connection ? {} : { connection: planConnection(context, source.kind) };
    case 'codecommit':
      return source.repository ? {} : { repository: planRepository(context) };
    case 's3':
      return source.bucket ? {} : { bucket: planSourceBucket(context) };
    case 'ecr':
    case 'github-oauth':
      return {};
  }
}

const PROVIDERS = { github: 'GitHub', gitlab: 'GitLab', bitbucket: 'Bitbucket' } as const;

/** AWS replaces a connection when its provider changes, so the provider is part of the name. */
function planConnection({ name }: PlanContext, kind: keyof typeof PROVIDERS): ConnectionPlan {
  return { name: name('connection', kind), providerType: PROVIDERS[kind] };
}

function planRepository({ name, spec, encryptionKey, removal }: PlanContext): RepositoryPlan {
  return {
    name: name('repository', 'source'),
    description: `Source of ${spec.service}`,
    ...(encryptionKey && { encryptionKey }),
    removal,
  };
}

/** Source files are not expired: the newest is what the next execution builds. */
function planSourceBucket(context: PlanContext): BucketPlan {
  const { noncurrentDays } = context.spec.artifacts;
  return planBucket(context, {
    id: 'source',
    lifecycle: { id: 'expire-replaced-sources', noncurrentDays, abortUploadDays: ABORT_UPLOAD_DAYS },
    eventBridge: true,
  });
}
