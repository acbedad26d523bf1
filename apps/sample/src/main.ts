import { App } from 'aws-cdk-lib';
import { createSamplePipeline } from './sample-pipeline';

const app = new App();
createSamplePipeline(app);
app.synth();
