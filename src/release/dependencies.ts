import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { leadsOut, writeInside } from '../host/links.js';
import { makeScratch } from '../host/private.js';
import { ProblemError } from '../problem.js';
import type { ChartSource, Problem } from '../words.js';
import {
  type Dependencies,
  isArchiveOf,
  isLockBehind,
  missingDependencies,
  readDependencies,
} from './chart-files.js';
import { outsideReach } from './chart-reach.js';
import { fetched } from './fetching.js';
import { type ChartPath, dependencyBuildArgs, type Helm, pullArgs, type RepositoryFiles } from './helm.js';

/** What fetching charts needs. */
export interface ChartContext {
  /** The staged tree's root. Charts lie in it. */
  readonly staged: string;
  readonly helm: Helm;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** What stands in a local chart's own values.yaml for this release, where others have the chart too. */
  readonly chartValues?: string | undefined;
}

const FETCH_TIMEOUT_MS = 300_000;

/** Work of one run that is done once: by staged tree, then by what is fetched. */
interface Store {
  /** Folders and archives that are ready, or being made so. */
  readonly ready: Map<string, Promise<ChartPath>>;
  /** charts/ folders, by their dependencies' digest. */
  readonly built: Map<string, Promise<string>>;
  /** The last work on each chart folder: what is done to one folder takes turns. */
  readonly turns: Map<string, Promise<unknown>>;
}

const stores = new Map<string, Store>();

function storeOf(staged: string): Store {
  const store = stores.get(staged) ?? { ready: new Map(), built: new Map(), turns: new Map() };
  stores.set(staged, store);
  return store;
}

/**
 * Makes a chart ready for Helm: a local one with its dependencies in charts/, others fetched by their version. Done
 * once in a run for each chart, however many hubs share it.
 *
 * @throws ProblemError at the Chart.yaml, or naming the repository that does not answer
 */
export function prepareChart(chart: ChartSource, context: ChartContext): Promise<ChartPath> {
  const { ready } = storeOf(context.staged);
  const key = JSON.stringify([chart, context.chartValues]);
  const known = ready.get(key) ?? makeReady(chart, context);
  ready.set(key, known);
  return known;
}

async function makeReady(chart: ChartSource, context: ChartContext): Promise<ChartPath> {
  if (chart.kind !== 'local') return pull(chart, context);
  const folder = resolve(context.staged, chart.path);
  const variant = chart.chartYaml;
  return inTurn(folder, context, async () => {
    if (variant) return makeVariant(folder, resolve(context.staged, variant), context);
    await buildDependencies(folder, context);
    return withOwnValues(folder, context);
  });
}

/** One piece of work at a time on a chart's folder. */
function inTurn<T>(folder: string, context: ChartContext, work: () => Promise<T>): Promise<T> {
  const { turns } = storeOf(context.staged);
  const turn = (turns.get(folder) ?? Promise.resolve()).then(work, work);
  turns.set(folder, turn);
  return turn;
}

async function pull(
  chart: Exclude<ChartSource, { kind: 'local' }>,
  context: ChartContext,
): Promise<ChartPath> {
  const folder = makeScratch('pulled');
  const { version } = chart;
  const named =
    chart.kind === 'oci'
      ? { name: chart.oci, version }
      : { repository: chart.repository, name: chart.name, version };
  context.say(`fetching chart ${named.name} ${version}`);
  const what = `The chart ${named.name} ${version}${named.repository ? ` of ${named.repository}` : ''}`;
  await fetched(context, { what }, () =>
    context.helm.run(pullArgs(named, folder), { signal: context.signal, timeoutMs: FETCH_TIMEOUT_MS }),
  );
  const [archive] = await readdir(folder);
  return join(folder, archive ?? '');
}

/**
 * `helm dependency build` where charts/ lacks something, or the lock is not the chart's any more. Charts that are dependencies by `file://` are made ready
 * first, because Helm packs them as they are.
 */
async function buildDependencies(folder: string, context: ChartContext): Promise<void> {
  const dependencies = await read(folder, context);
  const local = dependencies.wanted.filter(({ repository }) => repository.startsWith('file://'));
  for (const { repository } of local) {
    const other = resolve(folder, repository.slice('file://'.length));
    if (other !== folder) await inTurn(other, context, () => buildDependencies(other, context));
  }
  const missing = await missingDependencies(folder, dependencies);
  if (missing.length === 0 && !isLockBehind(dependencies)) return;
  if (local.length > 0) return build(folder, dependencies, context);

  const { built } = storeOf(context.staged);
  const key = digest([dependencies.wanted, dependencies.locked]);
  const same = built.get(key);
  if (same) return copyArchives(await same, join(folder, 'charts'), dependencies);
  const building = build(folder, dependencies, context).then(() => join(folder, 'charts'));
  built.set(key, building);
  await building;
}

