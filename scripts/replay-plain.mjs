// What each hub is made from, in the plainest way: an interpreter of hub-deploy.yaml that shares no code with the
// product and is only as wide as examples/configs. It takes rather too many files than too few where Helm or docker
// would leave one out (.helmignore, .dockerignore): `npm run replay` shows those as hubs too few, to be looked at.
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { parse, stringify } from 'yaml';

/** `{a,b{c,d}}` written out. */
function braces(glob) {
  const found = /\{([^{}]*)\}/.exec(glob);
  if (!found) return [glob];
  const [whole, inner] = found;
  const [head, tail] = [glob.slice(0, found.index), glob.slice(found.index + whole.length)];
  return inner.split(',').flatMap((one) => braces(head + one + tail));
}

const escaped = (text) => text.replace(/[.+^$()|[\]\\?]/g, '\\$&');

function globPattern(glob) {
  const source = (one) => escaped(one).replace(/\*\*/g, '\0').replace(/\*/g, '[^/]*').replace(/\0/g, '.*');
  return new RegExp(`^(?:${braces(glob).map(source).join('|')})$`);
}

/** A hub's own images, which count whether its values name them or not. */
const OWN_IMAGES = {
  user: { context: 'user-images/<hub>' },
  hub: { context: 'hub-images/<hub>' },
};

const patterns = new Map();
function matches(glob, text) {
  if (!patterns.has(glob)) patterns.set(glob, globPattern(glob));
  return patterns.get(glob).test(text);
}

const insert = (text, { hub, env, cluster }) =>
  text.replace(/<(hub|env|cluster)>/g, (_, name) => ({ hub, env, cluster })[name] ?? '');

function listOf(one) {
  if (one === undefined) return [];
  return Array.isArray(one) ? one : [one];
}

/** The hubs that the files declare: `{hub, env, cluster}`, the last two where the path says them. */
function hubsOf(config, paths) {
  if (config.hubs && !config.discover) return Object.keys(config.hubs).map((hub) => ({ hub }));
  const known = { env: Object.keys(config.environments ?? {}), cluster: Object.keys(config.clusters ?? {}) };
  const found = [];
  for (const template of listOf(config.discover ?? 'hub-charts/<hub>/Chart.yaml')) {
    const pattern = new RegExp(`^${escaped(template).replace(/<(\w+)>/g, '(?<$1>[a-z0-9-]+)')}$`);
    for (const path of paths) {
      const groups = pattern.exec(path)?.groups;
      if (!groups || listOf(config.exclude).some((glob) => matches(glob, path))) continue;
      if (Object.entries(known).some(([key, names]) => groups[key] && !names.includes(groups[key]))) continue;
      found.push({ ...groups });
    }
  }
  return found;
}

const keyMatches = (key, hub) =>
  matches(key, braces(key)[0].includes('/') ? `${hub.cluster}/${hub.hub}` : hub.hub);

/** The configuration without those of its `hubs` that match none of a tree's. */
export function plainConfig(text, paths) {
  const config = parse(text);
  if (!config.discover || !config.hubs) return text;
  const hubs = hubsOf(config, paths).map((hub) => ({ ...hub, cluster: settled(config, hub).cluster }));
  const unused = Object.keys(config.hubs).filter((key) => !hubs.some((hub) => keyMatches(key, hub)));
  for (const key of unused) delete config.hubs[key];
  if (Object.keys(config.hubs).length === 0) delete config.hubs;
  return unused.length > 0 ? stringify(config) : text;
}

/** The keys of one hub: top level, environment, hubs; the last that speaks wins. */
function settled(config, hub) {
  const clusterOf = (layer) => insert(layer.cluster ?? hub.cluster ?? '', hub);
  const own = config.discover
    ? Object.entries(config.hubs ?? {}).filter(([key]) => keyMatches(key, hub))
    : [[hub.hub, config.hubs?.[hub.hub]]];
  const narrow = Object.assign({}, ...own.map(([, keys]) => keys ?? {}));
  const env = narrow.environment ?? hub.env ?? config.environment ?? '';
  const all = { ...config, ...config.environments?.[env], ...narrow };
  return { all, env, cluster: hub.cluster ?? clusterOf(all) };
}

/**
 * Everything that each release is made from, hashed.
 *
 * @param text the configuration
 * @param files mode and blob id by path
 * @param read gives the text of a file
 * @returns hash by release id
 */
