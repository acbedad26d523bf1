/** What this part uses of the conformance package, which is private and has no entry of its own. */
export {
  ARN_OF_GROUP,
  CLOUD,
  type FactLink,
  type Facts,
  type FactValue,
  factsOfCdk,
  factsOfPulumi,
  isFactLink,
  isFactList,
  isFactObject,
  isFactText,
  type ResourceFact,
  renderCdk,
  renderPulumi,
} from '@tap-pipeline/conformance/lib';
