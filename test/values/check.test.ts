import { describe, expect, test } from '@jest/globals';
import { type CheckOptions, checkValues } from '../../src/values/check.js';
import { decodeValues, type ValuesText } from '../../src/values/document.js';

const OPTIONS: CheckOptions = {
  placeholders: ['set-on-deployment'],
  images: ['org/user', 'org/hub'],
  changedLines: () => true,
  jupyterhubPath: ['jupyterhub'],
};

function check(text: string, options: Partial<CheckOptions> = {}, more: Partial<ValuesText> = {}) {
  return checkValues([{ file: 'v.yaml', role: 'values', text, ...more }], { ...OPTIONS, ...options });
}

/** The problems as `severity line:column title`. */
function told(text: string, options: Partial<CheckOptions> = {}): string[] {
  return check(text, options).map(
    ({ severity, line, column, title }) => `${severity} ${line}:${column} ${title}`,
  );
}

/** A user image's mapping at its place, the mapping's keys on lines 4 and below. */
function user(...lines: string[]): string {
  return ['jupyterhub:', '  singleuser:', '    image:', ...lines.map((line) => `      ${line}`), ''].join(
    '\n',
  );
}

describe('at singleuser.image and hub.image', () => {
  test('a built image with its placeholder is fine', () => {
    expect(told(user('name: org/user', 'tag: set-on-deployment'))).toEqual([]);
  });

  test('no user image, or only a pull policy, is the chart`s default and fine', () => {
    expect(told('jupyterhub: {}')).toEqual([]);
    expect(told(user('pullPolicy: Always'))).toEqual([]);
    expect(told('')).toEqual([]);
  });

  test('a stock image with a fixed tag is fine', () => {
    expect(told(user('name: quay.io/jupyter/base', 'tag: "2026-01-05"'))).toEqual([]);
    expect(told(user('name: quay.io/jupyter/base', 'tag: 2026-01-05'))).toEqual([]);
  });

  test('latest', () => {
    expect(told(user('name: quay.io/jupyter/base', 'tag: latest'))).toEqual([
      'error 5:12 The tag latest is not a fixed image',
    ]);
  });

  test('a tag without a name, also a placeholder', () => {
    expect(told(user('tag: "1"'))).toEqual(['error 4:12 A tag without an image name']);
    expect(told(user('tag: set-on-deployment'))).toEqual(['error 4:12 A tag without an image name']);
  });

  test('a name without a tag', () => {
    expect(told(user('name: quay.io/jupyter/base'))).toEqual(['error 4:13 An image name without a tag']);
    expect(told(user('name: quay.io/jupyter/base', 'tag:'))).toEqual([
      'error 4:13 An image name without a tag',
    ]);
    expect(check(user('name: org/user'))[0]?.message).toContain('Write `tag: set-on-deployment` beside it');
  });

  test('an empty tag of a built image will be filled', () => {
    expect(told(user('name: org/user', 'tag:'))).toEqual([]);
  });

  test('a number or another word that is no text', () => {
    expect(told(user('name: quay.io/jupyter/base', 'tag: 1.10'))).toEqual([
      'error 5:12 This tag is not a text',
    ]);
    expect(check(user('name: quay.io/jupyter/base', 'tag: 1.10'))[0]?.message).toBe(
      '`1.10` without quotes is read as the number `1.1`, which may not be the tag that was meant. Put it in quotes: `"1.10"`.',
    );
    expect(told(user('name: quay.io/jupyter/base', 'tag: 6180689e06'))).toHaveLength(1);
    expect(told(user('name: quay.io/jupyter/base', 'tag: on'))).toHaveLength(1);
    expect(told(user('name: quay.io/jupyter/base', 'tag: "1.10"'))).toEqual([]);
  });

  test('a decrypted file is not quoted', () => {
    const [problem] = check(user('name: x/y', 'tag: 1.10'), {}, { encrypted: true });
    expect(problem?.message).not.toContain('1.1');
    const text =
      't: &t set-on-deployment\ni: {name: x/y, tag: *t}\nj: {name: org/user, tag: *t}\nk: x/y:set-on-deployment';
    for (const { message } of check(text, {}, { encrypted: true }))
      expect(message).not.toMatch(/x\/y|org\/user/);
    expect(check(text, {}, { encrypted: true })).toHaveLength(2);
  });

  test('of a decrypted file, whose name no registry takes, no part of it is quoted in any spelling', () => {
    for (const name of ['registry.example/Swordfish/Hub', 'swordfish://registry.example/hub']) {
      const problems = check(user(`name: ${name}`, 'tag: set-on-deployment'), {}, { encrypted: true });
      expect(problems).not.toEqual([]);
      for (const { message } of problems) expect(message).not.toMatch(/swordfish/i);
    }
  });

  test('a template is filled in later', () => {
    expect(told(user('name: "{value}"', 'tag: latest'))).toEqual([]);
    expect(told(user('name: quay.io/jupyter/base', 'tag: "{tag}"'))).toEqual([]);
  });

  test('errors stand on lines that nobody touched, too', () => {
    expect(told(user('tag: "1"'), { changedLines: () => false })).toHaveLength(1);
  });

  test('for the jupyterhub chart itself they stand at the top', () => {
    expect(told('hub:\n  image: {name: x/y, tag: latest}\n', { jupyterhubPath: [] })).toEqual([
      'error 2:27 The tag latest is not a fixed image',
    ]);
  });

  test('where a values-path writes the image, nothing is missing', () => {
    const valuesPaths = [{ path: 'jupyterhub.singleuser.image', name: 'org/user' }];
    expect(told(user('tag: set-on-deployment'), { valuesPaths })).toEqual([]);
    expect(told(user('name: other/image', 'tag: set-on-deployment'), { valuesPaths })).toEqual([]);
  });

  test('where the values name the image of a values-path themselves, what they say stays, and is checked', () => {
    const valuesPaths = [{ path: 'jupyterhub.singleuser.image', name: 'org/user' }];
    expect(told(user('name: org/user', 'tag: latest'), { valuesPaths })).toEqual([
      'error 5:12 The tag latest is not a fixed image',
    ]);
    const aliased =
      'global: &t set-on-deployment\njupyterhub: {singleuser: {image: {name: org/user, tag: *t}}}\n';
    expect(told(aliased, { valuesPaths })).toEqual([]);
  });

  test('a values-path through __proto__ sets nothing but a key of that name', () => {
    const valuesPaths = ['a', 'a.__proto__.evil'].map((path) => ({ path, name: 'org/user' }));
    try {
      check('a: {}', { valuesPaths });
      expect(({} as { evil?: unknown }).evil).toBeUndefined();
    } finally {
      delete (Object.prototype as { evil?: unknown }).evil;
    }
  });

  test('a values-path through a list is said before anything is deployed', () => {
    const valuesPaths = [{ path: 'jupyterhub.profiles.0.image', name: 'org/user' }];
    expect(
      told('jupyterhub:\n  profiles:\n    - image: x/y:1\n', { valuesPaths, changedLines: () => false }),
    ).toEqual(['error 2:3 A values-path leads through a list']);
  });
});

