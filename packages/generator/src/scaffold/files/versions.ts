import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { version } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as {
  readonly version: string;
};

/** The version of the packages of tap-pipeline: that of the generator, with which they are released. */
export const TAP_PIPELINE_VERSION = version;

/** Exact versions of the npm packages that a scaffolded repository uses. An exact pin keeps every clone alike. */
export const VERSIONS = {
  /** The command line of the CDK; the registry's `latest` is an old build that cannot read today's assemblies. */
  awsCdk: '2.1148.1',
  awsCdkLib: '2.276.0',
  constructs: '10.8.1',
  nx: '24.0.6',
  projen: '0.103.25',
  pulumi: '3.270.0',
  pulumiAws: '7.48.0',
  tsx: '4.23.15',
  typesNode: '20.19.43',
  typescript: '6.0.3',
} as const;

/** The Node release that infrastructure code runs with; Pulumi needs 22 or newer. */
export const NODE_RELEASE = '24';

/**
 * Base images, from the copies of the official images in Amazon's public registry, which asks for no login. Alpine,
 * because the pipeline stops at known vulnerabilities, and there is little in it that could have one.
 */
export const IMAGES = {
  alpine: 'public.ecr.aws/docker/library/alpine:3.24.1',
  go: 'public.ecr.aws/docker/library/golang:1.26.7-alpine3.24',
  java: 'public.ecr.aws/docker/library/eclipse-temurin:21.0.12_8-jre-alpine-3.24',
  maven: 'public.ecr.aws/docker/library/maven:3.9.16-eclipse-temurin-21-alpine',
  node: 'public.ecr.aws/docker/library/node:24.19.0-alpine3.24',
  python: 'public.ecr.aws/docker/library/python:3.13.15-alpine3.24',
} as const;

/** What a Java service is compiled for, and the versions of what its build uses. */
export const JAVA = {
  /** The oldest release that its code runs on, so that tests pass on every developer's machine. */
  release: '17',
  junit: '5.13.4',
  compilerPlugin: '3.14.1',
  jarPlugin: '3.4.2',
  resourcesPlugin: '3.3.1',
  surefirePlugin: '3.5.4',
} as const;

/** The language version of a Go service: no patch release, so that every toolchain of it builds the service. */
export const GO = { language: '1.26' } as const;

/** Actions by the commit of their release, which nobody can move. */
export const ACTIONS = {
  checkout: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  credentials: 'aws-actions/configure-aws-credentials@e6de054238d6b7531b4efff3b6587d9aade6a06c # v6.2.3',
  go: 'actions/setup-go@b7ad1dad31e06c5925ef5d2fc7ad053ef454303e # v7.0.0',
  java: 'actions/setup-java@b6effb05e454b25005698d916606bdc6ffcbf961 # v5.7.0',
  node: 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0',
  pulumi: 'pulumi/actions@8e5e406f4007fca908480587cb9893c07090f58d # v7.0.0',
  python: 'actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0',
} as const;
