import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { kubectl } from '../../src/host/kubectl.js';
import { sharingLists } from '../../src/release/shared-lists.js';

const path = process.env.PATH;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-deploy-lists-'));
  process.env.PATH = `${folder}${delimiter}${path}`;
});
afterEach(() => {
  process.env.PATH = path;
});

/** A kubectl that notes its calls and, a moment later, answers with one pod in each of five namespaces. */
async function pretend(forbidsAll = false): Promise<void> {
  const pods = ['a', 'b', 'c', 'd', 'e'].map((namespace) => ({
    metadata: { namespace, name: `pod-${namespace}` },
  }));
  const script = `#!/usr/bin/env node
const args = process.argv.slice(2);
require('fs').appendFileSync(${JSON.stringify(join(folder, 'calls'))}, args.join(' ') + '\\n');
const all = args.includes('--all-namespaces');
if (all && ${forbidsAll}) { console.error('Error from server (Forbidden): pods is forbidden'); process.exit(1); }
const one = args[args.indexOf('--namespace') + 1];
const items = ${JSON.stringify(pods)}.filter(({ metadata }) => all || metadata.namespace === one);
setTimeout(() => console.log(JSON.stringify({ items })), 100);
`;
  await writeFile(join(folder, 'kubectl'), script);
  await chmod(join(folder, 'kubectl'), 0o755);
}

const calls = async () => (await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n');
const names = (list: { items: { metadata: { name: string } }[] }) =>
  list.items.map(({ metadata }) => metadata.name);

/** Asks as one of many sessions on one cluster does: each with a kubectl of its own. */
async function ask(cluster: string, namespace: string, signal?: AbortSignal): Promise<string[]> {
  const access = { context: cluster };
  const own = sharingLists(access, kubectl(access));
  return names(await own.json(['get', 'pods', '-l', 'x!=y'], { namespace, ...(signal ? { signal } : {}) }));
}

describe('lists that many watches ask for', () => {
  test('a call that everybody has left is stopped', async () => {
    const [begun, ended] = [join(folder, 'begun'), join(folder, 'ended')];
    const script = `#!/usr/bin/env node
process.on('SIGTERM', () => { require('fs').writeFileSync(${JSON.stringify(ended)}, ''); process.exit(1); });
setTimeout(() => {}, 30000);
require('fs').writeFileSync(${JSON.stringify(begun)}, '');
`;
    await writeFile(join(folder, 'kubectl'), script);
    await chmod(join(folder, 'kubectl'), 0o755);
    const [first, second] = [new AbortController(), new AbortController()];
    const asked = ask('left', 'a', first.signal);
    const later = ask('left', 'a', second.signal);
    const appears = async (file: string) => {
      for (const until = Date.now() + 10_000; Date.now() < until && !existsSync(file); ) await sleep(50);
      return existsSync(file);
    };
    expect(await appears(begun)).toBe(true);
    second.abort();
    first.abort();
    await expect(asked).rejects.toThrow('cancelled');
    await expect(later).rejects.toThrow('cancelled');
    expect(await appears(ended)).toBe(true);
  }, 30_000);

  test('a single watch asks for its own namespace', async () => {
    await pretend();
    expect(await ask('one', 'a')).toEqual(['pod-a']);
    expect(await calls()).toEqual([expect.stringContaining('--namespace a')]);
  });

  test('those who ask at one moment are answered by one list, each with its own', async () => {
    await pretend();
    const all = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'none'].map((namespace) => ask('many', namespace)),
    );
    expect(all).toEqual([['pod-a'], ['pod-b'], ['pod-c'], ['pod-d'], ['pod-e'], []]);
    expect(await calls()).toEqual([expect.stringContaining('--all-namespaces')]);
  });

  test('those who ask while one is answered are answered together', async () => {
    await pretend();
    const first = ask('later', 'a');
    for (const until = Date.now() + 10_000; Date.now() < until && !existsSync(join(folder, 'calls')); )
      await sleep(10);
    const others = await Promise.all(['b', 'c', 'd'].map((namespace) => ask('later', namespace)));
    expect([await first, ...others]).toEqual([['pod-a'], ['pod-b'], ['pod-c'], ['pod-d']]);
    expect(await calls()).toEqual([
      expect.stringContaining('--namespace a'),
      expect.stringContaining('--all-namespaces'),
    ]);
  });

  test('a Role that allows no list of the cluster is found out once, and everybody asks for itself', async () => {
    await pretend(true);
    const round = () => Promise.all(['a', 'b', 'c', 'd'].map((namespace) => ask('strict', namespace)));
    expect(await round()).toEqual([['pod-a'], ['pod-b'], ['pod-c'], ['pod-d']]);
    await round();
    expect((await calls()).filter((call) => call.includes('--all-namespaces'))).toHaveLength(1);
  });

  test('who is cancelled does not wait for the others', async () => {
    await pretend();
    const stop = new AbortController();
    const others = ask('cancelled', 'a');
    const waiting = ask('cancelled', 'b', stop.signal);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ reason: 'aborted' });
    expect(await others).toEqual(['pod-a']);
  });
});
