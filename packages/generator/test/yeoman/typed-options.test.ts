import { isSet, refuseUnknownOptions, tryGetText } from '../../src/yeoman/typed-options';

const KNOWN = ['help', 'name', 'language', 'yes', 'skip-install'];

test.each([
  [['tap-pipeline', 'orders', '--name', 'orders', '--language=go', '-y', '--yes']],
  [['tap-pipeline', '--no-color', '--debug', '--skip-install', '--', '--anything']],
  [[]],
])('what somebody knows is let through: %j', (args) => {
  expect(() => refuseUnknownOptions(args, KNOWN)).not.toThrow();
});

test.each([
  ['--langauge', 'there is no option --langauge (did you mean --language?)'],
  ['--langauge=go', 'there is no option --langauge (did you mean --language?)'],
  ['--colours', 'there is no option --colours'],
])('%s is refused', (arg, message) => {
  expect(() => refuseUnknownOptions(['tap-pipeline', arg], KNOWN)).toThrow(message);
});

test('an option without a value is there or not', () => {
  expect([undefined, false, true].map((value) => isSet('yes', value))).toEqual([false, false, true]);
  expect(() => isSet('yes', 'orders')).toThrow('--yes takes no value, got orders');
});

test('an option with a value has one, or is not there', () => {
  expect([undefined, './ours.yaml'].map((value) => tryGetText('platform', value))).toEqual([undefined, './ours.yaml']);
  for (const value of ['', true]) expect(() => tryGetText('platform', value)).toThrow('--platform needs a value');
});
