import { APP_SPEC_FILE } from '../../documents/app-spec';
import { IMAGE_PLACEHOLDER, TASK_DEFINITION_FILE } from '../../documents/task-definition';
import type { ResolvedApproval, ResolvedScan } from '../../spec/resolved-spec';
import type { PlanContext } from '../context';
import { approvalTopic } from '../notification-topic';
import type { ActionPlan, StagePlan } from '../pipeline';
import type { RuntimePlan } from '../pipeline-plan';
import { scanId } from '../projects/scan';
import { releasedImage } from '../released-image';
import { ref } from '../vocabulary/reference';
import { roleArn } from '../vocabulary/statement';
import { planSourceAction, SOURCE_ARTIFACT } from './source-action';

/** Artifact of the build. */
const BUILD_ARTIFACT = 'BuildOutput';

/** Stages in order; a stage without actions is left out. */
export function planStages(context: PlanContext, runtime: RuntimePlan | undefined): readonly StagePlan[] {
  const { tests, scans } = context.spec;
  return [
    { name: 'Source', actions: [planSourceAction(context)] },
    ...approvalStage(context, 'build'),
    retried(context, { name: 'Build', actions: [buildAction()] }),
    ...approvalStage(context, 'test'),
    retried(context, { name: 'Test', actions: tests.map((test) => testAction(context, test.name)) }),
    ...approvalStage(context, 'scan'),
    retried(context, { name: 'SecurityScan', actions: scans.map((scan) => scanAction(context, scan)) }),
    ...approvalStage(context, 'deploy'),
    { name: 'Deploy', actions: runtime ? [deployAction(context)] : [] },
    ...approvalStage(context, 'end'),
  ].filter(({ actions }) => actions.length > 0);
}

/** A deployment is not among them: one that rolled back must not start again by itself. */
function retried({ spec }: PlanContext, stage: StagePlan): StagePlan {
  switch (spec.retry) {
    case 'none':
      return stage;
    case 'failed-actions':
      return { ...stage, retry: 'FAILED_ACTIONS' };
    case 'all-actions':
      return { ...stage, retry: 'ALL_ACTIONS' };
  }
}

function action(plan: Pick<ActionPlan, 'name' | 'category' | 'provider'> & Partial<ActionPlan>): ActionPlan {
  return { owner: 'AWS', version: '1', runOrder: 1, configuration: {}, inputs: [], outputs: [], ...plan };
}

function buildAction(): ActionPlan {
  return action({
    name: 'Build',
    category: 'Build',
    provider: 'CodeBuild',
    configuration: { ProjectName: ref('project/build', 'name') },
    inputs: [SOURCE_ARTIFACT],
    outputs: [BUILD_ARTIFACT],
    namespace: 'Build',
    role: roleArn('build-action'),
  });
}

function testAction(context: PlanContext, name: string): ActionPlan {
  return action({
    name,
    category: 'Test',
    provider: 'CodeBuild',
    configuration: { ProjectName: ref(`project/test-${name}`, 'name'), ...imageVariables(context) },
    inputs: [SOURCE_ARTIFACT],
    role: roleArn('build-action'),
  });
}

function scanAction(context: PlanContext, scan: ResolvedScan): ActionPlan {
  if (scan.kind === 'image' && scan.scanner === 'inspector') return inspectorAction(context, scan);
  return action({
    name: scanId(scan),
    category: 'Test',
    provider: 'CodeBuild',
    configuration: {
      ProjectName: ref(`project/${scanId(scan)}`, 'name'),
      ...(scan.kind === 'image' && imageVariables(context)),
    },
    inputs: [SOURCE_ARTIFACT],
    outputs: [scanArtifact(scan)],
    role: roleArn('build-action'),
  });
}

const THRESHOLDS = {
  critical: 'CriticalThreshold',
  high: 'HighThreshold',
  medium: 'MediumThreshold',
  low: 'LowThreshold',
} as const;

