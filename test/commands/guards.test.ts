import { describe, expect, test } from '@jest/globals';
import type { RunEvent } from '../../src/words.js';
import { type Content, makeFolder } from '../fleet/repository.js';
import { emptyRegistry, hubOf, opsRepo, planOf, push } from './plan-of.js';

// Whoever may push a branch writes its hub-deploy.yaml: which of it holds there. The server of the clone is a real one.
const registry = emptyRegistry();

/** `bio` may be deployed from branches that are called try/…; `geo` from main alone, behind reviewers. */
const MAIN = `discover: hub-charts/<hub>/Chart.yaml
environments:
  staging: {branches: [main, "try/*"]}
  prod: {github-environment: prod-reviewers}
hubs:
  bio: {environment: staging}
  "geo*": {environment: prod}
`;

/** What of a branch's own commit would be deployed: hubs, why not, and the jobs' GitHub environments. */
async function onBranch({
  main = MAIN,
  own = main,
  ref = 'refs/heads/try/it',
  files = {},
  mainFiles = {},
  event = {},
  inputs = {},
  server = true,
}: {
  main?: string;
  own?: string;
  ref?: string;
  files?: Record<string, Content>;
  mainFiles?: Record<string, Content>;
  event?: Partial<RunEvent>;
  inputs?: Record<string, string>;
  server?: boolean;
} = {}) {
  const { repository } = opsRepo(registry.host);
  const base = repository.commit({ 'hub-deploy.yaml': main, ...mainFiles });
  repository.git('checkout', '-q', '-b', 'work');
  repository.commit({
    'hub-deploy.yaml': own,
    'user-images/geo/data': '2',
    'user-images/bio/data': '2',
    ...files,
  });
  const copy = repository.clone({ branch: 'work', depth: 2 });
  if (!server) copy.git('remote', 'set-url', 'origin', 'file:///nowhere');
  const planned = await planOf(copy.folder, { event: push(base, { ref, ...event }), inputs });
  const { include = [] } = JSON.parse(planned.outputs['deploys-rest'] ?? '{}');
  const { include: first = [] } = JSON.parse(planned.outputs['deploys-first'] ?? '{}');
  return {
    ...planned,
    deploys: Object.keys(planned.deploys),
    why: (id: string) => planned.plan.hubs.find((hub) => hub.id === id)?.reasons.at(-1),
    entered: [...first, ...include].map((job: Record<string, string>) => job['github-environment']),
  };
}

