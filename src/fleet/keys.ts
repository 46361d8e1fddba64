/**
 * The keys of hub-deploy.yaml: one table, from which the file is read and its JSON schema is made. source-keys.ts has
 * those of charts and values.
 */

import type { Located } from './read.js';
import { either, isList, isWord, list, oneOrList, plain, then } from './read-lists.js';
import { key, map, needed, type ObjectOf, object, orNothing } from './read-maps.js';
import { bool, choice, count, text, word } from './read-scalars.js';
import { chart, valuesItem } from './source-keys.js';
import { isGlob, TEMPLATES, type TemplateName } from './template.js';
import {
  argv,
  contextName,
  duration,
  globs,
  imageName,
  keyPath,
  namedContext,
  nameOr,
  nameRule,
  path,
  plainName,
  secretName,
  strings,
  template,
} from './texts.js';

// --- Steps ----------------------------------------------------------------------------------------------------

export const STEP_KEYS = {
  run: needed(argv(), 'A program and its arguments, run in a private, decrypted copy of the repo.'),
  watch: key(globs, 'The files that it reads: a change of them is a change of the hub.'),
  attempts: key(count, 'How often to try. Default: 1.'),
  timeout: key(duration, 'How long one attempt may take. Default: 10m.'),
  when: key(choice('success', 'always'), 'Run only while all goes well (default), or always.'),
  environments: key(
    list('a list of environments', plainName),
    'Only for hubs of these environments. Default: all.',
  ),
} as const;

const steps = list('a list of steps', object('a step', STEP_KEYS));

// --- Images ---------------------------------------------------------------------------------------------------

export const IMAGE_KEYS = {
  name: key(
    imageName,
    'The repository name it is pushed to, without a tag. Default for `user` and `hub`: what stands beside the placeholder.',
  ),
  context: key(
    path('a folder', TEMPLATES),
    'The build context. With `<hub>`: an image for each hub that has the folder.',
  ),
  dockerfile: key(
    path('a file', TEMPLATES),
    "The Dockerfile's path from the repo's root. Default: `Dockerfile` in the context.",
  ),
  target: key(template('a stage', TEMPLATES), 'The stage of the Dockerfile to build.'),
  args: key(
    strings('a map of build args', word('a text', template('a text', TEMPLATES))),
    'Build args by name.',
  ),
  platforms: key(
    plain(list('a list of platforms', text('a platform'))),
    'Such as `linux/arm64`. Default: `linux/amd64`, whatever machine builds.',
  ),
  contexts: key(
    map('a map of named contexts', namedContext, contextName),
    'Named extra contexts: a folder of the repo, or a reference (`docker-image://…`, `https://…`).',
  ),
  secrets: key(
    plain(list('a list of build secrets', secretName)),
    'Names of build secrets, whose values the input `build-secrets` gives.',
  ),
  'values-path': key(
    plain(oneOrList('a path of keys or a list of them', keyPath)),
    'Where in the values to write name and tag even if they name no image: `jupyterhub.singleuser.image`.',
  ),
  test: key(argv(TEMPLATES), 'A program and its arguments, run in the built image before it is pushed.'),
  epoch: key(word('a text', text('a text')), 'Any text; another one rebuilds the image.'),
  'track-bases': key(bool, 'Rebuild when the images behind the FROM lines change.'),
} as const;

const images = map('a map of images', object('an image', IMAGE_KEYS), nameOr('<image>'));

// --- Releases -------------------------------------------------------------------------------------------------

export const RELEASE_KEYS = {
  chart: key(chart, 'The chart: a folder of the repo, one of a chart repository, or one of a registry.'),
  values: key(
    list('a list of values', valuesItem),
    'In order, later ones win. `path?` may be absent, a glob stands for its matches, sorted.',
  ),
  release: key(template('a release name'), "The Helm release's name. Default: `<hub>`."),
  namespace: key(template('a namespace'), "Default: the release's name."),
  cluster: key(template('a cluster'), 'Default: what `<cluster>` captured, or the only cluster.'),
  environment: key(plainName, 'Default: what `<env>` captured.'),
  branches: key(
    plain(list('a list of branches', text('a branch'))),
    'Globs; pushes to other branches only plan. Default: the default branch.',
  ),
  'github-environment': key(
    template('a GitHub environment'),
    'Its reviewers, secrets and Deployments apply.',
  ),
  before: key(steps, 'Steps before the upgrade.'),
  after: key(steps, 'Steps after the rollout; one that fails means not proved.'),
  crds: key(
    choice('install', 'apply', 'skip'),
    "`install`: Helm's way (default). `apply`: server-side, before the upgrade.",
  ),
  timeout: key(duration, 'How long Helm and the rollout may take. Default: 10m.'),
  hold: key(
    text('a text'),
    'A reason not to deploy: shown, and deployed only with force, and not said to be down.',
  ),
  'on-drift': key(
    choice('report', 'redeploy'),
    'What to do about a release that was changed by hand. Default: report.',
  ),
  'max-impact': key(
    choice('none', 'hub-restart', 'proxy-restart'),
    'Refuse a greater impact on people without force.',
  ),
  'health-check': key(
    bool,
    'Ask the hub for its health after the rollout. Default: if the release has a hub.',
  ),
  url: key(template('a URL'), 'Default: from the ingress.'),
  images: key(images, 'Any key of an image again.'),
} as const;

export type ReleaseKeys = ObjectOf<typeof RELEASE_KEYS>;
export type ImageKeys = ObjectOf<typeof IMAGE_KEYS>;
export type StepKeys = ObjectOf<typeof STEP_KEYS>;

