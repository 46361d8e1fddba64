import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BuildLog } from '../../src/images/build.js';
import type { Image, PlannedImage } from '../../src/words.js';

/** An image as the fleet would have it: `user-images/NAME` of the convention. */
export function image(name: string, overrides: Partial<Image> = {}): Image {
  const context = `user-images/${name}`;
  return {
    key: `user/${name}`,
    kind: 'user',
    hub: name,
    context,
    dockerfile: `${overrides.context ?? context}/Dockerfile`,
    args: {},
    platforms: [],
    contexts: {},
    secrets: [],
    valuesPath: [],
    trackBases: false,
    declaredAt: { file: `hub-charts/${name}/Chart.yaml` },
    ...overrides,
  };
}

/** An image that the plan says to build as `REGISTRY/ORG/NAME:TAG`. */
export function planned(
  image: Image,
  repository: string,
  tag: string,
  overrides: Partial<PlannedImage> = {},
): PlannedImage {
  return { image, name: repository, tag, action: 'build', reasons: ['tests want it'], ...overrides };
}

/** A staged tree with these files; `BUSYBOX` as a content is the sandbox's. */
export async function stagedTree(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'hub-deploy-staged-'));
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    if (content === BUSYBOX) await copyFile(join(process.env.SANDBOX_DIR ?? '', 'bin/busybox'), file);
    else await writeFile(file, content);
  }
  return root;
}

/** As a file's content: a static busybox (machines need not have one), which makes a whole image with `FROM scratch`. */
export const BUSYBOX = '<busybox>';

export function removeTree(root: string): Promise<void> {
  return rm(root, { recursive: true, force: true });
}

/** A log that remembers. */
export function memoryLog(): BuildLog & {
  readonly lines: string[];
  readonly groups: Map<string, readonly string[]>;
} {
  const lines: string[] = [];
  const groups = new Map<string, readonly string[]>();
  return {
    lines,
    groups,
    line: (text) => lines.push(text),
    group: (title, content) => groups.set(title, content),
  };
}
