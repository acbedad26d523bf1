import type { EnvironmentPlan } from '../plan/pipeline-plan';
import { type SpecOrigin, tryFindOrigin } from '../spec/origin';
import { existingPart, formatPath, type Path, parsePath, valueAt } from '../spec/path';
import type { Problem } from '../spec/problem';
import { unknownTeam } from '../spec/problems/platform';
import { findProblems } from '../spec/validate';
import { newProblems } from '../spec/validate/overrides';
import { copyPlain } from '../spec/validate/plain-data';
import type { Rule } from '../spec/validate/rule';
import type { CompletedSpec, PlatformLayer, SpecCheck } from '../spec-check';
import { completeSpec } from './complete-spec';
import type { PlatformDefaults, PlatformSettings } from './platform-settings';
import { toRule } from './to-rule';

/** The check of specs under platform settings. */
export class PlatformCheck implements SpecCheck {
  private readonly settings: PlatformSettings;
  private readonly origin: SpecOrigin | undefined;

  /** @param settings without problems */
  constructor(settings: PlatformSettings) {
    this.settings = copyPlain(settings).value as PlatformSettings;
    this.origin = tryFindOrigin(settings);
  }

  /** The spec with the defaults of its team and of the platform below it. */
  complete(said: object): CompletedSpec {
    const { teams = {}, defaults } = this.settings;
    const team = teamOf(said);
    const ofTeam = team !== undefined && Object.hasOwn(teams, team) ? teams[team]?.defaults : undefined;
    return completeSpec(said, [
      ...(team !== undefined && ofTeam ? [this.toLayer('team', ['teams', team, 'defaults'], ofTeam)] : []),
      ...(defaults ? [this.toLayer('platform', ['defaults'], defaults)] : []),
    ]);
  }

  /** What is wrong with the spec, apart from rules of the platform. */
  findProblems(said: object): readonly Problem[] {
    return [...this.findUnknownTeam(said), ...this.findInCompleted(said, [])];
  }

  /** Rules of the platform that the spec does not keep in the environment. */
  findBrokenRules(said: object, environment: EnvironmentPlan): readonly Problem[] {
    const { rules = [] } = this.settings;
    if (rules.length === 0) return [];
    const found = this.findInCompleted(
      said,
      rules.map((rule) => toRule(rule, environment)),
    );
    return found.filter(({ rule }) => rule !== undefined);
  }

  private toLayer(name: PlatformLayer['name'], at: Path, values: PlatformDefaults): PlatformLayer {
    return { name, from: `${formatPath(at)} of ${this.origin?.file ?? 'the platform settings'}`, at, values };
  }

  private findUnknownTeam(said: object): readonly Problem[] {
    const [team, known] = [teamOf(said), Object.keys(this.settings.teams ?? {})];
    return team === undefined || known.length === 0 || known.includes(team) ? [] : [unknownTeam('team', team, known)];
  }

  private findInCompleted(said: object, more: readonly Rule[]): readonly Problem[] {
    const { spec, layers } = this.complete(said);
    const problems = findProblems(spec, more);
    if (layers.length === 0 || problems.length === 0) return problems;
    const caused = newProblems(problems, findProblems(said, more));
    return problems.map((problem) => {
      const path = existingPart(spec, parsePath(problem.path));
      const isSaid = path.length === 0 || valueAt(said, path) !== undefined;
      const layer = isSaid ? undefined : layers.find(({ values }) => valueAt(values, path) !== undefined);
      if (layer) return this.locate(problem, layer, path);
      return caused.includes(problem) ? besideDefaults(problem, layers) : problem;
    });
  }

  /** The problem of a value that the platform set: where it is in the platform settings. */
  private locate(problem: Problem, layer: PlatformLayer, path: Path): Problem {
    const file = this.origin?.file;
    const position = this.origin?.positionAt([...layer.at, ...path]);
    return { ...problem, setBy: layer.from, ...(file && { file }), ...(position && { position }) };
  }
}

/** The problem of a value of the spec that it would not have without the defaults of the platform. */
function besideDefaults(problem: Problem, layers: readonly PlatformLayer[]): Problem {
  return { ...problem, message: `${problem.message} (beside ${layers.map(({ from }) => from).join(' and ')})` };
}

function teamOf(said: object): string | undefined {
  const team = valueAt(said, ['team']);
  return typeof team === 'string' ? team : undefined;
}