export const ENVIRONMENT_KEYS = (() => {
  const { environment: _, ...keys } = RELEASE_KEYS;
  return {
    ...keys,
    gate: key(
      choice('cluster', 'fleet', 'none'),
      'What a failure spares: later environments on that cluster (default), everywhere, or nothing.',
    ),
  } as const;
})();

export const EXTRA_CHART_KEYS = {
  ...RELEASE_KEYS,
  clusters: key(
    either<'all' | readonly Located<string>[]>(
      '`all` or a list of clusters',
      { picks: isWord, type: choice('all') },
      { picks: isList, type: list('a list of clusters', plainName) },
    ),
    '`all`, or a list. Default: `cluster`.',
  ),
  order: key(
    choice('before', 'after'),
    "Before its cluster's hubs (default; a failure spares them) or after them.",
  ),
} as const;

// --- Clusters -------------------------------------------------------------------------------------------------

const CLUSTER: readonly TemplateName[] = ['cluster'];
/** What the clouds' programs get as arguments of their own: none of it is an option. */
const clusterText = (words: string) =>
  then(template(words, CLUSTER), (written, fail) =>
    written.startsWith('-')
      ? fail(`${words} begins with a letter or a digit, and \`${written.slice(0, 30)}\` would be an option.`)
      : written,
  );

export const LOGIN_KEYS = {
  gke: {
    project: needed(clusterText('a project'), 'The Google Cloud project.'),
    location: needed(clusterText('a region or zone'), 'Region or zone.'),
    name: key(clusterText('a name'), "The cluster's name there. Default: its name here."),
  },
  eks: {
    region: needed(clusterText('a region'), 'The AWS region.'),
    name: key(clusterText('a name'), "The cluster's name there. Default: its name here."),
    role: key(clusterText('a role'), 'The ARN of the role to take.'),
  },
  aks: {
    'resource-group': needed(clusterText('a resource group'), 'The Azure resource group.'),
    name: key(clusterText('a name'), "The cluster's name there. Default: its name here."),
  },
} as const;

export const CLUSTER_KEYS = {
  kubeconfig: key(path('a file', CLUSTER), 'A kubeconfig file of the repo; it may be encrypted.'),
  context: key(clusterText('a context'), 'The context of the kubeconfig.'),
  gke: key(object('a GKE cluster', LOGIN_KEYS.gke), 'Google Kubernetes Engine.'),
  eks: key(object('an EKS cluster', LOGIN_KEYS.eks), 'Amazon Elastic Kubernetes Service.'),
  aks: key(object('an AKS cluster', LOGIN_KEYS.aks), 'Azure Kubernetes Service.'),
  credentials: key(
    path('a file', CLUSTER),
    "An encrypted key file for the cloud's login. Default: OIDC in the job.",
  ),
  parallel: key(count, 'How many Helms may run at once. Default: 4.'),
  hold: key(text('a text'), 'A reason not to deploy to this cluster.'),
} as const;

export type ClusterKeys = ObjectOf<typeof CLUSTER_KEYS>;

// --- The file -------------------------------------------------------------------------------------------------

const home = (name: string): string | undefined => {
  if (name === 'gate') return 'an environment';
  if (name === 'clusters' || name === 'order') return 'a chart under `charts`';
  if (Object.hasOwn(TOP_ONLY_KEYS, name)) return "the file's top level";
  if (Object.hasOwn(IMAGE_KEYS, name)) return 'an image under `images`';
  if (Object.hasOwn(CLUSTER_KEYS, name)) return 'a cluster under `clusters`';
  return undefined;
};

const release = object('a hub', RELEASE_KEYS, home);
const environment = object('an environment', ENVIRONMENT_KEYS, home);
const extraChart = object('a chart', EXTRA_CHART_KEYS, home);
const cluster = object('a cluster', CLUSTER_KEYS, home);

const TOP_ONLY_KEYS = {
  discover: key(
    oneOrList('a path or a list of them', path('a path')),
    'Each file that matches is a hub. Default: `hub-charts/<hub>/Chart.yaml`.',
  ),
  exclude: key(oneOrList('a glob or a list of them', path('a glob')), 'Files that `discover` passes over.'),
  hubs: key(
    map('a map of hubs', orNothing(release), (name) => (isGlob(name) ? undefined : hubKeyFault(name))),
    'What single hubs need otherwise, by name or glob; with `/`: `cluster/hub`. The last that matches wins.',
  ),
  environments: key(
    map('a map of environments', orNothing(environment), nameRule),
    'Deployed in this order; the first is the canary of the next.',
  ),
  clusters: key(
    map('a map of clusters', orNothing(cluster), nameOr('<cluster>')),
    'How to log in to each cluster; `<cluster>` stands for every one.',
  ),
  charts: key(map('a map of charts', orNothing(extraChart), nameRule), 'Releases that are not hubs.'),
  placeholder: key(
    plain(oneOrList('a word or a list of them', text('a word'))),
    'Tags that hub-deploy replaces. Default: `set-on-deployment`.',
  ),
  'validate-values': key(
    list('a list of files', path('a file', [])),
    'Stand in for encrypted values that cannot be read, on pull requests.',
  ),
  setup: key(argv([]), 'Run once in each job that validates or deploys: installs tools.'),
} as const;

function hubKeyFault(name: string): string | undefined {
  const wrong = name
    .split('/')
    .map(nameRule)
    .find((fault) => fault !== undefined);
  return wrong ?? (name.split('/').length > 2 ? `\`${name}\`: write \`hub\` or \`cluster/hub\`.` : undefined);
}

export const TOP_KEYS = { ...TOP_ONLY_KEYS, ...RELEASE_KEYS } as const;

export const file = object('this file', TOP_KEYS, home);
export type Config = ObjectOf<typeof TOP_KEYS>;
