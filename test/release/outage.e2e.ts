import { writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { deployRelease } from '../../src/release/deploy.js';
import { type SmallRelease, smallRelease } from './small-release.js';

const helms = [
  ['Helm 3', process.env.HELM3 ?? ''],
  ['Helm 4', process.env.HELM4 ?? ''],
] as const;

/** The API server through a wire that can be cut. */
interface Wire {
  readonly kubeconfig: string;
  cut(): void;
  mend(): void;
  close(): void;
}

async function wire(small: SmallRelease): Promise<Wire> {
  const { stdout } = await small.kubectl.run(['config', 'view', '--raw', '--flatten', '-o', 'json']);
  const config = JSON.parse(stdout);
  const cluster = config.clusters[0].cluster;
  const server = new URL(cluster.server);
  const open = new Set<Socket>();
  let whole = true;
  const proxy = createServer((client) => {
    if (!whole) {
      client.destroy();
      return;
    }
    const api = connect(Number(server.port), server.hostname);
    for (const [from, to] of [[client, api] as const, [api, client] as const]) {
      open.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => open.delete(from));
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  cluster.server = `https://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  cluster['tls-server-name'] = server.hostname;
  const kubeconfig = join(small.staged, 'wire.kubeconfig');
  await writeFile(kubeconfig, JSON.stringify(config));
  const cut = () => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  return {
    kubeconfig,
    cut,
    mend: () => {
      whole = true;
    },
    close: () => {
      cut();
      proxy.close();
    },
  };
}

describe.each(helms)('an API server that goes away with %s', (_, helm) => {
  let small: SmallRelease;
  let line: Wire;
  beforeEach(async () => {
    small = await smallRelease(helm);
    line = await wire(small);
  });
  afterEach(async () => {
    line.close();
    await small.remove();
  });

  test.each([
    ['while Helm begins', 0],
    ['in a hook', 2_500],
    ['as it rolls out', 5_500],
  ])('%s: the release is not wedged, and what was wanted is live in the end', async (_when, after) => {
    await deployRelease(await small.planned({ msg: 'first' }), small.context());
    const planned = await small.planned({ msg: 'second', hookSeconds: 3 });
    const context = small.context({ access: { kubeconfig: line.kubeconfig } });
    let began = (): void => {};
    const helmBegan = new Promise<void>((resolve) => {
      began = resolve;
    });
    const say = (text: string) => {
      small.said.push(text);
      if (text.startsWith('helm upgrade')) began();
    };
    const running = deployRelease(planned, { ...context, say });
    await helmBegan;
    await sleep(after);
    line.cut();
    await sleep(6_000);
    line.mend();
    const result = await running;
    const revisions = await small.revisions();
    expect(revisions.filter((row) => row.includes('pending'))).toEqual([]);
    expect(revisions.filter((row) => row.endsWith(' deployed'))).toHaveLength(1);
    if (result.result === 'failed') console.log(result.problems, small.said);
    const next = await deployRelease(planned, small.context());
    expect(next.result).toBe(result.result === 'deployed' ? 'unchanged' : 'deployed');
  });
});
