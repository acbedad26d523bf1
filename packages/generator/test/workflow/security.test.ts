import { ACTIONS } from '../../src/scaffold/files/versions';
import { jobsOf, VARIANTS, workflowOf } from './workflows';

describe.each(VARIANTS)('the workflows of %s', (_title, answers) => {
  const [ciCd, deploy] = [workflowOf(answers, 'ci-cd'), workflowOf(answers, 'deploy')];
  const jobs = jobsOf(answers);
  const steps = jobs.flatMap(([, { steps = [] }]) => steps);
  const history = answers.layout === 'monorepo' ? { actions: 'read' } : {};

  test('have no permission that a job does not ask for', () => {
    expect([ciCd.permissions, deploy.permissions]).toEqual([{}, {}]);
  });

  test('give each job the permissions that it needs, and no other', () => {
    const deploys = { ...history, contents: 'read', 'id-token': 'write' };
    expect(Object.fromEntries(jobs.map(([id, { permissions }]) => [id, permissions]))).toEqual({
      test: { ...history, contents: 'read' },
      preview: { contents: 'read', 'id-token': 'write', 'pull-requests': 'write' },
      dev: deploys,
      staging: deploys,
      prod: deploys,
      deploy: deploys,
    });
  });

  test('use no stored key', () => {
    expect(ciCd.text + deploy.text).not.toMatch(/secrets\b|access-key|ACCESS_KEY/);
    const roles = steps.filter(({ uses }) => uses?.startsWith('aws-actions/configure-aws-credentials'));
    expect(roles.map(({ with: inputs }) => inputs?.['role-to-assume'])).toEqual([
      '${{ vars.AWS_PREVIEW_ROLE_ARN }}',
      '${{ vars.AWS_ROLE_ARN }}',
    ]);
  });

  test('use actions at a commit that nobody can move, and name the release', () => {
    for (const line of (ciCd.text + deploy.text).match(/uses: (?!\.).*/g) ?? [])
      expect(line).toMatch(/^uses: [a-z-]+\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('leave no token of GitHub in the folder that they check out', () => {
    for (const { uses, with: inputs } of steps)
      if (uses?.startsWith('actions/checkout')) expect(inputs).toMatchObject({ 'persist-credentials': false });
  });

  test('put no expression into a script, where it could become a command', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  test('go from dev to staging to prod, each with the approvals of its environment', () => {
    const { dev, staging, prod } = ciCd.jobs;
    expect([dev?.needs, staging?.needs, prod?.needs]).toEqual(['test', 'dev', 'staging']);
    expect(dev?.if).toBe("github.event_name == 'push'");
    for (const [name, job] of Object.entries({ dev, staging, prod }))
      expect(job).toMatchObject({ uses: './.github/workflows/deploy.yml', with: { environment: name } });
    expect(deploy.jobs.deploy?.environment).toBe('${{ inputs.environment }}');
  });

  test('never run two deployments of one environment at once, and cut none off', () => {
    expect(deploy.jobs.deploy?.concurrency).toEqual({
      group: 'deploy-${{ inputs.environment }}',
      'cancel-in-progress': false,
    });
    // Only runs of one pull request are in one group.
    expect(ciCd.concurrency?.group).toBe('ci-cd-${{ github.event.pull_request.number || github.run_id }}');
  });

  test('give pull requests of strangers no token for AWS', () => {
    expect(ciCd.jobs.preview?.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
  });

  test('see the whole history where what is affected is found in it', () => {
    for (const { uses, with: inputs } of steps)
      if (uses?.startsWith('actions/checkout'))
        expect(inputs?.['fetch-depth']).toBe(answers.layout === 'monorepo' ? 0 : undefined);
  });

  test('end each deployment by waiting for its release', () => {
    expect(deploy.jobs.deploy?.steps?.at(-1)).toMatchObject({ name: 'Release the commit' });
  });
});

test('every pinned action is of the organisation that makes it', () => {
  for (const action of Object.values(ACTIONS)) expect(action).toMatch(/^(actions|aws-actions|pulumi)\//);
});
