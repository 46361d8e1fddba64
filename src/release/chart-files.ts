import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One entry of a chart's `dependencies`. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
  /** `https://...`, `oci://...`, `file://...`, `@name`, `alias:name`, or empty for one that lies in charts/. */
  readonly repository: string;
}

/** What a chart folder says of its dependencies. */
export interface Dependencies {
  /** Of Chart.yaml, or of an old requirements.yaml. */
  readonly wanted: readonly Dependency[];
  /** Of the lock beside it; absent without one. */
  readonly locked?: readonly Dependency[];
  /** The file that names them, for messages. */
  readonly file: 'Chart.yaml' | 'requirements.yaml';
}

/**
 * Reads a chart folder's dependencies.
 *
 * @throws where the folder has no Chart.yaml, or a file is no YAML
 */
export async function readDependencies(chart: string): Promise<Dependencies> {
  const { parse } = await import('yaml');
  const read = async (name: string) => {
    const text = await readFile(join(chart, name), 'utf8').catch(ignoreMissing);
    return text === undefined ? undefined : dependencyList(parse(text));
  };
  const wanted = (await read('Chart.yaml')) ?? [];
  const old = wanted.length === 0 ? await read('requirements.yaml') : undefined;
  const locked = await read(old ? 'requirements.lock' : 'Chart.lock');
  return {
    wanted: old ?? wanted,
    file: old ? 'requirements.yaml' : 'Chart.yaml',
    ...(locked ? { locked } : {}),
  };
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function dependencyList(document: unknown): Dependency[] {
  const list = (document as { dependencies?: unknown } | null)?.dependencies;
  if (!Array.isArray(list)) return [];
  return list.map((item) => ({
    name: String(item?.name ?? ''),
    version: String(item?.version ?? ''),
    repository: String(item?.repository ?? ''),
  }));
}

/** The dependencies that charts/ lacks, as a folder or as an archive; by exact versions where the lock or the chart has them. */
export async function missingDependencies(chart: string, of: Dependencies): Promise<Dependency[]> {
  const there = new Set(await readdir(join(chart, 'charts')).catch(() => []));
  return (of.locked ?? of.wanted).filter(({ name, version }) => {
    if (there.has(name) || there.has(`${name}-${version}.tgz`)) return false;
    return (
      of.locked !== undefined || EXACT.test(version) || ![...there].some((file) => isArchiveOf(file, name))
    );
  });
}

/** A version, and no range of them. */
const EXACT = /^v?\d+\.\d+\.\d+(?:[-+].*)?$/;

/**
 * Whether the chart was changed and its lock was not: Helm deploys what charts/ has, without a look at versions. Only
 * what can be told without Helm's rules for ranges; `helm dependency build` judges then.
 */
export function isLockBehind({ wanted, locked }: Dependencies): boolean {
  if (!locked) return false;
  const versions = new Map(locked.map(({ name, version }) => [name, plain(version)]));
  return wanted.some(({ name, version }) => {
    const found = versions.get(name);
    return found === undefined || (EXACT.test(version) && plain(version) !== found);
  });
}

function plain(version: string): string {
  return version.replace(/^v/, '');
}

/** Whether a file is `<name>-<version>.tgz`. */
export function isArchiveOf(file: string, name: string): boolean {
  return file.startsWith(`${name}-`) && /^v?\d.*\.tgz$/.test(file.slice(name.length + 1));
}
