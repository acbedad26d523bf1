const pulumi = require('@pulumi/pulumi');

exports.answer = pulumi.runtime.call('test:index:Thing/method', { name: 'orders' });
