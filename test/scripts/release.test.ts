import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { makeRepository, type Repository, removeFolders } from '../fleet/repository.js';

afterAll(removeFolders);

const root = join(import.meta.dirname, '../..');

/** Runs the script as a maintainer does, with the name and address of one. */
function release(repository: Repository, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts/release.mjs'), ...args],
    {
      cwd: repository.folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_AUTHOR_NAME: 'A',
        GIT_AUTHOR_EMAIL: 'a@example.org',
        GIT_COMMITTER_NAME: 'A',
        GIT_COMMITTER_EMAIL: 'a@example.org',
      },
    },
  );
  return { code: status, out: stdout.trim(), err: stderr.trim() };
}

const CHANGELOG = '# Changelog\n\n## Unreleased\n\n- It does more.\n\n## 0.9.0 (2026-01-01)\n\n- Old.\n';

/** This project's own files that a release writes, with a changelog of the test's. */
function project(): Repository {
  const repository = makeRepository();
  const own = ['package.json', 'package-lock.json', '.github/workflows/deploy.yml'];
  repository.commit({
    ...Object.fromEntries(own.map((file) => [file, readFileSync(join(root, file), 'utf8')])),
    'CHANGELOG.md': CHANGELOG,
  });
  return repository;
}

const used = (workflow: string) =>
  [...workflow.matchAll(/uses: org\/hub-deploy@(\S+)/g)].map(([, ref]) => ref);

test('a release: every job of its reusable workflow uses the action of that very version, and main goes on', () => {
  const repository = project();
  const before = used(repository.git('show', 'HEAD:.github/workflows/deploy.yml'));
  expect(release(repository, 'prepare', '1.2.3').err).toBe('');

  const tagged = used(repository.git('show', 'v1.2.3:.github/workflows/deploy.yml'));
  // By a commit, which no force moves: the one before, since none can name itself.
  const version = repository.git('rev-parse', 'v1.2.3~1');
  expect(tagged).toEqual(before.map(() => version));
  expect(repository.git('diff', '--name-only', 'v1.2.3~1', 'v1.2.3')).toBe('.github/workflows/deploy.yml');
  expect(repository.git('show', 'v1.2.3:.github/workflows/deploy.yml')).toContain(`${version} # v1.2.3\n`);
  expect(used(repository.git('show', 'HEAD:.github/workflows/deploy.yml'))).toEqual(before);
  expect(repository.git('rev-parse', 'v1.2.3~1')).toBe(repository.git('rev-parse', 'HEAD'));
  expect(JSON.parse(repository.git('show', 'v1.2.3:package.json')).version).toBe('1.2.3');
  expect(JSON.parse(repository.git('show', 'v1.2.3:package-lock.json')).packages[''].version).toBe('1.2.3');
  expect(repository.git('status', '--porcelain')).toBe('');
});

test('the tag is checked against what it holds, and gives its part of the changelog', () => {
  const repository = project();
  release(repository, 'prepare', '1.2.3');
  // main's own workflow does not name the version, so a tag on the wrong commit is seen.
  expect(release(repository, 'check', 'v1.2.3')).toMatchObject({ code: 1, out: '' });
  repository.git('checkout', '--quiet', 'v1.2.3');
  expect(release(repository, 'check', 'v1.2.3')).toEqual({ code: 0, out: '- It does more.', err: '' });
  // In the release's own job there is no commit but the tag's.
  const shallow = repository.clone({ depth: 1, branch: 'v1.2.3' });
  expect(release(shallow, 'check', 'v1.2.3')).toMatchObject({ code: 0, out: '- It does more.' });
  expect(release(repository, 'check', 'v1.2.4').err).toBe('package.json says 1.2.3, and the tag is v1.2.4.');
});

test.each([
  ['no version', '1.2', '1.2 is no version: write it as 1.2.3.'],
  ['a version that is there', '1.0.1', 'The tag v1.0.1 is there already: a release is never made twice.'],
])('%s is refused and changes nothing', (_, version, sentence) => {
  const repository = project();
  repository.git('tag', 'v1.0.1');
  const head = repository.git('rev-parse', 'HEAD');
  expect(release(repository, 'prepare', version)).toEqual({ code: 1, out: '', err: sentence });
  expect([repository.git('rev-parse', 'HEAD'), repository.git('status', '--porcelain')]).toEqual([head, '']);
});

test('a release without a word for its users, or from a changed checkout, is refused', () => {
  const repository = project();
  repository.write({ 'README.md': 'new' });
  expect(release(repository, 'prepare', '1.2.3').err).toBe('The checkout has changes: commit them first.');
  repository.commit({ 'CHANGELOG.md': '# Changelog\n\n## Unreleased\n\n## 0.9.0\n\n- Old.\n' });
  expect(release(repository, 'prepare', '1.2.3').err).toMatch(/says nothing under `## Unreleased`/);
});
