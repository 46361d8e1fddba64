import { ProblemError } from '../problem.js';
import type { Change, Changes, RunEvent, Tree } from '../words.js';
import { askHistory, fetchCommit, isShallow } from './fetch.js';
import { git, gitText } from './git.js';
import { type Commit, lookUp } from './objects.js';
import { recordsOf } from './records.js';
import { readTree } from './tree.js';

/** What is compared: the base is absent where none can be had, and equals the head where nothing is asked of it. */
interface Comparison {
  readonly head: Commit;
  readonly base?: string;
  readonly how: string;
}

/**
 * Finds what the event changed, with local git alone; what a shallow clone lacks of it is fetched, one commit with its
 * files, never a list from GitHub's API (which ends at 300 files).
 *
 * | event | compared with |
 * |---|---|
 * | push, merge group | the commit it started from; also for a force push, whose old commits GitHub still serves |
 * | new branch or tag, or a start that is gone | the merge base with the default branch, else everything counts |
 * | pull request | the merge commit's first parent |
 * | dispatch, schedule | nothing: they touch nothing |
 * | local | `--base`, else the merge base with the default branch or upstream, and the working folder as it is |
 *
 * @param directory a folder of the checkout
 * @param tree what `readTree` gave for this run, to spare a second look at the working folder
 * @throws ProblemError where the head, or a base that a person named, is no commit
 */
export async function findChanges(
  directory: string,
  event: RunEvent,
  tree?: Tree | Promise<Tree>,
): Promise<Changes> {
  const comparison = await compared(directory, event);
  if (!comparison) {
    return { head: '', how: 'everything counts as changed: there is no commit yet', files: 'everything' };
  }
  const { head, base, how } = comparison;
  const committed = async (): Promise<Changes> =>
    base === undefined
      ? { head: head.oid, how, files: 'everything' }
      : { base, head: head.oid, how, files: await filesBetween(directory, base, head) };
  if (event.name !== 'local' || event.sha !== undefined) return committed();
  const [changes, working] = await Promise.all([committed(), tree ?? readTree(directory, {})]);
  return working.uncommitted.length > 0 ? withWorkingFolder(directory, changes, working) : changes;
}

async function compared(directory: string, event: RunEvent): Promise<Comparison | undefined> {
  // What is checked out is what is worked on, also where a workflow checks out another commit than the event's own.
  const asked = event.name === 'local' ? event.sha : undefined;
  const revs = await Promise.all([asked ?? 'HEAD', event.base ?? ''].map((rev) => resolve(directory, rev)));
  const [head, base] = await lookUp(directory, revs);
  if (!head) {
    if (asked === undefined) return undefined;
    throw noCommit(asked);
  }
  switch (event.name) {
    case 'push':
    case 'merge_group':
      return pushed(directory, event, head, base);
    case 'pull_request':
      return pullRequest(directory, event, head);
    case 'local':
      return local(directory, event, head, base);
    default:
      return { head, base: head.oid, how: `compared with nothing: a ${event.name} touches no file` };
  }
}

async function pushed(
  directory: string,
  event: RunEvent,
  head: Commit,
  known: Commit | undefined,
): Promise<Comparison> {
  if (!event.base || /^0+$/.test(event.base)) {
    return fromDefaultBranch(directory, event, head, `${refWord(event)} is new`);
  }
  const base = known ?? (await fetched(directory, event.base, event));
  const named = short(event.base);
  if (!base) return fromDefaultBranch(directory, event, head, `${named}, where it started, cannot be had`);
  const what = event.forced ? 'which this force push replaced' : 'where it started';
  return { head, base: base.oid, how: `compared with ${named}, ${what}` };
}

async function pullRequest(directory: string, event: RunEvent, head: Commit): Promise<Comparison> {
  const [first, second] = head.parents;
  if (first && second) {
    // A depth-1 checkout has no HEAD^1, but the commit itself names its parents.
    const [here] = await lookUp(directory, [first]);
    if (here ?? (await fetched(directory, first, event))) {
      return { head, base: first, how: `compared with ${short(first)}, which it is merged into` };
    }
  }
  const base = event.base && (await mergeBase(directory, event, head, event.base));
  if (base)
    return { head, base, how: `compared with ${short(base)}, where the pull request leaves its base` };
  return fromDefaultBranch(directory, event, head, 'its base cannot be had');
}

