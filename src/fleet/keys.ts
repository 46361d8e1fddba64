/**
 * The keys of hub-deploy.yaml: one table, from which the file is read and its JSON schema is made.
 */

import { nameFault } from './names.js';
import { didYouMean } from './nearest.js';
import {
  anyMap,
  bool,
  choice,
  count,
  either,
  fault,
  hasKey,
  isList,
  isMapping,
  isWord,
  type Key,
  type Located,
  list,
  map,
  type ObjectOf,
  object,
  oneOrList,
  orNothing,
  plain,
  sourceOf,
  type Type,
  text,
  then,
  word,
  wrongKind,
} from './read.js';
import { isGlob, TEMPLATES, type TemplateName, templatesIn } from './template.js';

const RELEASE_TEMPLATES: readonly TemplateName[] = ['hub', 'env', 'cluster'];

/** What is wrong with a text's templates. */
function templateFault(written: string, allowed: readonly TemplateName[]): string | undefined {
  const braces = /\{(hub|env|cluster|image)\}/.exec(written)?.[1];
  if (braces !== undefined) return `write \`<${braces}>\` instead of \`{${braces}}\`.`;
  for (const name of templatesIn(written)) {
    if ((allowed as readonly string[]).includes(name)) continue;
    if ((TEMPLATES as readonly string[]).includes(name)) return `\`<${name}>\` has no meaning here.`;
    return `\`<${name}>\` is no template.${didYouMean(name, TEMPLATES)} There are \`<hub>\`, \`<env>\`, \`<cluster>\` and, for images, \`<image>\`.`;
  }
  return undefined;
}

const template = (words: string, allowed = RELEASE_TEMPLATES) =>
  text(words, (written) => {
    if (written === '') return { fault: 'this text is empty.' };
    const wrong = templateFault(written, allowed);
    return wrong === undefined ? written : { fault: wrong };
  });

/** A path from the ops repo's root, tidied: no `./`, no slash at its end. */
const path = (words: string, allowed = RELEASE_TEMPLATES) =>
  then(template(words, allowed), (written, fail) => {
    const tidy = written.replace(/^(\.\/)+/, '').replace(/\/+$/, '') || '.';
    if (written.startsWith('/') || tidy.split('/').includes('..') || tidy.includes('\\'))
      return fail("paths are written from the ops repo's root, with `/`, and stay inside it.");
    return tidy;
  });

const argv = (allowed = RELEASE_TEMPLATES) =>
  plain(
    list('a list of a program and its arguments', word('an argument', template('an argument', allowed)), 1),
  );

const globs = plain(list('a list of globs', path('a glob')));
const plainName = text('a name');

const duration: Type<number> = {
  words: 'a duration such as `10m`, `90s` or `1h30m`',
  schema: { type: 'string', pattern: '^([0-9]+h)?([0-9]+m)?([0-9]+s)?$', minLength: 2 },
  read(node, key, reading) {
    const written = isWord(node) ? sourceOf(node) : undefined;
    if (written === undefined) return wrongKind(duration, node, key, reading);
    const [whole, hours, minutes, seconds] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(written) ?? [];
    const total = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    if (whole && total > 0) return total;
    return fault(
      reading,
      node,
      `${written.slice(0, 30)} is no duration`,
      `\`${key}\` is ${duration.words}, and \`${written}\` is none.`,
    );
  },
};

/** Strings of any content by name: build args, named contexts. */
const strings = (words: string, item: Type<string>) =>
  then(
    map(words, item, () => undefined),
    (entries) => Object.fromEntries(entries.map((entry) => [entry.name, entry.value])),
  );

const key = <T>(type: Type<T>, says: string): Key<T> => ({ type, says });
const needed = <T>(type: Type<T>, says: string): Key<T> => ({ type, says, needed: true });

const nameRule = (name: string) => {
  const wrong = nameFault(name);
  return wrong && `\`${name}\` ${wrong}.`;
};
/** A name, or the one template that stands for all others. */
const nameOr = (template: string) => (name: string) => (name === template ? undefined : nameRule(name));

// --- Charts and values ----------------------------------------------------------------------------------------

export type ConfiguredChart =
  | { readonly kind: 'local'; readonly path: string; readonly chartYaml?: string }
  | {
      readonly kind: 'repository';
      readonly repository: string;
      readonly name: string;
      readonly version: string;
    }
  | { readonly kind: 'oci'; readonly oci: string; readonly version: string };