/** From the CodePipeline User Guide, "Amazon Inspector InspectorScan invoke action reference"; it fails beyond a threshold. */
function inspectorAction(context: PlanContext, scan: Extract<ResolvedScan, { readonly kind: 'image' }>): ActionPlan {
  const image = releasedImage(context);
  const severities = Object.keys(THRESHOLDS) as (keyof typeof THRESHOLDS)[];
  const failing = severities.slice(0, severities.indexOf(scan.failOn) + 1);
  return action({
    name: scanId(scan),
    category: 'Invoke',
    provider: 'InspectorScan',
    configuration: {
      InspectorRunMode: 'ECRImageScan',
      ...(image && { ECRRepositoryName: image.repositoryName, ImageTag: image.tag }),
      ...Object.fromEntries(failing.map((severity) => [THRESHOLDS[severity], '0'])),
    },
    outputs: [scanArtifact(scan)],
    role: roleArn('inspector-action'),
  });
}

/** `scan-image-ecr` writes `ScanImageEcrOutput`. */
function scanArtifact(scan: ResolvedScan): string {
  const words = scanId(scan).split('-');
  return `${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}Output`;
}

/** The image for the commands, as the pipeline's variables. */
function imageVariables(context: PlanContext): { readonly EnvironmentVariables?: string } {
  const image = releasedImage(context);
  if (!image) return {};
  const variables = { IMAGE_URI: image.uri, IMAGE_DIGEST: image.digest, IMAGE_TAG: image.tag };
  return {
    EnvironmentVariables: JSON.stringify(
      Object.entries(variables).map(([name, value]) => ({ name, value, type: 'PLAINTEXT' })),
    ),
  };
}

/** From the CodePipeline User Guide, "Amazon Elastic Container Service and CodeDeploy blue-green deploy action reference". */
function deployAction(context: PlanContext): ActionPlan {
  const image = releasedImage(context);
  const artifact = image?.artifact ?? BUILD_ARTIFACT;
  return action({
    name: 'Deploy',
    category: 'Deploy',
    provider: 'CodeDeployToECS',
    configuration: {
      ApplicationName: ref('application', 'name'),
      DeploymentGroupName: ref('deploymentGroup', 'name'),
      TaskDefinitionTemplateArtifact: BUILD_ARTIFACT,
      TaskDefinitionTemplatePath: TASK_DEFINITION_FILE,
      AppSpecTemplateArtifact: BUILD_ARTIFACT,
      AppSpecTemplatePath: APP_SPEC_FILE,
      Image1ArtifactName: artifact,
      Image1ContainerName: IMAGE_PLACEHOLDER,
    },
    inputs: [...new Set([BUILD_ARTIFACT, artifact])],
    role: roleArn('deploy-action'),
  });
}

const APPROVAL_STAGES = {
  build: 'ApproveBuild',
  test: 'ApproveTest',
  scan: 'ApproveSecurityScan',
  deploy: 'ApproveDeploy',
  end: 'Approve',
} as const satisfies Record<ResolvedApproval['before'], string>;

function approvalStage(context: PlanContext, before: ResolvedApproval['before']): readonly StagePlan[] {
  const approvals = context.spec.approvals.filter((approval) => approval.before === before);
  if (approvals.length === 0) return [];
  return [{ name: APPROVAL_STAGES[before], actions: approvals.map((approval) => approvalAction(context, approval)) }];
}

/** The approval runs with the pipeline's own role, which may publish to the topic. */
function approvalAction(context: PlanContext, approval: ResolvedApproval): ActionPlan {
  const topic = approvalTopic(context, approval);
  return action({
    name: 'Approve',
    category: 'Approval',
    provider: 'Manual',
    configuration: {
      CustomData: approval.message,
      ...(approval.reviewUrl && { ExternalEntityLink: approval.reviewUrl }),
      ...(topic && { NotificationArn: topic }),
    },
    timeoutMinutes: approval.timeoutMinutes,
  });
}