describe('on a branch the default one’s rules hold besides', () => {
  test('what both allow is deployed', async () => {
    expect((await onBranch()).deploys).toEqual(['bio']);
  });

  test('`branches` cannot be widened there', async () => {
    const own = MAIN.replace('prod: {', 'prod: {branches: ["**"], ');
    const { deploys, why, entered } = await onBranch({ own });
    expect(deploys).toEqual(['bio']);
    expect(why('geo')).toBe('try/it only plans: main deploys it, says main');
    expect(entered).toEqual(['']);
  });

  test('but narrowed: the stricter of the two holds', async () => {
    const own = MAIN.replace('"try/*"', '"try/other"');
    expect((await onBranch({ own })).deploys).toEqual([]);
  });

  test('nor can the hub’s environment, or its name in the configuration, be changed for that', async () => {
    const moved = MAIN.replace('"geo*": {environment: prod}', 'geo: {environment: staging}');
    expect((await onBranch({ own: moved })).deploys).toEqual(['bio']);
    const renamed = `${moved}  sea: {environment: staging, release: geo}\n`.replace(/^ {2}geo:.*\n/m, '');
    const files = { ...hubOf('sea', registry.host), 'hub-charts/geo': null };
    expect((await onBranch({ own: renamed, files })).deploys).toEqual(['bio']);
  });

  test('a GitHub environment cannot be taken away', async () => {
    const main = MAIN.replace('prod: {', 'prod: {branches: [main, "try/*"], ');
    const own = main.replace(', github-environment: prod-reviewers', '');
    const { deploys, entered } = await onBranch({ main, own });
    expect(deploys).toEqual(['bio', 'geo']);
    expect(entered).toEqual(['', 'prod-reviewers']);
    const other = main.replace('prod-reviewers', 'mine');
    expect((await onBranch({ main, own: other })).entered).toEqual(['', 'prod-reviewers']);
  });

  test('nor chosen, where the default branch names none', async () => {
    const own = MAIN.replace('staging: {', 'staging: {github-environment: prod-reviewers, ');
    expect((await onBranch({ own })).entered).toEqual(['']);
    const sea = `${MAIN}  sea: {environment: staging, github-environment: prod-reviewers}\n`;
    const files = hubOf('sea', registry.host);
    expect((await onBranch({ own: sea, files })).entered).toEqual(['']);
  });

  test('a new hub has the rules of its environment there, and of its name', async () => {
    const own = `${MAIN}  sea: {environment: staging}\n`;
    expect((await onBranch({ own, files: hubOf('sea', registry.host) })).deploys).toEqual(['bio', 'sea']);
    const prod = `${MAIN}  sea: {environment: prod, branches: ["**"]}\n`;
    expect((await onBranch({ own: prod, files: hubOf('sea', registry.host) })).deploys).toEqual(['bio']);
    const main = MAIN.replace('staging: {', 'staging: {github-environment: "<env>-<hub>", ');
    const named = await onBranch({
      main,
      own: own.replace('{environment: staging}', '{environment: staging}'),
      files: hubOf('sea', registry.host),
    });
    expect(named.entered).toEqual(['staging-bio', 'staging-sea']);
  });

  test('an environment that is not declared there is nobody’s but the default branch’s', async () => {
    const own = MAIN.replace('  prod:', '  mine: {branches: ["**"]}\n  prod:').replace(
      'bio: {environment: staging}',
      'bio: {environment: staging}\n  sea: {environment: mine}',
    );
    const { deploys, why } = await onBranch({ own, files: hubOf('sea', registry.host) });
    expect(deploys).toEqual(['bio']);
    expect(why('sea')).toBe('try/it only plans: main deploys it, says main');
  });

  test('a new release in the namespace of a guarded one is guarded alike', async () => {
    const own = `${MAIN}  sea: {environment: staging, namespace: geo}\n`;
    expect((await onBranch({ own, files: hubOf('sea', registry.host) })).deploys).toEqual(['bio']);
    // Where every branch deploys, reviewers are what guards it.
    const main = MAIN.replace('staging: {', 'staging: {github-environment: nobody, ').replace(
      'prod: {',
      'prod: {branches: ["**"], ',
    );
    const both = await onBranch({
      main,
      own: `${main}  sea: {environment: staging, namespace: geo}\n`,
      files: hubOf('sea', registry.host),
    });
    expect(both.deploys).toEqual(['bio', 'geo']);
    expect(both.why('sea')).toMatch(/of several GitHub environments \(nobody, prod-reviewers\)/);
  });

  test.each([
    ['another login', 'clusters: {one: {gke: {project: mine, location: l, name: n}}}\n'],
    ['another kubeconfig', 'clusters: {one: {kubeconfig: secrets/mine}}\n'],
    ['a cluster of its own', 'clusters: {two: {kubeconfig: secrets/one}}\n'],
    ['no login', ''],
  ])('a cluster with %s is not deployed to', async (_, clusters) => {
    const main = `clusters: {one: {kubeconfig: secrets/one}}\n${MAIN}`;
    const mainFiles = { 'secrets/one': 'apiVersion: v1\n', 'secrets/mine': 'apiVersion: v1\n' };
    expect((await onBranch({ main, mainFiles })).deploys).toEqual(['bio']);
    const { deploys, plan } = await onBranch({ main, mainFiles, own: `${clusters}${MAIN}` });
    expect(deploys).toEqual([]);
    expect(JSON.stringify(plan)).toMatch(
      /main does not declare (?:the cluster \w+|its cluster) as this commit/,
    );
  });

  test('an environment goes from a branch to the clusters where the default branch has it, and to no other', async () => {
    const clusters = 'clusters: {one: {kubeconfig: secrets/one}, two: {kubeconfig: secrets/two}}\n';
    const mainFiles = { 'secrets/one': 'apiVersion: v1\n', 'secrets/two': 'apiVersion: v1\n# two\n' };
    const main = `${clusters}${MAIN}`
      .replace('bio: {', 'bio: {cluster: one, ')
      .replace('"geo*": {', '"geo*": {cluster: two, ');
    expect((await onBranch({ main, mainFiles })).deploys).toEqual(['one/bio']);
    const moved = await onBranch({ main, mainFiles, own: main.replace('cluster: one', 'cluster: two') });
    expect(moved.deploys).toEqual([]);
    expect(moved.why('two/bio')).toBe('try/it only plans: main deploys it, says main');
    const files = hubOf('sea', registry.host);
    const near = await onBranch({
      main,
      mainFiles,
      files,
      own: `${main}  sea: {environment: staging, cluster: one}\n`,
    });
    expect(near.deploys).toEqual(['one/bio', 'one/sea']);
  });

  test('nor one whose kubeconfig holds something else there', async () => {
    const main = `clusters: {one: {kubeconfig: secrets/one}}\n${MAIN}`;
    const mainFiles = { 'secrets/one': 'apiVersion: v1\n' };
    const files = { 'secrets/one': 'apiVersion: v1\n# mine\n' };
    expect((await onBranch({ main, mainFiles, files })).deploys).toEqual([]);
  });

  test('a tag is no branch, whatever its own configuration says', async () => {
    const own = MAIN.replace('[main, "try/*"]', '["**"]');
    for (const ref of ['refs/tags/try/it', 'refs/tags/main', 'refs/pull/7/merge'])
      expect((await onBranch({ own, ref })).deploys).toEqual([]);
  });

  test('a dispatch, also forced and by name, obeys them', async () => {
    const own = MAIN.replace('prod: {', 'prod: {branches: ["**"], ');
    const inputs = { force: 'true', hubs: 'geo bio' };
    for (const name of ['workflow_dispatch', 'repository_dispatch'] as const)
      expect((await onBranch({ own, event: { name }, inputs })).deploys).toEqual(['bio']);
  });

  test('the other keys are those of the commit', async () => {
    const own = MAIN.replace('staging: {', 'staging: {hold: exam week, ');
    expect((await onBranch({ own })).why('bio')).toBe('on hold: exam week');
  });
});

