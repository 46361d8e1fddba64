import { describe, expect, test } from '@jest/globals';
import type { ValuesText } from '../../src/values/document.js';
import { locate, locateImage } from '../../src/values/locate.js';
import { imageNames } from '../../src/values/names.js';
import { findReferences } from '../../src/values/references.js';

function files(...texts: string[]): ValuesText[] {
  return texts.map((text, index) => ({ file: `${index + 1}.yaml`, role: 'values', text }));
}

describe('locate', () => {
  const values = files('a:\n  b: 1\n  l:\n  - x: 1\n', 'a:\n  b: 2\n');

  test('the last file that sets a key', () => {
    expect(locate(values, ['a', 'b'])).toEqual({ file: '2.yaml', line: 2, column: 3 });
  });

  test('an item of a list', () => {
    expect(locate(values, ['a', 'l', 0, 'x'])).toEqual({ file: '1.yaml', line: 4, column: 5 });
  });

  test('what nobody sets', () => {
    expect(locate(values, ['a', 'c'])).toBeUndefined();
    expect(locate(values, ['a', 'b', 'c'])).toBeUndefined();
  });

  test('columns do not count a byte order mark', () => {
    expect(locate(files('\ufeffa: 1'), ['a'])).toEqual({ file: '1.yaml', line: 1, column: 1 });
    expect(locate(files('\ufeffa:\n  b: 1'), ['a', 'b'])).toEqual({ file: '1.yaml', line: 2, column: 3 });
  });
});

describe('locateImage', () => {
  const values = files(
    [
      'i: {name: org/user, tag: set-on-deployment}',
      'p:',
      '- image: org/user:v1',
      '- image: quay.io/x/y:2',
      'h: {repository: docker.io/org/hub, tag: "3"}',
      'c: |',
      '  c.image = "org/other:1"',
    ].join('\n'),
  );

  test('by name and tag', () => {
    expect(locateImage(values, 'org/user:v1')?.line).toBe(3);
    expect(locateImage(values, 'quay.io/x/y:2')?.line).toBe(4);
    expect(locateImage(values, 'docker.io/org/hub:3')?.line).toBe(5);
    expect(locateImage(values, 'org/hub:3')?.line).toBe(5);
  });

  test('by name alone where the tag was a placeholder', () => {
    expect(
      locateImage(values, `org/user:h3f2a91c0d4e53f2a91c0d4e53f2a91c0@sha256:${'a'.repeat(64)}`)?.line,
    ).toBe(1);
  });

  test('within a longer text', () => {
    expect(locateImage(values, 'org/other:1')?.line).toBe(7);
  });

  test('the chart`s own default stands nowhere', () => {
    expect(locateImage(values, 'quay.io/jupyterhub/k8s-hub:4')).toBeUndefined();
  });
});

describe('imageNames', () => {
  test('what stands beside the placeholder, also from two files', () => {
    const values = files(
      'jupyterhub: {singleuser: {image: {name: org/user}}, hub: {image: {name: org/hub, tag: set-on-deployment}}}',
      'jupyterhub: {singleuser: {image: {tag: set-on-deployment}}}\nx: org/third:set-on-deployment',
    );
    expect(Object.fromEntries(imageNames(values, ['set-on-deployment'], ['jupyterhub']))).toEqual({
      user: 'org/user',
      hub: 'org/hub',
      'org/user': 'org/user',
      'org/hub': 'org/hub',
      'org/third': 'org/third',
    });
  });

  test('under any parent, where the jupyterhub key has none', () => {
    const values = files(
      'basehub: {jupyterhub: {singleuser: {image: {name: org/user, tag: set-on-deployment}}}}',
    );
    expect(imageNames(values, ['set-on-deployment'], ['jupyterhub']).get('user')).toBe('org/user');
  });

  test('binderhub.image is no hub image', () => {
    const values = files('binderhub: {image: {name: org/x, tag: set-on-deployment}}');
    expect([...imageNames(values, ['set-on-deployment'], []).keys()]).toEqual(['org/x']);
  });

  test('a stock image is nobody`s', () => {
    const values = files('singleuser: {image: {name: org/user, tag: "1"}}');
    expect([...imageNames(values, ['set-on-deployment'], [])]).toEqual([]);
  });
});

describe('findReferences', () => {
  test('every form, with what is overridden last', () => {
    const values = files(
      'i: {name: org/user, tag: 1.5}\nj: {image: {registry: quay.io, repository: x/y, tag: v1}}\nk: [a/b:1]\n',
      'i: {tag: "2"}\nl: {image: plain}\nm: {somethingImage: {name: x}}\nhost: localhost:80\n',
    );
    expect(
      findReferences(values).references.map(({ file, line, column, path, form, name, tag, effective }) => [
        `${file}:${line}:${column}`,
        path.join('.'),
        form,
        name,
        tag,
        effective,
      ]),
    ).toEqual([
      ['2.yaml:1:10', 'i', 'name+tag', 'org/user', '2', true],
      ['1.yaml:2:54', 'j.image', 'repository+tag', 'quay.io/x/y', 'v1', true],
      ['1.yaml:3:5', 'k.0', 'string', 'a/b', '1', true],
      ['2.yaml:2:12', 'l.image', 'string', 'plain', undefined, true],
      ['2.yaml:3:28', 'm.somethingImage', 'name+tag', 'x', undefined, true],
      ['1.yaml:1:26', 'i', 'name+tag', 'org/user', '1.5', false],
    ]);
  });

  test('what loses to a duplicate key of its own file is overridden too', () => {
    const text =
      'i: {in: {name: x/a, tag: "1"}}\nj: {name: x/b, tag: "2", tag: "3"}\ni: {name: x/c, tag: "4"}\n';
    expect(
      findReferences(files(text)).references.map(({ line, path, name, tag, effective }) => [
        line,
        path.join('.'),
        name,
        tag,
        effective,
      ]),
    ).toEqual([
      [3, 'i', 'x/c', '4', true],
      [2, 'j', 'x/b', '3', true],
      [1, 'i.in', 'x/a', '1', false],
      [2, 'j', 'x/b', '2', false],
    ]);
  });

  test('paths below a subchart`s key, overridden or not', () => {
    const values: ValuesText[] = [
      { file: 'c.yaml', role: 'chart', prefix: ['sub'], text: 'i: {name: x/a, tag: "1"}\nimage: x/b:1' },
      { file: 'v.yaml', role: 'values', text: 'sub: {i: {tag: "2"}}' },
    ];
    expect(
      findReferences(values).references.map(({ path, tag, effective }) => [path.join('.'), tag, effective]),
    ).toEqual([
      ['sub.i', '2', true],
      ['sub.image', '1', true],
      ['sub.i', '1', false],
    ]);
  });

  test('the range holds the tag`s characters, for an alias its anchor`s', () => {
    const text = 't: &t "v1"\ni: {name: org/user, tag: *t}\n';
    const [reference] = findReferences(files(text)).references;
    expect(text.slice(...(reference?.range ?? [0, 0]))).toBe('"v1"');
    expect(reference).toMatchObject({ line: 2, column: 26 });
  });

  test('a file that cannot be read is a problem, the others are still searched', () => {
    const { references, problems } = findReferences(files('a: [', 'image: x/y:1'));
    expect(references).toHaveLength(1);
    expect(problems).toMatchObject([{ file: '1.yaml', title: 'This is not valid YAML' }]);
  });
});
