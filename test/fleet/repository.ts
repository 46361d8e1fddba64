import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const made: string[] = [];

/** A folder that `removeFolders` takes away. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hub-deploy-test-'));
  made.push(folder);
  return folder;
}

/** For afterAll. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** A file's new content; null deletes it. */
export type Content =
  | string
  | Buffer
  | { readonly link: string }
  | { readonly run: string; readonly mode: number }
  | null;

/** A real git repository in a folder of its own. */
export interface Repository {
  readonly folder: string;
  /** Runs git there; its stdout without the last line end. */
  git(...args: string[]): string;
  write(files: Readonly<Record<string, Content>>): void;
  /** Writes, adds all and commits; the commit's id. */
  commit(files: Readonly<Record<string, Content>>, message?: string): string;
  /** Clones it as the runner does, by `git fetch`; `depth` makes it shallow. */
  clone(options?: { readonly depth?: number; readonly branch?: string }): Repository;
}

// Nothing of this machine's settings, and every commit a second after the one before.
let second = 1_700_000_000;
function environment(): NodeJS.ProcessEnv {
  second += 1;
  return {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.org',
    GIT_AUTHOR_DATE: `${second} +0000`,
    GIT_COMMITTER_DATE: `${second} +0000`,
  };
}

function at(folder: string): Repository {
  const repository: Repository = {
    folder,
    git: (...args) =>
      execFileSync('git', args, { cwd: folder, env: environment(), encoding: 'utf8', stdio: 'pipe' }).replace(
        /\n$/,
        '',
      ),
    write(files) {
      for (const [path, content] of Object.entries(files)) put(join(folder, path), content);
    },
    commit(files, message = 'change') {
      repository.write(files);
      repository.git('add', '-A');
      // What it prints holds the commit's id, whole: `[main 0123…] change`.
      const made = repository.git('-c', 'core.abbrev=no', 'commit', '--allow-empty', '-m', message);
      return /^\[.*?([0-9a-f]{40,64})\] /.exec(made)?.[1] as string;
    },
    clone({ depth, branch } = {}) {
      const copy = makeFolder();
      const flags = [...(depth ? [`--depth=${depth}`] : []), ...(branch ? ['--branch', branch] : [])];
      // By URL: a clone by path ignores --depth.
      repository.git('clone', '-q', ...flags, `file://${folder}`, copy);
      return at(copy);
    },
  };
  return repository;
}

/** What tests start from, each made once and then copied: starting a git is most of what a test costs. */
const starts = new Map<string, Repository>();

/**
 * A repository whose branch is `main`, with `files` as its first commit, or empty. It serves any commit by its id, as
 * GitHub does.
 */
export function makeRepository(
  options: { readonly format?: 'sha1' | 'sha256'; readonly files?: Readonly<Record<string, Content>> } = {},
): Repository {
  const key = JSON.stringify(options);
  let start = starts.get(key);
  if (!start) {
    const { files, ...empty } = options;
    start = files ? makeRepository(empty) : initialized(options.format ?? 'sha1');
    if (files) start.commit(files);
    starts.set(key, start);
  }
  const copy = makeFolder();
  cpSync(start.folder, copy, { recursive: true, verbatimSymlinks: true });
  return at(copy);
}

function initialized(format: string): Repository {
  const repository = at(makeFolder());
  // Without the sample hooks, which are most of an empty repository.
  repository.git('init', '-q', '-b', 'main', '--template=', `--object-format=${format}`);
  repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  repository.git('config', 'uploadpack.allowFilter', 'true');
  // Else each commit starts two more processes to see whether there is something to tidy up.
  repository.git('config', 'maintenance.auto', 'false');
  return repository;
}

function put(path: string, content: Content): void {
  rmSync(path, { recursive: true, force: true });
  if (content === null) return;
  mkdirSync(dirname(path), { recursive: true });
  if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(path, content);
  else if ('link' in content) symlinkSync(content.link, path);
  else {
    writeFileSync(path, content.run);
    chmodSync(path, content.mode);
  }
}

/** How many git processes a piece of work started, by GIT_TRACE2. */
export async function countGit(work: () => Promise<unknown>): Promise<string[]> {
  const { readFileSync } = await import('node:fs');
  const trace = join(makeFolder(), 'trace');
  process.env.GIT_TRACE2_EVENT = trace;
  try {
    await work();
  } finally {
    delete process.env.GIT_TRACE2_EVENT;
  }
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"cmd_name"'))
    .map((line) => (JSON.parse(line) as { name: string }).name);
}
