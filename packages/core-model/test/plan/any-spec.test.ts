import fc from 'fast-check';
import { parse } from 'yaml';
import { partsOf } from '../../src/plan/vocabulary/text';
import { findProblems } from '../../src/spec/validate';
import { arbitrarySpec, suffix } from '../arbitrary-spec';
import { commandsOf } from '../buildspec-parts';
import { IAM_RULES } from '../iam-rules';
import { PlanGraph } from '../plan-graph';
import { actionsOf, logGroupsOf, repeated, rolesOf } from '../plan-parts';
import { render } from '../plausible-values';
import { ALL_SPECS, planOf } from '../specs';

const RUNS = { numRuns: 200 };

describe('any valid spec', () => {
  test('has a plan that refers only to what it makes, and goes round nowhere', () => {
    fc.assert(
      fc.property(arbitrarySpec(), suffix, (spec, environment) => {
        const graph = new PlanGraph(planOf(spec, environment));
        expect({ dangling: graph.dangling, clashes: graph.clashes, cycle: graph.cycle }).toEqual({
          dangling: [],
          clashes: [],
          cycle: [],
        });
      }),
      RUNS,
    );
  });

  test('has roles and policies that keep every rule', () => {
    fc.assert(
      fc.property(arbitrarySpec(), (spec) => {
        const plan = planOf(spec);
        const broken = IAM_RULES.map((rule) => [rule.title, rule.broken(plan)] as const);
        expect(broken.filter(([, what]) => what.length > 0)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('has a pipeline that AWS takes', () => {
    fc.assert(
      fc.property(arbitrarySpec(), (spec) => {
        const plan = planOf(spec);
        const { stages } = plan.delivery.pipeline;
        const outputs = actionsOf(plan).flatMap((action) => action.outputs);
        expect(stages.length).toBeGreaterThanOrEqual(2);
        expect(repeated(stages.map(({ name }) => name))).toEqual([]);
        expect(stages.flatMap(({ actions }) => repeated(actions.map(({ name }) => name)))).toEqual([]);
        expect(repeated(outputs)).toEqual([]);
        expect(actionsOf(plan).flatMap(({ inputs }) => inputs.filter((input) => !outputs.includes(input)))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('has builds whose buildspec can be read and does something', () => {
    fc.assert(
      fc.property(arbitrarySpec(), (spec) => {
        for (const project of planOf(spec).delivery.buildProjects) {
          expect(() => parse(render(project.buildspec))).not.toThrow();
          expect(commandsOf(project).length).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });

  test('has a name of its own for everything, in the environment it is planned for', () => {
    fc.assert(
      fc.property(arbitrarySpec(), suffix, (spec, environment) => {
        const plan = planOf(spec, environment);
        for (const list of [
          rolesOf(plan),
          logGroupsOf(plan),
          plan.delivery.buildProjects,
          plan.delivery.notificationTopics,
          plan.delivery.chatChannels.map(({ ruleName }) => ({ name: ruleName })),
          plan.delivery.chatChannels.flatMap(({ configuration }) => configuration ?? []),
        ]) {
          expect(repeated(list.map(({ name }) => name))).toEqual([]);
          for (const { name } of list) expect(`-${name}-`).toContain(`-${environment}-`);
        }
      }),
      RUNS,
    );
  });

  test('has the same plan each time, in plain data', () => {
    fc.assert(
      fc.property(arbitrarySpec(), (spec) => {
        const plan = planOf(spec);
        expect(JSON.stringify(planOf(structuredClone(spec)))).toBe(JSON.stringify(plan));
        expect(JSON.parse(JSON.stringify(plan))).toStrictEqual(plan);
      }),
      { numRuns: 50 },
    );
  });

  test('has an inline buildspec that fits into a project', () => {
    fc.assert(
      fc.property(arbitrarySpec(), (spec) => {
        const sizes = planOf(spec).delivery.buildProjects.map(({ buildspec }) => render(buildspec).length);
        expect(Math.max(...sizes)).toBeLessThan(100_000);
        expect(partsOf(planOf(spec).delivery.buildProjects[0]?.buildspec ?? '').length).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what the checks say of these specs', () => {
  test.each(ALL_SPECS)('%s is accepted', (_, spec) => {
    expect(findProblems(spec)).toEqual([]);
  });

  test('any spec of the generator is accepted', () => {
    fc.assert(
      fc.property(arbitrarySpec(), (spec) => {
        expect(findProblems(spec)).toEqual([]);
      }),
      RUNS,
    );
  });
});
