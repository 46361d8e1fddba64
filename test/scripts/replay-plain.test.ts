import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { hubFiles } from '../fleet/file-list.js';

const root = join(import.meta.dirname, '../..');
/** What the replay of a history holds a plan against: it must see every file that goes into a hub. */
let plainHashes: (
  text: string,
  files: ReadonlyMap<string, { mode: string; oid: string }>,
  read: (file: string) => string,
) => ReadonlyMap<string, string>;

beforeAll(async () => {
  ({ plainHashes } = await import(join(root, 'scripts/replay-plain.mjs')));
});

const convention = readFileSync(join(root, 'examples/configs/convention.yaml'), 'utf8');
const START: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...hubFiles('geo'), ...hubFiles('bio')].map((file) => [file, file])),
  'hub-images/geo/Dockerfile': 'FROM debian\n',
  'secrets/geo.yaml': 'a: 1\n',
  'README.md': 'about\n',
};

/** The hubs whose hash differs once these files are written. */
function changedBy(files: Readonly<Record<string, string>>, start = START): string[] {
  const hashes = (all: Readonly<Record<string, string>>) =>
    plainHashes(
      convention,
      new Map(Object.entries(all).map(([file, text]) => [file, { mode: '100644', oid: `oid of ${text}` }])),
      (file) => all[file] ?? '',
    );
  const [before, now] = [hashes(start), hashes({ ...start, ...files })];
  return [...now.keys()].filter((id) => now.get(id) !== before.get(id));
}

test.each([
  ['user-images/geo/Dockerfile', ['geo']],
  ['user-images/geo/environment.yml', ['geo']],
  ['hub-images/geo/Dockerfile', ['geo']],
  ['hub-charts/bio/values.yaml', ['bio']],
  ['secrets/geo.yaml', ['geo']],
  ['secrets/bio.yaml', ['bio']],
  ['user-images/nobody/Dockerfile', []],
  ['README.md', []],
])('the plainest way, by the convention: %s goes into %j', (file, hubs) => {
  expect(changedBy({ [file]: 'FROM changed\n' })).toEqual(hubs);
});

test('a folder of images without a Dockerfile is no image, until it has one', () => {
  const { 'user-images/bio/Dockerfile': _, ...start } = START;
  expect(changedBy({ 'user-images/bio/notes': 'x' }, start)).toEqual([]);
  expect(changedBy({ 'user-images/bio/Dockerfile': 'FROM debian\n' }, start)).toEqual(['bio']);
});