export function plainHashes(text, files, read) {
  const config = parse(text);
  const paths = [...files.keys()];
  const hubs = hubsOf(config, paths);
  const several = Object.keys(config.clusters ?? {}).filter((name) => name !== '<cluster>').length > 1;
  const hashes = new Map();
  const charts = new Map();
  const below = (folder) => paths.filter((path) => path.startsWith(`${folder}/`));

  /** A file, or what its symbolic link leads to, with all on the way. */
  function real(path, into, depth = 0) {
    const entry = files.get(path);
    if (!entry) {
      for (const file of below(path)) into.add(file);
      return;
    }
    into.add(path);
    if (entry.mode === '120000' && depth < 10)
      real(posix.join(posix.dirname(path), read(path).trim()), into, depth + 1);
  }

  function chartFiles(folder) {
    if (charts.has(folder)) return charts.get(folder);
    const own = new Set();
    charts.set(folder, own);
    for (const path of below(folder)) real(path, own);
    for (const name of ['Chart.yaml', 'requirements.yaml'])
      if (files.has(`${folder}/${name}`))
        for (const [, url] of read(`${folder}/${name}`).matchAll(/file:\/\/([^\s"']+)/g))
          for (const file of chartFiles(posix.join(folder, url))) own.add(file);
    return own;
  }

  function hash(id, all, names) {
    const used = new Set();
    const valuesFiles = [];
    const command = (argv, watch) => {
      for (const word of argv) if (files.has(posix.normalize(word))) real(posix.normalize(word), used);
      for (const glob of listOf(watch).map((one) => insert(one, names)))
        for (const path of paths) if (matches(glob, path)) real(path, used);
    };
    let program = false;
    for (const source of all.values ?? []) {
      if (source.command) {
        program = true;
        command(
          source.command.map((word) => insert(word, names)),
          source.watch,
        );
      } else if (typeof source === 'string') {
        const glob = insert(source, names).replace(/\?$/, '');
        for (const path of paths)
          if (path === glob || (glob.includes('*') && matches(glob, path))) valuesFiles.push(path);
      }
    }
    for (const file of valuesFiles) real(file, used);
    for (const step of [...(all.before ?? []), ...(all.after ?? [])])
      command(
        step.run.map((word) => insert(word, names)),
        step.watch,
      );
    const chart = typeof all.chart === 'string' ? all.chart : all.chart?.path;
    if (chart) {
      const folder = insert(chart, names);
      for (const file of chartFiles(folder)) used.add(file);
      if (all.chart['chart-yaml']) real(insert(all.chart['chart-yaml'], names), used);
      if (files.has(`${folder}/values.yaml`)) valuesFiles.push(`${folder}/values.yaml`);
    }
    const told = valuesFiles.map((file) => read(file)).join('\n');
    for (const [kind, image] of Object.entries({ ...OWN_IMAGES, ...config.images })) {
      if (image.context.includes('<hub>')) {
        const folder = insert(image.context, names);
        if (files.has(`${folder}/Dockerfile`)) for (const file of below(folder)) used.add(file);
        continue;
      }
      const pattern = new RegExp(`^${escaped(image.context).replace('<image>', '([a-z0-9-]+)')}/Dockerfile$`);
      for (const path of paths) {
        const found = pattern.exec(path);
        if (!found) continue;
        const name = image.name.replace('<image>', found[1] ?? kind);
        if (program || new RegExp(`(?<![\\w-])${escaped(name)}(?![\\w/-])`).test(told))
          for (const file of below(posix.dirname(path))) used.add(file);
      }
    }
    const lines = [...used].sort().map((path) => `${path} ${files.get(path).mode} ${files.get(path).oid}`);
    hashes.set(
      id,
      createHash('sha256')
        .update(JSON.stringify([valuesFiles, lines]))
        .digest('hex'),
    );
  }

  const where = new Set(Object.keys(config.clusters ?? {}).filter((name) => name !== '<cluster>'));
  const made = hubs.map((hub) => ({ hub, ...settled(config, hub) }));
  for (const { cluster } of made) where.add(cluster);
  const idOf = (cluster, release) => (several || where.size > 1 ? `${cluster}/${release}` : release);
  for (const { hub, all, env, cluster } of made) {
    const names = { hub: hub.hub, env, cluster };
    hash(idOf(cluster, insert(all.release ?? '<hub>', names)), { chart: 'hub-charts/<hub>', ...all }, names);
  }
  for (const [name, keys] of Object.entries(config.charts ?? {}))
    for (const cluster of keys.clusters === 'all' ? where : listOf(keys.clusters ?? config.cluster))
      hash(idOf(cluster, name), keys, { hub: name, cluster });
  return hashes;
}
