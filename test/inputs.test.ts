import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { INPUTS, readOptions } from '../src/inputs.js';
import type { RunEvent } from '../src/words.js';

const local: RunEvent = { name: 'local', forced: false };

/** Options from the defaults, with some inputs given. */
function options(given: Record<string, string> = {}) {
  const read = (name: string) => given[name] ?? INPUTS.find((input) => input.name === name)?.default ?? '';
  return readOptions(read, local, '/repo');
}

describe('inputs', () => {
  test('nothing given means the defaults that the table shows', () => {
    expect(options()).toMatchObject({
      command: 'run',
      hubs: [],
      force: false,
      dryRun: false,
      cache: 'auto',
      parallelBuilds: 2,
      pinDigests: true,
      onFailure: 'keep',
      format: 'text',
    });
  });

  test('hubs are separated by commas, spaces or lines, and a brace glob stays whole', () => {
    expect(options({ hubs: 'intro, geo\nsemi*  {a,b}/staging' }).hubs).toEqual([
      'intro',
      'geo',
      'semi*',
      '{a,b}/staging',
    ]);
  });

  test.each([
    ['force', 'maybe', 'The input `force` holds "maybe": write true or false.'],
    ['parallel-builds', '0', 'write a whole number from 1'],
    ['command', 'depoly', 'write one of run, plan, validate, build, deploy'],
    ['registry-username', 'robot', 'The input `registry-password` is empty'],
  ])('%s: %s gets an error that says what to write', (name, value, message) => {
    expect(() => options({ [name]: value })).toThrow(message);
  });

  test('a job is for what its matrix entry says, whatever else is given: an empty part is not an absent one', () => {
    const given = { cluster: 'two', environment: 'prod', 'github-environment': 'other' };
    const entry = { id: 'deploy-1', name: 'one', cluster: 'one', environment: '' };
    const job = (more: object) => options({ ...given, job: JSON.stringify({ ...entry, ...more }, null, 2) });
    expect(job({}).scope).toEqual({ cluster: 'one', environment: '' });
    expect(job({ 'github-environment': '' }).scope).toEqual({
      cluster: 'one',
      environment: '',
      githubEnvironment: '',
    });
    const guarded = job({ 'github-environment': 'exam-reviewers' });
    expect([guarded.scope.githubEnvironment, guarded.githubEnvironment]).toEqual([
      'exam-reviewers',
      'exam-reviewers',
    ]);
    expect(options({ job: '{"id": "build-1", "name": "base", "images": "base"}' })).toMatchObject({
      job: 'build-1',
      scope: {},
    });
  });

  test.each([
    '{',
    '7',
    'null',
    '[]',
    '{}',
    '{"id": 1}',
    '{"id": "deploy-1", "cluster": "one", "environment": "", "github-environment": null}',
    '{"id": "deploy-1", "cluster": "one"}',
    '{"id": "deploy-1", "cluster": "one", "environment": "", "github-environment": 7}',
  ])('a job that is %s is none of ours', (text) => {
    expect(() => options({ job: text })).toThrow(/`job` is no entry of a matrix of ours/);
  });

  test('every input has a name of its own and a help of one sentence at least', () => {
    const names = INPUTS.map((input) => input.name);
    expect(new Set(names).size).toBe(names.length);
    for (const input of INPUTS) expect(input.help).toMatch(/\.$/);
  });

  test('no secret is a flag of the command line, where everybody on the machine could read it', () => {
    const flags = INPUTS.filter((input) => input.kind === 'secret' && input.only !== 'action');
    // It takes names of variables there.
    expect(flags.map(({ name }) => name)).toEqual(['build-secrets']);
    expect(() => options({ 'build-secrets': 'pip=hush' })).toThrow(
      'holds a value, which everybody on this machine can see',
    );
  });
});

describe('build secrets', () => {
  const given = (text: string, event: RunEvent) =>
    Object.fromEntries(
      readOptions(
        (name) =>
          name === 'build-secrets' ? text : (INPUTS.find((input) => input.name === name)?.default ?? ''),
        event,
        '/repo',
      ).buildSecrets,
    );
  const push: RunEvent = { name: 'push', forced: false };
  const pullRequest = (fork: boolean): RunEvent => ({
    name: 'pull_request',
    forced: false,
    pullRequest: { number: 7, head: 'a'.repeat(40), fork },
  });
  beforeEach(() => {
    process.env.HUB_DEPLOY_TRIED = 'hush';
  });
  afterEach(() => {
    delete process.env.HUB_DEPLOY_TRIED;
  });

  test('are lines of a name and its value, or a name whose variable is taken; what is empty is not given', () => {
    const text = 'pip=a=b \r\nnpm=\n\nHUB_DEPLOY_TRIED\nHUB_DEPLOY_NOT_SET\n';
    expect(given(text, push)).toEqual({ pip: 'a=b ', HUB_DEPLOY_TRIED: 'hush' });
    expect(given('HUB_DEPLOY_TRIED', pullRequest(false))).toEqual({ HUB_DEPLOY_TRIED: 'hush' });
    expect(given('pip, HUB_DEPLOY_TRIED', local)).toEqual({ HUB_DEPLOY_TRIED: 'hush' });
  });

  test('are none for a pull request of a fork, whatever the machine holds', () => {
    expect(given('pip=a\nHUB_DEPLOY_TRIED', pullRequest(true))).toEqual({});
  });

  test.each(['../x=hush', '=hush', 'a b=hush', '-----BEGIN KEY-----'])(
    'a line that is neither is told without what it holds: %s',
    (line) => {
      const wrong = () => given(`pip=x\n${line}`, push);
      expect(wrong).toThrow(
        'The input `build-secrets` has a line 2 that is neither `NAME=value` nor `NAME`.',
      );
    },
  );
});
