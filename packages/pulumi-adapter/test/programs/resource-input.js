const aws = require('@pulumi/aws');

const role = new aws.iam.Role('role', { name: 'build', assumeRolePolicy: '{}' });
const attachment = new aws.iam.RolePolicyAttachment('attachment', { role, policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });

exports.arn = attachment.role.arn;
exports.id = attachment.role.id;
exports.policy = attachment.policyArn;
