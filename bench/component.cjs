/** What a user of the component writes in place of `handwritten-pulumi`. */
const { join } = require('node:path');
const { DeliveryPipeline } = require('../packages/pulumi-adapter');

const SPEC = join(__dirname, '../packages/core-model/fixtures/python-blue-green.pipeline.yaml');

exports.outputs = DeliveryPipeline.fromSpecFile('orders', SPEC).outputs;
