import { describe, expect, test } from '@jest/globals';
import { matrices } from '../../src/plan/matrix.js';
import { gather } from '../../src/report/gather.js';
import { hasFailed, type Outcome, outcomeMarkdown, verdict } from '../../src/report/outcome.js';
import { decodeResult, encodeResult, type Result, withTexts } from '../../src/report/result.js';
import type { PlannedHub } from '../../src/words.js';
import { aFleet, anImage, aPlan, aPlannedHub, aPlannedImage, aRelease } from '../plan/fixture.js';
import { anOutcome, built, crash, deployed } from './samples.js';

const environments = [
  { name: 'staging', gate: 'fleet' },
  { name: 'production', gate: 'cluster' },
] as const;
const hub = (name: string, environment: string) =>
  aPlannedHub({ release: aRelease({ hub: name, environment }), impact: 'unknown' });
const [staging, geo, intro] = [
  hub('staging', 'staging'),
  hub('geo', 'production'),
  hub('intro', 'production'),
];
const image = aPlannedImage({ image: anImage({ hub: 'geo' }), name: 'org/geo', action: 'build' });
const plan = aPlan({ hubs: [staging, geo, intro], images: [image] });

function aResult(command: string, given: Partial<Result> = {}): Result {
  const nothing = { cluster: '', environment: '', images: '' };
  return { version: 1, command, started: 1_000_000, ended: 1_005_000, ...nothing, ...given };
}

const planned = aResult('plan', {
  outcome: anOutcome({ plan }),
  jobs: { ...matrices(aFleet({ environments }), plan, [[image]]), gate: 'fleet' },
});
const build = aResult('build', {
  images: 'user/geo',
  outcome: anOutcome({ plan, images: [built(image)] }),
  ended: 1_060_000,
});
const deployFirst = (...hubs: Outcome['hubs']) =>
  aResult('deploy', {
    environment: 'staging',
    outcome: anOutcome({ plan: aPlan({ hubs: [staging] }), hubs }),
  });
const deployRest = aResult('deploy', {
  environment: 'production',
  ended: 1_090_000,
  outcome: anOutcome({
    plan: aPlan({
      hubs: [
        { ...geo, impact: 'hub-restart' },
        { ...intro, action: 'none' },
      ],
    }),
    images: [built(image, { result: 'reused' })],
    hubs: [deployed(geo)],
  }),
});

/** What there is after all of it travelled as files. */
function gathered(...results: Result[]) {
  const travelled = results.map((result) => decodeResult(encodeResult(result)) as Result);
  const { outcome, ...rest } = gather(travelled);
  if (!outcome) throw new Error('no outcome');
  return { outcome, ...rest };
}

