import type { Tree, TreeEntry } from '../../src/words.js';

/** A file's content; a symbolic link's target; or nothing that matters. */
export type Content = string | { readonly link: string } | null;

/** A tree of a list of paths, or of paths with contents, that counts how often it is read. */
export function treeOf(
  files: readonly string[] | Readonly<Record<string, Content>>,
): Tree & { reads: number } {
  const contents = new Map<string, Content>(
    Array.isArray(files) ? files.map((path) => [path, null]) : Object.entries(files),
  );
  const entries = [...contents]
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(([path, content]): [string, TreeEntry] => {
      const mode = content !== null && typeof content === 'object' ? '120000' : '100644';
      return [path, { path, mode, oid: `oid of ${path}` }];
    });
  const tree = {
    commit: '0123456789abcdef0123456789abcdef01234567',
    uncommitted: [],
    entries: new Map(entries),
    reads: 0,
    async read(paths: readonly string[]) {
      tree.reads += 1;
      return paths.map((path) => {
        const content = contents.get(path);
        if (content === undefined) return null;
        return Buffer.from(typeof content === 'string' ? content : (content?.link ?? ''));
      });
    },
  };
  return tree;
}

/** A tree with a hub-deploy.yaml beside empty files. */
export function treeWith(
  config: string,
  paths: readonly string[],
  more: Readonly<Record<string, Content>> = {},
) {
  return treeOf({
    ...Object.fromEntries(paths.map((path) => [path, null])),
    ...more,
    'hub-deploy.yaml': config,
  });
}

/** The files of a hub of the convention. */
export function hubFiles(hub: string): string[] {
  return [`hub-charts/${hub}/Chart.yaml`, `hub-charts/${hub}/values.yaml`, `user-images/${hub}/Dockerfile`];
}
