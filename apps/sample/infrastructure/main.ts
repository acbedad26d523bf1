import { App } from 'aws-cdk-lib';
import { createPipeline } from './pipeline';

const app = new App();
createPipeline(app, app.node.tryGetContext('environmentSuffix') ?? process.env.ENVIRONMENT_SUFFIX);
