import Generator from 'yeoman-generator';

/** Writes nothing: what Yeoman itself costs. */
export default class extends Generator {
  writing() {}
}