describe('placeholders', () => {
  test('a name that no registry takes, at its own line, and what to write', () => {
    const problems = check(user('name: ghcr.io/Org/User', 'tag: set-on-deployment'), {
      images: ['ghcr.io/Org/User'],
    });
    expect(problems).toMatchObject([
      {
        line: 4,
        title: 'No registry takes this name',
        message: expect.stringContaining('`ghcr.io/org/user`'),
      },
    ]);
  });

  test('one that no image answers, with the nearest name', () => {
    const text = user('name: org/usre', 'tag: set-on-deployment');
    expect(told(text)).toEqual(['error 5:12 No image answers this placeholder']);
    expect(check(text)[0]?.message).toContain('Did you mean `org/user`?');
  });

  test('anywhere: in a string, in a list, alone', () => {
    expect(
      told('a:\n- org/x:set-on-deployment\n- {repository: y, tag: set-on-deployment}\nt: set-on-deployment'),
    ).toEqual([
      'error 2:3 No image answers this placeholder',
      'error 3:24 No image answers this placeholder',
      'error 4:4 No image answers this placeholder',
    ]);
  });

  test('one that a later file overrides is none', () => {
    const values: ValuesText[] = [
      { file: 'a.yaml', role: 'values', text: 'i: {name: x/y, tag: set-on-deployment}' },
      { file: 'b.yaml', role: 'values', text: 'i: {tag: "1"}' },
    ];
    expect(checkValues(values, OPTIONS)).toEqual([]);
  });

  test('an anchor that holds the placeholder is answered by the images that use it', () => {
    expect(told('t: &t set-on-deployment\ni: {name: org/user, tag: *t}')).toEqual([]);
  });

  test('one text for two images', () => {
    expect(
      told('t: &t set-on-deployment\ni: {name: org/user, tag: *t}\nj: {name: org/hub, tag: *t}'),
    ).toEqual(['error 1:7 Several images share this one tag']);
  });
});

