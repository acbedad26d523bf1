const aws = require('@pulumi/aws');

exports.image = aws.ec2.getAmiOutput({ owners: ['amazon'] }).id;
