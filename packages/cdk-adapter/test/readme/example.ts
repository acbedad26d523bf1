import { DeliveryPipelineStack } from '@tap-pipeline/cdk-adapter';
import { definePipeline } from '@tap-pipeline/core-model';
import { App } from 'aws-cdk-lib';

const spec = definePipeline({
  service: 'orders',
  source: { kind: 'codecommit' },
  tests: [{ name: 'unit', commands: ['npm ci', 'npm test'] }],
  deploy: { target: 'ecs', strategy: { kind: 'canary', percent: 10, waitMinutes: 5 } },
  notifications: [{ on: ['failed'], email: 'team@example.com' }],
});

const app = new App();
const { pipeline } = new DeliveryPipelineStack(app, 'Orders', { spec });

// Everything is reachable: L1 resources to change, L2 views to build on.
pipeline.delivery.buildProjects[0]?.cfnProject.addPropertyOverride('BadgeEnabled', true);
pipeline.delivery.artifactStore.bucket.grantRead(pipeline.delivery.identities.role('build'));

app.synth();
