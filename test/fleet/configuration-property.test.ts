import { test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import {
  CLUSTER_KEYS,
  ENVIRONMENT_KEYS,
  EXTRA_CHART_KEYS,
  IMAGE_KEYS,
  RELEASE_KEYS,
  STEP_KEYS,
  TOP_KEYS,
} from '../../src/fleet/keys.js';
import { loadFleet } from '../../src/fleet/load.js';
import { ProblemError } from '../../src/problem.js';
import { hubFiles, treeWith } from './file-list.js';

const PATHS = [
  ...hubFiles('geo'),
  ...hubFiles('bio'),
  'chart/Chart.yaml',
  'c/a/geo.yaml',
  'images/x/Dockerfile',
];

const texts = fc.constantFrom(
  ...[
    'geo',
    'bio',
    'a',
    'prod',
    '*',
    'c/<cluster>/<hub>.yaml',
    '<hub>',
    '<env>-<image>',
    '<image>',
    '{hub}',
    '<hubs>',
  ],
  ...[
    'chart',
    'images/<image>',
    '10m',
    'all',
    'on',
    '1e5',
    '',
    '**/<hub>/*',
    'a/{b',
    '[',
    '!(a)',
    '..',
    '/',
    '?',
    'ü',
    '#',
  ],
);
const key = fc.oneof(
  fc.constantFrom(
    ...[
      TOP_KEYS,
      RELEASE_KEYS,
      ENVIRONMENT_KEYS,
      EXTRA_CHART_KEYS,
      IMAGE_KEYS,
      CLUSTER_KEYS,
      STEP_KEYS,
    ].flatMap((keys) => Object.keys(keys)),
  ),
  fc.constantFrom(
    '<cluster>',
    '<image>',
    'geo',
    'a/geo',
    'prod',
    '__proto__',
    'constructor',
    'path',
    'oci',
    'gke',
    'inline',
  ),
);
const anything = fc.letrec((again) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    texts,
    fc.constantFrom<unknown>(null, true, 0, 1.5, 3),
    fc.array(again('value'), { maxLength: 3 }),
    fc.dictionary(key, again('value'), { maxKeys: 4 }),
  ),
})).value;

/** Loads, and fails on anything but a fleet or problems that say where and what. */
async function fleetOrProblems(config: string): Promise<void> {
  try {
    await loadFleet(treeWith(config, PATHS));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problems.length === 0) throw error;
    for (const { file, title, message } of error.problems)
      if (!file || !title || title.length > 60 || !message) throw new Error(`${file}: ${title}: ${message}`);
  }
}

test('whatever the configuration holds, the answer is a fleet or problems with their place', async () => {
  const config = fc.dictionary(fc.constantFrom(...Object.keys(TOP_KEYS)), anything, { maxKeys: 5 });
  await fc.assert(
    fc.asyncProperty(config, (value) => fleetOrProblems(stringify(value))),
    { numRuns: 500 },
  );
});

test('whatever its text is, too', async () => {
  const piece = fc.constantFrom(
    'hubs',
    'geo',
    ':',
    ' ',
    '\n',
    '  ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    '&a',
    '*a',
    '"',
    '<hub>',
    '|',
    '#',
    '\t',
    '?',
    '---\n',
  );
  const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
  await fc.assert(fc.asyncProperty(text, fleetOrProblems), { numRuns: 500 });
});
