import { describe, expect, test } from '@jest/globals';
import type { ValuesText } from '../../src/values/document.js';
import { type PatchedValues, type PatchOptions, patchValues } from '../../src/values/patch.js';

const TAG =
  'h3f2a91c0d4e53f2a91c0d4e53f2a91c0@sha256:0123456789012345678901234567890123456789012345678901234567890123';
const OTHER = 'h00000000000100000000000100000000';
const TAGS = new Map([
  ['org/user', TAG],
  ['org/hub', OTHER],
  ['reg:5000/x', TAG],
  ['solo', OTHER],
]);

function values(file: string, text: string, more: Partial<ValuesText> = {}): ValuesText {
  return { file, text, role: 'values', ...more };
}

function patch(texts: readonly ValuesText[], options: Partial<PatchOptions> = {}): PatchedValues {
  return patchValues(texts, TAGS, { placeholders: ['set-on-deployment'], ...options });
}

/** The one file's text after patching; the text itself where nothing changed. */
function patchOne(text: string, options: Partial<PatchOptions> = {}): string {
  return patch([values('v.yaml', text)], options).files[0]?.text ?? text;
}

/** `@@` stands for the tag's characters: the placeholder before, the quoted tag after. */
const SPELLINGS: [name: string, before: string, after: string][] = [
  ['plain', 'i:\n  name: org/user\n  tag: set-on-deployment\n', 'i:\n  name: org/user\n  tag: "TAG"\n'],
  [
    'plain, with a comment behind it',
    'i:\n  name: org/user\n  tag: set-on-deployment\t# why\n',
    'i:\n  name: org/user\n  tag: "TAG"\t# why\n',
  ],
  ['single quotes', "i: {name: org/user, tag: 'set-on-deployment'}", "i: {name: org/user, tag: 'TAG'}"],
  ['double quotes', 'i: {name: org/user, tag: "set-on-deployment"}', 'i: {name: org/user, tag: "TAG"}'],
  [
    'double quotes with escapes',
    'i: {name: org/user, tag: "set\\u002don-deployment"}',
    'i: {name: org/user, tag: "TAG"}',
  ],
  ['flow style', 'i: {tag: set-on-deployment, name: org/user}', 'i: {tag: "TAG", name: org/user}'],
  [
    'flow over several lines',
    'i: {\n  tag: set-on-deployment ,\n  name: org/user\n}',
    'i: {\n  tag: "TAG" ,\n  name: org/user\n}',
  ],
  ['JSON', '{"i":{"name":"org/user","tag":"set-on-deployment"}}', '{"i":{"name":"org/user","tag":"TAG"}}'],
  [
    'CRLF',
    'i:\r\n  name: org/user\r\n  tag: set-on-deployment\r\n',
    'i:\r\n  name: org/user\r\n  tag: "TAG"\r\n',
  ],
  [
    'a byte order mark',
    '\ufeffi:\n  name: org/user\n  tag: set-on-deployment\n',
    '\ufeffi:\n  name: org/user\n  tag: "TAG"\n',
  ],
  [
    'emoji before it',
    '# 🚀🚀\ne: 🧑‍🚀\ni: {name: org/user, tag: set-on-deployment} # 🚀',
    '# 🚀🚀\ne: 🧑‍🚀\ni: {name: org/user, tag: "TAG"} # 🚀',
  ],
  ['an anchor on it', 'i: {name: org/user, tag: &t set-on-deployment}', 'i: {name: org/user, tag: &t "TAG"}'],
  [
    'an alias',
    't: &t set-on-deployment\ni: {name: org/user, tag: *t}',
    't: &t "TAG"\ni: {name: org/user, tag: *t}',
  ],
  [
    'the same alias twice for one image',
    't: &t set-on-deployment\ni: {name: org/user, tag: *t}\nj: {name: org/user, tag: *t}',
    't: &t "TAG"\ni: {name: org/user, tag: *t}\nj: {name: org/user, tag: *t}',
  ],
  [
    'a mapping by alias',
    'i: &i {name: org/user, tag: set-on-deployment}\nj: *i',
    'i: &i {name: org/user, tag: "TAG"}\nj: *i',
  ],
  [
    'a merge key that brings the tag',
    'b: &b {tag: set-on-deployment}\ni:\n  <<: *b\n  name: org/user',
    'b: &b {tag: "TAG"}\ni:\n  <<: *b\n  name: org/user',
  ],
  [
    'a merge key that brings the name',
    'b: &b {name: org/user}\ni:\n  <<: *b\n  tag: set-on-deployment',
    'b: &b {name: org/user}\ni:\n  <<: *b\n  tag: "TAG"',
  ],
  [
    'a tag !!str',
    'i: {name: org/user, tag: !!str set-on-deployment}',
    'i: {name: org/user, tag: !!str "TAG"}',
  ],
  [
    'a literal block',
    'i:\n  tag: |-\n    set-on-deployment\n  name: org/user\n',
    'i:\n  tag: |-\n    TAG\n  name: org/user\n',
  ],
  [
    'a literal block that keeps its line break',
    'i:\n  tag: | # why\n    set-on-deployment\n\n  name: org/user\n',
    'i:\n  tag: |- # why\n    TAG\n\n  name: org/user\n',
  ],
  [
    'a folded block',
    'i:\n  tag: >2+\n    set-on-deployment\n  name: org/user\n',
    'i:\n  tag: >2-\n    TAG\n  name: org/user\n',
  ],
  [
    'plain, on the line below its key',
    'i:\n  tag:\n    # why\n    set-on-deployment\n  name: org/user\n',
    'i:\n  tag:\n    # why\n    "TAG"\n  name: org/user\n',
  ],
  [
    'a key with a question mark',
    '? i\n: ? tag\n  : set-on-deployment\n  ? name\n  : org/user\n',
    '? i\n: ? tag\n  : "TAG"\n  ? name\n  : org/user\n',
  ],
  [
    'quoted keys',
    '"i": {"name": org/user, \'tag\': set-on-deployment}',
    '"i": {"name": org/user, \'tag\': "TAG"}',
  ],
  [
    'a list',
    'l:\n- name: org/user\n  tag: set-on-deployment\n- 1\n',
    'l:\n- name: org/user\n  tag: "TAG"\n- 1\n',
  ],
  [
    'a duplicate key: the last wins',
    'i: {name: org/user, tag: set-on-deployment, tag: set-on-deployment}',
    'i: {name: org/user, tag: set-on-deployment, tag: "TAG"}',
  ],
  [
    'a duplicate mapping: the last wins, whole',
    'i: {name: org/user}\ni: {name: org/hub, tag: set-on-deployment}',
    `i: {name: org/user}\ni: {name: org/hub, tag: "${OTHER}"}`,
  ],
  [
    'two documents',
    'i: {name: org/user, tag: set-on-deployment}\n---\nj: {name: org/hub, tag: set-on-deployment}\n',
    `i: {name: org/user, tag: "TAG"}\n---\nj: {name: org/hub, tag: "${OTHER}"}\n`,
  ],
  [
    'two documents, the second overriding the first in Helm 4 alone',
    'i: {name: org/user, tag: set-on-deployment}\n---\ni: {tag: set-on-deployment}\n',
    'i: {name: org/user, tag: "TAG"}\n---\ni: {tag: "TAG"}\n',
  ],
  [
    'repository and tag',
    'i: {repository: org/user, tag: set-on-deployment}',
    'i: {repository: org/user, tag: "TAG"}',
  ],
  [
    'registry, repository and tag',
    'i: {registry: "reg:5000", repository: x, tag: set-on-deployment}',
    'i: {registry: "reg:5000", repository: x, tag: "TAG"}',
  ],
  [
    "Docker Hub's full name",
    'i: {name: docker.io/org/user, tag: set-on-deployment}',
    'i: {name: docker.io/org/user, tag: "TAG"}',
  ],
  [
    "Docker Hub's full name of one part",
    'image: docker.io/library/solo:set-on-deployment',
    `image: docker.io/library/solo:${OTHER}`,
  ],
  ['a string', 'image: org/user:set-on-deployment # why', 'image: org/user:TAG # why'],
  ['a string in quotes', `image: 'org/user:set-on-deployment'`, `image: 'org/user:TAG'`],
  ['a string with escapes', 'image: "org\\/user:set-on\\x2ddeployment"', 'image: "org/user:TAG"'],
  ['a string with a port', 'x: [reg:5000/x:set-on-deployment]', 'x: [reg:5000/x:TAG]'],
  ['a string in a block', 'image: >\n  org/user:set-on-deployment\n', 'image: >-\n  org/user:TAG\n'],
  [
    'a string in a list of profiles',
    'profileList:\n  - kubespawner_override:\n      image: org/user:set-on-deployment\n',
    'profileList:\n  - kubespawner_override:\n      image: org/user:TAG\n',
  ],
  ['a string under any key', 'whatever: org/user:set-on-deployment', 'whatever: org/user:TAG'],
  [
    'inside Python',
    'extraConfig:\n  a: |\n    c.image = "org/user:set-on-deployment"\n    c.other = "org/user:set-on-deployment-2 docker://org/user:set-on-deployment"\n',
    'extraConfig:\n  a: |\n    c.image = "org/user:TAG"\n    c.other = "org/user:set-on-deployment-2 docker://org/user:TAG"\n',
  ],
  ['empty', 'i:\n  name: org/user\n  tag:\n', 'i:\n  name: org/user\n  tag: "TAG"\n'],
  ['empty, at the end of the file', 'i:\n  name: org/user\n  tag:', 'i:\n  name: org/user\n  tag: "TAG"'],
  [
    'empty, with a comment',
    'i:\n  tag: # why\n  name: org/user\n',
    'i:\n  tag: "TAG" # why\n  name: org/user\n',
  ],
  ['empty, with CRLF', 'i:\r\n  tag:\r\n  name: org/user\r\n', 'i:\r\n  tag: "TAG"\r\n  name: org/user\r\n'],
  [
    'empty, before a comment on a line of its own',
    'i:\n  tag:\n  # why\n  name: org/user\n',
    'i:\n  tag: "TAG"\n  # why\n  name: org/user\n',
  ],
  ['empty, in flow', 'i: {tag: , name: org/user}', 'i: {tag: "TAG" , name: org/user}'],
  ['empty, at the end of flow', 'i: {name: org/user, tag:}', 'i: {name: org/user, tag: "TAG"}'],
  ['empty, in flow without a colon', 'i: {name: org/user, tag}', 'i: {name: org/user, tag: "TAG"}'],
  [
    'no value at all, in a mapping that is aliased',
    'i: &i {name: org/user, tag}\nj: *i',
    'i: &i {name: org/user, tag: "TAG"}\nj: *i',
  ],
  ['empty, with an anchor', 'i:\n  tag: &t\n  name: org/user\n', 'i:\n  tag: &t "TAG"\n  name: org/user\n'],
  [
    'empty, with a question mark',
    'i:\n  ? tag\n  ? name\n  : org/user\n',
    'i:\n  ? tag\n  : "TAG"\n  ? name\n  : org/user\n',
  ],
  ['empty quotes', 'i: {name: org/user, tag: ""}', 'i: {name: org/user, tag: "TAG"}'],
  ['null', 'i: {name: org/user, tag: ~}', 'i: {name: org/user, tag: "TAG"}'],
];

