import { attacksPage, callsPage, overviewPage } from './pages/overview-page';
import { systemPage } from './pages/system-page';
import type { System } from './systems';

/** Every page of `docs/iam`, by its name. */
export function renderPages(systems: readonly System[]): ReadonlyMap<string, string> {
  const shown = systems.filter(({ suffix }) => suffix === undefined);
  return new Map([
    ['README.md', overviewPage(shown)],
    ['attacks.md', attacksPage()],
    ['calls.md', callsPage(systems)],
    ...shown.map((system) => [`${system.name}.md`, systemPage(system)] as const),
  ]);
}
