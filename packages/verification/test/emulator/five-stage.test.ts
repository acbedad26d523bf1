import { type Facts, type FactValue, isFactList, isFactObject } from '@tap-pipeline/conformance';
import { compareReading, toLine } from '../../src/emulator/compare-reading';
import { FAKECLOUD_KNOWN } from '../../src/emulator/fakecloud-known';
import { explains, judge } from '../../src/emulator/judge';
import { UNTOLD } from '../../src/emulator/known';
import type { Answers } from '../../src/emulator/recorded';
import { FIVE_STAGE, readFiveStage } from './recording';

const ENTRIES = [...FAKECLOUD_KNOWN.pretended, ...UNTOLD];

test('everything that five-stage asks for is read back as it was asked for', async () => {
  const verdict = judge(await readFiveStage(), ENTRIES);
  expect(verdict.mismatches.map(toLine)).toEqual([]);
  expect(verdict.resources).toBeGreaterThan(80);
  expect(verdict.facts - verdict.tolerated).toBeGreaterThan(2000);
});

test('what the emulator only pretends is told where nothing is known of it', async () => {
  const lines = judge(await readFiveStage(), []).mismatches.map(toLine);
  expect(lines).toContain('AWS::EC2::FlowLog cicd-flow-logs-dev: it is not there');
  expect(lines).toContain(
    'AWS::ElasticLoadBalancingV2::LoadBalancer cicd-alb-dev · LoadBalancerAttributes[routing.http.drop_invalid_header_fields.enabled].Value: asked for "true", is "false"',
  );
});

test('each single fact that is compared can be found wrong', async () => {
  const { asked, read } = await readFiveStage();
  const unnoticed: string[] = [];
  let changed = 0;
  for (const [id, resource] of Object.entries(asked.resources)) {
    const there = read.resources[id];
    if (!there) continue;
    for (const path of leavesOf(resource.properties)) {
      const properties = Object(changeAt(there.properties, path));
      const wrong = { resources: { [id]: { ...there, properties } }, outputs: {} } satisfies Facts;
      const found = compareReading({ asked: { resources: { [id]: resource }, outputs: {} }, read: wrong });
      const place = { type: resource.type, path: path.filter((step) => typeof step === 'string').join('.') };
      if (ENTRIES.some((entry) => explains(entry, place))) continue;
      changed++;
      if (found.length === 0) unnoticed.push(`${id} · ${path.join('.')}`);
    }
  }
  expect(unnoticed).toEqual([]);
  expect(changed).toBeGreaterThan(1900);
});

