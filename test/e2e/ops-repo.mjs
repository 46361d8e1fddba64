/**
 * A throw-away ops repo made from examples/: a real git repository whose images go to the sandbox's registry.
 * Used by the end-to-end tests and by the demo.
 */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const examples = join(import.meta.dirname, '../../examples');
const PARTS = [
  'charts',
  'hub-charts',
  'hub-images',
  'user-images',
  'secrets',
  'hub-deploy.yaml',
  'README.md',
];

/**
 * Makes the repository, with one commit on `main`.
 *
 * @param {string} folder where; made if it is not there
 * @param {string} registry `host:port`, in place of registry.example.org
 * @param {{ workflow?: string, salt?: string }} [options] a file of examples/workflows to install; a word that makes
 *   its images' content its own, so that nothing is taken from another test's
 */
export function makeOpsRepo(folder, registry, options = {}) {
  mkdirSync(folder, { recursive: true });
  for (const part of PARTS) cpSync(join(examples, part), join(folder, part), { recursive: true });
  if (options.workflow) {
    const target = join(folder, '.github/workflows/deploy.yml');
    mkdirSync(join(folder, '.github/workflows'), { recursive: true });
    cpSync(join(examples, 'workflows', options.workflow), target);
  }
  if (options.salt) {
    for (const file of filesBelow(folder).filter((path) => path.endsWith('Dockerfile'))) {
      appendFileSync(file, `LABEL org.example.salt="${options.salt}"\n`);
    }
  }
  for (const file of filesBelow(folder)) replaceIn(file, 'registry.example.org', registry);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'config', 'user.name', 'Ops');
  git(folder, 'config', 'user.email', 'ops@example.org');
  return commit(folder, 'The hubs');
}

/** Commits everything that changed; the commit's id. */
export function commit(folder, message) {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', message);
  return git(folder, 'rev-parse', 'HEAD');
}

/** Runs git; its output without the last line end. */
export function git(folder, ...args) {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trimEnd();
}

/** Replaces text in a file, which must hold it. */
export function edit(file, from, to) {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(file, text.replaceAll(from, to));
}

function replaceIn(file, from, to) {
  const text = readFileSync(file, 'utf8');
  if (text.includes(from)) writeFileSync(file, text.replaceAll(from, to));
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
