import {
  type Facts,
  factsOfPulumi,
  isFactList,
  isFactObject,
  type ResourceFact,
  renderPulumi,
} from '@tap-pipeline/conformance';
import type { DeliveryPipelinePlan } from '@tap-pipeline/core-model';
import type { Deployable } from '../deployable';

type Rendered = Awaited<ReturnType<typeof renderPulumi>>[number][number];

/** Name of the pipeline in the program, with which the logical names of all its resources begin. */
export const PIPELINE = 'pipeline1';

/** What a program with a plan is to make, and how the program calls each thing that AWS gives a name of its own. */
export async function toProgramFacts(plan: DeliveryPipelinePlan): Promise<Pick<Deployable, 'facts' | 'logicalIds'>> {
  const [resources = []] = await renderPulumi([plan]);
  const marked = factsOfPulumi(resources.map(mark));
  return { facts: factsOfPulumi(resources), logicalIds: readMarks(marked) };
}

/** A tag that nobody else has. Whatever has a name that AWS makes up has tags. */
const MARK = 'tap-pipeline:name-in-the-program';

function mark(resource: Rendered): Rendered {
  const { name, inputs } = resource;
  const { tags } = inputs;
  if (typeof tags !== 'object' || tags === null || Array.isArray(tags)) return resource;
  return { ...resource, inputs: { ...inputs, tags: { ...tags, [MARK]: name } } };
}

function readMarks({ resources }: Facts): ReadonlyMap<string, string> {
  return new Map(
    Object.values(resources).flatMap((resource) => {
      const name = readMark(resource);
      return name === undefined ? [] : [[resource.id, name]];
    }),
  );
}

function readMark({ properties: { Tags: tags } }: ResourceFact): string | undefined {
  if (isFactObject(tags)) return typeof tags[MARK] === 'string' ? tags[MARK] : undefined;
  if (!isFactList(tags)) return undefined;
  const found = tags.find((tag) => isFactObject(tag) && tag.Key === MARK);
  return isFactObject(found) && typeof found.Value === 'string' ? found.Value : undefined;
}
