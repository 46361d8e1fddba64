import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { CommandError, type Output } from '../../src/host/exec.js';
import type { Kubectl } from '../../src/host/kubectl.js';
import { type LeaseOptions, withLease } from '../../src/release/lease.js';

interface Stored {
  metadata: { name: string; namespace: string; resourceVersion: string };
  spec: { holderIdentity: string; leaseDurationSeconds: number; renewTime: string };
}

/** An API server that holds one Lease, and minds resourceVersion as the real one does. */
class Server implements Kubectl {
  lease: Stored | undefined;
  version = 0;
  down = false;

  async run(args: readonly string[], options: { input?: string } = {}): Promise<Output> {
    await sleep(1);
    if (this.down) throw refusal('The connection to the server was refused');
    if (args[0] === 'get') return answer(this.lease);
    const object = JSON.parse(options.input ?? '') as Stored;
    if (args[0] === 'create' && this.lease)
      throw refusal('Error from server (AlreadyExists): leases "l" already exists');
    if (args[0] === 'replace' && object.metadata.resourceVersion !== this.lease?.metadata.resourceVersion)
      throw refusal('Error from server (Conflict): the object has been modified');
    return answer(this.put(object));
  }

  json(): Promise<never> {
    throw new Error('not asked');
  }

  put(object: Stored): Stored {
    this.version += 1;
    this.lease = { ...object, metadata: { ...object.metadata, resourceVersion: String(this.version) } };
    return this.lease;
  }

  take(holder: string, renewed = new Date()): void {
    const renewTime = renewed.toISOString();
    const metadata = { name: 'l', namespace: 'n', resourceVersion: '' };
    this.put({ metadata, spec: { holderIdentity: holder, leaseDurationSeconds: 1, renewTime } });
  }
}

const answer = (object: unknown): Output => ({
  code: 0,
  stdout: object ? JSON.stringify(object) : '',
  stderr: '',
});
const refusal = (stderr: string) =>
  new CommandError('kubectl', 'exit', 'failed', { code: 1, stdout: '', stderr });

function options(overrides: Partial<LeaseOptions> = {}): LeaseOptions {
  const times = { durationMs: 1000, renewMs: 20, patienceMs: 5000, pollMs: 20 };
  return {
    namespace: 'n',
    name: 'l',
    holder: 'us',
    signal: new AbortController().signal,
    ...times,
    ...overrides,
  };
}

describe('a Lease', () => {
  test('is held while we work, renewed, and given back with no holder', async () => {
    const server = new Server();
    const held = await withLease(server, options(), async ({ takenOver }) => {
      // Renewed twice, however busy the machine is.
      for (const until = Date.now() + 5000; server.version < 3 && Date.now() < until; ) await sleep(20);
      return [server.lease?.spec.holderIdentity, takenOver];
    });
    expect(held).toEqual(['us', false]);
    expect(server.version).toBeGreaterThan(3);
    expect(server.lease?.spec.holderIdentity).toBe('');
  });

  test('is given back where the work fails', async () => {
    const server = new Server();
    const failing = withLease(server, options(), () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(server.lease?.spec.holderIdentity).toBe('');
  });

  test('lets one of many work at a time, each in its turn', async () => {
    const server = new Server();
    let [working, most, done] = [0, 0, 0];
    const work = async () => {
      working += 1;
      most = Math.max(most, working);
      await sleep(30);
      working -= 1;
      done += 1;
    };
    await Promise.all(['a', 'b', 'c', 'd'].map((holder) => withLease(server, options({ holder }), work)));
    expect([most, done]).toEqual([1, 4]);
  });

  test('of a holder that fell silent is taken over after its duration, and that is told', async () => {
    const server = new Server();
    server.take('them');
    const said: string[] = [];
    const began = Date.now();
    const taken = await withLease(
      server,
      options({ say: (line) => said.push(line) }),
      async (held) => held.takenOver,
    );
    expect(taken).toBe(true);
    expect(Date.now() - began).toBeGreaterThan(900);
    expect(said).toEqual(['waiting for them, which is working on it']);
  });

  test('that is old beyond any difference of clocks is taken over at once', async () => {
    const server = new Server();
    server.take('them', new Date(Date.now() - 300_000));
    const said: string[] = [];
    const waiting = options({ say: (line) => said.push(line) });
    expect(await withLease(server, waiting, async (held) => held.takenOver)).toBe(true);
    expect(said).toEqual([]);
  });

  test('of a holder that lives is waited for until patience ends, and then it is said who holds it', async () => {
    const server = new Server();
    server.take('them');
    const living = setInterval(() => server.take('them'), 50);
    const waiting = withLease(server, options({ patienceMs: 300 }), async () => 'worked');
    await expect(waiting).rejects.toThrow(/them has been working on it/);
    clearInterval(living);
  });

  test('that another takes aborts the work, and is not given back for them', async () => {
    const server = new Server();
    const working = withLease(server, options(), async ({ signal }) => {
      server.take('them');
      await sleep(1000, undefined, { signal }).catch(() => {});
      throw signal.reason;
    });
    await expect(working).rejects.toThrow(/taken by them/);
    expect(server.lease?.spec.holderIdentity).toBe('them');
  });

  test('survives an API server that is away for a moment, and is lost where it stays away', async () => {
    const server = new Server();
    const survived = await withLease(server, options(), async ({ signal }) => {
      server.down = true;
      await sleep(200);
      server.down = false;
      await sleep(100);
      return !signal.aborted;
    });
    expect(survived).toBe(true);
    const lost = withLease(server, options(), async ({ signal }) => {
      server.down = true;
      await sleep(3000, undefined, { signal }).catch(() => {});
      throw signal.reason;
    });
    await expect(lost).rejects.toThrow(/could not be renewed/);
  });

  test('that a Role does not allow is said with what is missing', async () => {
    const words = 'Error from server (Forbidden): leases is forbidden: User "x" cannot get resource "leases"';
    const strict: Kubectl = {
      run: () => Promise.reject(refusal(words)),
      json: () => Promise.reject(new Error()),
    };
    await expect(withLease(strict, options(), async () => {})).rejects.toThrow(
      /get, create and update of leases/,
    );
  });
});
