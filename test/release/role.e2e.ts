import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { kubectl } from '../../src/host/kubectl.js';
import { deployRelease } from '../../src/release/deploy.js';
import { readDeployments } from '../../src/release/down.js';
import { readClusterState } from '../../src/release/state.js';
import { runningServers } from '../../src/release/user-servers.js';
import { sideBySide } from './side-by-side.js';
import { type SmallRelease, smallRelease } from './small-release.js';

/** A kubeconfig whose user may do in the release's namespace what docs/role.yaml says, and nothing else anywhere. */
async function restricted(small: SmallRelease): Promise<string> {
  const { namespace } = small;
  const role = await readFile(new URL('../../docs/role.yaml', import.meta.url), 'utf8');
  await small.kubectl.run(['create', 'namespace', namespace]);
  await small.kubectl.run(['create', 'serviceaccount', 'deployer'], { namespace });
  await small.kubectl.run(['apply', '-f', '-'], { namespace, input: role });
  const to = ['--role=hub-deploy', `--serviceaccount=${namespace}:deployer`];
  await small.kubectl.run(['create', 'rolebinding', 'hub-deploy', ...to], { namespace });
  const token = (await small.kubectl.run(['create', 'token', 'deployer'], { namespace })).stdout.trim();
  const { stdout } = await small.kubectl.run(['config', 'view', '--raw', '--flatten', '-o', 'json']);
  const config = JSON.parse(stdout);
  for (const entry of config.users) entry.user = { token };
  const path = join(small.staged, 'restricted.kubeconfig');
  await writeFile(path, JSON.stringify(config));
  return path;
}

describe('with the Role of docs/role.yaml', () => {
  const eachHelm = sideBySide(async (helm) => {
    const small = await smallRelease(helm);
    return { ...small, kubeconfig: await restricted(small) };
  });

  eachHelm('a hub’s state is read in its namespace', async ({ kubeconfig, ...small }) => {
    const cluster = kubectl({ kubeconfig });
    expect(await readClusterState(cluster)).toEqual({ unknown: expect.stringContaining('may not list') });
    expect(await readClusterState(cluster, { namespaces: [small.namespace] })).toEqual(new Map());
    expect(await readDeployments(cluster, [])).toEqual({ unknown: expect.stringContaining('may not list') });
    expect(await readDeployments(cluster, [small.namespace])).toEqual([]);
  });

  eachHelm(
    'the servers of its users are counted there, and a Role for one namespace counts no others',
    async ({ kubeconfig, ...small }) => {
      const { namespace } = small;
      const pod = (name: string, label: string) => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, labels: { component: label } },
        spec: {
          terminationGracePeriodSeconds: 0,
          containers: [
            { name: 'c', image: `${process.env.REGISTRY}/base/busybox:1`, command: ['sleep', '600'] },
          ],
        },
      });
      const pods = [pod('jupyter-ada', 'singleuser-server'), pod('hub', 'hub')];
      for (const one of pods)
        await small.kubectl.run(['create', '-f', '-'], { namespace, input: JSON.stringify(one) });
      await small.kubectl.run(
        ['wait', '--for=condition=Ready', 'pod/jupyter-ada', 'pod/hub', '--timeout=60s'],
        {
          namespace,
        },
      );
      const restrictedTo = kubectl({ kubeconfig });
      expect(await runningServers(restrictedTo, [namespace])).toEqual(new Map([[namespace, 1]]));
      expect(await runningServers(restrictedTo, [namespace, 'default'])).toBeUndefined();
      expect(await runningServers(small.kubectl, [namespace, 'default'])).toEqual(
        new Map([
          [namespace, 1],
          ['default', 0],
        ]),
      );
      await small.kubectl.run(['delete', 'pod', 'jupyter-ada', 'hub', '--wait=false'], { namespace });
    },
  );

  eachHelm('it is deployed, with hooks, and proved', async ({ kubeconfig, ...small }) => {
    const context = small.context({ access: { kubeconfig } });
    for (const msg of ['one', 'two']) {
      const planned = await small.planned({ msg, hookSeconds: 1, volume: true });
      expect(await deployRelease(planned, context)).toMatchObject({ result: 'deployed', problems: [] });
    }
  });

  eachHelm('a crash is told with the container’s last words', async ({ kubeconfig, ...small }) => {
    const planned = await small.planned({ msg: 'crash', run: 'echo out of cheese; exit 7' });
    const crashed = await deployRelease(planned, small.context({ access: { kubeconfig } }));
    expect(crashed.problems[0]?.log).toContain('out of cheese');
  });
});
