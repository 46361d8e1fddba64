import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matrices } from '../../src/plan/matrix.js';
import { gather } from '../../src/report/gather.js';
import { type JobResult, readNeeds } from '../../src/report/needs.js';
import { hasFailed, type Outcome, outcomeMarkdown, verdict } from '../../src/report/outcome.js';
import { decodeResult, encodeResult, type Result, withTexts } from '../../src/report/result.js';
import { statusHeadline } from '../../src/report/status.js';
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
  return { version: 1, command, started: 1_000_000, ended: 1_005_000, ...given };
}

const jobs = matrices(aFleet({ environments }), plan, [[image]]);
const NONE = { builds: [], first: [], rest: [] };

/** How the jobs ended, as GitHub tells the report: well, but for what is given. */
function needsOf(
  results: Readonly<Record<string, JobResult>> = {},
  { verdict = 'passed', ...asked }: { verdict?: string } & Partial<typeof NONE | typeof jobs> = jobs,
) {
  const matrix = (include: readonly object[] = []) => JSON.stringify({ include });
  const outputs = {
    verdict,
    builds: matrix(asked.builds),
    'deploys-first': matrix(asked.first),
    'deploys-rest': matrix(asked.rest),
  };
  const all = { plan: 'success', build: 'success', 'deploy-first': 'success', deploy: 'success', ...results };
  const needs = Object.entries(all).map(([name, result]) => [
    name,
    { result, outputs: name === 'plan' ? outputs : null },
  ]);
  return readNeeds(JSON.stringify(Object.fromEntries(needs)));
}

const planned = aResult('plan', { outcome: anOutcome({ plan }) });
const build = aResult('build', {
  job: 'build-1',
  outcome: anOutcome({ plan, images: [built(image)] }),
  ended: 1_060_000,
});
const deployFirst = (...hubs: Outcome['hubs']) =>
  aResult('deploy', {
    job: 'deploy-1',
    outcome: anOutcome({ plan: aPlan({ hubs: [staging] }), hubs }),
  });
