import { script } from '../../documents/shell';
import { findBuildArchitecture } from '../../spec/machine-images';
import type { ResolvedTest } from '../../spec/resolved-spec';
import { type BuildProjectPlan, planProject } from '../build-project';
import type { PlanContext } from '../context';
import { releasedImage } from '../released-image';
import { logInToRegistry, pullImages } from '../vocabulary/grants';

/** A test, in a project of its own. */
export function planTest(context: PlanContext, test: ResolvedTest): BuildProjectPlan {
  const image = releasedImage(context);
  const pulls = test.docker && image !== undefined;
  return planProject(context, {
    id: `test-${test.name}`,
    purpose: 'test',
    description: `Runs the ${test.name} tests of ${context.spec.service}`,
    compute: test.compute,
    architecture: findBuildArchitecture(context.spec.build),
    privileged: test.docker,
    runtime: test.runtime,
    phases: {
      preBuild: pulls
        ? [script('aws ecr get-login-password | docker login --username AWS --password-stdin "${IMAGE_URI%%/*}"')]
        : [],
      build: test.commands,
    },
    environment: test.environment,
    reports: test.reports,
    cache: { kind: 'none' },
    timeoutMinutes: test.timeoutMinutes,
    statements: pulls && image ? [logInToRegistry(), pullImages(image.repositoryArn)] : [],
  });
}
