import { describe, expect, test } from '@jest/globals';
import { CommandError, type Output } from '../../src/host/exec.js';
import type { Kubectl, KubectlOptions } from '../../src/host/kubectl.js';
import { newestRevisions, parseRevisions, readClusterState } from '../../src/release/state.js';

const DIGEST = '1-0123456789abcdef0123456789abcdef';

function row(release: string, revision: number, status: string, more = '', namespace = 'ns'): string {
  const labels = `modifiedAt=1790000000,name=${release},owner=helm,status=${status},version=${revision}`;
  const all = more ? `${more},${labels}` : labels;
  return `${namespace}   sh.helm.release.v1.${release}.v${revision}   helm.sh/release.v1   1      5d3h   ${all}`;
}

function ours(revision: number, proved?: number, digest = DIGEST): string {
  const labels = `hub-deploy.io/digest=${digest},hub-deploy.io/rev=${revision}`;
  return proved ? `${labels},hub-deploy.io/proved=${proved}` : labels;
}

const state = (...rows: string[]) => newestRevisions(parseRevisions(rows.join('\n'))).get('ns/a');

describe('a cluster’s releases, from kubectl’s table', () => {
  test('the newest revision is the release’s state, in whatever order they come', () => {
    const rows = [row('a', 5, 'deployed', ours(5, 5)), row('a', 6, 'failed', ours(6))];
    for (const table of [rows, rows.toReversed()])
      expect(state(...table)).toMatchObject({ revision: 6, status: 'failed', digest: DIGEST, rev: 6 });
  });

  test('a proved release of ours says so', () => {
    expect(
      state(row('a', 12, 'deployed', `hub-deploy.io/commit=3f2a91c,hub-deploy.io/hub=alpha,${ours(12, 12)}`)),
    ).toEqual({
      name: 'a',
      namespace: 'ns',
      revision: 12,
      status: 'deployed',
      digest: DIGEST,
      rev: 12,
      proved: 12,
      commit: '3f2a91c',
      hub: 'alpha',
      failures: 0,
      modifiedAt: new Date(1_790_000_000_000),
    });
  });

  test('a release made by hand has no digest', () => {
    expect(state(row('a', 1, 'deployed'))).not.toHaveProperty('digest');
  });

  test('an upgrade by hand keeps our labels with the old revision', () => {
    expect(state(row('a', 3, 'deployed', ours(2, 2)))).toMatchObject({ revision: 3, rev: 2, proved: 2 });
  });

  test('failures of the same content in a row are counted, and only those', () => {
    const other = '1-ffffffffffffffffffffffffffffffff';
    const deployed = row('a', 4, 'deployed', ours(4, 4));
    const two = [row('a', 5, 'failed', ours(5)), row('a', 6, 'failed', ours(6))];
    expect(state(deployed, ...two)?.failures).toBe(2);
    expect(state(row('a', 4, 'failed', ours(4, undefined, other)), ...two)?.failures).toBe(2);
    expect(state(row('a', 3, 'failed', ours(3)), ...two)?.failures).toBe(2);
    expect(state(...two, row('a', 7, 'deployed', ours(7)))?.failures).toBe(0);
  });

  test('a failure that a cancel or a kill made does not count', () => {
    const stopped = (revision: number) =>
      row('a', revision, 'failed', `${ours(revision)},hub-deploy.io/interrupted=6`);
    expect(state(row('a', 5, 'failed', ours(5)), stopped(6))?.failures).toBe(1);
    expect(state(stopped(6), stopped(7))?.failures).toBe(1);
  });

  test('a deployed revision that was watched in vain counts those watches, until the next revision', () => {
    const unproved = (revision: number) =>
      row('a', revision, 'deployed', `${ours(revision)},hub-deploy.io/unproved=4.2`);
    expect(state(unproved(4))?.failures).toBe(2);
    expect(state(unproved(5))?.failures).toBe(0);
  });

  test('lines that are no release of Helm are passed over', () => {
    const noise = [
      '',
      'ns  token  Opaque  1  3d  <none>',
      'Warning: something',
      'ns x y 1 2d name=a,version=b',
    ];
    expect(parseRevisions([...noise, row('a', 1, 'deployed')].join('\n'))).toHaveLength(1);
  });
});

