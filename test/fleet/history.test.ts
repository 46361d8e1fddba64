import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findChanges } from '../../src/fleet/changes.js';
import { needsBase, type Side, type Touched, touched } from '../../src/fleet/touched.js';
import { decideHubs } from '../../src/plan/decide.js';
import type { ReleaseState } from '../../src/words.js';
import { type Content, makeRepository, type Repository, removeFolders } from './repository.js';
import { sideOf } from './side.js';

afterAll(removeFolders);

const HUBS = ['a', 'b', 'c'];
const START: Record<string, Content> = {
  ...Object.assign({}, ...HUBS.map(hubFiles)),
  'charts/common/Chart.yaml': 'name: common\nversion: 1.0.0\n',
  'charts/common/values.yaml': 'x: 0\n',
  'README.md': 'about',
};
/** What an edit may write to and a rename may take or make; the others come and go with their hub. */
const FREE = [
  ...HUBS.flatMap((hub) => [
    `hub-charts/${hub}/values.yaml`,
    `hub-charts/${hub}/templates/t.yaml`,
    `secrets/${hub}.yaml`,
    `user-images/${hub}/data`,
    `user-images/${hub}/sub/ünï é`,
    `user-images/${hub}/README.md`,
  ]),
  'charts/common/values.yaml',
  'README.md',
];

/** a and b share a chart; c's image is built FROM a's. */
function hubFiles(hub: string): Record<string, Content> {
  const common =
    hub === 'c'
      ? ''
      : 'dependencies: [{name: common, version: 1.0.0, repository: "file://../../charts/common"}]\n';
  return {
    [`hub-charts/${hub}/Chart.yaml`]: `name: ${hub}\nversion: 1.0.0\n${common}`,
    [`hub-charts/${hub}/values.yaml`]: 'x: 0\n',
    [`user-images/${hub}/Dockerfile`]: `FROM ${hub === 'c' ? 'org/user-a:set-on-deployment' : 'debian'}\n`,
    [`user-images/${hub}/.dockerignore`]: '**/*.md\n.dockerignore\n',
    [`user-images/${hub}/data`]: '0',
  };
}

// --- The plainest way: the working folder's files, and which of them belong to whom -------------------------------

type Files = ReadonlyMap<string, string>;

function snapshot(folder: string, below = ''): Files {
  const files = new Map<string, string>();
  for (const name of readdirSync(join(folder, below)).sort()) {
    const path = below ? `${below}/${name}` : name;
    const stat = lstatSync(join(folder, path));
    if (path === '.git') continue;
    if (stat.isDirectory()) for (const [file, content] of snapshot(folder, path)) files.set(file, content);
    else files.set(path, `${stat.mode & 0o100} ${readFileSync(join(folder, path), 'utf8')}`);
  }
  return files;
}

function imageContent(files: Files, hub: string): string {
  const context = `user-images/${hub}/`;
  const own = [...files]
    .filter(([path]) => path.startsWith(context) && !/\.md$|\.dockerignore$/.test(path))
    .map(([path, content]) => [path.slice(context.length), content]);
  return JSON.stringify([own, hub === 'c' ? imageContent(files, 'a') : null]);
}

function hubContent(files: Files, hub: string): string {
  const own = [...files].filter(
    ([path]) =>
      path.startsWith(`hub-charts/${hub}/`) ||
      path === `secrets/${hub}.yaml` ||
      (hub !== 'c' && path.startsWith('charts/common/')),
  );
  return JSON.stringify([own, imageContent(files, hub)]);
}

function hubsIn(files: Files): string[] {
  return HUBS.filter((hub) => files.has(`hub-charts/${hub}/Chart.yaml`));
}

// --- Histories ---------------------------------------------------------------------------------------------------

