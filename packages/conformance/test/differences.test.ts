import { compare, type Difference, toMessage } from '../src/compare';
import { explain, KNOWN_DIFFERENCES, type Sides } from '../src/differences';
import type { Facts, FactValue, ResourceFact } from '../src/facts';

type Parts = Partial<Omit<ResourceFact, 'id' | 'type'>>;

function factsOf(resources: { readonly [id: string]: Parts }): Facts {
  const entries = Object.entries(resources).map(([id, parts]) => {
    const type = id.split(' ')[0] ?? '';
    return [id, { id, type, properties: {}, removal: 'destroy' as const, engine: {}, after: [], ...parts }];
  });
  return { resources: Object.fromEntries(entries), outputs: {} };
}

function unexplained(sides: Sides): string {
  return toMessage(explain(compare(sides.cdk, sides.pulumi), sides).unexplained);
}

/** One resource that both make, with other parts. */
function both(id: string, cdk: Parts, pulumi: Parts): Sides {
  return { cdk: factsOf({ [id]: cdk }), pulumi: factsOf({ [id]: pulumi }) };
}

describe('the list of known differences', () => {
  test('says why, where that is written, and what it means', () => {
    expect(new Set(KNOWN_DIFFERENCES.map(({ id }) => id)).size).toBe(KNOWN_DIFFERENCES.length);
    for (const { title, reason, meaning, documents } of KNOWN_DIFFERENCES) {
      expect([title, reason, meaning, ...documents].filter((text) => text.length < 10)).toEqual([]);
      expect(documents.length).toBeGreaterThan(0);
    }
  });

  test('tells which of its entries explain something', () => {
    const zone = (attribute: string) => ({ properties: { AvailabilityZone: { link: 'cloud', attribute } } });
    const sides = both('AWS::EC2::Subnet a', zone('Fn::GetAZs.0'), zone('AvailabilityZones.0'));
    expect(explain(compare(sides.cdk, sides.pulumi), sides)).toEqual({ unexplained: [], used: new Set(['zones']) });
  });

  test('explains nothing else', () => {
    const difference: Difference = { subject: 'AWS::S3::Bucket a', path: 'BucketName', cdk: 'a', pulumi: 'b' };
    const sides = both('AWS::S3::Bucket a', {}, {});
    expect(explain([difference], sides)).toEqual({ unexplained: [difference], used: new Set() });
  });
});

describe('a function that empties buckets', () => {
  const link = (id: string, attribute = 'Arn') => ({ link: id, attribute });
  const BUCKET = 'AWS::S3::Bucket orders';
  const CONTENTS = 'Custom::BucketContents orders';
  const EMPTIER = {
    [CONTENTS]: { properties: { ServiceToken: link('AWS::Lambda::Function empty') }, after: ['AWS::S3::Bucket other'] },
    'AWS::Lambda::Function empty': {
      properties: {
        Role: link('AWS::IAM::Role empty'),
        LoggingConfig: { LogGroup: link('AWS::Logs::LogGroup /empty') },
      },
    },
    'AWS::IAM::Role empty': {},
    'AWS::IAM::RolePolicy empty': { properties: { RoleName: link('AWS::IAM::Role empty', 'Ref') } },
    'AWS::Logs::LogGroup /empty': {},
  };
  const forced = { [BUCKET]: { engine: { forceDestroy: true } } };

  test('is there in place of `forceDestroy`, with all that it needs', () => {
    expect(unexplained({ cdk: factsOf({ [BUCKET]: {}, ...EMPTIER }), pulumi: factsOf(forced) })).toBe('');
  });

  test('explains no `forceDestroy` of another bucket', () => {
    const other = 'AWS::S3::Bucket other';
    const cdk = factsOf({ [BUCKET]: {}, [other]: {}, ...EMPTIER });
    const pulumi = factsOf({ ...forced, [other]: { engine: { forceDestroy: true } } });
    expect(unexplained({ cdk, pulumi })).toBe(`${other} · engine.forceDestroy: CDK nothing, Pulumi true`);
  });

  test('is no replacement for nothing', () => {
    const found = unexplained({ cdk: factsOf({ [BUCKET]: {}, ...EMPTIER }), pulumi: factsOf({ [BUCKET]: {} }) });
    expect(found.split('\n')).toHaveLength(Object.keys(EMPTIER).length);
  });

  test('explains no other role', () => {
    const cdk = factsOf({ [BUCKET]: {}, ...EMPTIER, 'AWS::IAM::Role spare': {} });
    expect(unexplained({ cdk, pulumi: factsOf(forced) })).toBe(
      'AWS::IAM::Role spare: the CDK makes it, Pulumi does not',
    );
  });

  test('is waited for by what needs the bucket, and so are the other buckets that it empties', () => {
    const others = { 'AWS::S3::Bucket other': {}, 'AWS::S3::Bucket third': {} };
    const project = (after: readonly string[]) => ({ 'AWS::CodeBuild::Project a': { after } });
    const cdk = factsOf({
      [BUCKET]: {},
      ...EMPTIER,
      ...others,
      ...project([CONTENTS, 'AWS::S3::Bucket other', 'AWS::S3::Bucket third']),
    });
    const pulumi = factsOf({ ...forced, ...others, ...project([]) });
    expect(unexplained({ cdk, pulumi })).toBe(
      'AWS::CodeBuild::Project a · after: the CDK makes AWS::S3::Bucket third before it, Pulumi does not',
    );
  });
});