describe('tags are written in place', () => {
  test.each(SPELLINGS)('%s', (_, before, after) => {
    expect(patchOne(before)).toBe(after.replaceAll('TAG', TAG));
  });
});

describe('what is decided on the merged values', () => {
  test('a name in one file and the tag in another', () => {
    const result = patch([
      values('common.yaml', 'singleuser:\n  image:\n    name: org/user\n'),
      values('staging.yaml', 'singleuser:\n  image:\n    tag: set-on-deployment\n'),
    ]);
    expect(result.files).toEqual([
      { file: 'staging.yaml', text: `singleuser:\n  image:\n    tag: "${TAG}"\n` },
    ]);
    expect(result.patched).toEqual([
      { file: 'staging.yaml', line: 3, name: 'org/user', tag: TAG, path: ['singleuser', 'image'] },
    ]);
    expect(result.problems).toEqual([]);
  });

  test('a placeholder that a later file overrides is left alone', () => {
    const result = patch([
      values('common.yaml', 'i: {name: org/user, tag: set-on-deployment}'),
      values('prod.yaml', 'i: {tag: "1.0"}'),
    ]);
    expect(result.files).toEqual([]);
    expect(result.pinned).toEqual([
      { file: 'prod.yaml', line: 1, name: 'org/user', tag: '1.0', path: ['i'] },
    ]);
  });

  test("a subchart's own values hang under its key, below its parent's", () => {
    const result = patch([
      values('chart/values.yaml', 'base: {i: {name: org/user}}', { role: 'chart' }),
      values('chart/charts/base/values.yaml', 'i: {name: org/hub, tag: set-on-deployment}', {
        role: 'chart',
        prefix: ['base'],
      }),
    ]);
    expect(result.files).toEqual([
      { file: 'chart/charts/base/values.yaml', text: `i: {name: org/hub, tag: "${TAG}"}` },
    ]);
  });

  test('a null that takes away a default tag is filled', () => {
    const result = patch([
      values('chart/values.yaml', 'i: {name: org/user, tag: "1"}', { role: 'chart' }),
      values('v.yaml', 'i: {tag: null}'),
    ]);
    expect(result.files).toEqual([{ file: 'v.yaml', text: `i: {tag: "${TAG}"}` }]);
  });
});

