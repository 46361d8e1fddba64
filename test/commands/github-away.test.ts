import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Context } from '../../src/commands/context.js';
import { finish } from '../../src/commands/finish.js';
import { skipped } from '../../src/commands/skip.js';
import type { Survey } from '../../src/commands/survey.js';
import { discreet } from '../../src/host/discreet.js';
import { github } from '../../src/host/github.js';
import { finishDeployments, startDeployments } from '../../src/report/deployments.js';
import type { RunEvent } from '../../src/words.js';
import { type Fault, type GitHubDouble, githubServer, limits } from '../github/server.js';
import { skipPauses } from '../pauses.js';
import { aPlan, aRelease } from '../plan/fixture.js';
import { deployed, plannedHub } from '../report/samples.js';

skipPauses();
const [head, merge] = ['b'.repeat(40), 'c'.repeat(40)];
const proposed = plannedHub('geo', { release: aRelease({ hub: 'geo', githubEnvironment: 'production' }) });
const plan = aPlan({ hubs: [proposed], commit: merge });

const push: RunEvent = { name: 'push', forced: false, sha: merge, ref: 'refs/heads/main' };
const proposal: RunEvent = {
  name: 'pull_request',
  forced: false,
  pullRequest: { number: 7, head, fork: false },
};

/** A run that has deployed geo, or only proposes to, told to people. */
async function told(event: RunEvent, apiUrl: string) {
  const said = { summary: '', outputs: new Map<string, string>() };
  const quiet = () => {};
  const host = discreet({
    line: quiet,
    group: quiet,
    problem: quiet,
    mask: quiet,
    output: (name: string, value: string) => said.outputs.set(name, value),
    summary: (text: string) => {
      said.summary += `${text}\n`;
    },
  });
  const options = {
    command: 'run',
    directory: '.',
    event: { ...event, repository: 'org/hubs', token: 'ghs_x', apiUrl },
  };
  const context = { options, host } as unknown as Context;
  const hubs = event.name === 'push' ? [deployed(proposed)] : [];
  const skip = await skipped(context);
  const code = await finish(context, { plan } as Survey, [], hubs, Date.now());
  return { code, skip, ...said };
}

/** The deployments of the same run, on the repository's page. */
async function shown(apiUrl: string) {
  const context = {
    github: await github({ token: 'ghs_x', apiUrl, repository: 'org/hubs' }),
    commit: merge,
    run: 'https://github.com/org/hubs/actions/runs/1',
  };
  const started = await startDeployments(context, [proposed]);
  return [...started.refused, ...(await finishDeployments(context, started, [deployed(proposed)]))];
}

let hub: GitHubDouble;
beforeEach(async () => {
  hub = await githubServer();
  hub.pullRequests.push({ number: 7, head, base: 'main', labels: [], mergedAs: merge });
});
afterEach(async () => {
  const { violations } = hub;
  await hub.close();
  expect(violations).toEqual([]);
});

const always = (fault: Fault) => () => {
  hub.faults.push(...Array.from({ length: 40 }, () => fault));
};
const AWAY: [string, () => void, RegExp][] = [
  ['may do nothing', () => hub.permissions.clear(), /pull-requests: write/],
  [
    'is refused as a bad one',
    always({ status: 401, body: { message: 'Bad credentials' } }),
    /Bad credentials/,
  ],
  [
    'is not let in',
    always({ status: 403, body: { message: 'Resource not accessible by integration' } }),
    /not accessible/,
  ],
  ['sees no repository', always({ status: 404, body: { message: 'Not Found' } }), /Not Found/],
  ['asks what GitHub finds wrong', always({ status: 422, body: { message: 'Validation Failed' } }), /422/],
  ['meets errors of the server', always({ status: 500 }), /GitHub answered 500/],
  ['has reached its primary limit', always(limits.primary(1800)), /limit on requests/],
  ['has reached a secondary limit', always(limits.secondary(3600)), /limit on requests/],
];

describe.each(AWAY)('a deploy whose token %s', (_, arrange, words) => {
  test('is green, with its outputs and its summary, which says what was left out', async () => {
    arrange();
    const run = await told(push, hub.url);
    expect(run.code).toBe(0);
    expect(run.skip).toBeUndefined();
    expect(run.outputs.get('deployed')).toBe('["geo"]');
    expect(run.summary).toContain('## ✅ 1 hub deployed');
    expect(run.summary).toMatch(words);
    expect(hub.comments).toEqual([]);
  }, 60_000);

  test('shows no deployment, and says so in a sentence', async () => {
    arrange();
    const [refused, ...more] = await shown(hub.url);
    expect(more).toEqual([]);
    expect(refused?.refused).toMatch(/^The deployment was not shown on GitHub: /);
  }, 60_000);
});

