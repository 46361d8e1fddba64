import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { NEW_BRANCH, push, startByHand } from '../e2e/github.mjs';
import { commit, git } from '../e2e/ops-repo.mjs';
import { makeTinyRepo, write } from '../e2e/tiny-repo.mjs';
import { type GitHubDouble, githubServer } from '../github/server.js';

/**
 * The attacker: whoever gets a program to run in one job of the reusable workflow (a build, a step, an action of the
 * team's own), and with that the right to leave artifacts of the run under any name, also those of other jobs; and an
 * app that writes comments. The report reads what was left: it must not say that all went well where GitHub says that it
 * did not, and must end in time and memory whatever it finds.
 */
const folder = mkdtempSync(join(tmpdir(), 'hostile-report-'));
const repository = join(folder, 'hubs');
let github: GitHubDouble;
let results = '';
let head = '';
let planned: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  github = await githubServer();
  mkdirSync(repository);
  makeTinyRepo(repository, 'geo', '127.0.0.1:1/org/geo');
  head = git(repository, 'rev-parse', 'HEAD');
  const plan = await startByHand(repository, {
    event: 'push',
    payload: push(NEW_BRANCH, head),
    inputs: { command: 'plan', 'report-later': 'true' },
    keep: join(folder, 'plan'),
  });
  planned = plan.outputs;
}, 120_000);
afterAll(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  results = mkdtempSync(join(folder, 'results-'));
  github.comments.length = 0;
});
afterEach(() => {
  expect(github.violations).toEqual([]);
});

/** Leaves an artifact. */
function left(name: string, text: string): void {
  const file = join(results, name, 'result.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** What a job that went well would leave. */
function success(job: string, command: string): string {
  const plan = { commit: head, notes: [], images: [], hubs: [], problems: [] };
  const outcome = { plan, images: [], hubs: [], problems: [], seconds: 1 };
  return JSON.stringify({ version: 1, command, started: 1, ended: 2, job, outcome });
}

/** The report of a run whose jobs ended so. */
function report(ended: Readonly<Record<string, string>>, payload: object = push(NEW_BRANCH, head)) {
  const all = {
    plan: 'success',
    'build-proposal': 'skipped',
    build: 'success',
    'deploy-first': 'success',
    ...ended,
  };
  const needs = Object.entries({ validate: 'skipped', deploy: 'skipped', ...all }).map(([job, result]) => [
    job,
    { result, outputs: job === 'plan' ? planned : {} },
  ]);
  return startByHand(repository, {
    event: 'push',
    payload,
    inputs: {
      command: 'report',
      results,
      needs: JSON.stringify(Object.fromEntries(needs), null, 2),
      'github-token': 'ghs_token',
    },
    env: { GITHUB_API_URL: github.url },
  });
}

describe('files that tell of a success', () => {
  beforeEach(() => {
    cpSync(join(folder, 'plan'), join(results, 'hub-deploy-1-plan'), { recursive: true });
    left('hub-deploy-1-build-1', success('build-1', 'build'));
    left('hub-deploy-1-deploy-1', success('deploy-1', 'deploy'));
  });

  test('are told as one where GitHub says the same', async () => {
    const { code, log } = await report({});
    expect([code, log]).toEqual([0, expect.not.stringContaining('::error')]);
  }, 60_000);

  test.each(['build', 'deploy-first', 'deploy', 'validate', 'plan'])(
    'of a run whose %s failed make no green report',
    async (job) => {
      for (const result of ['failure', 'cancelled']) {
        const { code, log, summary } = await report({ [job]: result });
        expect(code).toBe(1);
        expect(log).toMatch(new RegExp(`::error .*${job} \\(${result}\\)`));
        expect(summary).toContain('## ❌');
      }
    },
    60_000,
  );

  test('of a plan that held errors make none either', async () => {
    const well = planned;
    planned = { ...planned, verdict: 'failed' };
    const { code } = await report({});
    planned = well;
    expect(code).toBe(1);
  }, 60_000);

  test('do not stand in for a job that left nothing: the jobs are those that GitHub started', async () => {
    rmSync(join(results, 'hub-deploy-1-deploy-1'), { recursive: true });
    left('hub-deploy-1-plan', success('plan', 'plan'));
    left('hub-deploy-1-other', success('deploy-7', 'deploy'));
    const { code, log } = await report({ 'deploy-first': 'failure' });
    expect(code).toBe(1);
    expect(log).toContain('The job "Deploy all hubs" left no word');
  }, 60_000);

  test('beside the job’s own are seen as such', async () => {
    left('hub-deploy-1-elsewhere', success('deploy-1', 'deploy'));
    const { code, log } = await report({});
    expect(code).toBe(1);
    expect(log).toContain('Two files say what deploy-1 did');
  }, 60_000);

  test('tell nothing where nobody says how the jobs ended', async () => {
    const { code, log } = await startByHand(repository, {
      event: 'push',
      payload: push(NEW_BRANCH, head),
      inputs: { command: 'report', results },
    });
    expect(code).toBe(1);
    expect(log).toContain('How did the jobs end?');
  }, 60_000);
});

describe('files that are none of ours', () => {
  const odd: [string, () => void][] = [
    [
      'nested without end',
      () => left('x-plan', `{"version":1,"command":"plan","outcome":${'['.repeat(1e6)}`),
    ],
    [
      'of other kinds within',
      () => left('x-plan', success('x', 'plan').replace('"hubs":[]', '"hubs":{"map":1}')),
    ],
    ['with maps that are none', () => left('x-plan', '{"version":1,"command":"plan","$map":[1]}')],
    [
      'that lead elsewhere',
      () => {
        mkdirSync(join(results, 'x-plan'));
        symlinkSync('/proc/self/environ', join(results, 'x-plan/result.json'));
      },
    ],
    [
      'of a gigabyte',
      () => {
        left('x-plan', '{');
        truncateSync(join(results, 'x-plan/result.json'), 1024 ** 3);
      },
    ],
    [
      'in thousands',
      () => {
        for (let n = 0; n < 2000; n++) left(`x-${n}`, '{}');
      },
    ],
  ];
  test.each(odd)(
    '%s: they are passed over with a sentence, and the run is red as GitHub has it',
    async (_, make) => {
      make();
      const { code, log } = await report({ build: 'failure' });
      expect(code).toBe(1);
      expect(log).toContain('what is no result of a job, or too large for one, was not read');
      expect(log).not.toContain('hub-deploy stopped');
    },
    60_000,
  );
});

test('a comment with our marker that another app wrote is not written over', async () => {
  cpSync(join(folder, 'plan'), join(results, 'hub-deploy-1-plan'), { recursive: true });
  const body = '<!-- hub-deploy:comment . -->\nAll is well.';
  github.comments.push({ id: 1, pullRequest: 7, body, author: 'parrot[bot]', type: 'Bot' });
  write(repository, 'README.md', 'more\n');
  const change = commit(repository, 'a change');
  github.pullRequests.push({ number: 7, head, base: 'main', labels: [], mergedAs: change });
  await report({ build: 'failure' }, push(head, change));
  expect(github.comments.map(({ author }) => author)).toEqual(['parrot[bot]', 'github-actions[bot]']);
  expect(github.comments[0]?.body).toBe(body);
}, 60_000);
