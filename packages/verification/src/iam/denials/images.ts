import { ARNS } from '../arns';
import { PULL, PUSH, releasedRepository } from '../calls/images';
import { OTHER_ACCOUNT } from '../cloud';
import { type Denial, everyRole, type Scene, whatOnlyOthersMay } from './denial';

const TREASURY = ARNS.imageRepository('treasury-images-prod');

/** Attempts on image repositories. */
export const IMAGES: readonly Denial[] = [
  {
    what: 'push an image to another repository',
    reason: 'another team would release it',
    attempts: everyRole(PUSH, [TREASURY]),
  },
  { what: 'pull an image of another repository', reason: 'images hold code', attempts: everyRole(PULL, [TREASURY]) },
  {
    what: 'push to a repository whose name only begins like its own',
    reason: 'a name is not a pattern',
    attempts: everyRole(PUSH, (scene) => own(scene).map((arn) => `${arn}-of-treasury`)),
  },
  {
    what: 'push an image to another account',
    reason: 'code could be carried out, even where that account lets this one in',
    attempts: everyRole(PUSH, (scene) => own(scene).map((arn) => arn.replace(/:\d{12}:/, `:${OTHER_ACCOUNT}:`))),
  },
  {
    what: 'push an image, as anything but the build',
    reason: 'a test or a scan must not change what it looks at',
    attempts: whatOnlyOthersMay(...PUSH),
  },
  {
    what: 'pull the image, as a component that does not run or scan it',
    reason: 'images hold code',
    attempts: whatOnlyOthersMay(...PULL),
  },
  {
    what: 'delete images',
    reason: 'a rollback needs the last one',
    attempts: everyRole(['ecr:BatchDeleteImage'], own),
  },
  {
    what: 'delete the repository',
    reason: 'that is for the stack',
    attempts: everyRole(['ecr:DeleteRepository'], own),
  },
  {
    what: 'let others into the repository',
    reason: 'its policy is not a matter of a pipeline',
    attempts: everyRole(['ecr:SetRepositoryPolicy'], own),
  },
  {
    what: 'let tags be moved',
    reason: 'a tag would no longer say what runs',
    attempts: everyRole(['ecr:PutImageTagMutability'], own),
  },
  {
    what: 'switch scans of images off',
    reason: 'the scan stage would find nothing',
    attempts: everyRole(['ecr:PutImageScanningConfiguration', 'ecr:PutLifecyclePolicy'], own),
  },
  {
    what: 'copy all images to another account',
    reason: 'replication of the registry carries everything out',
    attempts: everyRole(['ecr:PutReplicationConfiguration', 'ecr:PutRegistryPolicy'], ['*']),
  },
];

function own({ places }: Scene): readonly string[] {
  const repository = releasedRepository(places);
  return repository === undefined ? [] : [repository];
}
