import type { Removal } from '../spec/pipeline-spec';
import type { PlanContext } from './context';
import type { Reference } from './vocabulary/reference';

/** The ECR repository. */
export interface ImageRegistryPlan {
  /** Name, at most 256 characters. */
  readonly name: string;
  /** Whether tags may be moved. */
  readonly tagMutability: 'MUTABLE' | 'IMMUTABLE';
  /** Whether each image is scanned when it is pushed. */
  readonly scanOnPush: boolean;
  /** Encryption at rest; it cannot be changed later. */
  readonly encryption: { readonly kind: 'AES256' } | { readonly kind: 'KMS'; readonly key: Reference };
  /** Lifecycle policy document. */
  readonly lifecyclePolicy: string;
  /** Regions that images are copied to; absent: none. */
  readonly replication?: ReplicationPlan;
  /** What happens on deletion of the stack. `destroy` deletes the images first. */
  readonly removal: Removal;
}

/** Copies of images in other regions of the account. */
export interface ReplicationPlan {
  /** Regions. */
  readonly regions: readonly string[];
  /** Only repositories whose names begin so. */
  readonly repositoryPrefix: string;
}

/** The registry, when the build makes an image. */
export function planImageRegistry(context: PlanContext): ImageRegistryPlan | undefined {
  const { spec, encryptionKey } = context;
  if (spec.build.image === 'none') return undefined;
  const name = registryName(context);
  return {
    name,
    tagMutability: spec.registry.mutability === 'mutable' ? 'MUTABLE' : 'IMMUTABLE',
    scanOnPush: spec.registry.scanOnPush,
    encryption: encryptionKey ? { kind: 'KMS', key: encryptionKey } : { kind: 'AES256' },
    lifecyclePolicy: JSON.stringify(keepImages(spec.registry.keepImages)),
    ...(spec.registry.replicateTo.length && {
      replication: { regions: spec.registry.replicateTo, repositoryPrefix: name },
    }),
    removal: context.removal,
  };
}

/** AWS fixes the encryption when a repository is created, so another kind of key is another name. */
function registryName({ name, encryptionKey }: PlanContext): string {
  return name('imageRegistry', encryptionKey ? 'images-kms' : 'images');
}

/** From the ECR User Guide, "Lifecycle policy parameters". */
function keepImages(count: number) {
  return {
    rules: [
      {
        rulePriority: 1,
        description: `keep the last ${count} images`,
        selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: count },
        action: { type: 'expire' },
      },
    ],
  };
}
