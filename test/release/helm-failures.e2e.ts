import { randomBytes } from 'node:crypto';
import { expect } from '@jest/globals';
import { HELM4, sideBySide } from './side-by-side.js';
import { hookJob, type WatchedChart, watchedChart } from './watched-chart.js';

/** Helm's failures, provoked on a real cluster: both Helms must go on using the words that are recognised. */

const SECRET = 'hunter2-never-shown';

const eachHelm = sideBySide(watchedChart);
const withHelm4 = sideBySide(watchedChart, [HELM4]);

const object = (apiVersion: string, kind: string, name: string, rest: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name },
  ...rest,
});
const configMap = (name: string, data: object = {}) => object('v1', 'ConfigMap', name, { data });
const volume = (storage: string, mode = 'ReadWriteOnce') =>
  object('v1', 'PersistentVolumeClaim', 'hub-db-dir', {
    spec: { accessModes: [mode], resources: { requests: { storage } } },
  });

async function fails(chart: WatchedChart, ...objects: Parameters<WatchedChart['deploy']>[0]) {
  const { result, problem } = await chart.deploy(objects, { timeoutSeconds: 30 });
  expect(result.ok).toBe(false);
  expect(JSON.stringify(problem)).not.toContain(SECRET);
  return problem;
}

eachHelm('an immutable field names the object, the field and the way on', async (chart) => {
  const web = (serviceName: string) =>
    object('apps/v1', 'StatefulSet', 'web', {
      spec: {
        serviceName,
        replicas: 0,
        selector: { matchLabels: { a: 'b' } },
        template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'x', image: 'x' }] } },
      },
    });
  expect((await chart.deploy([web('one')])).result).toEqual({ ok: true });
  const problem = await fails(chart, web('two'));
  expect(problem?.title).toBe('StatefulSet web: spec.serviceName cannot be changed');
  expect(problem?.message).toContain('--cascade=orphan');
});

eachHelm('a volume that changes is never to be deleted', async (chart) => {
  expect((await chart.deploy([volume('1Gi')])).result).toEqual({ ok: true });
  const problem = await fails(chart, volume('1Gi', 'ReadWriteMany'));
  expect(problem?.title).toBe('PersistentVolumeClaim hub-db-dir: spec cannot be changed');
  expect(problem?.message).toContain('do not delete it');
});

eachHelm('a quota says its numbers', async (chart) => {
  await chart.kubectl.run(['create', 'quota', 'none', '--hard=services=0'], { namespace: chart.namespace });
  const problem = await fails(chart, object('v1', 'Service', 's', { spec: { ports: [{ port: 80 }] } }));
  expect(problem?.title).toBe(`Namespace ${chart.namespace} is at its quota`);
  expect(problem?.message).toContain('requested: services=1');
});

eachHelm('an object of somebody else is named', async (chart) => {
  await chart.kubectl.run(['create', 'configmap', 'mine'], { namespace: chart.namespace });
  expect((await fails(chart, configMap('mine')))?.title).toBe('ConfigMap mine belongs to somebody else');
});

eachHelm('a kind that the cluster does not know', async (chart) => {
  const problem = await fails(chart, object('example.org/v1', 'Foo', 'x'));
  expect(problem?.title).toBe('The cluster does not know Foo');
});

eachHelm("a value of the wrong type, without a Secret's value", async (chart) => {
  const problem = await fails(
    chart,
    object('v1', 'Secret', 'login', { stringData: { password: { is: SECRET } } }),
  );
  expect(problem?.title).toMatch(/^Secret.*: a value has the wrong type$/);
});

eachHelm('a release that is too large', async (chart) => {
  const noise = () => randomBytes(400_000).toString('hex');
  const problem = await fails(chart, configMap('a', { a: noise() }), configMap('b', { b: noise() }));
  expect(problem?.title).toBe('The release is too large for Helm');
});

eachHelm('a namespace that is being deleted', async (chart) => {
  const { kubectl, namespace } = chart;
  const finalizers = (list: string[]) => JSON.stringify({ metadata: { finalizers: list } });
  await kubectl.run(['create', 'configmap', 'held'], { namespace });
  await kubectl.run(['patch', 'configmap', 'held', '-p', finalizers(['example.org/hold'])], { namespace });
  await kubectl.run(['delete', 'namespace', namespace, '--wait=false']);
  const problem = await fails(chart, configMap('new'));
  await kubectl.run(['patch', 'configmap', 'held', '--type=merge', '-p', finalizers([])], { namespace });
  expect(problem?.title).toBe(`Namespace ${namespace} is being deleted`);
});

eachHelm('a hook that is not done in time says what it waits for', async (chart) => {
  const { problem } = await chart.deploy([hookJob('slow', 'echo at work; sleep 600')], {
    timeoutSeconds: 6,
  });
  expect(problem?.message).toMatch(/hook Job slow|hook of bio failed/);
});

withHelm4('what somebody set by hand is named, with who did', async (chart) => {
  const { kubectl, namespace } = chart;
  expect((await chart.deploy([configMap('cm', { a: 'one' })])).result).toEqual({ ok: true });
  await kubectl.run(['patch', 'configmap', 'cm', '-p', '{"data":{"a":"by hand"}}'], { namespace });
  const problem = await fails(chart, configMap('cm', { a: 'two' }));
  expect(problem?.title).toBe('ConfigMap cm was changed by hand');
  expect(problem?.message).toContain('.data.a of ConfigMap cm (by kubectl-patch)');
});
