import { ARNS } from '../arns';
import type { Places } from '../places';
import { settingOf, sourceActionOf } from './actions';
import { callsFor, type LifeCall, type Purpose } from './call';

/** Logging in to ECR, and pulling the image that the pipeline releases. */
export function pulls(places: Places, purpose: Purpose): readonly LifeCall[] {
  const repository = releasedRepository(places);
  return [...logsIn(purpose), ...callsFor(purpose, PULL, repository === undefined ? [] : [repository])];
}

/** Logging in to ECR, and pushing an image that has layers which are there already. */
export function pushes(places: Places, purpose: Purpose): readonly LifeCall[] {
  return [...logsIn(purpose), ...callsFor(purpose, [...PULL, ...PUSH], [places.at('imageRegistry', 'arn')])];
}

/** Logging in to ECR. */
export function logsIn(purpose: Purpose): readonly LifeCall[] {
  return callsFor(purpose, ['ecr:GetAuthorizationToken'], ['*']);
}

/** The repository of the image that is released, where there is an image: the plan's own, or that of the source. */
export function releasedRepository(places: Places): string | undefined {
  if (places.plan.delivery.imageRegistry) return places.at('imageRegistry', 'arn');
  const source = sourceActionOf(places);
  return source.provider === 'ECR'
    ? ARNS.imageRepository(settingOf(places, source, 'RepositoryName') ?? '')
    : undefined;
}

/** Pulling an image. */
export const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

/** Pushing one. */
export const PUSH = ['ecr:CompleteLayerUpload', 'ecr:InitiateLayerUpload', 'ecr:PutImage', 'ecr:UploadLayerPart'];