describe('what is left alone, and said', () => {
  test('a hand-pinned tag, also in a string and with a digest', () => {
    const text = `i: {name: org/user, tag: 2024.1}\nimage: org/hub:v1@sha256:${'a'.repeat(64)}\n`;
    const result = patch([values('v.yaml', text)]);
    expect(result.files).toEqual([]);
    expect(result.pinned.map(({ line, name, tag }) => [line, name, tag])).toEqual([
      [1, 'org/user', '2024.1'],
      [2, 'org/hub', `v1@sha256:${'a'.repeat(64)}`],
    ]);
  });

  test('a tag of our own form is a pinned one, unless values written by --write are rewritten', () => {
    const text = 'i: {name: org/user, tag: "h11111111111111111111111111111111"}';
    expect(patch([values('v.yaml', text)]).pinned).toHaveLength(1);
    expect(patchOne(text, { rewriteOwn: true })).toBe(`i: {name: org/user, tag: "${TAG}"}`);
    const string = `image: org/user:h11111111111111111111111111111111@sha256:${'a'.repeat(64)}`;
    expect(patchOne(string, { rewriteOwn: true })).toBe(`image: org/user:${TAG}`);
  });

  test('one tag text of two images is a problem at its line', () => {
    const text = 't: &t set-on-deployment\ni: {name: org/user, tag: *t}\nj: {name: org/hub, tag: *t}\n';
    const { problems, files } = patch([values('v.yaml', text)]);
    expect(files).toEqual([]);
    expect(problems).toMatchObject([
      { severity: 'error', file: 'v.yaml', line: 1, column: 7, title: 'Several images share this one tag' },
    ]);
    expect(problems[0]?.message).toContain('`org/user` and of `org/hub`');
  });

  test('one tag text of a built image and another is one problem, not two', () => {
    const text = 't: &t set-on-deployment\ni: {name: org/user, tag: *t}\nj: {name: x/y, tag: *t}\n';
    expect(patch([values('v.yaml', text)]).problems).toMatchObject([
      { title: 'Several images share this one tag' },
    ]);
  });

  test('stock images may share a tag text', () => {
    const text = 't: &t "1.0"\ni: {name: a/b, tag: *t}\nj: {name: x/y, tag: *t}\n';
    expect(patch([values('v.yaml', text)]).problems).toEqual([]);
  });

  test('a tag that is already the one to write is neither written nor pinned', () => {
    const { files, patched, pinned } = patch([
      values('v.yaml', `i: {name: org/user, tag: "${TAG}"}\nimage: org/hub:${OTHER}`),
    ]);
    expect([files, patched, pinned]).toEqual([[], [], []]);
  });

  test('a placeholder behind a colon that is no image`s tag', () => {
    expect(
      patch([values('v.yaml', 'a: "tag :set-on-deployment and (:set-on-deployment)"')]).problems,
    ).toEqual([]);
  });

  test('a placeholder that nothing was built for', () => {
    const text = 'i: {name: org/usr, tag: set-on-deployment}\nimageTag: set-on-deployment\n';
    const { problems } = patch([values('v.yaml', text)]);
    expect(problems).toMatchObject([
      { severity: 'error', file: 'v.yaml', line: 1, column: 25, title: 'No image answers this placeholder' },
      { severity: 'error', file: 'v.yaml', line: 2, column: 11, title: 'No image answers this placeholder' },
    ]);
    expect(problems[0]?.message).toContain('Did you mean `org/user`?');
    expect(problems[1]?.message).toContain("without an image's name beside it");
  });

  test('a placeholder within a longer text that nothing was built for', () => {
    const text =
      'extraConfig: |\n  x = 1\n  c.image = "org/usr:set-on-deployment"\n  # set-on-deployment: see above\n';
    expect(patch([values('v.yaml', text)]).problems).toMatchObject([
      { severity: 'error', line: 3, column: 22, title: 'No image answers this placeholder' },
    ]);
  });

  test('an image of the same name in another registry', () => {
    const text =
      'i: {registry: quay.io, repository: org/user, tag: set-on-deployment}\nimage: quay.io/org/user:set-on-deployment';
    const result = patch([values('v.yaml', text)]);
    expect(result.files).toEqual([]);
    expect(result.problems).toHaveLength(2);
  });

  test('other placeholders than the configured ones are tags like any other', () => {
    expect(patchOne('image: org/user:set-by-chartpress', { placeholders: ['set-by-chartpress'] })).toBe(
      `image: org/user:${TAG}`,
    );
    expect(patchOne('image: org/user:set-by-chartpress')).toBe('image: org/user:set-by-chartpress');
  });
});

