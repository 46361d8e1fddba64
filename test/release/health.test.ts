import { describe, expect, test } from '@jest/globals';
import { askHub } from '../../src/release/health.js';
import type { Deployment } from '../../src/release/objects.js';
import { skipPauses } from '../pauses.js';
import { deployment } from './cluster-objects.js';
import { fakeKubectl, refusal } from './fake-kubectl.js';

const pauses = skipPauses();
const TARGET = { release: 'bio', namespace: 'bio' };

function hub(container: object = {}, more: Partial<Deployment['spec']> = {}): Deployment {
  const spec = { containers: [{ name: 'hub', image: 'org/hub:1', ...container }] };
  return deployment('hub', { spec: { replicas: 1, template: { spec }, ...more } });
}

function asked(objects: readonly Deployment[], answer: () => unknown = () => '{"version": "5.5.4"}') {
  const said: string[] = [];
  const kubectl = fakeKubectl((args) => (args[0] === 'get' ? { items: objects } : answer()));
  const options = {
    signal: new AbortController().signal,
    attempts: 2,
    say: (line: string) => said.push(line),
  };
  return askHub(kubectl, TARGET, options).then((result) => ({ result, calls: kubectl.calls, said }));
}

const urlOf = (calls: readonly string[]) =>
  calls
    .find((call) => call.startsWith('exec'))
    ?.split(' ')
    .at(-1);

describe('a release without a hub is not asked', () => {
  const selenium = { containers: [{ name: 'selenium-hub', image: 'selenium/hub' }] };
  test.each([
    ['monitoring', [deployment('grafana')]],
    ['nothing at all', []],
    [
      "another release's hub",
      [{ ...hub(), metadata: { ...hub().metadata, annotations: { 'meta.helm.sh/release-name': 'geo' } } }],
    ],
    ['another kind of hub', [deployment('selenium-hub', { spec: { template: { spec: selenium } } })]],
    ['a hub scaled to none', [hub({}, { replicas: 0 })]],
  ])('%s', async (_, objects) => {
    const { result, calls } = await asked(objects);
    expect(result).toEqual({ hub: false });
    expect(calls).toHaveLength(1);
  });
});

describe('a hub', () => {
  test('is asked for its version from inside its own pod', async () => {
    const { result, calls } = await asked([deployment('proxy'), hub()]);
    expect(result).toEqual({ hub: true, version: '5.5.4' });
    expect(calls[1]).toMatch(/^exec deployment\/hub -c hub -- python3 -c /);
    expect(urlOf(calls)).toBe('http://127.0.0.1:8081/hub/api');
  });

  test("is asked below its base URL, at its probe's port", async () => {
    const container = {
      ports: [{ name: 'http', containerPort: 9081 }],
      readinessProbe: { httpGet: { path: '/services/bio/hub/health', port: 'http' } },
    };
    expect(urlOf((await asked([hub(container)])).calls)).toBe('http://127.0.0.1:9081/services/bio/hub/api');
  });

  test('is known by its label where the release is part of its name', async () => {
    const renamed = {
      ...hub(),
      metadata: { ...hub().metadata, name: 'bio-hub-main', labels: { component: 'hub' } },
    };
    expect((await asked([renamed])).result).toEqual({ hub: true, version: '5.5.4' });
  });

  test('is asked again where it does not answer at once', async () => {
    let call = 0;
    const { result, said } = await asked([hub()], () => {
      call += 1;
      if (call === 1)
        throw refusal('urllib.error.URLError: Connection refused\ncommand terminated with exit code 1');
      return '{"version": "5.5.4"}';
    });
    expect(result).toEqual({ hub: true, version: '5.5.4' });
    expect(said).toEqual([expect.stringContaining('Connection refused), 1 of 2')]);
    expect(pauses).toEqual([2_000]);
  });

  test('that never answers is a problem with what it said', async () => {
    const { result } = await asked([hub()], () => {
      throw refusal('urllib.error.HTTPError: HTTP Error 503: Service Unavailable');
    });
    expect(result).toMatchObject({
      hub: true,
      problem: { title: 'The hub does not answer', message: expect.stringContaining('503') },
    });
  });

  test('that answers something else is a problem', async () => {
    const { result } = await asked([hub()], () => '{"message": "hello"}');
    expect(result).toMatchObject({ problem: { message: expect.stringContaining('names no version') } });
  });

  test('that may not be asked is not asked again', async () => {
    const { result, calls } = await asked([hub()], () => {
      throw refusal(
        'Error from server (Forbidden): pods "hub" is forbidden: cannot create resource "pods/exec"',
      );
    });
    expect(result).toMatchObject({
      problem: { title: 'The hub may not be asked', message: expect.stringContaining('pods/exec') },
    });
    expect(calls).toHaveLength(2);
  });
});