export const CHART_KEYS = {
  repository: {
    repository: needed(template('the URL of a chart repository'), 'The URL of a chart repository.'),
    name: needed(template("the chart's name"), "The chart's name there."),
    version: needed(template("the chart's version"), "The chart's exact version."),
  },
  oci: {
    oci: needed(template('an oci:// reference'), 'An `oci://` reference without its version.'),
    version: needed(template("the chart's version"), "The chart's exact version."),
  },
  local: {
    path: needed(path("the chart's folder"), "The chart's folder."),
    'chart-yaml': key(path('a file'), "Another Chart.yaml to use in the place of the chart's own."),
  },
} as const;

const given = <T>(located: { readonly value: T } | undefined): T => (located as { readonly value: T }).value;

const chart: Type<ConfiguredChart> = either<ConfiguredChart>(
  'a folder, `{repository, name, version}`, `{oci, version}` or `{path, chart-yaml}`',
  {
    picks: hasKey('repository'),
    type: then(object('a chart from a repository', CHART_KEYS.repository), (made) => ({
      kind: 'repository',
      repository: given(made.repository),
      name: given(made.name),
      version: given(made.version),
    })),
  },
  {
    picks: hasKey('oci'),
    type: then(object('a chart from a registry', CHART_KEYS.oci), (made, fail) => {
      const oci = given(made.oci);
      if (!oci.startsWith('oci://')) return fail(`\`oci\` begins with \`oci://\`: write \`oci://${oci}\`.`);
      return { kind: 'oci', oci, version: given(made.version) };
    }),
  },
  {
    picks: isMapping,
    type: then(object('a local chart', CHART_KEYS.local), (made) => ({
      kind: 'local',
      path: given(made.path),
      ...(made['chart-yaml'] ? { chartYaml: made['chart-yaml'].value } : {}),
    })),
  },
  { picks: isWord, type: then(path("the chart's folder"), (path) => ({ kind: 'local', path })) },
);

export type ConfiguredValues =
  | { readonly kind: 'file'; readonly path: string; readonly optional: boolean }
  | { readonly kind: 'command'; readonly argv: readonly string[]; readonly watch: readonly string[] }
  | { readonly kind: 'inline'; readonly values: Readonly<Record<string, unknown>> };

export const VALUES_KEYS = {
  command: {
    command: needed(argv(), 'A program and its arguments; what it prints is the values.'),
    watch: key(globs, 'The files that it reads: a change of them is a change of the hub.'),
  },
  inline: { inline: needed(anyMap, 'The values themselves.') },
} as const;

const valuesItem: Type<ConfiguredValues> = either<ConfiguredValues>(
  'a path, `path?`, a glob, `{command, watch}` or `{inline}`',
  {
    picks: hasKey('inline'),
    type: then(object('inline values', VALUES_KEYS.inline), (made) => ({
      kind: 'inline',
      values: given(made.inline),
    })),
  },
  {
    picks: isMapping,
    type: then(object('values from a command', VALUES_KEYS.command), (made) => ({
      kind: 'command',
      argv: given(made.command),
      watch: made.watch?.value ?? [],
    })),
  },
  {
    picks: isWord,
    type: then(path('a path'), (written) => {
      const optional = written.endsWith('?');
      return { kind: 'file', path: optional ? written.slice(0, -1) : written, optional };
    }),
  },
);

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
    template('a repository name', TEMPLATES),
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
    "Such as `linux/amd64`. Default: the builder's own.",
  ),
  contexts: key(
    strings('a map of named contexts', template('a folder or reference', TEMPLATES)),
    'Named extra contexts: a folder of the repo, or a reference with a scheme (`docker-image://…`).',
  ),
  secrets: key(
    plain(list('a list of build secrets', template('a build secret', TEMPLATES))),
    "Build secrets in docker's own words: `id=token,env=TOKEN`.",
  ),
  'values-path': key(
    plain(oneOrList('a path of keys or a list of them', text('a path of keys'))),
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
  hold: key(text('a text'), 'A reason not to deploy: shown, and deployed only with force.'),
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
const clusterText = (words: string) => template(words, CLUSTER);

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
