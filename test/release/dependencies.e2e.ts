import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { exec } from '../../src/host/exec.js';
import { prepareChart } from '../../src/release/dependencies.js';
import { helm as findHelm, templateArgs } from '../../src/release/helm.js';
import type { ChartSource } from '../../src/words.js';
import { sideBySide } from './side-by-side.js';

/** A chart repository over HTTP that can be told to fail a number of times. */
interface Repository {
  readonly url: string;
  readonly requests: string[];
  failures: number;
  close(): Promise<void>;
}

async function serve(folder: string): Promise<Repository> {
  const requests: string[] = [];
  const repository = { failures: 0 };
  const server: Server = createServer((request, response) => {
    requests.push(request.url ?? '');
    if (repository.failures > 0) {
      repository.failures -= 1;
      response.writeHead(503).end();
      return;
    }
    readFile(join(folder, request.url ?? '')).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(repository, {
    url,
    requests,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

async function chart(folder: string, name: string, dependencies: object[] = []): Promise<void> {
  await mkdir(join(folder, 'templates'), { recursive: true });
  const yaml = `apiVersion: v2\nname: ${name}\nversion: 0.1.0\ndependencies: ${JSON.stringify(dependencies)}\n`;
  await writeFile(join(folder, 'Chart.yaml'), yaml);
  const object = `kind: ConfigMap\napiVersion: v1\nmetadata: {name: ${name}}\n`;
  await writeFile(join(folder, 'templates/object.yaml'), object);
}

const leaf = ({ url }: Repository) => ({ name: 'leaf', version: '0.1.0', repository: url });

/** A folder of charts and a repository that has `leaf`. */
async function charts(binary: string) {
  const staged = await mkdtemp(join(tmpdir(), 'hub-deploy-charts-'));
  const served = join(staged, 'served');
  await chart(join(staged, 'source'), 'leaf');
  await exec({ argv: [binary, 'package', join(staged, 'source'), '--destination', served] });
  const repository = await serve(served);
  await exec({ argv: [binary, 'repo', 'index', served, '--url', repository.url] });
  const said: string[] = [];
  return {
    staged,
    repository,
    said,
    async ready(source: ChartSource) {
      const helm = await findHelm({}, binary);
      const signal = new AbortController().signal;
      const path = await prepareChart(source, { staged, helm, signal, say: (line) => said.push(line) });
      const render = templateArgs({ release: 'r', namespace: 'n', chart: path, values: [] });
      return (await helm.run(render)).stdout.match(/metadata: .*/g)?.sort();
    },
    async remove() {
      await repository.close();
      await rm(staged, { recursive: true, force: true });
    },
  };
}

describe('chart dependencies', () => {
  const eachHelm = sideBySide(charts);

  eachHelm(
    'come from a repository that nobody added, without a lock',
    async ({ staged, repository, ready }) => {
      await chart(join(staged, 'hub'), 'hub', [leaf(repository)]);
      expect(await ready({ kind: 'local', path: 'hub' })).toEqual([
        'metadata: {name: hub}',
        'metadata: {name: leaf}',
      ]);
    },
  );

  eachHelm('come by the lock where there is one', async ({ staged, repository, ready }, binary) => {
    await chart(join(staged, 'hub'), 'hub', [leaf(repository)]);
    await exec({ argv: [binary, 'dependency', 'update', join(staged, 'hub')] });
    await rm(join(staged, 'hub/charts'), { recursive: true });
    await ready({ kind: 'local', path: 'hub' });
    expect(await readdir(join(staged, 'hub/charts'))).toEqual(['leaf-0.1.0.tgz']);
  });

  eachHelm(
    'whose lock is out of date are not fetched: the lock is named',
    async ({ staged, repository, ready }, binary) => {
      await chart(join(staged, 'hub'), 'hub', [leaf(repository)]);
      await exec({ argv: [binary, 'dependency', 'update', join(staged, 'hub')] });
      await rm(join(staged, 'hub/charts'), { recursive: true });
      await chart(join(staged, 'hub'), 'hub', [{ ...leaf(repository), version: '>=0.1.0' }]);
      await expect(ready({ kind: 'local', path: 'hub' })).rejects.toThrow(/Chart\.lock is out of date/);
    },
  );

  eachHelm(
    'of a repository by a name that nobody knows: the fix is said',
    async ({ staged, repository, ready }) => {
      await chart(join(staged, 'hub'), 'hub', [{ ...leaf(repository), repository: '@nobody' }]);
      await expect(ready({ kind: 'local', path: 'hub' })).rejects.toThrow(/A chart repository is not known/);
    },
  );

  eachHelm('of dependencies by file:// come too', async ({ staged, repository, ready }) => {
    await chart(join(staged, 'base'), 'base', [leaf(repository)]);
    await chart(join(staged, 'hub'), 'hub', [
      { name: 'base', version: '0.1.0', repository: 'file://../base' },
    ]);
    expect(await ready({ kind: 'local', path: 'hub' })).toHaveLength(3);
  });

  eachHelm('of a chart under another Chart.yaml are that one’s', async ({ staged, repository, ready }) => {
    await chart(join(staged, 'hub'), 'hub');
    await writeFile(
      join(staged, 'staging.yaml'),
      `apiVersion: v2\nname: hub\nversion: 0.2.0\ndependencies: ${JSON.stringify([leaf(repository)])}\n`,
    );
    const variant: ChartSource = { kind: 'local', path: 'hub', chartYaml: 'staging.yaml' };
    const [plain, staging] = await Promise.all([ready({ kind: 'local', path: 'hub' }), ready(variant)]);
    expect(plain).toHaveLength(1);
    expect(staging).toHaveLength(2);
  });

  eachHelm('a remote chart comes by its version', async ({ repository, ready }) => {
    const source = {
      kind: 'repository',
      repository: repository.url,
      name: 'leaf',
      version: '0.1.0',
    } as const;
    expect(await ready(source)).toEqual(['metadata: {name: leaf}']);
    await expect(ready({ ...source, version: '9.9.9' })).rejects.toThrow(/No such chart version/);
  });

  eachHelm(
    'a repository that is down for a moment is asked again',
    async ({ staged, repository, said, ready }) => {
      await chart(join(staged, 'hub'), 'hub', [leaf(repository)]);
      repository.failures = 1;
      expect(await ready({ kind: 'local', path: 'hub' })).toHaveLength(2);
      expect(said.join('\n')).toContain('did not answer, trying again');
    },
  );

  eachHelm('a repository that stays down is said after four tries', async ({ staged, repository, ready }) => {
    await chart(join(staged, 'hub'), 'hub', [leaf(repository)]);
    repository.failures = 100;
    await expect(ready({ kind: 'local', path: 'hub' })).rejects.toThrow(/It was tried 4 times in \d+ s/);
  });
});
