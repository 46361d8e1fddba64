import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { dispatch, pullRequest, push, startByHand } from '../e2e/github.mjs';
import { commit, git } from '../e2e/ops-repo.mjs';
import { makeTinyRepo, write } from '../e2e/tiny-repo.mjs';
import { type GuardedRegistry, guardedRegistry } from './support/registry.js';

/**
 * The attacker: whoever may write a line that names a registry. A stranger by a fork's pull request, a member by a
 * branch or a pull request of the repository itself, or a registry that sends requests on to another. They own a
 * registry that asks everybody for a login. It must not be shown the team's: neither that of the inputs nor one that
 * docker has on this machine.
 */
const TEAM = { 'registry-username': 'team', 'registry-password': 'team-password' };
const LOGIN = 'team:team-password';
const AMBIENT = 'docker:docker-password';

let folder: string;
let repository: string;
let team: GuardedRegistry;
let evil: GuardedRegistry;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'registry-logins-'));
  repository = join(folder, 'hubs');
  team = await guardedRegistry();
  evil = await guardedRegistry();
});
afterEach(async () => {
  await Promise.all([team.close(), evil.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** The ops repo with one hub whose image is the team's registry's, as `origin` has it and as it is checked out. */
function makeRepo(image = `${team.host}/org/geo`, files: Record<string, string> = {}): string {
  mkdirSync(repository);
  makeTinyRepo(repository, 'geo', image, files);
  const origin = join(folder, 'origin.git');
  git(folder, 'clone', '--quiet', '--bare', repository, origin);
  git(repository, 'remote', 'add', 'origin', origin);
  return git(repository, 'rev-parse', 'HEAD');
}

/** The values name an image of the attacker's registry in place of the team's. */
function renamed(): string {
  write(
    repository,
    'hub-charts/geo/values.yaml',
    `jupyterhub:\n  singleuser:\n    image:\n      name: ${evil.host}/org/geo\n      tag: set-on-deployment\n`,
  );
  return commit(repository, 'another registry');
}

/** A folder of docker's with logins to these. */
function dockerConfig(...hosts: readonly string[]): string {
  const config = mkdtempSync(join(folder, 'docker-'));
  symlinkSync(join(process.env.DOCKER_CONFIG ?? '', 'cli-plugins'), join(config, 'cli-plugins'));
  const auth = Buffer.from(AMBIENT).toString('base64');
  const auths = Object.fromEntries(hosts.map((host) => [host, { auth }]));
  writeFileSync(join(config, 'config.json'), JSON.stringify({ auths }));
  return config;
}

function plan(event: string, payload: object, inputs: Record<string, string> = TEAM, env = {}) {
  return startByHand(repository, {
    event,
    payload,
    inputs: { command: 'plan', ...inputs },
    env: { DOCKER_CONFIG: dockerConfig(), ...env },
  });
}

const fork = (base: string, head: string) => {
  const payload = pullRequest(base, head);
  const repo = { full_name: 'stranger/hubs' };
  return {
    ...payload,
    pull_request: { ...payload.pull_request, head: { ...payload.pull_request.head, repo } },
  };
};

describe('a line that names another registry', () => {
  test('in a pull request does not bring it the login of the inputs', async () => {
    const base = makeRepo();
    const { log, summary } = await plan('pull_request', pullRequest(base, renamed()));
    expect(evil.seen).not.toEqual([]);
    expect([...evil.shown]).toEqual([]);
    expect(log + summary).toContain(`that of the inputs is for ${team.host}`);
  });

  test('in a pull request does not bring it docker’s own login for it', async () => {
    const base = makeRepo();
    const env = { DOCKER_CONFIG: dockerConfig(team.host, evil.host) };
    const { log, summary } = await plan('pull_request', pullRequest(base, renamed()), {}, env);
    expect([...evil.shown]).toEqual([]);
    expect(log + summary).toContain('only to registries that the branch it goes into names');
  });

  test('in a pull request into a branch of theirs does neither', async () => {
    makeRepo();
    git(repository, 'checkout', '--quiet', '-b', 'mine');
    const base = renamed();
    git(repository, 'push', '--quiet', 'origin', 'HEAD');
    write(repository, 'user-images/geo/motd', 'another\n');
    const payload = pullRequest(base, commit(repository, 'a change'));
    payload.pull_request.base.ref = 'mine';
    await plan('pull_request', payload, TEAM);
    await plan('pull_request', payload, {}, { DOCKER_CONFIG: dockerConfig(team.host, evil.host) });
    expect(evil.seen).not.toEqual([]);
    expect([...evil.shown]).toEqual([]);
  });

  test('in a pull request whose head is a merge, checked out as it is, does neither', async () => {
    const base = makeRepo();
    const mine = renamed();
    git(repository, 'checkout', '--quiet', '-b', 'other', base);
    write(repository, 'README.md', 'A second parent.\n');
    commit(repository, 'theirs');
    git(repository, 'checkout', '--quiet', mine);
    git(repository, 'merge', '--quiet', '--no-ff', '--no-edit', 'other');
    write(repository, 'user-images/geo/motd', 'another\n');
    git(repository, 'commit', '--quiet', '--all', '--amend', '--no-edit');
    const head = git(repository, 'rev-parse', 'HEAD');
    const ofGitHub = { GITHUB_SHA: 'f'.repeat(40) };
    await plan('pull_request', pullRequest(base, head), TEAM, ofGitHub);
    expect(evil.seen).not.toEqual([]);
    expect([...evil.shown]).toEqual([]);
  });

  test.each(['feature', 'a/refs/heads/main'])(
    'on the branch %s does not bring it the login when the workflow is dispatched there',
    async (branch) => {
      makeRepo(undefined, { 'hub-deploy.yaml': 'branches: ["**"]\n' });
      git(repository, 'checkout', '--quiet', '-b', branch);
      renamed();
      git(repository, 'push', '--quiet', 'origin', 'HEAD');
      const ref = { GITHUB_REF: `refs/heads/${branch}` };
      await plan('workflow_dispatch', dispatch(), { ...TEAM, hubs: 'geo' }, ref);
      expect(evil.seen).not.toEqual([]);
      expect([...evil.shown]).toEqual([]);
    },
  );

  test('beside the team’s, on main itself, sends the login to neither: which one it is for must be said', async () => {
    const before = makeRepo(undefined, {
      'hub-deploy.yaml': `images:\n  more: {context: more, name: "${evil.host}/org/more"}\n`,
    });
    write(repository, 'more/Dockerfile', 'FROM scratch\n');
    write(repository, 'user-images/geo/motd', 'another\n');
    const { log } = await plan('push', push(before, commit(repository, 'both change')));
    expect([...team.shown, ...evil.shown]).toEqual([]);
    expect(log).toContain(`images' names are of ${[team.host, evil.host].sort().join(' and ')}`);
    const said = { ...TEAM, registry: team.host };
    await plan('push', push(before, git(repository, 'rev-parse', 'HEAD')), said);
    expect([[...team.shown], [...evil.shown]]).toEqual([[LOGIN], []]);
  });
});

describe('a base that `track-bases` looks up', () => {
  const files = () => ({
    'hub-deploy.yaml': 'images:\n  user: {context: user-images/<hub>, track-bases: true}\n',
    'user-images/geo/Dockerfile': `FROM ${evil.host}/base:1\nCOPY motd /motd\n`,
  });

  test('of another registry is asked for without the login of the images’ registry', async () => {
    const before = makeRepo(undefined, files());
    write(repository, 'user-images/geo/motd', 'another\n');
    await plan('push', push(before, commit(repository, 'a change')));
    expect(evil.seen).not.toEqual([]);
    expect([...evil.shown]).toEqual([]);
  });

  test('of a registry that a pull request brings in is asked for without docker’s login for it', async () => {
    const base = makeRepo();
    for (const [path, text] of Object.entries(files())) write(repository, path, text);
    const env = { DOCKER_CONFIG: dockerConfig(evil.host) };
    await plan('pull_request', pullRequest(base, commit(repository, 'a base')), TEAM, env);
    expect(evil.seen).not.toEqual([]);
    expect([...evil.shown]).toEqual([]);
  });
});

describe('a registry that sends the question on to another, which asks for a login', () => {
  test('does not bring it the login: not to it, and not to the realm that it names', async () => {
    const relay = await guardedRegistry(evil.host);
    try {
      const before = makeRepo(`${relay.host}/org/geo`);
      write(repository, 'user-images/geo/motd', 'another\n');
      const { log } = await plan('push', push(before, commit(repository, 'a change')));
      expect(evil.seen.filter((one) => one.includes('/token'))).toEqual([]);
      expect([...evil.shown]).toEqual([]);
      expect(log).toContain(`${relay.host} sent the request on to ${evil.host}, which asks for a login`);
    } finally {
      await relay.close();
    }
  });
});

describe('a stranger’s pull request', () => {
  test('reaches no registry with a login: not with the caller’s, and not with docker’s', async () => {
    const base = makeRepo();
    write(repository, 'user-images/geo/motd', 'another\n');
    const head = commit(repository, 'a change');
    const env = { DOCKER_CONFIG: dockerConfig(team.host) };
    const { log, summary } = await plan(
      'pull_request',
      fork(base, head),
      { ...TEAM, registry: team.host },
      env,
    );
    expect(team.seen).not.toEqual([]);
    expect([...team.shown]).toEqual([]);
    expect(log + summary).toContain('a pull request of a fork has no login');
  });
});

test('a pull request of the team’s own is looked up with the team’s login, given or docker’s', async () => {
  const base = makeRepo();
  write(repository, 'user-images/geo/motd', 'another\n');
  const payload = pullRequest(base, commit(repository, 'a change'));
  await plan('pull_request', payload);
  await plan('pull_request', payload, {}, { DOCKER_CONFIG: dockerConfig(team.host) });
  expect([...team.shown]).toEqual([LOGIN, AMBIENT]);
});

describe('a FROM line that names the attacker’s registry', () => {
  test('brings it no login of docker’s when a pull request is built by BuildKit', async () => {
    const base = makeRepo();
    write(repository, 'user-images/geo/Dockerfile', `FROM ${evil.host}/base:1\nCOPY motd /motd\n`);
    const payload = pullRequest(base, commit(repository, 'a base'));
    const { log } = await startByHand(repository, {
      event: 'pull_request',
      payload,
      inputs: { command: 'build', ...TEAM },
      env: { DOCKER_CONFIG: dockerConfig(team.host, evil.host) },
    });
    expect(evil.seen).not.toEqual([]);
    expect([...evil.shown]).toEqual([]);
    expect(log).toContain('A pull request has one by `registry-username` or a `registry-…` identity alone');
  });
});
