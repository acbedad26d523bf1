import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ROOT, run } from '../run.mjs';
import { compareWithPlan } from '../scaffold/compare-with-plan.mjs';

const CLI = fileURLToPath(new URL('packages/cli/bin/tap-pipeline', ROOT));
const SPEC = fileURLToPath(new URL('packages/core-model/fixtures/five-stage.pipeline.yaml', ROOT));

/** Where each backend's file has what is changed below. */
const BACKENDS = {
  cdk: {
    file: 'template.json',
    resourcesOf: (template) => Object.values(template.Resources).map(({ Type, Properties }) => [Type, Properties]),
    remove: (template, isUnwanted) => {
      for (const [id, { Type, Properties }] of Object.entries(template.Resources))
        if (isUnwanted(Type, Properties)) delete template.Resources[id];
    },
    role: { name: 'RoleName', type: 'AWS::IAM::Role' },
    cluster: { name: 'ClusterName', type: 'AWS::ECS::Cluster' },
    pipeline: { stages: 'Stages', type: 'AWS::CodePipeline::Pipeline' },
  },
  pulumi: {
    file: 'resources.json',
    resourcesOf: (resources) => resources.map(({ type, inputs }) => [type, inputs]),
    remove: (resources, isUnwanted) => {
      const kept = resources.filter(({ type, inputs }) => !isUnwanted(type, inputs));
      resources.splice(0, resources.length, ...kept);
    },
    role: { name: 'name', type: 'aws:iam/role:Role' },
    cluster: { name: 'name', type: 'aws:ecs/cluster:Cluster' },
    pipeline: { stages: 'stages', type: 'aws:codepipeline/pipeline:Pipeline' },
  },
};

for (const [backend, { file, resourcesOf, remove, role, cluster, pipeline }] of Object.entries(BACKENDS))
  describe(`the comparison of a plan with what ${backend} was asked to build`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'tap-compare-'));
    let texts;

    before(() => {
      assert.ok(run('tsc', ['-b', 'packages/cli'], { quiet: true }), 'the command compiles');
      const [plan] = [
        ['plan', SPEC, '--json'],
        ['render', SPEC, '--backend', backend, '--out', folder],
      ].map((args) =>
        execFileSync(process.execPath, [CLI, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
      );
      texts = [plan, readFileSync(join(folder, file), 'utf8')];
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    /** What differs after a change of what was rendered. */
    function compareAfter(change) {
      const [plan, rendered] = texts.map((text) => JSON.parse(text));
      const of = ({ type }) => resourcesOf(rendered).find(([own]) => own === type)[1];
      const what = change(rendered, of);
      return { differences: compareWithPlan(plan, backend, rendered), what };
    }

    test('finds nothing where nothing was changed', () => {
      assert.deepEqual(compareAfter(() => undefined).differences, []);
    });

    test('names a role that is missing', () => {
      const { differences, what } = compareAfter((rendered, of) => {
        const lost = of(role)[role.name];
        remove(rendered, (type, properties) => type === role.type && properties[role.name] === lost);
        return lost;
      });

      assert.ok(differences.includes(`role ${what} is planned and not built`), differences.join('\n'));
    });

    test('names what was renamed', () => {
      const { differences, what } = compareAfter((_, of) => {
        of(cluster)[cluster.name] = `other-${of(cluster)[cluster.name]}`;
        return of(cluster)[cluster.name];
      });

      assert.ok(differences.includes(`name ${what} is built and not planned`), differences.join('\n'));
    });

    test('sees that stages have changed places', () => {
      const { differences } = compareAfter((_, of) => {
        of(pipeline)[pipeline.stages].reverse();
      });

      assert.deepEqual(differences, ['the order of the actions differs']);
    });

    test('names the actions of a stage that is missing', () => {
      const { differences } = compareAfter((_, of) => {
        of(pipeline)[pipeline.stages].splice(1, 1);
      });

      assert.match(differences.join('\n'), /^action \S+ is planned and not built$/m);
    });

    test('refuses a plan in which there is nothing to compare', () => {
      const [plan, rendered] = texts.map((text) => JSON.parse(text));
      plan.delivery.pipeline.stages = [];

      assert.ok(compareWithPlan(plan, backend, rendered).includes('the plan has no action, so nothing was compared'));
    });
  });