async function local(
  directory: string,
  event: RunEvent,
  head: Commit,
  named: Commit | undefined,
): Promise<Comparison> {
  if (event.base) {
    const base = named ?? (await fetched(directory, event.base, event));
    if (!base) throw noCommit(event.base);
    return { head, base: base.oid, how: `compared with ${short(base.oid)}, as asked` };
  }
  for (const name of await mainlines(directory, event)) {
    const [tip] = await lookUp(directory, [name]);
    const base = tip && (await mergeBase(directory, event, head, tip.oid));
    if (base)
      return {
        head,
        base,
        how: `compared with ${short(base)}, which ${await shortName(directory, name)} holds`,
      };
  }
  const why = 'there is no upstream branch to compare with (name one with --base)';
  return { head, how: `everything counts as changed: ${why}` };
}

/** Where a branch's work goes in the end, best first: refs that may or may not be there. */
async function mainlines(directory: string, event: RunEvent): Promise<string[]> {
  const upstream = await git(directory, ['rev-parse', '--symbolic-full-name', '@{upstream}'], {
    okCodes: [0, 128],
  });
  const branch = event.defaultBranch;
  return [
    'refs/remotes/origin/HEAD',
    ...(branch ? [`refs/remotes/origin/${branch}`] : []),
    ...(upstream.code === 0 ? [upstream.stdout.toString('utf8').trim()] : []),
    ...(branch ? [`refs/heads/${branch}`] : []),
  ];
}

async function shortName(directory: string, ref: string): Promise<string> {
  return gitText(directory, ['rev-parse', '--abbrev-ref', ref]);
}

/** The merge base with the default branch; without one, or on that branch itself, everything counts. */
async function fromDefaultBranch(
  directory: string,
  event: RunEvent,
  head: Commit,
  why: string,
): Promise<Comparison> {
  const branch = event.defaultBranch;
  if (branch === undefined || event.ref === `refs/heads/${branch}`) {
    return { head, how: `everything counts as changed: ${why}` };
  }
  const [tip] = await lookUp(directory, [`refs/remotes/origin/${branch}`]);
  const base = await mergeBase(directory, event, head, tip?.oid ?? `refs/heads/${branch}`);
  if (base) return { head, base, how: `compared with ${short(base)}, where it leaves ${branch}: ${why}` };
  return { head, how: `everything counts as changed: ${why}, and it shares no commit with ${branch}` };
}

/**
 * @param other a full id, or a ref of the server where the clone does not have it
 * @returns the full id of a commit whose files are here; undefined where there is none in common or it cannot be had
 */
async function mergeBase(
  directory: string,
  event: RunEvent,
  head: Commit,
  other: string,
): Promise<string | undefined> {
  const ask = async (repository: string, [a, b]: readonly string[]) =>
    gitText(repository, ['merge-base', a as string, b as string], { okCodes: [0, 1, 128] });
  const here = (await isShallow(directory)) ? '' : await ask(directory, [head.oid, other]);
  const oid = here || (await askHistory(directory, [head.oid, other], event, ask));
  if (!oid) return undefined;
  const [base] = await lookUp(directory, [oid]);
  return (base ?? (await fetched(directory, oid, event)))?.oid;
}

async function fetched(
  directory: string,
  oid: string | undefined,
  event: RunEvent,
): Promise<Commit | undefined> {
  if (!oid || !isId(oid) || !(await fetchCommit(directory, oid, event))) return undefined;
  return (await lookUp(directory, [oid]))[0];
}

