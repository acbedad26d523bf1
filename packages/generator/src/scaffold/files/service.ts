import type { Language } from '../answers';
import type { ScaffoldFile } from '../scaffold-file';
import { fromTemplate, type TemplateFile } from './template';
import type { View } from './view';

/** The service: a program that answers, its tests, and how it gets into a container. */
export function serviceFiles(view: View): readonly ScaffoldFile[] {
  const { language } = view;
  return SERVICES[language].map(({ path, template = path, reason }) =>
    fromTemplate({ path: `service/${path}`, template: `service/${language}/${template}`, reason }, view),
  );
}

/** Files by language: path in the folder `service`, and template where its name is another one. */
const SERVICES: {
  readonly [language in Language]: readonly (Omit<TemplateFile, 'template'> & { readonly template?: string })[];
} = {
  node: [
    { path: 'main.mjs', reason: 'the program in the container' },
    { path: 'service.mjs', reason: 'the service' },
    { path: 'service.test.mjs', reason: 'tests of the service' },
    ...container(),
  ],
  python: [
    { path: 'service.py', reason: 'the service, a WSGI application' },
    { path: 'gunicorn.conf.py', reason: 'settings of the server in the container' },
    { path: 'test_service.py', reason: 'tests of the service' },
    { path: 'requirements.txt', reason: 'packages of the container, with hashes' },
    { path: 'requirements-dev.txt', reason: 'packages of the tests, with hashes' },
    ...container(),
  ],
  java: [
    { path: 'src/main/java/service/Main.java', reason: 'the program in the container' },
    { path: 'src/main/java/service/Service.java', reason: 'the service' },
    { path: 'src/test/java/service/ServiceTest.java', reason: 'tests of the service' },
    { path: 'pom.xml', template: 'pom.xml.ejs', reason: 'how Maven builds and tests it' },
    ...container(),
  ],
  go: [
    { path: 'main.go', reason: 'the program in the container' },
    { path: 'service.go', reason: 'the service' },
    { path: 'service_test.go', reason: 'tests of the service' },
    { path: 'go.mod', template: 'go.mod.ejs', reason: 'the module, and its version of Go' },
    ...container(),
  ],
  dockerfile: [
    { path: 'README.md', template: 'README.md.ejs', reason: 'where your Dockerfile goes, and what is expected of it' },
  ],
};

function container() {
  return [
    { path: 'Dockerfile', template: 'Dockerfile.ejs', reason: 'the image: tested, small, without root' },
    { path: '.dockerignore', template: 'dockerignore', reason: 'what the image is built from, and nothing else' },
  ];
}
