// How time grows with what a stranger can send: random and hostile .dockerignore files, globs, templates, archives,
// values, releases and Dockerfiles, each at one size and at eight times of it, a ratio a row. Wants `npm run compile`.
// Aim (issue 15): no worse than the input, so about 8; a row far above it is a way to make a run hang.
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { byTurns, row, seconds } from './parts/ratios.mjs';

const lib = process.env.HUB_DEPLOY_LIB ?? join(import.meta.dirname, '..', 'lib');
const load = (path) => import(join(lib, path));
const [
  { parseDockerignore },
  { compileGlob },
  { capture, pattern },
  { chartYamlIn },
  { readConfig },
  { patchValues },
  { imagesIn },
  { parseFroms },
  { redact },
] = await Promise.all(
  [
    'images/dockerignore.js',
    'fleet/glob.js',
    'fleet/template.js',
    'fleet/archive.js',
    'fleet/config.js',
    'values/patch.js',
    'release/used-images.js',
    'images/dockerfile.js',
    'release/redact.js',
  ].map(load),
);

const TIMES = 8;
const SMALL = 16;
const ROUNDS = 5;
const SEEDS = 20;
const PLACEHOLDER = 'set-on-deployment';

/** The same numbers in each run, so that a slow row can be looked at. */
function randomOf(seed) {
  let state = seed;
  const below = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  return (words, count) => Array.from({ length: count }, () => words[below(words.length)]);
}

/** A path that almost matches everything: few letters, many folders. */
const path = (random, size) =>
  `${random(['a', 'a/', '/a', 'b', 'aa', '/b/'], size).join('')}c`.replace(/^\/|\/(?=\/)/g, '');

/** By name: makes the work of one size; what it makes it from is not counted. */
const CASES = {
  '.dockerignore, a path': (random, size) => {
    const line = `${random(['**/', '*', 'a', '?', '[^b]', 'b', '/', '*/'], 25).join('')}d`;
    const text = path(random, 50 * size);
    return () => refused(() => parseDockerignore(line, { file: '' }).patterns[0].matches(text));
  },
  '.dockerignore, a pattern': (random, size) => {
    const line = random(['[^a]', '[a-c]', '\\*', 'a', ' '], 100 * size).join('');
    return () => refused(() => parseDockerignore(`${line}[`, { file: '' }));
  },
  'a glob, a path': (random, size) => {
    const matches = compileGlob(
      `${random(['**/', '*', 'a', '?', '[^b]', '+(a|aa)', '{a,b}', '/'], 12).join('')}d`,
    );
    const text = path(random, 50 * size);
    return () => matches(text);
  },
  'a template, a path': (random, size) => {
    // What stands in it twice is refused where it would take its time (template.ts).
    const parts = [...random(['**', '**', 'a', '*', '*a*b'], 12), '<hub>', '**', '<env>-<cluster>'];
    const one = pattern(`${parts.join('/')}/d*`, compileGlob);
    const text = path(random, 20 * size);
    return () => refused(() => capture(one, text, () => true));
  },
  'a chart’s archive': (random, size) => {
    const blocks = random(['-1000', '0', '777', '-1', ' 0'], 20 * size).map((bytes) => {
      const block = Buffer.alloc(512);
      block.write('x');
      block.write(bytes, 124);
      return block;
    });
    const archive = gzipSync(Buffer.concat(blocks));
    return () => chartYamlIn(archive);
  },
  'a configuration’s aliases': (random, size) => {
    const list = (item) => Array.from({ length: 20 * size }, () => `      - ${item}\n`).join('');
    const hubs = random(['geo', 'bio'], 1).map((hub) => `  ${hub}:\n    values:\n${list('*a')}`);
    const text = `values: &a\n${list('x.yaml')}hubs:\n${hubs.join('')}`;
    return () => refused(() => readConfig(text, ''));
  },
  values: (random, size) => {
    const words = [
      'org/a:',
      `${PLACEHOLDER} `,
      'a'.repeat(20),
      ':',
      '/',
      '- ',
      '\n  b: ',
      '\n  c: &d ',
      '\n  e: *d ',
    ];
    const text = `a:\n  image: {name: org/a, tag: ${PLACEHOLDER}}\n  b: ${random(words, 100 * size).join('')}\n`;
    const tags = new Map([['org/a', 'h00000000000000000000000000000000']]);
    return () => patchValues([{ file: '', role: 'values', text }], tags, { placeholders: [PLACEHOLDER] });
  },
  'a word in a release': (random, size) => {
    const word = random(['a', 'a:', ':h00000000000000000000000000000000', '/', '-', '.'], 500 * size).join(
      '',
    );
    const text = JSON.stringify({ config: { word } });
    return () => imagesIn(text);
  },
  'a Dockerfile': (random, size) => {
    const lines = random(['ARG A=$A$A\n', 'ARG B=${A:-$A}${A\n', 'FROM a:$A\n', 'FROM ${A:-${\n'], 20 * size);
    return () => parseFroms(lines.join(''));
  },
  'a tool’s last words': (random, size) => {
    const words = ['"data":{', 'map[', ']', '}', '\n', 'Secret Invalid value: "', 'a'.repeat(30)];
    const text = random(words, 200 * size).join('');
    return () => redact(text);
  },
};

/** What is refused has been read as well. */
function refused(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}

export async function* measure() {
  for (const [name, make] of Object.entries(CASES)) {
    const [small, large] = [SMALL, SMALL * TIMES].map((size) =>
      Array.from({ length: SEEDS }, (_, seed) => make(randomOf(seed + 1), size)),
    );
    const all = (works) => () =>
      seconds(async () => {
        for (const work of works) await work();
      });
    const times = await byTurns({ large: all(large), small: all(small) }, ROUNDS);
    const words = { name: `${name}, ${TIMES} times as large`, against: 'itself' };
    yield row({ ...words, aim: { atMost: 2 * TIMES } }, times.large, times.small);
  }
}
