const aws = require('@pulumi/aws');

module.exports = async () => {
  const topic = await Promise.resolve(new aws.sns.Topic('topic'));
  return { arn: topic.arn };
};
