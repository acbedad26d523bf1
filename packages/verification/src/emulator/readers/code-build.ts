import { BatchGetProjectsCommand, type ProjectSource } from '@aws-sdk/client-codebuild';
import { toCapitals, toTags } from '../answer';
import { askedText, type Readers } from '../reader';

/** Build projects. */
export const CODE_BUILD_READERS: Readers = {
  'AWS::CodeBuild::Project': async ({ codeBuild }, place) => {
    const name = askedText(place, 'Name');
    const { projects = [] } = await codeBuild.send(new BatchGetProjectsCommand({ names: [name] }));
    const [project] = projects;
    if (!project) return undefined;
    const { arn = '', tags, source, ...settings } = project;
    return {
      properties: { ...toCapitals(settings), Source: toSource(source), Tags: toTags(tags) },
      attributes: { Ref: name, Arn: arn },
    };
  },
};

function toSource({ buildspec, ...source }: Partial<ProjectSource> = {}) {
  return { ...toCapitals(source), ...(buildspec !== undefined && { BuildSpec: buildspec }) };
}
