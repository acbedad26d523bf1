const aws = require('@pulumi/aws');
const pulumi = require('@pulumi/pulumi');

class Store extends pulumi.ComponentResource {
  constructor(name, opts) {
    super('test:index:Store', name, {}, opts);
    const options = { parent: this };
    this.bucket = new aws.s3.Bucket('bucket', { bucket: 'orders', tags: { Team: 'payments' } }, { ...options, retainOnDelete: true });
    this.policy = new aws.s3.BucketPolicy(
      'policy',
      {
        bucket: this.bucket.bucket,
        policy: pulumi.jsonStringify({ Statement: [{ Resource: pulumi.interpolate`${this.bucket.arn}/*` }, { Resource: '*' }] }),
      },
      { ...options, dependsOn: new aws.s3.BucketVersioning('versioning', { bucket: this.bucket.id, versioningConfiguration: { status: 'Enabled' } }, options) },
    );
    this.registerOutputs({ name: this.bucket.bucket });
  }
}

pulumi.runtime.registerStackTransform(({ type, props }) =>
  type === 'aws:sns/topic:Topic' ? { props: { ...props, displayName: 'from the stack' } } : undefined,
);

const store = new Store('store', {
  transforms: [
    ({ type, props, opts }) =>
      type === 'aws:s3/bucket:Bucket' ? { props: { ...props, forceDestroy: true }, opts: { ...opts, protect: true } } : undefined,
  ],
});
const config = new pulumi.Config();
const password = config.requireSecret('password');
const secret = new aws.secretsmanager.SecretVersion('bucket', { secretId: 'db', secretString: pulumi.interpolate`user:${password}` });
new aws.ssm.Parameter('parameter', { type: 'SecureString', value: password }, { additionalSecretOutputs: ['arn'] });
new aws.ssm.Parameter('copy', { type: 'SecureString', value: secret.secretString });
new aws.sns.Topic('topic', { name: config.get('topic') }, { aliases: [{ name: 'old' }], ignoreChanges: ['tags'], customTimeouts: { create: '5m' } });
const known = aws.s3.Bucket.get('known', 'acme-known');
const { accountId } = aws.getCallerIdentityOutput();
new aws.s3.Bucket('copies', { bucket: pulumi.interpolate`copies-${accountId}-${known.region}` });
const images = [1, 2].map((number) => aws.ec2.getAmiOutput({ owners: [`owner-${number}`] }).id);
pulumi.log.warn('careful');

exports.bucket = store.bucket.arn;
exports.images = images;
exports.zones = aws.getAvailabilityZonesOutput().names;