const file = fc.constantFrom(...FREE);
const edit = fc.record({
  kind: fc.constant('edit' as const),
  path: file,
  content: fc.constantFrom('1', '2', '3'),
});
const step = fc.oneof(
  { weight: 4, arbitrary: edit },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), path: file }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), path: file, to: file }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('mode' as const), path: file }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('hub goes' as const), hub: fc.constantFrom('b', 'c') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('hub comes' as const), hub: fc.constantFrom(...HUBS) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('revert' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('go back' as const), steps: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('merge' as const),
      from: fc.nat(3),
      edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('squash' as const),
      from: fc.nat(2),
      edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('rebase' as const), steps: fc.nat(2), change: edit }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function take(repository: Repository, one: Step): void {
  const { folder, git, commit } = repository;
  const has = (path: string) => existsSync(join(folder, path));
  const ancestor = (steps: number) => {
    const count = Number(git('rev-list', '--count', '--first-parent', 'HEAD'));
    return `HEAD~${Math.min(steps, count - 1)}`;
  };
  switch (one.kind) {
    case 'edit':
      commit({ [one.path]: one.content });
      return;
    case 'delete':
      commit({ [one.path]: null });
      return;
    case 'rename':
      if (has(one.path))
        commit({
          [one.to]: readFileSync(join(folder, one.path), 'utf8'),
          ...(one.path === one.to ? {} : { [one.path]: null }),
        });
      return;
    case 'mode':
      if (has(one.path))
        commit({ [one.path]: { run: readFileSync(join(folder, one.path), 'utf8'), mode: 0o755 } });
      return;
    case 'hub goes':
      commit({
        [`hub-charts/${one.hub}`]: null,
        [`user-images/${one.hub}`]: null,
        [`secrets/${one.hub}.yaml`]: null,
      });
      return;
    case 'hub comes':
      commit(hubFiles(one.hub));
      return;
    case 'revert':
      attempt(repository, ['revert', '--no-edit', 'HEAD'], 'revert');
      return;
    case 'go back':
      git('read-tree', '-u', '--reset', ancestor(one.steps));
      commit({});
      return;
    case 'merge':
    case 'squash':
      git('checkout', '-q', '-B', 'side', ancestor(one.from));
      for (const change of one.edits) commit({ [change.path]: change.content });
      git('checkout', '-q', 'main');
      if (one.kind === 'merge')
        attempt(repository, ['merge', '-q', '--no-ff', '--no-edit', '-X', 'theirs', 'side'], 'merge');
      else {
        git('read-tree', '-u', '--reset', 'side');
        commit({}, 'squash');
      }
      return;
    case 'rebase':
      git('reset', '-q', '--hard', ancestor(one.steps));
      commit({ [one.change.path]: one.change.content });
  }
}

/** What git cannot do by itself (a conflict) is not done. */
function attempt({ git }: Repository, argv: string[], verb: string): void {
  try {
    git(...argv);
  } catch {
    try {
      git(verb, '--abort');
    } catch {
      git('reset', '-q', '--hard');
    }
  }
}

async function touchedHubs(
  folder: string,
  before: string,
  forced: boolean,
): Promise<{ hubs: string[]; head: Side; found: Touched }> {
  const changes = await findChanges(folder, {
    name: 'push',
    base: before,
    forced,
    ref: 'refs/heads/main',
    defaultBranch: 'main',
  });
  expect(changes.base).toBe(before);
  const head = await sideOf(folder, 'HEAD');
  const base = needsBase(changes, head.tree, head) ? await sideOf(folder, before) : undefined;
  const found = touched(changes, head, base);
  for (const reasons of found.hubs.values()) expect(reasons.length).toBeGreaterThan(0);
  return { hubs: [...found.hubs.keys()].sort(), head, found };
}

const addresses = (side: Side) => [
  side.fleet.images.map(({ key }) => `${key} ${side.tags.get(key)?.tag}`),
  side.fleet.hubs.map(({ id }) => `${id} ${side.fingerprints.get(id)?.digest}`),
];