describe('elsewhere', () => {
  const text = 'a:\n  image: quay.io/x/y:latest\n  b: {name: quay.io/x/y, tag: 3}\n  image2: {x: 1}\n';

  test('latest and numbers are warnings on lines that the pull request touches', () => {
    expect(told(text)).toEqual([
      'warning 2:10 The tag latest is not a fixed image',
      'warning 3:31 This tag is not a text',
    ]);
    expect(told(text, { changedLines: (_, line) => line === 3 })).toHaveLength(1);
    expect(check(text, { changedLines: () => false })).toEqual([]);
  });

  test('nothing is said of templates, digests and words that are no images', () => {
    expect(
      told(
        `image: "{value}:latest"\nb: {name: "{value}", tag: latest}\nc: {image: 'x/y:{tag}'}\nd: localhost:8000\nimage2: x/y:latest@sha256:${'a'.repeat(64)}`,
      ),
    ).toEqual([]);
  });

  test('a second document is a warning where it is touched', () => {
    expect(told('a: 1\n---\nb: 2\n')).toEqual(['warning 2:1 A second document in a values file']);
  });
});

describe('files that Helm cannot read', () => {
  test.each([
    ['a syntax error', 'a: 1\nb: [1, 2\nc: 3\n', 3],
    ['a tab as indentation', 'a:\n\tb: 1\n', 2],
    ['an alias without an anchor', 'a: 1\nb: *nope\n', 2],
    ['an anchor that holds itself', 'a: 1\nb: &b [*b]\n', 2],
    ['a merge key with a word', 'a: 1\nb:\n  <<: word\n', 3],
    ['a value that does not fit its tag', 'a: 1\nb: !!int word\n', 2],
    ['a list at the top', '- a\n', 1],
    ['a null as a key', 'a: 1\n~: 2\n', 2],
  ])('%s is an error at its line', (_, text, line) => {
    expect(check(text)).toMatchObject([{ severity: 'error', file: 'v.yaml', line }]);
  });

  test('aliases of aliases that would fill the memory', () => {
    const lines = Array.from(
      { length: 12 },
      (_, n) =>
        `a${n}: &a${n} [${Array(10)
          .fill(n ? `*a${n - 1}` : 'x')
          .join(', ')}]`,
    );
    expect(check(lines.join('\n'))).toMatchObject([{ title: 'Too many aliases' }]);
  });

  test('brackets in thousands of brackets', () => {
    expect(check(`a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toMatchObject([
      { message: expect.stringContaining('nested hundreds of levels deep') },
    ]);
  });

  test('more of them than a release could hold is refused before it is read', () => {
    expect(decodeValues('v.yaml', Buffer.alloc(10 * 2 ** 20 + 1, '#'))).toMatchObject({
      severity: 'error',
      title: 'These values are too large',
    });
  });

  test('Latin-1 is refused with its line, and git-crypt`s ciphertext by its name', () => {
    expect(decodeValues('v.yaml', Buffer.from('a: ü\nb: é\n', 'latin1'))).toMatchObject({
      severity: 'error',
      line: 1,
      title: 'This file is not UTF-8 text',
    });
    expect(decodeValues('v.yaml', Buffer.from('\0GITCRYPT\0xyz', 'latin1'))).toMatchObject({
      title: 'This file is still encrypted',
    });
  });

  test('UTF-8 keeps its byte order mark', () => {
    expect(decodeValues('v.yaml', Buffer.from('\ufeffa: ü'), 'chart')).toEqual({
      file: 'v.yaml',
      role: 'chart',
      text: '\ufeffa: ü',
    });
  });
});

describe('values at the wrong level', () => {
  const astray = 'singleuser:\n  image:\n    name: org/stock\n    tag: "1"\n';

  test("a key of the jupyterhub chart beside the dependency's key is read by nothing", () => {
    const [found, ...more] = check(`jupyterhub: {}\n${astray}`);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ severity: 'warning', file: 'v.yaml', line: 2, column: 1 });
    expect(found?.message).toContain('Put it below `jupyterhub:`.');
  });

  test('also where no changed lines are known, as on a command line', () => {
    const { changedLines: _, ...all } = OPTIONS;
    const found = checkValues([{ file: 'v.yaml', role: 'values', text: astray }], all);
    expect(found.map(({ title }) => title)).toEqual(['A value that nothing reads']);
    expect(told(astray, { changedLines: () => false })).toEqual([]);
  });

  test("is no concern of the jupyterhub chart itself, of a chart with templates, or of other people's keys", () => {
    expect(told(astray, { jupyterhubPath: [] })).toEqual([]);
    expect(told(astray, { hasTemplates: true })).toEqual([]);
    expect(told('x-common: &a {}\nglobal: {}\ngrafana: {}\n')).toEqual([]);
    expect(told(astray, { jupyterhubPath: ['singleuser'] })).toEqual([]);
  });
});
