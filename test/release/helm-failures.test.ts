import { describe, expect, test } from '@jest/globals';
import { explainHelmFailure, type FailureContext } from '../../src/release/diagnose.js';
import { redact } from '../../src/release/redact.js';

/** The words are what Helm 3.22 and 4.3 printed when each failure was provoked; only names were changed. */

const CONTEXT: FailureContext = {
  id: 'bio',
  release: 'bio',
  namespace: 'bio',
  helmMajor: 4,
  timeoutSeconds: 600,
};
const explain = (stderr: string, context: Partial<FailureContext> = {}) =>
  explainHelmFailure(stderr, { ...CONTEXT, ...context });

/** What Helm said, what follows, the title, and words that the message must have. */
const ROWS: readonly (readonly [
  name: string,
  stderr: string,
  action: string,
  title: string,
  ...words: string[],
])[] = [
  [
    'stuck',
    'Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress',
    'recover',
    'The release is locked by another deploy',
    'Never delete',
  ],
  [
    'a hand-set image, Helm 4',
    'level=WARN msg="upgrade failed" name=bio error="conflict occurred"\nError: UPGRADE FAILED: conflict occurred while applying object bio/hub apps/v1, Kind=Deployment: Apply failed with 1 conflict: conflict with "kubectl-set" using apps/v1: .spec.template.spec.containers[name="x"].image',
    'stop',
    'Deployment hub was changed by hand',
    '.spec.template.spec.containers[name="x"].image of Deployment hub (by kubectl-set)',
    'force',
  ],
  [
    'hand-set fields of two objects',
    'Error: UPGRADE FAILED: conflict occurred while applying object bio/cm /v1, Kind=ConfigMap: Apply failed with 1 conflict: conflict with "kubectl-patch" using v1: .data.a && conflict occurred while applying object bio/hub apps/v1, Kind=Deployment: Apply failed with 2 conflicts: conflicts with "kubectl-edit" using apps/v1:\n- .spec.replicas\n- .spec.paused',
    'stop',
    'ConfigMap cm was changed by hand',
    '.data.a of ConfigMap cm (by kubectl-patch), .spec.replicas and .spec.paused of Deployment hub (by kubectl-edit)',
  ],
  [
    'cancelled',
    'Release bio has been cancelled.\nError: UPGRADE FAILED: context canceled',
    'stop',
    'The deploy was cancelled',
  ],
  [
    'a failed first install',
    'Error: UPGRADE FAILED: "bio" has no deployed releases',
    'again',
    'The first install had failed',
  ],
  [
    'an immutable field, Helm 3',
    'Error: UPGRADE FAILED: cannot patch "web" with kind StatefulSet: StatefulSet.apps "web" is invalid: spec.serviceName: Invalid value: "c": field is immutable',
    'stop',
    'StatefulSet web: spec.serviceName cannot be changed',
    '--cascade=orphan',
  ],
  [
    'an immutable field, Helm 4',
    'Error: UPGRADE FAILED: server-side apply failed for object bio/dep apps/v1, Kind=Deployment: Deployment.apps "dep" is invalid: spec.selector: Invalid value: {"matchLabels":{"a":"b"}}: field is immutable',
    'stop',
    'Deployment dep: spec.selector cannot be changed',
    'kubectl -n bio delete deployment dep',
  ],
  [
    "a StatefulSet's fields",
    "Error: UPGRADE FAILED: cannot patch \"web\" with kind StatefulSet: StatefulSet.apps \"web\" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template' are forbidden",
    'stop',
    'StatefulSet web: spec cannot be changed',
  ],
  [
    'a volume that is to grow and cannot',
    'Error: UPGRADE FAILED: cannot patch "hub-db-dir" with kind PersistentVolumeClaim: persistentvolumeclaims "hub-db-dir" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
    'stop',
    'PersistentVolumeClaim hub-db-dir: spec.resources.requests.storage cannot be changed',
    'do not delete it',
  ],
  [
    "a volume's access mode",
    'Error: UPGRADE FAILED: server-side apply failed for object bio/hub-db-dir /v1, Kind=PersistentVolumeClaim: PersistentVolumeClaim "hub-db-dir" is invalid: spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n@@ -1,6 +1,6 @@\n {',
    'stop',
    'PersistentVolumeClaim hub-db-dir: spec cannot be changed',
  ],
  [
    'a hook that failed, Helm 3',
    'Error: UPGRADE FAILED: pre-upgrade hooks failed: 1 error occurred:\n\t* job migrate failed: BackoffLimitExceeded\n\n',
    'stop',
    'A pre-upgrade hook failed',
    'its Job gave up',
  ],
  [
    'a hook that failed in a first install, Helm 4',
    'Error: failed pre-install: resource Job/bio/migrate not ready. status: Failed, message: Job Failed. failed: 1/1',
    'stop',
    'A pre-install hook failed',
    'its Job gave up',
  ],
  [
    'a hook that takes too long',
    'Error: UPGRADE FAILED: pre-upgrade hooks failed: 1 error occurred:\n\t* timed out waiting for the condition\n',
    'stop',
    'A pre-upgrade hook failed',
    'after 600 seconds',
  ],
  [
    'rate limit of the client',
    'Error: UPGRADE FAILED: client rate limiter Wait returned an error: context deadline exceeded',
    'retry',
    "Helm's own rate limit was in the way",
    'HELM_QPS',
    'HELM_BURST_LIMIT',
  ],
  [
    'rate limit of the client, as Helm 4.3 says it',
    'Error: failed to compute object status: ns_hub_apps_Deployment: client rate limiter Wait returned an error: rate: Wait(n=1) would exceed context deadline',
    'retry',
    "Helm's own rate limit was in the way",
    'HELM_QPS',
  ],
  [
    'a lost connection',
    'Error: UPGRADE FAILED: Get "https://10.0.0.1/api": http2: client connection lost',
    'retry',
    'The cluster did not answer for a moment',
  ],
  [
    'a slow etcd',
    'Error: UPGRADE FAILED: etcdserver: request timed out',
    'retry',
    'The cluster did not answer for a moment',
  ],
  [
    'too large',
    'Error: create: failed to create: Secret "sh.helm.release.v1.big.v1" is invalid: data: Too long: may not be more than 1048576 bytes',
    'stop',
    'The release is too large for Helm',
    '.helmignore',
  ],
  [
    'too large, older Kubernetes',
    'Error: create: failed to create: Secret "sh.helm.release.v1.big.v1" is invalid: data: Too long: must have at most 1048576 bytes',
    'stop',
    'The release is too large for Helm',
  ],
  [
    'an ending namespace',
    'Error: create: failed to create: secrets "sh.helm.release.v1.q.v1" is forbidden: unable to create new content in namespace bio because it is being terminated',
    'stop',
    'Namespace bio is being deleted',
  ],
  [
    'a quota',
    'Error: 1 error occurred:\n\t* services "s" is forbidden: exceeded quota: q, requested: services=1, used: services=0, limited: services=0\n\n',
    'stop',
    'Namespace bio is at its quota',
    'requested: services=1',
  ],
  [
    'a tag read as a number',
    'Error: UPGRADE FAILED: couldn\'t parse image reference "org/hub:6.180689e+06": invalid reference format',
    'stop',
    'An image name that Kubernetes cannot read',
    'quote it',
  ],
  [
    'a chart repository that is down',
    'Error: looks like "https://charts.example.org/" is not a valid chart repository or cannot be reached: Get "https://charts.example.org/index.yaml": dial tcp 127.0.0.1:1: connect: connection refused',
    'retry',
    'A chart repository cannot be reached',
    'https://charts.example.org/',
  ],
  [
    'a lock that is out of date',
    "Error: the lock file (Chart.lock) is out of sync with the dependencies file (Chart.yaml). Please update the dependencies with 'helm dependency update'",
    'stop',
    'Chart.lock does not match the dependencies',
    'helm dependency update',
  ],
  [
    'an unknown repository',
    "Error: no repository definition for https://hub.jupyter.org/helm-chart/. Please add the missing repos via 'helm repo add'",
    'again',
    "A chart's repository is not known",
  ],
  [
    'dependencies that were not fetched',
    'Error: an error occurred while checking for chart dependencies. You may need to run `helm dependency build` to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: jupyterhub',
    'again',
    "The chart's dependencies are not there",
    'jupyterhub',
  ],
  [
    'a login program that is missing',
    'Error: kubernetes cluster unreachable: Get "https://10.0.0.1/version": getting credentials: exec: executable gke-gcloud-auth-plugin not found\n\nIt looks like you are trying to use a client-go credential plugin that is not installed.',
    'stop',
    "The cluster's login program is missing",
    'gke-gcloud-auth-plugin',
  ],
  [
    'a login program that fails',
    'Error: Kubernetes cluster unreachable: Get "https://10.0.0.1/version": getting credentials: exec: executable gke-gcloud-auth-plugin failed with exit code 1',
    'stop',
    "The cluster's login program failed",
  ],
  [
    'a wrong token',
    'Error: Kubernetes cluster unreachable: the server has asked for the client to provide credentials',
    'stop',
    'The cluster does not accept this login',
  ],
  [
    'a broken kubeconfig',
    "Error: Kubernetes cluster unreachable: error loading config file \"/tmp/kc\": yaml: line 4: did not find expected ',' or '}'",
    'stop',
    'The kubeconfig cannot be read',
  ],
  [
    'a Role that is too small',
    'Error: query: failed to query with labels: secrets is forbidden: User "system:serviceaccount:bio:deployer" cannot list resource "secrets" in API group "" in the namespace "bio"',
    'stop',
    'The deployer may not list secrets',
    'system:serviceaccount:bio:deployer',
  ],
  [
    'an object of somebody else',
    'Error: Unable to continue with install: ConfigMap "mine" in namespace "bio" exists and cannot be imported into the current release: invalid ownership metadata; label validation error: missing key',
    'stop',
    'ConfigMap mine belongs to somebody else',
    'meta.helm.sh/release-name=bio',
  ],
  [
    'a CRD that is missing',
    'Error: unable to build kubernetes objects from release manifest: resource mapping not found for name: "mine" namespace: "" from "": no matches for kind "Foo" in version "example.org/v1"\nensure CRDs are installed first',
    'stop',
    'The cluster does not know Foo',
    'crds: apply',
  ],
  [
    'a policy',
    'Error: UPGRADE FAILED: admission webhook "validate.kyverno.svc" denied the request: privileged pods are not allowed',
    'stop',
    "The cluster's policy refuses it",
    'privileged pods are not allowed',
  ],
  [
    "a chart's own check",
    'Error: execution error at (jupyterhub/templates/NOTES.txt:110:4): BREAKING: hub.extraConfig must be an object',
    'stop',
    'The chart refuses these values',
    'hub.extraConfig must be an object',
  ],
  [
    'a schema',
    "Error: values don't meet the specifications of the schema(s) in the following chart(s):\njupyterhub:\n- at '/hub/image/tag': got number, want string\n",
    'stop',
    "The values do not fit the chart's schema",
    "at '/hub/image/tag': got number, want string",
  ],
  [
    'a wrong type, Helm 3',
    'Error: 1 error occurred:\n\t* Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal bool into Go struct field Container.spec.template.spec.containers.image of type string\n\n',
    'stop',
    'Deployment: a value has the wrong type',
    'must be a string and is a bool',
  ],
  [
    'a wrong type, Helm 4',
    'Error: server-side apply failed for object bio/dep apps/v1, Kind=Deployment: failed to create typed patch object (bio/dep; apps/v1, Kind=Deployment): .spec.template.spec.containers[name="x"].image: expected string, got &value.valueUnstructured{Value:true}',
    'stop',
    'Deployment dep: a value has the wrong type',
    '.spec.template.spec.containers[name="x"].image of Deployment dep must be a string',
  ],
  [
    'a text for a number, Helm 4',
    'Error: server-side apply failed for object bio/dep apps/v1, Kind=Deployment: failed to create typed patch object (bio/dep; apps/v1, Kind=Deployment): .spec.replicas: expected numeric (int or float), got string',
    'stop',
    'Deployment dep: a value has the wrong type',
    '.spec.replicas of Deployment dep must be a number.',
  ],
  [
    'a value that a template misses, Helm 3',
    'Error: template: objects/templates/bad.yaml:1:10: executing "objects/templates/bad.yaml" at <.Values.a.b.c>: nil pointer evaluating interface {}.b',
    'stop',
    'A template does not work with these values',
    '.Values.a.b.c',
  ],
  [
    'a value that a template misses, Helm 4',
    'Error: objects/templates/bad.yaml:1:10\n  executing "objects/templates/bad.yaml" at <.Values.a.b.c>:\n    nil pointer evaluating interface {}.b',
    'stop',
    'A template does not work with these values',
    'nil pointer evaluating interface {}.b',
  ],
  [
    'a template that makes no YAML',
    'Error: YAML parse error on objects/templates/bad.yaml: error converting YAML to JSON: yaml: line 2: mapping values are not allowed in this context',
    'stop',
    'A template makes no valid YAML',
    'objects/templates/bad.yaml',
  ],
  [
    'a values file that is no YAML',
    'Error: failed to parse /tmp/x/00-hub.yaml: error converting YAML to JSON: yaml: did not find expected node content',
    'stop',
    'A values file is no valid YAML',
    '00-hub.yaml cannot be read',
  ],
  [
    'an OCI chart that is not there',
    'Error: failed to perform "FetchReference" on source: registry.example.org/charts/none:1.0.0: not found',
    'stop',
    'There is no such chart',
    'registry.example.org/charts/none:1.0.0',
  ],
];