test('for any history: a push touches exactly the hubs whose content it changes, and equal content has equal tags and fingerprints', async () => {
  // By content: the tag or fingerprint it once had, over all histories.
  const known = new Map<string, string>();
  const owners = new Map<string, string>();
  const isOne = (content: string, address: string) => {
    expect(known.get(content) ?? address).toBe(address);
    expect(owners.get(address) ?? content).toBe(content);
    known.set(content, address);
    owners.set(address, content);
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
      edit,
      async (pushes, last) => {
        const repository = makeRepository({ files: START });
        let before = repository.git('rev-parse', 'HEAD');
        for (const steps of pushes) {
          const old = snapshot(repository.folder);
          for (const one of steps) take(repository, one);
          const now = snapshot(repository.folder);
          const forced = steps.some(({ kind }) => kind === 'rebase');
          const { hubs, head } = await touchedHubs(repository.folder, before, forced);
          expect(hubs).toEqual(
            hubsIn(now).filter(
              (hub) => !hubsIn(old).includes(hub) || hubContent(old, hub) !== hubContent(now, hub),
            ),
          );
          for (const hub of hubsIn(now)) {
            isOne(`image ${imageContent(now, hub)}`, head.tags.get(`user/${hub}`)?.tag as string);
            isOne(`${hub} ${hubContent(now, hub)}`, head.fingerprints.get(hub)?.digest as string);
          }
          before = repository.git('rev-parse', 'HEAD');
        }
        // The same from a shallow clone, and for a change before it is committed.
        const clone = repository.clone({ depth: 1 });
        expect(addresses(await sideOf(clone.folder))).toEqual(
          addresses(await sideOf(repository.folder, 'HEAD')),
        );
        clone.write({ [last.path]: last.content });
        const dirty = addresses(await sideOf(clone.folder));
        const local = await touchedHubs(repository.folder, before, false);
        expect(local.hubs).toEqual([]);
        repository.commit({ [last.path]: last.content });
        expect(dirty).toEqual(addresses(await sideOf(repository.folder, 'HEAD')));
        const { hubs } = await touchedHubs(repository.folder, before, false);
        const late = repository.clone({ depth: 1 });
        expect(await touchedHubs(late.folder, before, false)).toMatchObject({ hubs });
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
}, 240_000);

// --- Deploys -----------------------------------------------------------------------------------------------------

/** What a deploy leaves in the cluster. */
function released(
  hub: string,
  digest: string,
  works: boolean,
  before: ReleaseState | undefined,
): ReleaseState {
  const revision = (before?.revision ?? 0) + 1;
  const again = before?.status === 'failed' && before.digest === digest ? before.failures : 0;
  return {
    name: hub,
    namespace: hub,
    revision,
    status: works ? 'deployed' : 'failed',
    digest,
    rev: revision,
    failures: works ? 0 : again + 1,
    ...(works ? { proved: revision } : {}),
  };
}

/** What was deployed of a hub last, by its files, and how that went. */
interface Attempt {
  readonly content: string;
  readonly works: boolean;
  /** How often in a row this content failed. */
  readonly failures: number;
}

const TRIES = 2;

test('for any history and any deploys that fail: a plan deploys exactly what is not as it was last deployed well', async () => {
  const push = fc.record({
    steps: fc.array(step, { minLength: 1, maxLength: 2 }),
    fails: fc.subarray(HUBS),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(push, { minLength: 2, maxLength: 6 }), async (pushes) => {
      const repository = makeRepository({ files: START });
      let before = repository.git('rev-parse', 'HEAD');
      const cluster = new Map<string, ReleaseState>();
      const attempts = new Map<string, Attempt>();
      const first = await sideOf(repository.folder, 'HEAD');
      const start = snapshot(repository.folder);
      for (const hub of HUBS) {
        const digest = first.fingerprints.get(hub)?.digest as string;
        cluster.set(`${hub}/${hub}`, released(hub, digest, true, undefined));
        attempts.set(hub, { content: hubContent(start, hub), works: true, failures: 0 });
      }
      for (const { steps, fails } of pushes) {
        for (const one of steps) take(repository, one);
        const now = snapshot(repository.folder);
        const forced = steps.some(({ kind }) => kind === 'rebase');
        const { head, found } = await touchedHubs(repository.folder, before, forced);
        before = repository.git('rev-parse', 'HEAD');
        const hubs = decideHubs({
          fleet: head.fleet,
          commit: before,
          notes: [],
          touched: found,
          fingerprints: head.fingerprints,
          inScope: () => true,
          force: false,
          refusedRef: () => undefined,
          clusters: new Map([['', cluster]]),
          down: new Map(),
          unread: [],
        });
        const wanted = hubsIn(now).filter((hub) => {
          const last = attempts.get(hub);
          if (!last || last.content !== hubContent(now, hub)) return true;
          return !last.works && last.failures < TRIES;
        });
        const deploys = hubs.filter(({ action }) => action === 'deploy').map(({ release }) => release.id);
        expect(deploys).toEqual(wanted);
        for (const { reasons } of hubs) expect(reasons.length).toBeGreaterThan(0);
        for (const hub of deploys) {
          const content = hubContent(now, hub);
          const last = attempts.get(hub);
          const works = !fails.includes(hub);
          const failures = works ? 0 : last?.content === content && !last.works ? last.failures + 1 : 1;
          const digest = head.fingerprints.get(hub)?.digest as string;
          cluster.set(`${hub}/${hub}`, released(hub, digest, works, cluster.get(`${hub}/${hub}`)));
          attempts.set(hub, { content, works, failures });
        }
      }
    }),
    { numRuns: 10, endOnFailure: true },
  );
}, 240_000);
