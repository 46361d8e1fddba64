import { expect, test } from '@jest/globals';
import type { ValuesText } from '../../src/values/document.js';
import { schemaProblems } from '../../src/values/schema.js';

const VALUES: ValuesText[] = [
  {
    file: 'common.yaml',
    role: 'values',
    text: [
      'n: 1',
      'e: c',
      'o: {q: 1}',
      'jupyterhub:',
      '  hub:',
      '    image: {tag: 11}',
      '  deep.er: {x: 1}',
    ].join('\n'),
  },
  {
    file: 'staging.yaml',
    role: 'values',
    text: [
      'jupyterhub:',
      '  hub:',
      '    image: {tag: 12}',
      '    imag: 1',
      'l:',
      '- a: 1',
      '- "a~b/c": 1',
    ].join('\n'),
  },
];

const HELM_4 = `Error: values don't meet the specifications of the schema(s) in the following chart(s):
s:
- at '': missing property 'must'
- at '/e': value must be one of 'a', 'b'
- at '/l/1': validation failed
  - at '/l/1/a~0b~1c': got number, want string
  - at '/l/1': additional properties 'bad' not allowed
- at '/o': 'oneOf' failed, none matched
  - at '/o': got object, want string
  - at '/o/q': got number, want string
jupyterhub:
- at '/hub': validation failed
  - at '/hub/image': validation failed
    - at '/hub/image': missing property 'name'
    - at '/hub/image/tag': got number, want string
  - at '/hub': additional properties 'imag', 'foo' not allowed

`;

// Helm 3.17.0
const HELM_3 = `Error: values don't meet the specifications of the schema(s) in the following chart(s):
s:
- (root): must is required
- e: e must be one of the following: "a", "b"
- l.1.a~b/c: Invalid type. Expected: string, given: integer
jupyterhub:
- hub: Additional property imag is not allowed
- hub.image.tag: Invalid type. Expected: string, given: integer
- deep.er.x: Invalid type. Expected: string, given: integer

`;

function told(stderr: string): string[] {
  return schemaProblems(stderr, VALUES).map(({ file, line, title }) => `${file}:${line} ${title}`);
}

test('each complaint of Helm 3.22 and 4 stands at the line that set the value', () => {
  expect(told(HELM_4)).toEqual([
    'undefined:undefined The chart refuses its values',
    'common.yaml:2 The chart refuses e',
    'staging.yaml:7 The chart refuses l.1.a~b/c',
    'undefined:undefined The chart refuses l.1.bad',
    'common.yaml:3 The chart refuses o',
    'staging.yaml:3 The chart refuses jupyterhub.hub.image',
    'staging.yaml:3 The chart refuses jupyterhub.hub.image.tag',
    'staging.yaml:4 The chart refuses jupyterhub.hub.imag',
    'undefined:undefined The chart refuses hub.foo',
  ]);
});

test('an oneOf is one problem that says what each alternative wants', () => {
  expect(schemaProblems(HELM_4, VALUES)[4]?.message).toBe(
    "The schema of the chart `s` says of `o`: 'oneOf' failed, none matched (o: got object, want string; o.q: got number, want string). Give it a value that the chart takes.",
  );
});

test('each complaint of Helm 3.17 too, with keys that hold dots', () => {
  expect(told(HELM_3)).toEqual([
    'undefined:undefined The chart refuses its values',
    'common.yaml:2 The chart refuses e',
    'staging.yaml:7 The chart refuses l.1.a~b/c',
    'staging.yaml:4 The chart refuses jupyterhub.hub.imag',
    'staging.yaml:3 The chart refuses jupyterhub.hub.image.tag',
    'common.yaml:7 The chart refuses jupyterhub.deep.er.x',
  ]);
});

test('a number where a text is wanted: put it in quotes', () => {
  expect(schemaProblems(HELM_3, VALUES).at(-2)?.message).toBe(
    'The schema of the chart `jupyterhub` says of `hub.image.tag`: Invalid type. Expected: string, given: integer. Put the value in quotes.',
  );
});

test('other failures of Helm are none of its business', () => {
  expect(schemaProblems("Error: template: c/templates/x.yaml:1:3: executing at '/a': b", VALUES)).toEqual([]);
});