describe('several jobs told as one run', () => {
  test('each image as its build has it, each hub as its deploy has it, in one time from first to last', () => {
    const { outcome, unheard } = gathered(deployRest, planned, deployFirst(deployed(staging)), build);
    expect(verdict(outcome)).toBe('2 hubs deployed; 1 image built.');
    expect(outcome.seconds).toBe(90);
    expect(unheard).toEqual([]);
    expect(hasFailed(outcome)).toBe(false);
    const plans = Object.fromEntries(outcome.plan.hubs.map((one) => [one.release.id, one]));
    expect(plans.geo?.impact).toBe('hub-restart');
    expect(plans.intro?.action).toBe('none');
  });

  test('a job that left no word is named, and its hubs are shown as not done', () => {
    const { outcome, unheard } = gathered(planned, build, deployFirst(deployed(staging)));
    expect(unheard.map(({ title }) => title)).toEqual(['The job "Deploy production" left no word']);
    expect(outcome.hubs.map(({ planned: { release }, result }) => [release.id, result])).toEqual([
      ['staging', 'deployed'],
      ['geo', 'skipped'],
      ['intro', 'skipped'],
    ]);
    expect(hasFailed(outcome)).toBe(true);
    expect(outcomeMarkdown(outcome)).toContain('not approved');
  });

  test('where the first environment’s failure spares the fleet, the others are spared, not lost', () => {
    const failed = deployed(staging, { result: 'failed', problems: [crash('staging')] });
    const { outcome, unheard } = gathered(planned, build, deployFirst(failed));
    expect(unheard).toEqual([]);
    expect(verdict(outcome)).toBe('1 hub failed: staging; 2 hubs spared: geo, intro; 1 image built.');
  });

  test('a job that was stopped says why, and its hubs failed', () => {
    const stopped = aResult('deploy', {
      environment: 'production',
      stopped: [
        { severity: 'error', title: 'The cluster cannot be asked', message: 'Look at the kubeconfig.' },
      ],
    });
    const { outcome, unheard } = gathered(planned, build, deployFirst(deployed(staging)), stopped);
    expect(unheard).toEqual([]);
    expect(verdict(outcome)).toMatch(/^2 hubs failed: geo, intro/);
    expect(outcomeMarkdown(outcome)).toContain('Look at the kubeconfig.');
  });

  test('a build that was cancelled leaves its image as not built', () => {
    const { outcome, unheard } = gathered(planned, deployFirst(deployed(staging)), deployRest);
    // The deploy found the image in the registry: some run built it.
    expect(outcome.images.map(({ result }) => result)).toEqual(['reused']);
    expect(unheard.map(({ title }) => title)).toEqual(['The job "Build user/geo" left no word']);
  });

  test('the servers that run are counted over all jobs that asked a cluster', () => {
    const dry = (name: PlannedHub, servers: number) =>
      aResult('deploy', {
        outcome: anOutcome({
          plan: aPlan({
            hubs: [{ ...name, impact: 'hub-restart' }],
            servers: new Map([[name.release.id, servers]]),
          }),
        }),
      });
    const all = [planned, dry(staging, 1), dry(geo, 20), dry(intro, 0)];
    expect(gathered(...all).outcome?.plan.servers).toEqual(
      new Map([
        ['staging', 1],
        ['geo', 20],
        ['intro', 0],
      ]),
    );
  });

  test('how long each step took, with the jobs that ran side by side as one', () => {
    const deploy = { ...deployFirst(deployed(staging)), started: 1_060_000, ended: 1_070_000 };
    const later = { ...deployRest, started: 1_075_000 };
    const { outcome } = gathered(planned, { ...build, started: 1_005_000 }, deploy, later);
    expect(outcome?.steps).toEqual([
      { name: 'plan', seconds: 5 },
      { name: 'build', seconds: 55 },
      { name: 'deploy', seconds: 30 },
    ]);
    expect(outcomeMarkdown(outcome as Outcome)).toContain(
      'Took 1 min 30 s: plan 5 s, build 55 s, deploy 30 s.',
    );
  });

  test('what several jobs say alike is said once', () => {
    const problem = crash('geo');
    const twice = { ...plan, notes: ['compared with 3f2a91c'], problems: [problem] };
    const { outcome } = gathered(
      { ...planned, outcome: anOutcome({ plan: twice }) },
      aResult('validate', { outcome: anOutcome({ plan: twice, diffs: new Map([['geo', ['+ more']]]) }) }),
    );
    expect(outcome.plan.notes).toEqual(['compared with 3f2a91c']);
    expect(outcome.plan.problems).toEqual([problem]);
    expect(outcome.diffs?.get('geo')).toEqual(['+ more']);
  });

  test('the status of several clusters is one table', () => {
    const status = (one: typeof geo, now: number) => ({
      commit: 'abc',
      hubs: [{ planned: one, proved: true, drift: false, byHand: [], state: { modifiedAt: new Date(5) } }],
      notes: ['the same'],
      now,
    });
    const results = [status(staging, 1), status(geo, 2)].map((report) =>
      aResult('status', { status: report as unknown as NonNullable<Result['status']> }),
    );
    const { status: all } = gather(results.map((one) => decodeResult(encodeResult(one)) as Result));
    expect(all?.hubs.map(({ planned: { release } }) => release.id)).toEqual(['geo', 'staging']);
    expect(all?.hubs[0]?.state?.modifiedAt?.getTime()).toBe(5);
    expect(all?.notes).toEqual(['the same']);
  });
});

describe('a result as a file', () => {
  test('what is none, or of another version, is passed over', () => {
    for (const text of ['', '{', 'null', '7', '{"version": 2, "command": "plan"}', '{"$map": 1}'])
      expect(decodeResult(text)).toBeUndefined();
  });

  test('no text in it keeps what the change takes out, in lists and maps either', () => {
    const hidden = withTexts(
      aResult('deploy', {
        outcome: anOutcome({
          hubs: [deployed(geo, { problems: [crash('geo', { log: 'password=hunter2hunter2' })] })],
          diffs: new Map([['geo', ['+ hunter2hunter2']]]),
        }),
      }),
      (text) => text.replaceAll('hunter2hunter2', '***'),
    );
    expect(encodeResult(hidden)).not.toContain('hunter2');
    expect(hidden.outcome?.hubs[0]?.problems[0]?.log).toBe('password=***');
  });
});