const deployRest = aResult('deploy', {
  job: 'deploy-2',
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
  return gatheredWith(needsOf(), ...results);
}

function gatheredWith(needs: ReturnType<typeof needsOf>, ...results: Result[]) {
  const travelled = results.map((result) => decodeResult(encodeResult(result)) as Result);
  const { outcome, ...rest } = gather(travelled, needs);
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

  test('what validation could not foresee stays not known, whatever the plan took it for', () => {
    const first = aPlan({ hubs: [{ ...geo, impact: 'hub-restart' }] });
    const looked = aPlan({ hubs: [geo] });
    const { outcome } = gatheredWith(
      needsOf({}, NONE),
      aResult('validate', { outcome: anOutcome({ plan: looked }) }),
      aResult('plan', { outcome: anOutcome({ plan: first }) }),
    );
    expect(outcome?.plan.hubs[0]?.impact).toBe('unknown');
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
    const needs = needsOf({ 'deploy-first': 'failure', deploy: 'skipped' });
    const { outcome, unheard } = gatheredWith(needs, planned, build, deployFirst(failed));
    expect(unheard).toEqual([]);
    expect(verdict(outcome)).toBe('1 hub failed: staging; 2 hubs spared: geo, intro; 1 image built.');
  });

  test('a job that was stopped says why, and its hubs failed', () => {
    const stopped = aResult('deploy', {
      job: 'deploy-2',
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
    expect(gatheredWith(needsOf({}, NONE), ...all).outcome?.plan.servers).toEqual(
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
    const { outcome } = gatheredWith(
      needsOf({}, NONE),
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
      hubs: [
        {
          planned: one,
          proved: true,
          drift: false,
          byHand: [],
          edits: [],
          leftOvers: [],
          down: [{ name: 'proxy', wanted: 0 }],
          state: { revision: 1, status: 'deployed', modifiedAt: new Date(5) },
        },
      ],
      notes: ['the same'],
      now,
    });
    const results = [status(staging, 1), status(geo, 2)].map((report) =>
      aResult('status', { status: report as unknown as NonNullable<Result['status']> }),
    );
    const travelled = results.map((one) => decodeResult(encodeResult(one)) as Result);
    const { status: all } = gather(travelled, needsOf({}, NONE));
    expect(all?.hubs.map(({ planned: { release } }) => release.id)).toEqual(['geo', 'staging']);
    expect(all?.hubs[0]?.state?.modifiedAt?.getTime()).toBe(5);
    expect(all?.notes).toEqual(['the same']);
    expect(all && statusHeadline(all)).toContain('; down: geo, staging');
  });

  test('a hub that one job found down, held or on a cluster that it could not read, is so in the whole', () => {
    const down = { ...geo, action: 'none', down: [{ name: 'proxy', wanted: 0 }] } as const;
    const held = { ...intro, action: 'hold', failing: true } as const;
    const found = aResult('deploy', {
      job: 'deploy-2',
      outcome: anOutcome({ plan: aPlan({ hubs: [down, held], unread: ['west'] }) }),
    });
    const { outcome } = gathered(planned, build, deployFirst(deployed(staging)), found);
    expect(verdict(outcome)).toBe(
      '1 hub down: geo; 1 hub not tried again: intro; not read: west; 1 hub deployed; 1 image built.',
    );
    expect(outcomeMarkdown(outcome)).toMatch(/^## ⚠️ /);
  });
});

describe('the verdict is GitHub’s own: a file can tell of a failure, and takes none back', () => {
  const files = [planned, build, deployFirst(deployed(staging)), deployRest];

  test.each([
    ['a build', { build: 'failure' }],
    ['a deploy', { deploy: 'failure' }],
    ['the validation', { validate: 'failure' }],
    ['a job that was cancelled', { 'deploy-first': 'cancelled' }],
  ] as const)('%s that failed makes a red report, whatever the files say', (_, results) => {
    const { outcome, unheard } = gatheredWith(needsOf(results), ...files);
    expect(unheard.map(({ title }) => title)).toEqual(['A job failed, and what it left does not say so']);
    expect(unheard[0]?.message).toContain(Object.entries(results)[0]?.[0]);
    expect(hasFailed(outcome)).toBe(true);
  });

  test('a plan with errors does so too', () => {
    const { outcome } = gatheredWith(needsOf({}, { ...jobs, verdict: 'failed' }), ...files);
    expect(hasFailed(outcome)).toBe(true);
  });

  test('a plan that says it started no jobs makes none of them silent', () => {
    const forged = aResult('plan', { outcome: anOutcome({ plan: aPlan() }) });
    const { unheard } = gathered(forged);
    expect(unheard.map(({ title }) => title)).toEqual(
      ['Build user/geo', 'Deploy staging', 'Deploy production'].map(
        (name) => `The job "${name}" left no word`,
      ),
    );
  });

  test('two files of one job: one of them is not from it', () => {
    const { unheard, outcome } = gathered(...files, { ...deployRest, outcome: anOutcome() });
    expect(unheard.map(({ title }) => title)).toEqual(['Two files say what deploy-2 did']);
    expect(hasFailed(outcome)).toBe(true);
  });

  test('a failure that the files tell of is not told again', () => {
    const failed = deployed(staging, { result: 'failed', problems: [crash('staging')] });
    const { unheard } = gatheredWith(
      needsOf({ 'deploy-first': 'failure' }),
      planned,
      build,
      deployFirst(failed),
      deployRest,
    );
    expect(unheard).toEqual([]);
  });

  test('without GitHub’s word there is no report', () => {
    for (const text of [
      '',
      '{}',
      '[]',
      '7',
      '{"build": {"result": "success", "outputs": {}}}',
      '{"plan": 1}',
    ])
      expect(() => readNeeds(text)).toThrow(/How did the jobs end/);
  });
});

describe('a result as a file', () => {
  test('what is none, or of another version, is passed over', () => {
    for (const text of ['', '{', 'null', '7', '{"version": 2, "command": "plan"}', '{"$map": 1}'])
      expect(decodeResult(text)).toBeUndefined();
  });

  test('whatever part of one is of another kind, it is none: nothing that reads it stops', () => {
    const whole = JSON.parse(
      encodeResult(
        aResult('deploy', {
          job: 'deploy-1',
          stopped: [crash('geo')],
          outcome: anOutcome({
            plan: { ...plan, problems: [crash('geo')] },
            images: [built(image, { problem: crash('geo') })],
            hubs: [deployed(geo, { problems: [crash('geo')] })],
            diffs: new Map([['geo', ['+ more']]]),
            sizes: new Map([['user/geo', { bytes: 5, before: 'unknown' }]]),
          }),
        }),
      ),
    );
    expect(decodeResult(JSON.stringify(whole))).toBeDefined();
    const places: string[][] = [];
    const walk = (value: unknown, path: string[]): void => {
      if (path.length > 0) places.push(path);
      if (typeof value === 'object' && value !== null)
        for (const [key, part] of Object.entries(value)) walk(part, [...path, key]);
    };
    walk(whole, []);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, value) => {
        const copy = structuredClone(whole);
        let here = copy;
        for (const key of path.slice(0, -1)) here = here[key];
        here[path.at(-1) ?? ''] = value;
        const result = decodeResult(JSON.stringify(copy));
        if (!result) return;
        const { outcome } = gather([result], needsOf());
        if (outcome) outcomeMarkdown(outcome);
      }),
    );
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