async function filesBetween(
  directory: string,
  base: string,
  head: Commit,
): Promise<ReadonlyMap<string, Change>> {
  if (base === head.oid) return new Map();
  const isOneCommit = head.parents.length === 1 && head.parents[0] === base;
  const [{ stdout }, commits] = await Promise.all([
    git(directory, [
      'diff-tree',
      '-r',
      '-z',
      '--no-renames',
      '--name-status',
      '--ignore-submodules=none',
      base,
      head.oid,
    ]),
    isOneCommit ? undefined : newestCommits(directory, base, head.oid),
  ]);
  const fields = recordsOf(stdout).text.split('\0');
  const files = new Map<string, Change>();
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const path = fields[i + 1] as string;
    const commit = isOneCommit ? head.oid : commits?.get(path);
    files.set(path, { status: statusOf(fields[i] as string), ...(commit ? { commit: short(commit) } : {}) });
  }
  return files;
}

function statusOf(letter: string): Change['status'] {
  if (letter === 'A') return 'added';
  return letter === 'D' ? 'deleted' : 'modified';
}

/** By path, the newest commit of the range that touched it. Empty in a shallow clone, which does not know. */
async function newestCommits(
  directory: string,
  base: string,
  head: string,
): Promise<ReadonlyMap<string, string>> {
  const newest = new Map<string, string>();
  if (await isShallow(directory)) return newest;
  // -c: a merge counts only for the files that it made different from both its parents.
  const plain = ['--no-renames', '--no-color'];
  const flags = ['--topo-order', '-c', '--name-only', ...plain];
  const { stdout } = await git(directory, [
    // A setting and no flag: git before 2.28 knows neither, and takes this.
    ...['-c', 'diff.relative=false', 'log'],
    '-z',
    ...flags,
    '--format=tformat:%x01%H',
    `${base}..${head}`,
  ]);
  for (const block of recordsOf(stdout).text.split('\x01').slice(1)) {
    const [commit = '', ...paths] = block.split(/\0\n?/);
    for (const path of paths) if (path !== '' && !newest.has(path)) newest.set(path, commit);
  }
  return newest;
}

/** The committed changes, and what the working folder does to them. */
async function withWorkingFolder(directory: string, changes: Changes, working: Tree): Promise<Changes> {
  const how = `${changes.how}; with the working folder as it is`;
  if (changes.files === 'everything' || changes.base === undefined) return { ...changes, how };
  const [base, head] = await Promise.all([
    readTree(directory, { rev: changes.base }),
    readTree(directory, { rev: changes.head }),
  ]);
  const files = new Map<string, Change>();
  for (const path of new Set([...base.entries.keys(), ...working.entries.keys()])) {
    const before = base.entries.get(path);
    const now = working.entries.get(path);
    if (before?.oid === now?.oid && before?.mode === now?.mode) continue;
    const last = head.entries.get(path);
    const isCommitted = last?.oid === now?.oid && last?.mode === now?.mode;
    const commit = isCommitted ? changes.files.get(path)?.commit : undefined;
    const status = !before ? 'added' : !now ? 'deleted' : 'modified';
    files.set(path, { status, ...(commit ? { commit } : {}) });
  }
  return { ...changes, how, files };
}

function isId(rev: string): boolean {
  return /^[0-9a-f]{40,64}$/.test(rev);
}

/** The id of what a person calls a commit (a branch, `HEAD~2`, `@{upstream}`); empty where there is none. */
async function resolve(directory: string, rev: string): Promise<string> {
  if (rev === '' || rev === 'HEAD' || isId(rev)) return rev;
  const parse = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${rev}^{commit}`];
  const { code, stdout } = await git(directory, parse, { okCodes: [0, 1, 128] });
  return code === 0 ? stdout.toString('latin1').trim() : '';
}

function refWord(event: RunEvent): string {
  return event.ref?.startsWith('refs/tags/') ? 'the tag' : 'the branch';
}

function short(oid: string): string {
  return oid.slice(0, 7);
}

function noCommit(rev: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    title: 'No such commit',
    message: `\`${rev}\` is no commit of this clone, and its server does not give it. Check the name, or check out with fetch-depth: 0.`,
  });
}
