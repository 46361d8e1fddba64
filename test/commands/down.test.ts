import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Context } from '../../src/commands/context.js';
import { finish } from '../../src/commands/finish.js';
import type { Survey } from '../../src/commands/survey.js';
import { discreet } from '../../src/host/discreet.js';
import type { PlannedHub, Problem } from '../../src/words.js';
import { aPlan } from '../plan/fixture.js';
import { plannedHub } from '../report/samples.js';

/** A kubectl that prints the table that a test wrote, and fails where it wrote none. */
const folder = mkdtempSync(join(tmpdir(), 'down-'));
const table = join(folder, 'table');
const path = process.env.PATH;
beforeAll(() => {
  mkdirSync(join(folder, 'bin'));
  const kubectl = join(folder, 'bin/kubectl');
  writeFileSync(kubectl, `#!/bin/sh\nexec cat '${table}'\n`);
  chmodSync(kubectl, 0o755);
  process.env.PATH = `${join(folder, 'bin')}:${path}`;
});
afterAll(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});

const wasDown = (given: Partial<PlannedHub> = {}) =>
  plannedHub('geo', {
    ...{ action: 'none', reasons: ['up to date: revision 3, proved'], down: [{ name: 'proxy', wanted: 0 }] },
    ...given,
  });

/** How a run ends that found geo's proxy without a ready pod, where kubectl says now that it has so many. */
async function ended(hub: PlannedHub, ready: '0/0' | '1/1' | 'silence', more: object = {}) {
  rmSync(table, { force: true });
  const labels = 'component=proxy,release=geo,app.kubernetes.io/managed-by=Helm';
  if (ready !== 'silence') writeFileSync(table, `geo  proxy  ${ready}  1  1  5d  ${labels}\n`);
  const said = { summary: '', lines: [] as string[], problems: [] as Problem[] };
  const host = discreet({
    line: (line) => said.lines.push(line),
    group: () => {},
    problem: (problem) => said.problems.push(problem),
    mask: () => {},
    output: () => {},
    summary: (text) => {
      said.summary += text;
    },
  });
  const event = { name: 'local', forced: false };
  const options = { command: 'run', directory: '.', dryRun: false, event, ...more };
  const context = { options, host, signal: new AbortController().signal } as unknown as Context;
  const state = { name: 'geo', namespace: 'geo', revision: 3, status: 'deployed', failures: 0 };
  const found = {
    plan: aPlan({ hubs: [hub, plannedHub('intro', { action: 'none', reasons: ['up to date'] })] }),
    clusters: new Map([['', new Map([['geo/geo', state]])]]),
    accesses: { of: async () => ({}) },
  };
  const code = await finish(context, found as unknown as Survey, [], [], Date.now());
  return { code, verdict: said.lines.at(-1), ...said };
}

describe('a run that found a hub down', () => {
  test('is red where somebody named it or changed it, and says what is down and the ways up', async () => {
    const run = await ended(wasDown({ asked: true }), '0/0');
    expect(run.code).toBe(1);
    expect(run.verdict).toBe('1 hub down: geo. No deploy is due.');
    expect(run.problems).toMatchObject([{ severity: 'error', title: 'geo is down', hub: 'geo' }]);
    expect(run.problems[0]?.message).toMatch(
      /^no pod of the Deployment proxy is ready \(it is scaled to none\).*kubectl --namespace geo .*run geo --force.*`hold: <reason>`/,
    );
    expect(run.summary).toMatch(/^## ❌ /);
  });

  test('warns where it is about others', async () => {
    const run = await ended(wasDown(), '0/0');
    expect(run.code).toBe(0);
    expect(run.problems).toMatchObject([{ severity: 'warning', title: 'geo is down' }]);
    expect(run.summary).toMatch(/^## ⚠️ 1 hub down: geo/);
  });

  test('asks once more at its end: one that is up again is not worth a word', async () => {
    const run = await ended(wasDown({ asked: true }), '1/1');
    expect([run.code, run.problems]).toEqual([0, []]);
    expect(run.verdict).toBe('Nothing to do: none of 2 hubs needs a deploy.');
  });

  test('stands by what it heard where the cluster does not answer any more', async () => {
    expect(await ended(wasDown({ asked: true }), 'silence')).toMatchObject({ code: 1 });
  });

  test('names the way back where its content failed', async () => {
    const run = await ended(wasDown({ action: 'hold', failing: true }), '0/0');
    expect(run.problems[0]?.message).toContain('`hub-deploy rollback geo` goes back');
  });

  test('only warns where it only looks: a plan, a dry run', async () => {
    for (const looks of [{ command: 'plan' }, { dryRun: true }])
      expect(await ended(wasDown({ asked: true }), '0/0', looks)).toMatchObject({ code: 0 });
  });
});
