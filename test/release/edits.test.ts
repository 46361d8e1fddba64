import { describe, expect, test } from '@jest/globals';
import { describeEdit, type Edit, hasKubectlFields, kubectlEdits } from '../../src/release/edits.js';
import type { Rendered } from '../../src/release/manifests.js';
import type { LiveWorkload, OwnedFields } from '../../src/release/workload-status.js';

const AT = '2026-11-30T20:14:21Z';
const MAIN = 'k:{"name":"main"}';
const PORT = 'k:{"containerPort":80,"protocol":"TCP"}';

/** What the chart says; Kubernetes adds its defaults to what lives. */
const container = {
  name: 'main',
  image: 'busybox:1',
  command: ['sleep', '3600'],
  env: [{ name: 'A', value: 'b' }],
  ports: [{ containerPort: 80 }],
  resources: { requests: { cpu: 0.5 } },
};
const manifest = { replicas: 1, template: { spec: { containers: [container], hostNetwork: false } } };
const rendered = { kind: 'Deployment', metadata: { name: 'hub' }, spec: manifest } as Rendered;

type Container = Partial<Record<keyof typeof container, unknown>>;

/** The Deployment as it lives: changed so, by a program that owns these fields of its `spec`. */
function workload(
  owned: OwnedFields,
  {
    manager = 'kubectl-edit',
    more = {},
    main = {},
    pod = {},
  }: {
    readonly manager?: string;
    readonly more?: object;
    readonly main?: Container;
    readonly pod?: object;
  } = {},
): LiveWorkload {
  const live = { ...container, resources: { requests: { cpu: '500m' } }, ...main };
  const spec = {
    ...{ ...manifest, revisionHistoryLimit: 10, ...more },
    template: { spec: { ...manifest.template.spec, containers: [live], ...pod } },
  };
  const helm = { manager: 'helm', time: AT, fieldsV1: { 'f:spec': { 'f:replicas': {} } } };
  const managedFields = [helm, { manager, time: AT, fieldsV1: { 'f:spec': owned } }];
  return {
    kind: 'Deployment',
    metadata: { name: 'hub', namespace: 'geo', managedFields },
    spec,
  } as LiveWorkload;
}

const inMain = (fields: OwnedFields): OwnedFields => ({
  'f:template': { 'f:spec': { 'f:containers': { [MAIN]: fields } } },
});
const fields = (edits: readonly Edit[]) => edits.map(({ field }) => field);
const editsOf = (...args: Parameters<typeof workload>) => kubectlEdits(workload(...args), rendered);

describe('what somebody did with kubectl', () => {
  test('is told with field, program and time; a number with what it was to be', () => {
    const edits = editsOf({ 'f:replicas': {} }, { more: { replicas: 0 } });
    expect(edits).toEqual([
      {
        ...{ object: 'Deployment hub', field: 'spec.replicas', live: 0, manifest: 1 },
        ...{ program: 'kubectl-edit', at: AT },
      },
    ]);
    expect(edits.map(describeEdit)).toEqual([
      'Deployment hub: spec.replicas is 0 and not 1, by kubectl-edit, 2026-11-30 20:14 UTC',
    ]);
  });

  test('never with a text, which may be a secret', () => {
    // As `kubectl set env` leaves it: A is the chart's, SECRET is not.
    const env = {
      'f:env': {
        'k:{"name":"A"}': { 'f:value': {} },
        'k:{"name":"SECRET"}': { '.': {}, 'f:name': {}, 'f:value': {} },
      },
    };
    const main = {
      env: [
        { name: 'A', value: 'hush' },
        { name: 'SECRET', value: 'hush' },
      ],
    };
    const edits = editsOf(inMain(env), { manager: 'kubectl-set', main });
    expect(fields(edits)).toEqual([
      'spec.template.spec.containers[main].env[A].value',
      'spec.template.spec.containers[main].env[SECRET]',
    ]);
    expect(JSON.stringify([edits, edits.map(describeEdit)])).not.toContain('hush');
    expect(describeEdit(edits[0] as Edit)).toContain('.value is not what the chart says, by kubectl-set');
  });

  test('of what the chart does not have at all is told once, at its root', () => {
    const pod = { nodeSelector: { a: 'b' }, securityContext: { runAsUser: 5, fsGroup: 5 } };
    const owned = { 'f:nodeSelector': {}, 'f:securityContext': { 'f:runAsUser': {}, 'f:fsGroup': {} } };
    expect(fields(editsOf({ 'f:template': { 'f:spec': owned } }, { pod }))).toEqual([
      'spec.template.spec.nodeSelector',
      'spec.template.spec.securityContext',
    ]);
  });

  test('finds items of lists by their keys, with the one that Kubernetes fills in', () => {
    const owned = inMain({ 'f:ports': { [PORT]: { '.': {}, 'f:containerPort': {} } } });
    expect(editsOf(owned, { main: { ports: [{ containerPort: 80, protocol: 'TCP' }] } })).toEqual([]);
    const other = inMain({ 'f:ports': { [PORT.replace('80', '81')]: { '.': {}, 'f:containerPort': {} } } });
    expect(fields(editsOf(other, { main: { ports: [{ containerPort: 81, protocol: 'TCP' }] } }))).toEqual([
      'spec.template.spec.containers[main].ports[containerPort=81,protocol=TCP]',
    ]);
  });

  test('is nothing where it is what the chart says: a list in its order, an amount in any form', () => {
    const owned = inMain({ 'f:command': {}, 'f:resources': { 'f:requests': { 'f:cpu': {} } } });
    expect(editsOf(owned)).toEqual([]);
    expect(fields(editsOf(owned, { main: { command: ['3600', 'sleep'] } }))).toEqual([
      'spec.template.spec.containers[main].command',
    ]);
    expect(fields(editsOf(owned, { main: { resources: { requests: { cpu: '600m' } } } }))).toEqual([
      'spec.template.spec.containers[main].resources.requests.cpu',
    ]);
  });

  // A server of a kubeconfig in the repository need not be Kubernetes; status of the other clusters goes on.
  test.each(['k:null', 'k:{', 'v:{', 'x'])('throws nothing where a server notes `%s`', (key) => {
    expect(() => editsOf(inMain({ 'f:env': { [key]: { 'f:value': {} } } }))).not.toThrow();
  });

  test('is nothing where it is gone again', () => {
    expect(editsOf({ 'f:paused': {} })).toEqual([]);
  });
});

test('`kubectl rollout restart` and programs other than kubectl are nobody’s edits', () => {
  const changed = { more: { replicas: 5 } };
  for (const manager of ['kubectl-rollout', 'helm', 'kube-controller-manager', 'cert-manager', 'Reloader'])
    expect(hasKubectlFields(workload({ 'f:replicas': {} }, { ...changed, manager }))).toBe(false);
  for (const manager of ['kubectl', 'kubectl-client-side-apply', 'kubectl-patch'])
    expect(editsOf({ 'f:replicas': {} }, { ...changed, manager })).toHaveLength(1);
});

test('labels of the object itself are no part of what runs', () => {
  const labelled = {
    ...{ manager: 'kubectl-label', time: AT },
    fieldsV1: { 'f:metadata': { 'f:labels': { 'f:x': {} } } },
  };
  const { metadata, ...rest } = workload({});
  expect(hasKubectlFields({ ...rest, metadata: { ...metadata, managedFields: [labelled] } })).toBe(false);
});
