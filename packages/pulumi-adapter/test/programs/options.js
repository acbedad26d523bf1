const aws = require('@pulumi/aws');
const pulumi = require('@pulumi/pulumi');

class Group extends pulumi.ComponentResource {
  constructor(name, opts) {
    super('test:index:Group', name, {}, opts);
    new aws.sns.Topic(`${name}-inner`, {}, { parent: this });
    new aws.sns.Topic('stranger', {}, { parent: this });
    new aws.sns.Topic('moved', {}, { parent: this, aliases: [{ parent: pulumi.rootStackResource }] });
  }
}

class Thing extends pulumi.CustomResource {
  constructor(name, args, opts) {
    super('test:index:Thing', name, args, opts);
  }
}

const provider = new aws.Provider('other', { region: 'eu-west-1' });
const group = new Group('group', { aliases: [{ name: 'team' }], providers: { aws: provider } });
const topic = new aws.sns.Topic('topic', {}, {
  aliases: [
    'urn:pulumi:dev::before::aws:sns/topic:Topic::topic',
    { parent: group, name: 'child' },
    { type: 'aws:sns/oldTopic:OldTopic', project: 'shop', stack: 'prod' },
  ],
  deleteBeforeReplace: true,
  replaceOnChanges: ['name'],
});
new aws.sns.TopicPolicy('policy', { arn: topic.arn, policy: '' }, { deletedWith: topic, protect: true, retainOnDelete: true });
new aws.s3.Bucket('adopted', { bucket: 'acme' }, { import: 'acme' });
new Thing('thing', {
  resource: new Thing('part', {}),
  component: group,
  archive: new pulumi.asset.StringAsset('text'),
  password: pulumi.secret({ user: 'admin', password: 'clear-text' }),
  later: pulumi.output(pulumi.unknown),
  list: [null, 1, true, pulumi.secret('clear-text')],
});
pulumi.log.debug('nobody reads this');
pulumi.log.info('done');

exports.dryRun = pulumi.runtime.isDryRun();
