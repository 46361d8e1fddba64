import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { answer, type Fault, faultyRegistry, isUpload } from '../images/faulty-registry.js';
import { git } from './ops-repo.mjs';
import { hubDeploy, makeTinyRepo } from './tiny-repo.mjs';
import { pushedTags } from './world.mjs';

// Whole commands before a registry that fails: what they leave in the values files is what counts.
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function opsRepo(image: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  folders.push(folder);
  makeTinyRepo(folder, 'tiny', image);
  return folder;
}

function run(folder: string, args: string[], env: Record<string, string> = {}): Promise<Ran> {
  return hubDeploy(folder, args, { KUBECONFIG: '/nonexistent', ...env }) as Promise<Ran>;
}

const isLookUp: Fault = ({ method, url }) =>
  /^(GET|HEAD)$/.test(method ?? '') && /\/manifests\/h/.test(url ?? '');

/** A 200 with the right digest's header and half of what it says. */
const truncated: Fault = (incoming, response) => {
  incoming.resume();
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{"schemaVersion": 2');
  setTimeout(() => response.destroy(), 20);
  return true;
};

describe('no values file names an image that is not in the registry', () => {
  test.concurrent.each<[string, Fault]>([
    ['401 for a new repository’s uploads', (q, r) => isUpload(q) && answer(401)(q, r)],
    ['403 for a new repository’s uploads', (q, r) => isUpload(q) && answer(403)(q, r)],
    ['503 for every look-up', (q, r) => isLookUp(q, r) && answer(503)(q, r)],
    [
      '429 for every look-up, for longer than anybody waits',
      (q, r) => isLookUp(q, r) && answer(429, '', { 'retry-after': '9999' })(q, r),
    ],
    ['a login page for every look-up', (q, r) => isLookUp(q, r) && answer(200, '<html>sign in</html>')(q, r)],
    [
      'truncated answers to look-ups',
      (q, r) =>
        isLookUp(q, r) && q.method === 'GET' ? truncated(q, r) : isLookUp(q, r) && answer(404)(q, r),
    ],
    [
      'each push cut in the middle',
      (incoming) => {
        if (!/^(PATCH|PUT)$/.test(incoming.method ?? '')) return false;
        incoming.once('data', () => incoming.socket.destroy());
        return true;
      },
    ],
  ])(
    '%s',
    async (_, fault) => {
      const server = await faultyRegistry(fault);
      const repository = `faults-${process.pid}-${folders.length}/tiny`;
      const folder = opsRepo(`${server.host}/${repository}`);
      const before = readFileSync(join(folder, 'hub-charts/tiny/values.yaml'), 'utf8');
      const running = run(folder, ['build', 'tiny', '--write']);
      const { code, stderr } = await running.finally(() => server.close());
      expect([code, stderr]).toEqual([1, expect.stringContaining(server.host)]);
      expect(readFileSync(join(folder, 'hub-charts/tiny/values.yaml'), 'utf8')).toBe(before);
      expect(git(folder, 'status', '--porcelain')).toBe('');
      expect(await pushedTags(repository)).toEqual({});
    },
    120_000,
  );
});

test('a registry with a private authority is asked where NODE_EXTRA_CA_CERTS names it, and else that is said', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'authority-'));
  folders.push(scratch);
  const [key, certificate] = ['key.pem', 'ca.pem'].map((name) => join(scratch, name)) as [string, string];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate],
      ...['-subj', `/CN=${hostname()}`, '-addext', `subjectAltName=DNS:${hostname()}`],
    ],
    { stdio: 'pipe' },
  );
  const seen: string[] = [];
  const server = createServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    (request, response) => {
      seen.push(request.url ?? '');
      response.writeHead(200, { 'docker-content-digest': `sha256:${'0'.repeat(64)}` }).end();
    },
  );
  await new Promise<void>((resolve) => server.listen(0, resolve));
  try {
    const registry = `${hostname()}:${(server.address() as AddressInfo).port}`;
    const folder = opsRepo(`${registry}/org/tiny`);
    const stranger = await run(folder, ['plan', '--hubs', 'tiny']);
    expect(stranger.stdout + stranger.stderr).toContain(`the certificate of ${registry} is not trusted`);
    expect(seen).toEqual([]);
    const known = await run(folder, ['plan', '--hubs', 'tiny'], { NODE_EXTRA_CA_CERTS: certificate });
    expect(known.stdout + known.stderr).not.toContain('not trusted');
    expect(seen).toEqual([expect.stringMatching(/^\/v2\/org\/tiny\/manifests\/h/)]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}, 60_000);
