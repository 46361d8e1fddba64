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
