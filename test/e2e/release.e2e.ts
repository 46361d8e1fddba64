import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type GitHubDouble, githubServer } from '../github/server.js';
import { act, expectGreen } from './act.mjs';
import { pullRequest } from './github.mjs';
import { edit, git } from './ops-repo.mjs';

/**
 * This project's own release.yml on a tag that `npm run release prepare` makes, in a clone of this checkout. All the tests
 * are not run once more: `.ci/run` says there that it was called. Sigstore, and GitHub's copies of Node and Go, are stand-ins.
 */
const folder = mkdtempSync(join(tmpdir(), 'release-'));
const origin = join(folder, 'hub-deploy');
const bin = join(folder, 'bin');
const doubles: GitHubDouble[] = [];

beforeAll(() => {
  const checkout = join(import.meta.dirname, '../..');
  git(folder, 'clone', '--quiet', checkout, origin);
  // As they are, committed or not.
  for (const part of ['scripts', '.github'])
    cpSync(join(checkout, part), join(origin, part), { recursive: true });
  configure(origin);
  git(origin, 'checkout', '--quiet', '-B', 'main');
  writeFileSync(
    join(origin, '.ci/run'),
    '#!/bin/sh\necho "all checks, CI=$CI, node $(command -v node > /dev/null && echo there)"\ntest ! -e fails\n',
  );
  git(origin, 'commit', '--quiet', '--all', '--message', 'Tests that say so');
  mkdirSync(bin);
  // A runner has it, and every machine of ours is root already.
  writeFileSync(join(bin, 'sudo'), '#!/bin/sh\nexec "$@"\n');
  writeFileSync(join(bin, 'npm'), '#!/bin/sh\necho "npm $*"\n');
  for (const name of ['sudo', 'npm']) chmodSync(join(bin, name), 0o755);
}, 60_000);
afterAll(async () => {
  await Promise.all(doubles.map((github) => github.close()));
  rmSync(folder, { recursive: true, force: true });
});

function configure(clone: string) {
  for (const [key, value] of [
    ['user.name', 'A'],
    ['user.email', 'a@example.org'],
    ['remote.origin.url', 'https://github.com/org/hub-deploy'],
  ] as const)
    git(clone, 'config', key, value);
}

/** A clone of its own for a test, with a GitHub of its own. */
async function project() {
  const clone = mkdtempSync(join(folder, 'clone-'));
  git(folder, 'clone', '--quiet', origin, clone);
  configure(clone);
  const github = await githubServer();
  doubles.push(github);

  /** Makes a release and pushes its tag; the workflow runs on it. */
  async function release(version: string) {
    const changelog = readFileSync(join(clone, 'CHANGELOG.md'), 'utf8');
    if (!/^## Unreleased\n\n- /m.test(changelog))
      edit(join(clone, 'CHANGELOG.md'), '## Unreleased\n', `## Unreleased\n\n- What ${version} is about.\n`);
    git(clone, 'commit', '--quiet', '--all', '--allow-empty', '--message', `For ${version}`);
    execFileSync(process.execPath, ['scripts/release.mjs', 'prepare', version], {
      cwd: clone,
      stdio: 'pipe',
    });
    return pushTag(`v${version}`);
  }

  async function pushTag(tag: string) {
    git(clone, 'checkout', '--quiet', tag);
    const commit = git(clone, 'rev-parse', 'HEAD');
    github.refs.set(`refs/tags/${tag}`, git(clone, 'rev-parse', tag));
    const payload = {
      ref: `refs/tags/${tag}`,
      before: '0'.repeat(40),
      after: commit,
      repository: { full_name: 'org/hub-deploy', default_branch: 'main' },
    };
    try {
      const result = await act(clone, 'push', payload, {
        workflow: 'release.yml',
        secrets: { GITHUB_TOKEN: 'ghs_of-this-job' },
        variables: { GITHUB_API_URL: github.url },
        env: { PATH: `${bin}:${process.env.PATH}` },
      });
      return { ...result, commit };
    } finally {
      git(clone, 'checkout', '--quiet', '--force', 'main');
    }
  }

  return { clone, github, release, pushTag };
}

test.concurrent('ci.yml runs all checks on a pull request, and compares what it gives to others’ actions with what they declare', async () => {
  const { clone } = await project();
  const head = git(clone, 'rev-parse', 'HEAD');
  const result = await act(clone, 'pull_request', pullRequest(head, head), {
    workflow: 'ci.yml',
    secrets: { GITHUB_TOKEN: 'ghs_of-this-job' },
    env: { PATH: `${bin}:${process.env.PATH}` },
  });
  expectGreen(result);
  expect(result.log).toContain('all checks, CI=true, node there');
  expect(result.log).toContain('npm run --silent check:actions');
}, 180_000);

test.concurrent('a tag is checked and tested, dist is attested, the release published with its changelog, and v1 is made', async () => {
  const { clone, github, release } = await project();
  const { commit, ...result } = await release('1.2.3');
  expectGreen(result);
  expect(result.log).toContain('all checks, CI=true, node there');
  const main = readFileSync(join(clone, 'dist/main/index.js'));
  expect(result.log).toContain(
    `attested dist/main/index.js ${createHash('sha256').update(main).digest('hex')}`,
  );
  expect(result.log.indexOf('all checks')).toBeLessThan(result.log.indexOf('attested dist/'));
  expect(github.releases).toEqual([
    { tag_name: 'v1.2.3', name: 'v1.2.3', body: expect.stringMatching(/^- /), latest: true },
  ]);
  expect(github.refs.get('refs/tags/v1')).toBe(commit);
  expect(github.violations).toEqual([]);
}, 180_000);

test.concurrent('the next one moves v1; a fix of an older version does not move it back, nor become the latest', async () => {
  const { github, release } = await project();
  const first = await release('1.2.3');
  expectGreen(first);
  expect(github.refs.get('refs/tags/v1')).toBe(first.commit);
  const { commit, ...result } = await release('1.10.0');
  expectGreen(result);
  expect(github.refs.get('refs/tags/v1')).toBe(commit);
  const fix = await release('1.9.1');
  expectGreen(fix);
  expect(fix.log).toContain('v1 stays at a newer release');
  expect(github.refs.get('refs/tags/v1')).toBe(commit);
  expect(github.releases.map(({ tag_name, latest }) => [tag_name, latest])).toEqual([
    ['v1.2.3', true],
    ['v1.10.0', true],
    ['v1.9.1', false],
  ]);
  expect(github.violations).toEqual([]);
}, 180_000);

test.concurrent('a tag that `prepare` did not make, or whose tests fail, is not published', async () => {
  const { clone, github, release, pushTag } = await project();
  git(clone, 'tag', 'v9.9.9');
  const wrong = await pushTag('v9.9.9');
  expect(wrong.code).not.toBe(0);
  const { version } = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8'));
  expect(wrong.log).toContain(`package.json says ${version}, and the tag is v9.9.9`);
  git(clone, 'tag', '--delete', 'v9.9.9');
  writeFileSync(join(clone, 'fails'), '');
  git(clone, 'add', 'fails');
  const red = await release('1.11.0');
  expect(red.code).not.toBe(0);
  expect(red.log).toContain('all checks, CI=true');
  expect(red.log).not.toContain('attested');
  expect(github.releases).toEqual([]);
  expect([...github.refs.keys()].sort()).toEqual(['refs/tags/v1.11.0', 'refs/tags/v9.9.9']);
}, 180_000);