describe('a function that closes the default security group', () => {
  const link = (id: string, attribute = 'Arn') => ({ link: id, attribute });
  const GROUP = 'Custom::DefaultSecurityGroup vpc';
  const TAGS = [{ Key: 'Service', Value: 'orders' }];
  const group = link('AWS::EC2::VPC vpc', 'DefaultSecurityGroup');
  const NEEDS = ['AWS::Lambda::Function close', 'AWS::IAM::Role close', 'AWS::IAM::RolePolicy close'];
  const CLOSER = {
    [GROUP]: { properties: { ServiceToken: link('AWS::Lambda::Function close'), GroupId: group }, after: NEEDS },
    'AWS::Lambda::Function close': { properties: { Role: link('AWS::IAM::Role close') }, after: ['AWS::KMS::Key key'] },
    'AWS::IAM::Role close': {},
    'AWS::IAM::RolePolicy close': { properties: { RoleName: link('AWS::IAM::Role close', 'Ref') } },
  };
  const closed = { [GROUP]: { properties: { GroupId: group, Tags: TAGS } } };

  test('is there in place of the resource of Pulumi, with all that it needs', () => {
    expect(unexplained({ cdk: factsOf(CLOSER), pulumi: factsOf(closed) })).toBe('');
  });

  test('is no replacement for nothing', () => {
    const found = unexplained({ cdk: factsOf(CLOSER), pulumi: factsOf({}) });
    expect(found.split('\n')).toHaveLength(Object.keys(CLOSER).length);
  });

  test('closes the group of the same VPC', () => {
    const other = { [GROUP]: { properties: { GroupId: 'sg-1', Tags: TAGS } } };
    expect(unexplained({ cdk: factsOf(CLOSER), pulumi: factsOf(other) })).toContain('GroupId');
  });

  test('waits for what it needs and for what that waits for, and nothing else', () => {
    const others = { 'AWS::KMS::Key key': {}, 'AWS::S3::Bucket other': {} };
    const after = (ids: readonly string[]) => ({ [GROUP]: { ...CLOSER[GROUP], after: [...NEEDS, ...ids] } });
    const sides = (ids: readonly string[]) => ({
      cdk: factsOf({ ...CLOSER, ...others, ...after(ids) }),
      pulumi: factsOf({ ...closed, ...others }),
    });
    expect(unexplained(sides(['AWS::KMS::Key key']))).toBe('');
    expect(unexplained(sides(['AWS::S3::Bucket other']))).toBe(
      `${GROUP} · after: the CDK makes AWS::S3::Bucket other before it, Pulumi does not`,
    );
  });
});

