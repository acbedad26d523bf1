import {
  GetPipelineExecutionCommand,
  GetPipelineStateCommand,
  StartPipelineExecutionCommand,
  StopPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import type { Cloud } from './cloud';

/** A pipeline that was started. */
export interface Execution {
  /** State that the service tells right after the start. */
  readonly status: string;
  /** Stages that the service tells, in order. */
  readonly stages: readonly string[];
}

/** Starts a pipeline, looks at it, and stops it where it still runs. */
export async function startPipeline({ codePipeline }: Cloud, name: string): Promise<Execution> {
  const { pipelineExecutionId } = await codePipeline.send(new StartPipelineExecutionCommand({ name }));
  const execution = { pipelineName: name, pipelineExecutionId };
  const { pipelineExecution } = await codePipeline.send(new GetPipelineExecutionCommand(execution));
  const { stageStates = [] } = await codePipeline.send(new GetPipelineStateCommand({ name }));
  const status = pipelineExecution?.status ?? 'unknown';
  if (status === 'InProgress') {
    const reason = 'the test is over';
    await codePipeline.send(new StopPipelineExecutionCommand({ ...execution, abandon: true, reason }));
  }
  return { status, stages: stageStates.map(({ stageName = '' }) => stageName) };
}