describe('a token without one permission does what the others allow', () => {
  test('without pull-requests: a check run and no comment', async () => {
    hub.permissions.delete('pull-requests');
    const run = await told(proposal, hub.url);
    expect([run.code, hub.comments.length, hub.checkRuns.length]).toEqual([0, 0, 1]);
    expect(run.summary).toContain('permissions:\n  contents: read\n  pull-requests: write\n```');
    expect(await shown(hub.url)).toEqual([]);
  });

  test('without checks: a comment, and nothing to complain of where no annotation is lost', async () => {
    hub.permissions.delete('checks');
    const run = await told(proposal, hub.url);
    expect([run.code, hub.comments.length, hub.checkRuns.length]).toEqual([0, 1, 0]);
    expect(run.summary).not.toContain('permissions:');
  });

  test('without deployments: the comment has the outcome all the same', async () => {
    hub.permissions.delete('deployments');
    expect(await shown(hub.url)).toMatchObject([{ permission: 'deployments: write' }]);
    const run = await told(push, hub.url);
    expect([run.code, hub.comments.length]).toEqual([0, 1]);
    expect(hub.comments[0]?.body).toContain('1 hub deployed');
  });

  test.each(['pull-requests', 'checks', 'deployments'])(
    'with %s: read, what writes is refused',
    async (scope) => {
      hub.permissions.set(scope, 'read');
      expect((await told(proposal, hub.url)).code).toBe(0);
      expect((await told(push, hub.url)).code).toBe(0);
      const refused = await shown(hub.url);
      expect(refused.map(({ permission }) => permission)).toEqual(
        scope === 'deployments' ? ['deployments: write'] : [],
      );
    },
  );
});

describe('what answers and is no GitHub', () => {
  let portal: Server;
  let answer = { status: 200, type: 'text/html', text: '<html>Please log in</html>' };
  const address = () => `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  beforeAll(async () => {
    portal = createServer((_, response) => {
      response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.text);
    });
    await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    portal.close();
  });

  test.each([
    { status: 200, type: 'text/html', text: '<html>Please log in</html>' },
    { status: 200, type: 'application/json', text: '{"message": "hello"}' },
    { status: 200, type: 'application/json', text: '{"broken' },
    { status: 403, type: 'text/html', text: '<html>Proxy</html>' },
  ])(
    '$status $type $text',
    async (given) => {
      answer = given;
      for (const event of [push, proposal]) {
        const run = await told(event, address());
        expect(run.code).toBe(0);
        expect(run.summary).toMatch(/was not (read|written)/);
        expect(run.summary).not.toContain('<html>');
      }
      expect(await shown(address())).toHaveLength(1);
    },
    60_000,
  );

  test('nobody at the address', async () => {
    const run = await told(push, 'http://127.0.0.1:1');
    expect(run.code).toBe(0);
    expect(run.summary).toContain('GitHub gave no answer');
  }, 60_000);
});

describe('the label hub-deploy:skip', () => {
  const early = '2026-11-24T06:00:00Z';
  const late = '2026-11-24T08:00:00Z';
  type Event = (typeof hub.labelEvents)[number];
  const labelled = (actor: string, created_at = early, event: Event['event'] = 'labeled'): Event => {
    return { pullRequest: 7, label: 'hub-deploy:skip', event, actor, created_at };
  };
  const skip = async (...events: Event[]) => {
    hub.pullRequests[0] = {
      ...hub.pullRequests[0],
      labels: ['hub-deploy:skip'],
    } as (typeof hub.pullRequests)[0];
    hub.labelEvents.push(...events);
    return (await told(push, hub.url)).skip;
  };

  test('counts where somebody who may push set it before the merge', async () => {
    expect(await skip(labelled('ada'))).toMatch(/^Not deployed: the pull request #7 has the label/);
  });

  test.each([
    ['after the merge', [['ada', late]]],
    ['by somebody who may only label', [['tri']]],
    ['by a stranger’s bot', [['labeler[bot]']]],
    ['again after the merge, having been taken away', [['ada'], ['ada', early, 'unlabeled'], ['ada', late]]],
    ['again by somebody who may only label', [['ada'], ['ada', early, 'unlabeled'], ['tri']]],
  ] as [string, [string, string?, Event['event']?][]][])(
    'does not count where it was set %s',
    async (_, events) => {
      hub.roles.set('tri', 'read');
      expect(await skip(...events.map((event) => labelled(...event)))).toBeUndefined();
    },
  );

  test('does not count where GitHub does not say who set it', async () => {
    hub.faults.push({ status: 403, of: /events/ });
    expect(await skip(labelled('ada'))).toBeUndefined();
  });
});