/** @throws ProblemError where Helm would read or write outside of the staged tree, or the chart cannot be read */
async function read(folder: string, context: ChartContext): Promise<Dependencies> {
  try {
    const reach = await outsideReach(context.staged, folder);
    if (reach) throw new ProblemError(reach);
    return await readDependencies(folder);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const place = { file: `${relative(context.staged, folder)}/Chart.yaml` };
    throw new ProblemError({
      severity: 'error',
      title: 'A chart cannot be read',
      message: `${place.file} cannot be read: ${(error as Error).message.split('\n')[0]}`,
      ...place,
    });
  }
}

async function copyArchives(from: string, to: string, { wanted }: Dependencies): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const file of await readdir(from)) {
    if (wanted.some(({ name }) => isArchiveOf(file, name))) await cp(join(from, file), join(to, file));
  }
}

async function build(folder: string, dependencies: Dependencies, context: ChartContext): Promise<void> {
  const where = relative(context.staged, folder);
  context.say(`fetching what chart ${where} depends on`);
  const repositories = await repositoryFiles(dependencies, context);
  const call = { signal: context.signal, timeoutMs: FETCH_TIMEOUT_MS, repositories };
  const wish = { what: `What chart ${where} depends on`, file: `${where}/${dependencies.file}` };
  await fetched(context, wish, () => context.helm.run(dependencyBuildArgs(folder), call));
}

/**
 * A list of repositories for Helm with just those that the chart names, so that nobody has to `helm repo add` them.
 * One that the user has already added comes with its login.
 */
async function repositoryFiles(dependencies: Dependencies, context: ChartContext): Promise<RepositoryFiles> {
  const named = [...dependencies.wanted, ...(dependencies.locked ?? [])].filter(({ repository }) =>
    /^(?:(?:@|alias:).|https?:)/.test(repository),
  );
  const own = named.length > 0 ? await userRepositories(context.helm) : [];
  const entries = new Map<string, Readonly<Record<string, unknown>>>();
  for (const { repository } of named) {
    const alias = /^(?:@|alias:)(.+)$/.exec(repository)?.[1];
    const known = own.find(
      ({ name, url }) => name === alias || (url !== undefined && sameUrl(url, repository)),
    );
    if (known) entries.set(repository, known);
    else if (!alias) entries.set(repository, { name: `hub-deploy-${entries.size}`, url: repository });
  }
  // Beside the staged tree: a link of a chart could lead to what lies in it, and a repository's entry has its login.
  const folder = makeScratch('repositories');
  const config = join(folder, 'repositories.yaml');
  const document = {
    apiVersion: 'v1',
    generated: new Date(0).toISOString(),
    repositories: [...new Set(entries.values())],
  };
  await writeFile(config, JSON.stringify(document), { mode: 0o600 });
  return { config, cache: join(folder, 'cache') };
}

interface UserRepository extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly url?: string;
}

async function userRepositories(helm: Helm): Promise<readonly UserRepository[]> {
  const { stdout } = await helm.run(['env', 'HELM_REPOSITORY_CONFIG']);
  const text = await readFile(stdout.trim(), 'utf8').catch(() => '');
  if (!text) return [];
  const { parse } = await import('yaml');
  return (parse(text) as { repositories?: UserRepository[] } | null)?.repositories ?? [];
}

function sameUrl(a: string, b: string): boolean {
  return a.replace(/(?<!\/)\/+$/, '') === b.replace(/(?<!\/)\/+$/, '');
}

/**
 * A chart with another Chart.yaml in its place: a copy beside the folder, because elsewhere it would lose its `file://`
 * dependencies, and in the folder itself other hubs may be reading. The folder's lock does not fit another Chart.yaml.
 */
async function makeVariant(folder: string, chartYaml: string, context: ChartContext): Promise<ChartPath> {
  const copy = await copyBeside(folder, context);
  await rm(join(copy, 'Chart.lock'), { force: true });
  await cp(chartYaml, join(copy, 'Chart.yaml'));
  await buildDependencies(copy, context);
  return withOwnValues(copy, context);
}

/** The chart itself, or a copy with the values of one release in it: others read the folder with theirs. */
async function withOwnValues(folder: string, context: ChartContext): Promise<ChartPath> {
  const { staged, chartValues } = context;
  if (chartValues === undefined) return folder;
  const copy = await copyBeside(folder, context);
  await writeInside(staged, join(copy, 'values.yaml'), chartValues, 0o600);
  return copy;
}

async function copyBeside(folder: string, { staged }: ChartContext): Promise<string> {
  if (await leadsOut(staged, dirname(folder))) throw new ProblemError(noRoomBeside(relative(staged, folder)));
  const copy = await mkdtemp(join(dirname(folder), '.hub-deploy-'));
  await cp(folder, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function noRoomBeside(chart: string): Problem {
  return {
    severity: 'error',
    file: `${chart}${chart && '/'}Chart.yaml`,
    title: 'A chart that is the whole repository',
    message:
      'Releases that have a Chart.yaml or values of their own in one chart get a copy of it, which lies beside it in the repository. Move the chart into a folder.',
  };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
