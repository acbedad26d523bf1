import { listSuites, titleOf } from '../../src/faults/suite';
import { faultOf } from './fault';

const everything = () => true;
const nothing = () => false;

describe('the suites that may find a fault', () => {
  test('begin with the test of the file itself', () => {
    const [first] = listSuites(faultOf(), everything);
    expect(first).toEqual({ package: 'packages/cdk-adapter', paths: ['test/blocks/log-group.test.ts'] });
  });

  test('begin with the tests of roles where rights are wrong', () => {
    const fault = faultOf({ kind: 'trust', file: 'packages/core-model/src/plan/service.ts' });
    expect(listSuites(fault, everything)[0]?.paths).toEqual(['test/plan/service.test.ts', 'test/plan/roles.test.ts']);
  });

  test('are those of the package where the file has no test', () => {
    expect(listSuites(faultOf(), nothing)[0]?.paths).toEqual(['test/reference-systems/', 'test/judges/']);
  });

  test.each(['cdk-adapter', 'pulumi-adapter'])('of a file of %s have the comparison of both backends', (name) => {
    const suites = listSuites(faultOf({ file: `packages/${name}/src/order.ts` }), nothing);
    expect(suites.map(titleOf)).toContain('packages/conformance test/parity.test.ts');
  });

  test('are not known for other packages', () => {
    expect(() => listSuites(faultOf({ file: 'packages/cli/src/cli.ts' }), nothing)).toThrow(
      'no tests are known for packages/cli/src/cli.ts, only for packages/core-model, packages/cdk-adapter, packages/pulumi-adapter',
    );
  });
});