test.each(ROWS)('%s', (_, stderr, action, title, ...words) => {
  const explained = explain(stderr);
  expect(explained.action).toBe(action);
  expect(explained.problem.title).toBe(title);
  for (const word of words) expect(explained.problem.message).toContain(word);
  expect(explained.problem.log).not.toMatch(/level=/);
});

test('titles stay short enough to be read at a glance', () => {
  for (const [, stderr] of ROWS) expect(explain(stderr).problem.title.length).toBeLessThanOrEqual(85);
});

test("an unknown failure shows Helm's own words", () => {
  const { problem, action } = explain('WARNING: noise\nError: UPGRADE FAILED: the moon:\n\t* is full\n');
  expect(action).toBe('stop');
  expect(problem.message).toBe('Helm could not deploy bio: UPGRADE FAILED: the moon: * is full');
  expect(problem.log).not.toContain('noise');
});

test('a failing hook that the watch saw is told as it saw it', () => {
  const watched = {
    severity: 'error',
    title: 'Hook migrate failed',
    message: 'exit code 5',
    log: 'no such table',
  } as const;
  const { problem } = explain(
    'Error: UPGRADE FAILED: pre-upgrade hooks failed: timed out waiting for the condition',
    { watched },
  );
  expect(problem).toEqual(watched);
});