function answering(answer: (args: readonly string[], options?: KubectlOptions) => string): Kubectl {
  return {
    run: async (args, options) => ({ code: 0, stdout: answer(args, options), stderr: '' }) satisfies Output,
    json: () => Promise.reject(new Error('payloads must not be transferred')),
  };
}

function refusal(stderr: string): CommandError {
  return new CommandError('kubectl', 'exit', 'exit code 1', { code: 1, stdout: '', stderr });
}

const FORBIDDEN =
  'Error from server (Forbidden): secrets is forbidden: User "x" cannot list resource "secrets"';

describe('asking a cluster', () => {
  test('is one call', async () => {
    let calls = 0;
    const cluster = answering(() => {
      calls += 1;
      return [row('a', 1, 'deployed'), row('b', 1, 'deployed', '', 'other')].join('\n');
    });
    const found = await readClusterState(cluster, { namespaces: ['ns', 'other'] });
    expect(calls).toBe(1);
    expect([...(found as ReadonlyMap<string, unknown>).keys()]).toEqual(['ns/a', 'other/b']);
  });

  test('goes by namespaces where a Role allows no more', async () => {
    const asked: (string | undefined)[] = [];
    const cluster = answering((args, options) => {
      if (args.includes('--all-namespaces')) throw refusal(FORBIDDEN);
      asked.push(options?.namespace);
      return row('a', 1, 'deployed').replace(/^ns\s+/, '');
    });
    const found = await readClusterState(cluster, { namespaces: ['n1', 'n2', 'n1'] });
    expect(asked).toEqual(['n1', 'n2']);
    expect([...(found as ReadonlyMap<string, unknown>).keys()]).toEqual(['n1/a', 'n2/a']);
  });

  test('says why a cluster cannot be asked', async () => {
    const down = answering(() => {
      throw refusal(
        'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?',
      );
    });
    expect(await readClusterState(down)).toEqual({ unknown: expect.stringContaining('was refused') });
    const strict = answering(() => {
      throw refusal(FORBIDDEN);
    });
    expect(await readClusterState(strict)).toEqual({ unknown: expect.stringContaining('may not list') });
  });

  test('a login program that is missing is named, with what to install', async () => {
    // As kubectl says it: its last line is a link.
    const words = (program: string) =>
      `Unable to connect to the server: getting credentials: exec: executable ${program} not found\n\nIt looks like you are trying to use a client-go credential plugin that is not installed.\n\nTo learn more about this feature, consult the documentation available at:\n      https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins\n`;
    const said = async (program: string) => {
      const answer = await readClusterState(
        answering(() => {
          throw refusal(words(program));
        }),
      );
      return (answer as { unknown: string }).unknown;
    };
    expect(await said('gke-gcloud-auth-plugin')).toMatch(
      /logs in with gke-gcloud-auth-plugin, which is not on the PATH.*gcloud components install gke-gcloud-auth-plugin/,
    );
    expect(await said('our-login')).toContain('Install our-login in a step before hub-deploy');
  });

  test('a context that the kubeconfig does not have is named, with those that it has', async () => {
    const asked = (contexts: string) =>
      answering((args) => {
        if (args[0] === 'config') return contexts;
        throw refusal('Error in configuration: context was not found for specified context: prodd');
      });
    expect(await readClusterState(asked('prod\nstaging\n'))).toEqual({
      unknown:
        'the kubeconfig has no context `prodd` (input `kube-context`, or `context` under `clusters`). Did you mean `prod`? It has: prod, staging',
    });
    expect(await readClusterState(asked(''))).toEqual({
      unknown: expect.stringMatching(/It has none$/),
    });
  });
});