describe('values-path', () => {
  const valuesPaths = [{ path: 'jupyterhub.singleuser.image', name: 'org/user' }];

  test('where nothing stands, name and tag come as a last values file', () => {
    const result = patch([values('v.yaml', 'jupyterhub: {}\n')], { valuesPaths });
    expect(result.files).toEqual([]);
    expect(result.overlay).toEqual({ jupyterhub: { singleuser: { image: { name: 'org/user', tag: TAG } } } });
  });

  test('another image there is replaced, a placeholder without a name answered', () => {
    for (const image of [
      '{name: quay.io/x/y, tag: "1"}',
      '{tag: set-on-deployment}',
      '{repository: quay.io/x/y, tag: "1"}',
    ]) {
      const result = patch([values('v.yaml', `jupyterhub: {singleuser: {image: ${image}}}`)], {
        valuesPaths,
      });
      const name = image.includes('repository') ? 'repository' : 'name';
      expect(result.overlay).toEqual({
        jupyterhub: { singleuser: { image: { [name]: 'org/user', tag: TAG } } },
      });
      expect(result.problems).toEqual([]);
    }
  });

  test('another built image there is replaced, not patched', () => {
    const text = 'jupyterhub: {singleuser: {image: {name: org/hub, tag: set-on-deployment}}}';
    expect(patch([values('v.yaml', text)], { valuesPaths })).toMatchObject({
      files: [],
      patched: [],
      problems: [],
    });
  });

  test('where the image itself stands, its tag is patched in place', () => {
    const result = patch(
      [values('v.yaml', 'jupyterhub: {singleuser: {image: {name: org/user, tag: set-on-deployment}}}')],
      { valuesPaths },
    );
    expect(result.overlay).toBeUndefined();
    expect(result.files).toHaveLength(1);
  });

  test('a string becomes name:tag', () => {
    const result = patch([values('v.yaml', 'a: {b.c: quay.io/x/y:1}')], {
      valuesPaths: [{ path: 'a.b\\.c', name: 'org/user' }],
    });
    expect(result.overlay).toEqual({ a: { 'b.c': `org/user:${TAG}` } });
  });

  test('through a list it is a problem', () => {
    const result = patch([values('v.yaml', 'a:\n  l:\n    - image: x/y:1\n')], {
      valuesPaths: [{ path: 'a.l.0.image', name: 'org/user' }],
    });
    expect(result.problems).toMatchObject([
      { file: 'v.yaml', line: 2, title: 'A values-path leads through a list' },
    ]);
  });
});

test('a tag that YAML would have to escape is refused', () => {
  expect(() => patchValues([], new Map([['x', 'a"b']]), { placeholders: [] })).toThrow('is no image tag');
});