test('what the watch saw does not hide another failure', () => {
  const watched = { severity: 'error', title: 'Hook migrate failed', message: 'exit code 5' } as const;
  const { problem } = explain('Error: UPGRADE FAILED: etcdserver: request timed out', { watched });
  expect(problem.title).toBe('The cluster did not answer for a moment');
});

describe("contents of Secrets never come out of Helm's words", () => {
  test.each([
    [
      'Helm 4 prints the value of the wrong type',
      '.stringData.x: expected string, got &value.valueUnstructured{Value:map[string]interface {}{"a":"hunter2"}}',
    ],
    [
      'Helm 3 warns of a table',
      'coalesce.go:316: warning: cannot overwrite table with non table for objects.hub.a (map[b:hunter2 c:map[d:e]])',
    ],
    [
      'and of a value',
      'coalesce.go:289: warning: destination for a.b is a table. Ignoring non-table value (hunter2)',
    ],
    [
      'a manifest as YAML',
      'kind: Secret\nstringData:\n  password: hunter2\n  list:\n    hunter2\ntype: Opaque',
    ],
    ['a manifest as JSON', '{"kind":"Secret","data":{"password":"hunter2"}}'],
    ['a field that is invalid', 'Secret "x" is invalid: data[a]: Invalid value: "hunter2": must be short'],
    ['base64', `Secret x: data ${Buffer.from('a hunter2 among many other words').toString('base64')}`],
  ])('%s', (_, text) => {
    expect(redact(text)).not.toMatch(/hunter2|aHVudGVyM/);
  });

  test('what is no secret stays', () => {
    const text =
      'image org/hub:h3f2a91c0d4e53f2a91c0d4e53f2a91c0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef in charts/jupyterhub/templates/singleuser/networkpolicy.yaml';
    expect(redact(text)).toBe(text);
  });
});
