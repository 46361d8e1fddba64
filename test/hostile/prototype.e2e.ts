/**
 * The attacker: a stranger with a fork's pull request, or a member with a branch, who names a key `__proto__` where our own
 * objects are filled by keys of theirs. What is set there is a property of every object, and each program that is started
 * finds it in its environment: `LD_PRELOAD` with the path of a library in the checkout runs it within git, Helm and docker.
 *
 * What must not come out: a variable of the attacker's in the environment of a program.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { pullRequest, startByHand } from '../e2e/github.mjs';
import { commit, git } from '../e2e/ops-repo.mjs';
import { hubDeploy, makeTinyRepo, write } from '../e2e/tiny-repo.mjs';
import { environmentsSeen, watchPrograms, whereIs } from './support/programs.mjs';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

const PROGRAMS = ['git', 'helm', 'docker'] as const;

/** A repository whose newest commit has a values-path of the attacker's, and programs that say what they were given. */
function world() {
  const folder = mkdtempSync(join(tmpdir(), 'prototype-'));
  made.push(folder);
  const repository = join(folder, 'hubs');
  makeTinyRepo(repository, 'geo', 'quay.example/team/user');
  const base = git(repository, 'rev-parse', 'HEAD').trim();
  write(repository, 'hub-deploy.yaml', 'images: {user: {values-path: [a, a.__proto__.EVIL_PRELOAD]}}\n');
  const image = '{name: lib/evil.so, tag: set-on-deployment}';
  write(
    repository,
    'hub-charts/geo/values.yaml',
    `a: {"__proto__": {EVIL_PRELOAD: x}}\njupyterhub: {singleuser: {image: ${image}}}\n`,
  );
  write(repository, 'user-images/geo/motd', 'evil');
  const head = commit(repository, 'a values-path');
  const bin = join(folder, 'bin');
  watchPrograms(bin, Object.fromEntries(PROGRAMS.map((name) => [name, whereIs(name)])));
  const seen = () =>
    PROGRAMS.flatMap((name) =>
      environmentsSeen(bin, name).flatMap(({ EVIL_PRELOAD }) =>
        EVIL_PRELOAD === undefined ? [] : [`${name}: ${EVIL_PRELOAD}`],
      ),
    );
  return {
    repository,
    base,
    head,
    seen,
    started: () => environmentsSeen(bin, 'git').length,
    env: { PATH: `${bin}:${process.env.PATH}` },
  };
}

test.each(['plan', 'validate', 'build'])(
  'a values-path through __proto__, in a fork’s pull request, gives nothing to any program that %s starts',
  async (command) => {
    const { repository, base, head, seen, started, env } = world();
    const payload = pullRequest(base, head);
    payload.pull_request.head.repo.full_name = 'stranger/hubs';
    await startByHand(repository, { event: 'pull_request', payload, inputs: { command }, env });
    expect(started()).toBeGreaterThan(0);
    expect(seen()).toEqual([]);
  },
  120_000,
);

test('nor to one that a person starts who looks at a checkout of it', async () => {
  const { repository, seen, started, env } = world();
  await hubDeploy(repository, ['validate', '--base', 'HEAD^'], env);
  expect(started()).toBeGreaterThan(0);
  expect(seen()).toEqual([]);
}, 120_000);
