import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileGlob } from '../../src/fleet/glob.js';
import { capture, insert, type MayCapture, pattern } from '../../src/fleet/template.js';
import { nearest } from '../../src/nearest.js';

const anything: MayCapture = () => true;
const captures = (text: string, path: string, may: MayCapture = anything) =>
  capture(pattern(text, compileGlob), path, may);

describe('templates capture', () => {
  test('a folder, a part of a name, both, and one name twice', () => {
    expect(captures('hub-charts/<hub>/Chart.yaml', 'hub-charts/geo/Chart.yaml')).toEqual({ hub: 'geo' });
    expect(captures('config/<cluster>/<hub>.values.yaml', 'config/aws/geo.values.yaml')).toEqual({
      cluster: 'aws',
      hub: 'geo',
    });
    expect(captures('<hub>/<hub>.yaml', 'geo/geo.yaml')).toEqual({ hub: 'geo' });
    expect(captures('<hub>/<hub>.yaml', 'geo/bio.yaml')).toBeUndefined();
  });

  test('as much as they can, within what is declared', () => {
    const env: MayCapture = (name, text) => name !== 'env' || ['prod', 'staging'].includes(text);
    expect(captures('<hub>-<env>.yaml', 'bio-101-prod.yaml', env)).toEqual({ hub: 'bio-101', env: 'prod' });
    expect(captures('<hub>-<env>.yaml', 'bio-101-test.yaml', env)).toBeUndefined();
  });

  test('no dot in a part of a name, so that secrets beside values are no hubs', () => {
    expect(captures('<hub>.values.yaml', 'enc-geo.secret.values.yaml')).toBeUndefined();
  });

  test('beside globs', () => {
    expect(captures('*/<hub>/values.y{,a}ml', 'x/geo/values.yaml')).toEqual({ hub: 'geo' });
    expect(captures('**/<hub>/values.yaml', 'a/b/geo/values.yaml')).toEqual({ hub: 'geo' });
    expect(captures('**/<hub>/values.yaml', 'geo/values.yaml')).toEqual({ hub: 'geo' });
    expect(captures('*/<hub>/values.yaml', 'geo/values.yaml')).toBeUndefined();
  });

  test('what was inserted is captured again', () => {
    const name = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/);
    const text = fc.constantFrom('<cluster>/<hub>.yaml', 'c/<cluster>/x/<hub>/Chart.yaml', '<hub>/<cluster>');
    fc.assert(
      fc.property(text, name, name, (text, hub, cluster) => {
        expect(captures(text, insert(text, { hub, cluster }))).toEqual({ hub, cluster });
      }),
    );
  });
});

describe('a pattern made to take for ever', () => {
  /** How often a template was asked whether it may capture. */
  const asked = (text: string, path: string) => {
    let times = 0;
    const found = captures(text, path, () => {
      times += 1;
      return true;
    });
    return { found, times };
  };

  test('of fourteen `**` and a deep path is told, each name by each part at most', () => {
    const names = 500;
    const { found, times } = asked(`**/<hub>/${'**/a/'.repeat(14)}b`, `${'a/'.repeat(names)}c`);
    expect(found).toBeUndefined();
    expect(times).toBeLessThanOrEqual(names);
    expect(captures(`${'**/a/'.repeat(14)}<hub>/x`, `${'a/'.repeat(names)}x`)).toEqual({ hub: 'a' });
  });

  test('of four templates in one name too', () => {
    const { found, times } = asked('<hub>-<env>-<cluster>-<image>x.*y', `${'a-'.repeat(127)}.z`);
    expect(found).toBeUndefined();
    expect(times).toBeLessThanOrEqual(4 * 254 * 100);
  });

  test('of templates that come again and again is refused, with its path', () => {
    const twice = '<hub><env><cluster><image>'.repeat(2);
    expect(() => captures(`${twice}x.*y`, `${'a'.repeat(255)}.z`)).toThrow(
      /fewer `\*\*`, and `<hub>`, .* once/,
    );
  });

  test('matches what it matched before, whatever it is', () => {
    const part = fc.constantFrom('**', '*', 'a', '<hub>', '<env>', '<hub>-<env>', '<hub>.y', 'b*');
    const name = fc.constantFrom('a', 'b', 'a-b', 'a.y', 'b-a', 'ab');
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.array(name, { minLength: 1, maxLength: 6 }),
        (parts, names) => {
          const [text, path] = [parts.join('/'), names.join('/')];
          const { prefix } = pattern(text, compileGlob);
          const expected = path.startsWith(prefix) ? everyWay(parts, names, {}) : undefined;
          expect(captures(text, path)).toEqual(expected);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test('of braces that multiply is refused', () => {
    expect(() => compileGlob('{a,b}'.repeat(20))).toThrow(/more than 1000 globs/);
    expect(compileGlob('{a,b}'.repeat(9))('abababaab')).toBe(true);
  });
});

/** The same by trying one way after the other, as it is told in one sentence: from left to right, as much as can be. */
function everyWay(
  parts: readonly string[],
  names: readonly string[],
  values: Record<string, string>,
): Record<string, string> | undefined {
  const [part, ...rest] = parts;
  const [name, ...after] = names;
  if (part === undefined) return name === undefined ? values : undefined;
  if (part === '**')
    return everyWay(rest, names, values) ?? (name === undefined ? undefined : everyWay(parts, after, values));
  if (name === undefined) return undefined;
  if (!part.includes('<')) return compileGlob(part)(name) ? everyWay(rest, after, values) : undefined;
  const whole = /^<[a-z]+>$/.test(part);
  const source = part.replace('.', '\\.').replace(/<([a-z]+)>/g, whole ? '(?<$1>.+)' : '(?<$1>[a-z0-9-]+)');
  // From the longest first capture to the shortest.
  const first = /<([a-z]+)>/.exec(part)?.[1] as string;
  for (let length = name.length; length > 0; length--) {
    const found = new RegExp(`^${source.replace(')', `)(?<=^.{${length}})`)}$`).exec(name)?.groups;
    if (!found || found[first]?.length !== length) continue;
    if (Object.entries(found).some(([key, text]) => (values[key] ?? text) !== text)) continue;
    const matched = everyWay(rest, after, { ...values, ...found });
    if (matched) return matched;
  }
  return undefined;
}

test('inserting leaves what is no template, and says which have no value', () => {
  const missing: string[] = [];
  const text = insert('<b><hub></b> <env> <hub', { hub: 'geo' }, (name) => missing.push(name));
  expect(text).toBe('<b>geo</b> <env> <hub');
  expect(missing).toEqual(['env']);
});

test('a value that looks like a template is not filled again', () => {
  expect(insert('<hub>/<env>', { hub: '<env>', env: 'prod' })).toBe('<env>/prod');
});

test('the nearest name is one that a slip of the finger explains, or none', () => {
  expect(nearest('relase', ['release', 'values'])).toBe('release');
  expect(nearest('vlaues', ['release', 'values'])).toBe('values');
  expect(nearest('geo', ['seminar', 'commons'])).toBeUndefined();
  expect(nearest('stagign', ['staging', 'prod'])).toBe('staging');
});
