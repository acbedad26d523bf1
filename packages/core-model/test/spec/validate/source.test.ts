import { tellProblems } from '../tell-problems';

describe('The source', () => {
  test('tags together with paths are refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: github, repository: acme/orders, triggers: { tags: ["v*"], paths: ["src/**"] } }
    `),
    ).toEqual(['source.triggers has tags and paths, which CodePipeline does not combine; fix: keep one of the two']);
  });

  test('a pattern that excludes nothing is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: github, repository: acme/orders, triggers: { tags: ["!"] } }
    `),
    ).toEqual(['source.triggers.tags[0] excludes nothing; fix: write the pattern after the !']);
  });

  test('a pattern that is included and excluded is refused', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: gitlab, repository: acme/orders, triggers: { paths: ["src/**", "!src/**"] } }
    `),
    ).toEqual(['source.triggers.paths[1] is included and excluded, got "src/**"; fix: keep one of the two']);
  });

  test('a branch as a reference is refused with its name', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: codecommit, branch: refs/heads/main }
    `),
    ).toEqual(['source.branch must be the name of a branch, got "refs/heads/main"; fix: write main']);
  });

  test('paths and pull requests together are fine', () => {
    expect(
      tellProblems(`
      service: orders
      source: { kind: github, repository: acme/orders, triggers: { paths: ["src/**", "!**/*.md"], pullRequests: [opened] } }
    `),
    ).toEqual([]);
  });
});
