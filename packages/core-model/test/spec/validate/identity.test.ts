import { tellProblems } from '../tell-problems';

describe('Names and tags', () => {
  test('a pattern without suffix and type is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      naming: { pattern: "{service}-x" }
    `),
    ).toEqual(['naming.pattern must contain {type} and {suffix}, got {service}-x; fix: add {type} and {suffix}']);
  });

  test('an unknown placeholder in the pattern is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      naming: { pattern: "{servce}-{type}-{suffix}" }
    `),
    ).toEqual([
      'naming.pattern has the unknown placeholder {servce}; fix: use a known placeholder, or write the name out',
    ]);
  });

  test('a pattern with a team that is not given is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      naming: { pattern: "{team}-{type}-{suffix}" }
    `),
    ).toEqual(['naming.pattern uses {team}, but team is not given; fix: set team, or take {team} out']);
  });

  test('a project, team or purpose that cannot be the value of a tag is refused', () => {
    expect(
      tellProblems(`
      service: orders
      team: R&D
      project: x*y
      purpose: what?
      source: { kind: s3 }
    `).map((told) => told.split(' ')[0]),
    ).toEqual(['project', 'purpose', 'team']);
  });

  test('a tag that AWS keeps for itself is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tags: { "aws:team": payments }
    `),
    ).toEqual(['tags["aws:team"] begins with aws:, which AWS keeps for itself; fix: change the tag']);
  });

  test('a tag that only has the letters of AWS in it is taken', () => {
    expect(tellProblems('service: orders\nsource: { kind: s3 }\ntags: { "cost:aws:team": payments }\n')).toEqual([]);
  });

  test('a placeholder that is not closed is refused', () => {
    expect(
      tellProblems('service: orders\nsource: { kind: s3 }\nnaming: { pattern: "{type}-{suffix}-{team" }\n'),
    ).toEqual([
      'naming.pattern has the unknown placeholder {team; fix: use a known placeholder, or write the name out',
    ]);
  });

  test('a tag with an empty key is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tags: { "": payments }
    `),
    ).toEqual(['tags[""] has an empty key; fix: change the tag']);
  });

  test('a tag with a long key is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tags: { "${'k'.repeat(129)}": x }
    `),
    ).toEqual(['tags has a key of 129 characters, more than 128; fix: change the tag']);
  });

  test('a tag with a long value is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tags: { CostCenter: "${'v'.repeat(257)}" }
    `),
    ).toEqual(['tags.CostCenter has a value of 257 characters, more than 256; fix: change the tag']);
  });

  test('a tag with a forbidden character is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tags: { "Cost#Center": x, Team: "a<b" }
    `),
    ).toEqual([
      'tags.Team has a character in its value that AWS does not allow; fix: change the tag',
      'tags["Cost#Center"] has a character in its key that AWS does not allow; fix: change the tag',
    ]);
  });

  test('tags that differ in case only are refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tags: { CostCenter: "1", costcenter: "2" }
    `),
    ).toEqual(['tags.costcenter differs from CostCenter in case only; fix: keep one of the two']);
  });

  test('a tag that the product sets is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tags: { Environment: prod, managedBy: me }
    `),
    ).toEqual([
      'tags.Environment is set by the product, to the environment suffix; fix: remove the tag',
      'tags.managedBy is set by the product, to tap-pipeline; fix: remove the tag',
    ]);
  });

  test('tags in any script are fine', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: s3 }
      tags: { Équipe: "paiements / été", 部門: "a@b:c" }
    `),
    ).toEqual([]);
  });
});