describe('where the default branch’s rules are not known, the run plans', () => {
  test('its server does not answer', async () => {
    const { deploys, why } = await onBranch({ server: false });
    expect(deploys).toEqual([]);
    expect(why('bio')).toBe(
      'try/it only plans: main, whose rules hold here too, could not be read from the server',
    );
  });

  test('its configuration has errors', async () => {
    const { deploys, why } = await onBranch({ main: 'nonsense: true\n', own: MAIN });
    expect(deploys).toEqual([]);
    expect(why('bio')).toMatch(/the configuration of main, whose rules hold here too, has errors/);
  });

  test('the event does not say which it is', async () => {
    const own = MAIN.replace('[main, "try/*"]', '["**"]');
    const { repository, base } = opsRepo(registry.host);
    repository.commit({ 'hub-deploy.yaml': own, 'user-images/bio/data': '2' });
    const { defaultBranch: _, ...event } = push(base);
    const { deploys, plan } = await planOf(repository.folder, { event });
    expect([deploys, plan.images]).toEqual([{}, []]);
  });
});

test('on the default branch its own commit’s rules hold, and no server is asked', async () => {
  const { deploys } = await onBranch({ ref: 'refs/heads/main', server: false });
  expect(deploys).toEqual(['bio', 'geo']);
});

describe('a command that changes a cluster', () => {
  const own = MAIN.replace('prod: {', 'prod: {branches: ["**"], ');
  const event = { name: 'workflow_dispatch' } as const;

  test.each(['rollback', 'adopt'])('%s starts no job for what the branch may not change', async (command) => {
    const { code, told, outputs } = await onBranch({
      own,
      event,
      inputs: { 'plan-for': command, hubs: 'geo' },
    });
    expect(code).toBe(1);
    expect(told.map(({ title }) => title)).toEqual(['Not from this branch']);
    expect(told[0]?.message).toContain('geo: try/it only plans: main deploys it, says main.');
    expect(outputs['deploys-rest']).toBeUndefined();
  });

  test('adopt that names none leaves those out', async () => {
    const { outputs } = await onBranch({ own, event, inputs: { 'plan-for': 'adopt' } });
    expect(JSON.parse(outputs['deploys-rest'] ?? '').include).toMatchObject([{ environment: 'staging' }]);
  });
});

describe('a proposal is planned, validated and built, and nothing else', () => {
  const event = { name: 'pull_request', ref: 'refs/pull/7/merge' } as const;

  test.each(['deploy', 'status', 'adopt', 'rollback', 'remove', 'images'])(
    '%s is refused',
    async (command) => {
      for (const inputs of [{ command }, { 'plan-for': command }]) {
        for (const name of ['pull_request', 'merge_group'] as const) {
          // There is no repository: nothing is read before.
          const { code, told, outputs } = await planOf(makeFolder(), {
            event: { ...push(''), ...event, name },
            inputs: { ...inputs, hubs: 'bio' },
          });
          expect([code, told.map(({ title }) => title)]).toEqual([1, [`${command} is not for proposals`]]);
          expect(outputs['deploys-rest']).toBeUndefined();
        }
      }
    },
  );

  test('its plan shows what the merge would do, and starts no deploy', async () => {
    const { deploys, entered, code } = await onBranch({ event });
    expect([deploys, entered, code]).toEqual([['bio', 'geo'], [], 0]);
  });
});