describe('an answer of a service that is not as it was asked for', () => {
  test.each<[what: string, command: string, of: string, from: RegExp, to: string, line: string]>([
    [
      'who may take on a role',
      'GetRoleCommand',
      'cicd-build-role-dev',
      /codebuild\.amazonaws/,
      'ec2.amazonaws',
      'AWS::IAM::Role cicd-build-role-dev · AssumeRolePolicyDocument.Statement',
    ],
    [
      'what a role may do',
      'GetRolePolicyCommand',
      'cicd-build-role-dev',
      /ecr%3APutImage|ecr:PutImage/,
      'ecr:DeleteRepository',
      'AWS::IAM::RolePolicy cicd-build-role-dev · PolicyDocument.Statement',
    ],
    [
      'how long logs are kept',
      'DescribeLogGroupsCommand',
      '/aws/codebuild/cicd-build-dev',
      /"retentionInDays":7/,
      '"retentionInDays":3653',
      'AWS::Logs::LogGroup /aws/codebuild/cicd-build-dev · RetentionInDays: asked for 7, is 3653',
    ],
    [
      'whether a build has privileges',
      'BatchGetProjectsCommand',
      'cicd-test-unit-dev',
      /"privilegedMode":false/,
      '"privilegedMode":true',
      'AWS::CodeBuild::Project cicd-test-unit-dev · Environment.PrivilegedMode',
    ],
    [
      'the order of stages',
      'GetPipelineCommand',
      'cicd-pipeline-dev',
      /"name":"Test"/,
      '"name":"Tests"',
      'AWS::CodePipeline::Pipeline cicd-pipeline-dev · Stages',
    ],
    [
      'who decrypts',
      'GetKeyPolicyCommand',
      '',
      /logs\.us-east-1\.amazonaws\.com/,
      '*',
      'AWS::KMS::Key Artifacts, images, logs and topics of cicd-pipeline-dev · KeyPolicy.Statement',
    ],
    [
      'that the key changes every year',
      'GetKeyRotationStatusCommand',
      '',
      /"KeyRotationEnabled":true/,
      '"KeyRotationEnabled":false',
      'AWS::KMS::Key Artifacts, images, logs and topics of cicd-pipeline-dev · EnableKeyRotation: asked for true, is false',
    ],
    [
      'that the bucket is private',
      'GetPublicAccessBlockCommand',
      '',
      /"RestrictPublicBuckets":true/,
      '"RestrictPublicBuckets":false',
      'AWS::S3::Bucket cicd-artifacts-dev-${AWS::AccountId}-${AWS::Region} · PublicAccessBlockConfiguration.RestrictPublicBuckets',
    ],
    [
      'where traffic comes in',
      'DescribeListenersCommand',
      '',
      /"Port":80/,
      '"Port":8080',
      'AWS::ElasticLoadBalancingV2::Listener cicd-alb-dev 80 · Port: asked for 80, is 8080',
    ],
    [
      'how a deployment rolls back',
      'GetDeploymentGroupCommand',
      '',
      /"enabled":true/,
      '"enabled":false',
      'AWS::CodeDeploy::DeploymentGroup cicd-blue-green-dev · ',
    ],
  ])('is found: %s', async (_what, command, of, from, to, line) => {
    const lines = judge(await readFiveStage(changeAnswer(command, of, from, to)), ENTRIES).mismatches.map(toLine);
    expect(lines.filter((one) => one.startsWith(line))).not.toEqual([]);
  });

  test('is found: that there is no such thing', async () => {
    const [question = ''] = findQuestions('GetDeploymentGroupCommand', '');
    const gone = { [question]: { error: ['DeploymentGroupDoesNotExistException', 'gone'] } } satisfies Answers;
    const lines = judge(await readFiveStage(gone), ENTRIES).mismatches.map(toLine);
    expect(lines).toContain('AWS::CodeDeploy::DeploymentGroup cicd-blue-green-dev: it is not there');
  });
});

test('a service that cannot answer ends the reading', async () => {
  const [question = ''] = findQuestions('GetDeploymentGroupCommand', '');
  const broken = { [question]: { error: ['ThrottlingException', 'slow down'] } } satisfies Answers;
  await expect(readFiveStage(broken)).rejects.toThrow('slow down');
});

function findQuestions(command: string, of: string): readonly string[] {
  return Object.keys(FIVE_STAGE.answers).filter((one) => one.startsWith(`${command} `) && one.includes(of));
}

/** The recorded answer with another text in it. */
function changeAnswer(command: string, of: string, from: RegExp, to: string): Answers {
  const questions = findQuestions(command, of);
  const changed = questions.map((question) => {
    const text = JSON.stringify(FIVE_STAGE.answers[question]);
    return [question, JSON.parse(text.replace(from, to))] as const;
  });
  expect(JSON.stringify(changed)).not.toBe(JSON.stringify(questions.map((one) => [one, FIVE_STAGE.answers[one]])));
  return Object.fromEntries(changed);
}

type Path = readonly (string | number)[];

function leavesOf(value: FactValue, path: Path = []): readonly Path[] {
  if (isFactList(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  if (!isFactObject(value)) return [path];
  return Object.entries(value).flatMap(([name, item]) => leavesOf(item, [...path, name]));
}

/** The value with another one at a place. */
function changeAt(value: FactValue | undefined, [step, ...others]: Path): FactValue {
  if (step === undefined) return `not ${JSON.stringify(value)}`;
  if (isFactList(value)) return value.map((item, index) => (index === step ? changeAt(item, others) : item));
  const object = isFactObject(value) ? value : {};
  return { ...object, [step]: changeAt(object[step], others) };
}
