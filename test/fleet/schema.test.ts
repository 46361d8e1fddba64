import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import {
  CLUSTER_KEYS,
  ENVIRONMENT_KEYS,
  EXTRA_CHART_KEYS,
  IMAGE_KEYS,
  LOGIN_KEYS,
  RELEASE_KEYS,
  STEP_KEYS,
  TOP_KEYS,
} from '../../src/fleet/keys.js';
import { TAKEN_BY_CHARTS } from '../../src/fleet/layers.js';
import { configSchema } from '../../src/fleet/schema.js';
import { CHART_KEYS, VALUES_KEYS } from '../../src/fleet/source-keys.js';

const root = join(import.meta.dirname, '../..');
const published = JSON.parse(readFileSync(join(root, 'hub-deploy.schema.json'), 'utf8'));
const validate = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(published);
const configs = readdirSync(join(root, 'examples/configs')).map((name) => join('examples/configs', name));

test('the published schema is the one that the sources give (npm run generate)', () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(configSchema())));
});

describe.each([...configs, 'examples/hub-deploy.yaml'])('%s', (file) => {
  const text = readFileSync(join(root, file), 'utf8');

  test('fits the schema', () => {
    validate(parse(text));
    expect(validate.errors).toBeNull();
  });

  test('names the schema in its first line, for editors', () => {
    expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=${published.$id}`);
  });
});

test('the schema refuses what the parser refuses', () => {
  for (const wrong of [
    { relase: 'x' },
    { timeout: 10 },
    { timeout: '10 minutes' },
    { crds: 'aply' },
    { chart: { repository: 'https://x', name: 'y' } },
    { hubs: { geo: { gate: 'none' } } },
    { before: [{ watch: ['a'] }] },
    { images: { user: { contxt: 'a' } } },
  ])
    expect([wrong, validate(wrong)]).toEqual([wrong, false]);
});

test('every key of the schema says what it means', () => {
  const silent: string[] = [];
  const walk = (schema: unknown, path: string) => {
    if (typeof schema !== 'object' || schema === null) return;
    for (const [name, inner] of Object.entries(schema)) {
      if (name === 'properties')
        for (const [key, { description }] of Object.entries(
          inner as Record<string, { description?: string }>,
        ))
          if (!description) silent.push(`${path}.${key}`);
      walk(inner, `${path}.${name}`);
    }
  };
  walk(published, '');
  expect(silent).toEqual([]);
});

test('what a chart takes from the top level is decided for every key of a release', () => {
  expect(Object.keys(TAKEN_BY_CHARTS).sort()).toEqual(Object.keys(RELEASE_KEYS).sort());
});

describe('docs/configuration.md', () => {
  const text = readFileSync(join(root, 'docs/configuration.md'), 'utf8');
  const documented = new Set(Array.from(text.matchAll(/^\| `([a-z-]+)`/gm), ([, key]) => key));

  test('has a row for every key, and for no other', () => {
    const tables = [TOP_KEYS, ENVIRONMENT_KEYS, EXTRA_CHART_KEYS, IMAGE_KEYS, CLUSTER_KEYS, STEP_KEYS];
    const nested = [
      ...Object.values(LOGIN_KEYS),
      ...Object.values(CHART_KEYS),
      ...Object.values(VALUES_KEYS),
    ];
    const inText = new Set(nested.flatMap((keys) => Object.keys(keys)));
    for (const key of inText) expect(text).toContain(key);
    expect([...documented].sort()).toEqual([...new Set(tables.flatMap((keys) => Object.keys(keys)))].sort());
  });

  test('shows only configurations that fit the schema', () => {
    const blocks = Array.from(text.matchAll(/```yaml\n([\s\S]*?)```/g), ([, block]) => block ?? '');
    expect(blocks.length).toBeGreaterThan(3);
    for (const block of blocks) {
      validate(parse(block));
      expect([block, validate.errors]).toEqual([block, null]);
    }
  });
});
