/** Files that the examples of the problem catalogue read, by name. They are written only for tests and documents. */
export const EXAMPLE_FILES: { readonly [name: string]: Uint8Array } = {
  'latin1.yaml': Uint8Array.from([...Buffer.from('service: caf'), 0xe9, 0x0a]),
  'empty.cjs': Buffer.from('module.exports = {};\n'),
  'two-platform-files/pipeline.yaml': Buffer.from('service: orders\nsource: { kind: s3 }\n'),
  'two-platform-files/tap-pipeline.platform.json': Buffer.from('{ "backend": "cdk" }\n'),
  'two-platform-files/tap-pipeline.platform.yaml': Buffer.from('backend: cdk\n'),
  'failing.cjs': Buffer.from('throw new Error("no such variable");\n'),
};
