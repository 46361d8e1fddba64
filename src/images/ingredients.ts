import { type FollowLinks, foldersOf } from '../fleet/folders.js';
import { isReference } from '../fleet/named-context.js';
import { linkOut, ProblemError } from '../problem.js';
import type { Image, Problem, Tree, TreeEntry } from '../words.js';
import { contextFilter, parseDockerignore } from './dockerignore.js';
import type { ImageTag } from './tag.js';

/** One file as it counts: mode, path relative to its context, blob id. */
type FileRecord = readonly [mode: string, path: string, oid: string];

/** A folder that docker build gets, with the file that says what of it. */
interface Context {
  readonly folder: string;
  readonly ignore?: TreeEntry;
}

/** Where an image's ingredients lie in the tree. */
export interface Places {
  readonly image: Image;
  readonly dockerfile?: TreeEntry;
  readonly context?: Context;
  /** Links that docker would not follow, or that lead out of the repository. */
  readonly problems: readonly Problem[];
  /** Sorted by name; a reference has a scheme. */
  readonly contexts: readonly {
    readonly name: string;
    readonly reference?: string;
    readonly context?: Context;
  }[];
}

/** What one image is made from, before the tags of the images below it are known. */
export interface Ingredients {
  readonly image: Image;
  readonly content: Readonly<Record<string, unknown>>;
  readonly files: readonly string[];
  readonly from: ImageTag['from'];
  readonly problems: readonly Problem[];
}

/** Finds an image's ingredients, looking into no folder yet. */
export function placesOf(tree: Tree, follow: FollowLinks, image: Image): Places {
  const folders = Object.values(image.contexts).filter((where) => !isReference(where));
  const fileAt = (path: string): TreeEntry | undefined => {
    const real = follow(path);
    return real === undefined ? undefined : tree.entries.get(real);
  };
  const problems = [image.dockerfile, image.context, ...folders]
    .filter((path) => follow(path) === undefined)
    .map(linkOut);
  const contextAt = (path: string, own?: TreeEntry): Context | undefined => {
    const folder = follow(path);
    if (folder === undefined) return undefined;
    const ignore = own ?? tree.entries.get(folder === '' ? '.dockerignore' : `${folder}/.dockerignore`);
    if (ignore?.mode === '120000') problems.push(linkedIgnore(ignore.path));
    return ignore ? { folder, ignore } : { folder };
  };
  const dockerfile = fileAt(image.dockerfile);
  // It wins over the context's own .dockerignore (BuildKit, frontend/dockerui).
  const context = contextAt(image.context, dockerfile && tree.entries.get(`${dockerfile.path}.dockerignore`));
  const contexts = sorted(Object.entries(image.contexts)).map(([name, where]) => {
    if (isReference(where)) return { name, reference: where };
    const found = contextAt(where);
    return found ? { name, context: found } : { name };
  });
  return {
    image,
    contexts,
    problems,
    ...(dockerfile ? { dockerfile } : {}),
    ...(context ? { context } : {}),
  };
}

/** BuildKit looks for it inside of the context alone, and would send the whole folder. */
function linkedIgnore(file: string): Problem {
  return {
    severity: 'error',
    file,
    title: 'An ignore file that is a link',
    message: `${file} is a symbolic link, which BuildKit does not follow out of the folder it stands in: what it names would go into the image. Put the file itself there.`,
  };
}

/** Whether a file around one of these paths may go into an image: true too often, never too seldom. */
export function mayHold({ dockerfile, context, contexts }: Places, around: ReadonlySet<string>): boolean {
  if (dockerfile && around.has(dockerfile.path)) return true;
  return [context, ...contexts.map((named) => named.context)].some(
    (one) => one && (around.has(one.folder) || (one.ignore && around.has(one.ignore.path))),
  );
}

/** The Dockerfiles and ignore files of all images, in one git process; by path. */
export async function readTexts(tree: Tree, places: Iterable<Places>): Promise<ReadonlyMap<string, Buffer>> {
  const paths = new Set<string>();
  for (const { dockerfile, context, contexts } of places) {
    if (dockerfile) paths.add(dockerfile.path);
    if (context?.ignore) paths.add(context.ignore.path);
    for (const named of contexts) if (named.context?.ignore) paths.add(named.context.ignore.path);
  }
  const list = [...paths];
  const contents = await tree.read(list);
  return new Map(list.map((path, i) => [path, contents[i] ?? Buffer.alloc(0)]));
}

/** What an image is made from, but for the images that it is built upon. */
export function gather(
  tree: Tree,
  { image, dockerfile, context, contexts, problems: found }: Places,
  texts: ReadonlyMap<string, Buffer>,
): Ingredients {
  const problems: Problem[] = [...found];
  const files = new Set<string>(dockerfile ? [dockerfile.path] : []);
  const records = (one: Context | undefined) => contextRecords(tree, one, texts, files, problems);
  const content = {
    context: records(context),
    dockerfile: dockerfile?.oid ?? null,
    target: image.target ?? null,
    args: sorted(Object.entries(image.args)),
    platforms: [...image.platforms].sort(),
    contexts: contexts.map((one) => [one.name, one.reference ?? records(one.context)]),
    epoch: image.epoch ?? null,
    bases: null,
  };
  return { image, content, files: [...files], from: [], problems };
}

/** The files that docker build would have; their paths, and the ignore file's, are added to `files`. */
function contextRecords(
  tree: Tree,
  context: Context | undefined,
  texts: ReadonlyMap<string, Buffer>,
  files: Set<string>,
  problems: Problem[],
): readonly FileRecord[] {
  if (!context) return [];
  const { folder, ignore } = context;
  const start = folder === '' ? 0 : folder.length + 1;
  const passes = ignore && filterOf(ignore, texts, problems);
  if (ignore) files.add(ignore.path);
  const records: FileRecord[] = [];
  for (const { mode, path, oid } of foldersOf(tree).get(folder) ?? []) {
    const relative = path.slice(start);
    if (passes && !passes(relative)) continue;
    files.add(path);
    records.push([mode, relative, oid]);
  }
  return sorted(records, 1);
}

function filterOf(
  ignore: TreeEntry,
  texts: ReadonlyMap<string, Buffer>,
  problems: Problem[],
): ((path: string) => boolean) | undefined {
  try {
    const text = texts.get(ignore.path)?.toString('utf8') ?? '';
    return contextFilter(parseDockerignore(text, { file: ignore.path }));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

/** By one field, as JavaScript compares texts: the same on every machine, whatever its locale. */
export function sorted<T extends readonly unknown[]>(rows: readonly T[], by = 0): readonly T[] {
  return [...rows].sort((a, b) => ((a[by] as string) < (b[by] as string) ? -1 : 1));
}
