import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { github } from '../../src/host/github.js';
import { checkRun } from '../../src/report/check.js';
import type { Outcome } from '../../src/report/outcome.js';
import { type GitHubDouble, githubServer } from '../github/server.js';
import { aPlan } from '../plan/fixture.js';
import { anOutcome, crash, hubNames, largeProposal } from './samples.js';

const headSha = 'b'.repeat(40);
const checkOf = (outcome: Outcome) => checkRun({ outcome, name: 'hub-deploy', headSha });

describe('a check run', () => {
  test('has the most severe annotations first, whatever their order was', () => {
    const problems = [
      crash('a', { severity: 'notice' }),
      crash('b', { severity: 'error' }),
      crash('c', { severity: 'warning' }),
    ];
    const levels = checkOf(anOutcome({ problems })).annotations.map(
      ({ annotation_level }) => annotation_level,
    );
    expect(levels).toEqual(['failure', 'warning', 'notice']);
  });

  test('has file, line, column and the log of each problem', () => {
    const [annotation] = checkOf(anOutcome({ problems: [crash('geo', { column: 5 })] })).annotations;
    expect(annotation).toEqual({
      path: 'hub-charts/geo/values.yaml',
      start_line: 14,
      end_line: 14,
      start_column: 5,
      end_column: 5,
      annotation_level: 'failure',
      title: 'geo crashes',
      message: 'The hub ended with code 1 twice. The one that was live before still answers.',
      raw_details: 'Traceback\nSyntaxError: invalid syntax',
    });
  });

  test('one line that several hubs share has one annotation, with their names; another line its own', () => {
    const at = (hub: string, line: number) =>
      crash(hub, { title: 'latest', message: 'Write a fixed tag.', line, log: '' });
    const problems = [at('bio', 3), at('geo', 3), at('geo', 9), at('chem', 3)];
    const check = checkOf(
      anOutcome({ plan: aPlan({ problems: problems.map((one) => ({ ...one, file: 'v.yaml' })) }) }),
    );
    expect(check.annotations.map(({ start_line, message }) => [start_line, message])).toEqual([
      [3, 'Write a fixed tag. (the same for geo, chem)'],
      [9, 'Write a fixed tag.'],
    ]);
  });

  test('lists what has no file in its summary', () => {
    const { file, line, ...nowhere } = crash('geo');
    const check = checkOf(anOutcome({ problems: [nowhere] }));
    expect([file, line, check.annotations]).toEqual(['hub-charts/geo/values.yaml', 14, []]);
    expect(check.summary).toContain('**geo crashes**: The hub ended');
  });

  test('fails by an error and not by a warning', () => {
    const of = (severity: 'error' | 'warning') =>
      checkOf(anOutcome({ plan: aPlan({ problems: [crash('geo', { severity })] }) })).conclusion;
    expect([of('error'), of('warning')]).toEqual(['failure', 'success']);
  });

  test('keeps to the sizes that GitHub takes', () => {
    const huge = crash('geo', {
      title: 't'.repeat(400),
      message: 'é'.repeat(60_000),
      log: 'l'.repeat(99_000),
    });
    const check = checkOf({ ...largeProposal(171), problems: [huge] });
    const annotation = check.annotations.find(({ title }) => title.startsWith('tt'));
    expect(check.summary.length).toBeLessThanOrEqual(65_535);
    expect(annotation?.title.length).toBe(255);
    for (const text of [annotation?.message, annotation?.raw_details])
      expect(Buffer.byteLength(text ?? '')).toBeLessThanOrEqual(64 * 1024);
  });
});

describe('on GitHub', () => {
  let hub: GitHubDouble;
  beforeEach(async () => {
    hub = await githubServer();
  });
  afterEach(async () => {
    const { violations } = hub;
    await hub.close();
    expect(violations).toEqual([]);
  });

  test("342 annotations arrive at the pull request's head, in order", async () => {
    const client = await github({ token: 'ghs_x', apiUrl: hub.url, repository: 'org/hubs' });
    await client.createCheckRun(checkOf(largeProposal(171)));
    const [check] = hub.checkRuns;
    expect([check?.head_sha, check?.conclusion, hub.checkRuns.length]).toEqual([headSha, 'failure', 1]);
    expect(check?.annotations.map(({ path }) => path)).toEqual([
      ...hubNames(171).map((name) => `hub-charts/${name}/values.yaml`),
      ...hubNames(171).map((name) => `hub-charts/${name}/values.yaml`),
    ]);
    expect(hub.seen.length).toBe(7);
  });

  test('a batch that fails is not sent twice, and is said', async () => {
    const client = await github({ token: 'ghs_x', apiUrl: hub.url, repository: 'org/hubs' });
    hub.faults.push({ status: 502, done: true, of: /^PATCH/ });
    expect(await client.createCheckRun(checkOf(largeProposal(60)))).toMatchObject({ why: 'unavailable' });
    expect(hub.checkRuns[0]?.annotations.length).toBe(100);
  });
});
