import { GetPipelineCommand, ListTagsForResourceCommand } from '@aws-sdk/client-codepipeline';
import { toCapitals, toTags } from '../answer';
import { askedText, type Readers } from '../reader';

/** Pipelines. */
export const CODE_PIPELINE_READERS: Readers = {
  'AWS::CodePipeline::Pipeline': async ({ codePipeline }, place) => {
    const name = askedText(place, 'Name');
    const { pipeline, metadata } = await codePipeline.send(new GetPipelineCommand({ name }));
    if (!pipeline) return undefined;
    const resourceArn = metadata?.pipelineArn ?? '';
    const { tags } = await codePipeline.send(new ListTagsForResourceCommand({ resourceArn }));
    return {
      properties: { ...toCapitals(pipeline, ['configuration']), Tags: toTags(tags) },
      attributes: { Ref: name, Arn: resourceArn },
    };
  },
};