describe('a security group', () => {
  const group = (rules: readonly FactValue[]) =>
    both('AWS::EC2::SecurityGroup a', { properties: { SecurityGroupEgress: rules } }, {});
  const nothing = {
    CidrIp: '255.255.255.255/32',
    Description: 'Nothing',
    FromPort: 252,
    IpProtocol: 'icmp',
    ToPort: 86,
  };

  test('may have a rule that lets nothing out', () => {
    expect(unexplained(group([nothing]))).toBe('');
  });

  test.each([
    ['everything', [{ ...nothing, CidrIp: '0.0.0.0/0' }]],
    ['something', [nothing, { ...nothing, IpProtocol: 'tcp' }]],
  ])('may not have one that lets %s out', (_, rules) => {
    expect(unexplained(group(rules))).toContain('SecurityGroupEgress');
  });
});

describe('tags', () => {
  const TAGS = { properties: { Tags: [{ Key: 'Service', Value: 'orders' }] } };

  test('may be missing where a backend knows none', () => {
    expect(unexplained(both('AWS::EC2::SecurityGroupIngress a', {}, TAGS))).toBe('');
    expect(unexplained(both('AWS::CloudWatch::Dashboard a', TAGS, {}))).toBe('');
  });

  test('may not be missing where it knows them', () => {
    expect(unexplained(both('AWS::EC2::SecurityGroupIngress a', TAGS, {}))).toContain('Tags');
    expect(unexplained(both('AWS::CloudWatch::Dashboard a', {}, TAGS))).toContain('Tags');
    expect(unexplained(both('AWS::S3::Bucket a', TAGS, {}))).toContain('Tags');
  });
});

describe('a service', () => {
  const SERVICE = 'AWS::ECS::Service a';
  const target = {
    'AWS::ApplicationAutoScaling::ScalableTarget a': {
      properties: { MinCapacity: 2, ResourceId: { join: ['service/', { link: SERVICE, attribute: 'Name' }] } },
    },
  };
  const service = (parts: Parts): Sides => ({
    cdk: factsOf({ ...target, [SERVICE]: {} }),
    pulumi: factsOf({ ...target, [SERVICE]: parts }),
  });

  test('may start with the number of tasks that scaling keeps at least', () => {
    expect(unexplained(service({ properties: { DesiredCount: 2 } }))).toBe('');
  });

  test('may not start with another number', () => {
    expect(unexplained(service({ properties: { DesiredCount: 3 } }))).toContain('DesiredCount');
  });

  test('may leave alone what deployments change, and nothing else', () => {
    expect(unexplained(service({ engine: { ignoreChanges: ['taskDefinition', 'desiredCount'] } }))).toBe('');
    expect(unexplained(service({ engine: { ignoreChanges: ['taskDefinition', 'tags'] } }))).toContain('ignoreChanges');
  });
});

test('a listener may leave alone where it sends the traffic', () => {
  const listener = (ignoreChanges: readonly string[]) =>
    both('AWS::ElasticLoadBalancingV2::Listener a', {}, { engine: { ignoreChanges } });
  expect(unexplained(listener(['defaultActions']))).toBe('');
  expect(unexplained(listener(['port']))).toContain('ignoreChanges');
});

test('a chat channel may be deleted before it is made again, and nothing else may', () => {
  const late = { engine: { deleteBeforeReplace: true } };
  expect(unexplained(both('AWS::Chatbot::SlackChannelConfiguration a', {}, late))).toBe('');
  expect(unexplained(both('AWS::S3::Bucket a', {}, late))).toContain('deleteBeforeReplace');
});

test('a subnet may not be in the zone of another number', () => {
  const zone = (attribute: string) => ({ properties: { AvailabilityZone: { link: 'cloud', attribute } } });
  const sides = both('AWS::EC2::Subnet a', zone('Fn::GetAZs.0'), zone('AvailabilityZones.1'));
  expect(unexplained(sides)).toContain('AvailabilityZone');
});
