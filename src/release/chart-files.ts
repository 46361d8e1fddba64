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

/** The dependencies that charts/ lacks, as a folder or as an archive; by the lock's exact versions where there is one. */
export async function missingDependencies(chart: string, of: Dependencies): Promise<Dependency[]> {
  const there = new Set(await readdir(join(chart, 'charts')).catch(() => []));
  return (of.locked ?? of.wanted).filter(({ name, version }) => {
    if (there.has(name) || there.has(`${name}-${version}.tgz`)) return false;
    return of.locked !== undefined || ![...there].some((file) => isArchiveOf(file, name));
  });
}

/** Whether a file is `<name>-<version>.tgz`; without a lock any version will do. */
export function isArchiveOf(file: string, name: string): boolean {
  return file.startsWith(`${name}-`) && /^v?\d.*\.tgz$/.test(file.slice(name.length + 1));
}
