import { expect, test } from '@jest/globals';
import { workloadNamespaces } from '../../src/release/elsewhere.js';

const object = (kind: string, namespace: string) =>
  `---\nkind: ${kind}\nmetadata:\n  name: one\n  namespace: ${namespace}\n`;

test('the other namespaces of a manifest are those of its workloads', async () => {
  const manifest = [
    object('Deployment', 'own'),
    object('DaemonSet', '"other"'),
    object('ConfigMap', 'third'),
    '---\n{"kind": "StatefulSet", "metadata": {"name": "s", "namespace": "fourth"}}\n',
    '---\nkind: Deployment\nmetadata: {name: none}\n',
  ].join('');
  expect(await workloadNamespaces(manifest, 'own')).toEqual(['other', 'fourth']);
  expect(await workloadNamespaces(object('Deployment', 'own'), 'own')).toEqual([]);
});
