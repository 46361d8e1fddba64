// `npm run replay -- PATH [CONFIG]`: the first-parent history of the repository at PATH,
// each commit as a push from its parent, with CONFIG (one of examples/configs, by the name of its file) laid on top of
// each tree, without those of its `hubs` that a tree has no hub for: they are refused, and a file of today would refuse
// most of a history. What the plan says is touched is compared with what differs when everything is hashed in the
// plainest way (replay-plain.mjs): a hub too few, or a crash, fails the run. EVERY=n takes each n-th push, evenly;
// SHOW=n prints that many of the differences.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { plainConfig, plainHashes } from './replay-plain.mjs';

const root = join(import.meta.dirname, '..');
const [path, name = 'convention'] = process.argv.slice(2);
const EVERY = Number(process.env.EVERY ?? 1);
const SHOW = Number(process.env.SHOW ?? 10);
const lib = process.env.HUB_DEPLOY_LIB ?? join(root, 'lib');
const { survey } = await import(join(lib, 'commands/survey.js'));
const { ProblemError } = await import(join(lib, 'problem.js'));

const git = (folder, ...args) =>
  execFileSync('git', ['-c', 'core.quotePath=false', ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });

/**
 * A bare repository that borrows the other's objects: its commits again, with the configuration on top.
 *
 * @returns its folder, and the pushes taken: each side's commit with its configuration
 */
async function withConfig(source, config) {
  const folder = mkdtempSync(join(tmpdir(), 'hub-deploy-bench-'));
  git(folder, 'init', '-q', '--bare', '-b', 'main');
  const objects = resolve(source, git(source, 'rev-parse', '--git-path', 'objects').trim());
  writeFileSync(join(folder, 'objects', 'info', 'alternates'), `${objects}\n`);
  const log = git(source, 'log', '--first-parent', '--reverse', '--format=%H %T', 'HEAD').trim();
  const history = log.split('\n').map((line) => line.split(' '));
  const heads = history.map((_, i) => i).filter((i) => i > 0 && (history.length - 1 - i) % EVERY === 0);
  const sides = [...new Set(heads.flatMap((i) => [i - 1, i]))].sort((a, b) => a - b);
  const marks = join(folder, 'marks');
  const child = spawn('git', ['fast-import', '--quiet', `--export-marks=${marks}`], {
    cwd: folder,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const configs = new Map();
  for (const i of sides) {
    const [commit, tree] = history[i];
    const text = plainConfig(config, git(source, 'ls-tree', '-r', '-z', '--name-only', tree).split('\0'));
    configs.set(i, text);
    const from = configs.has(i - 1) ? `from :${i}\n` : '';
    child.stdin.write(
      `commit refs/heads/main-${i}\nmark :${i + 1}\ncommitter A <a@example.org> ${1700000000 + i} +0000\ndata 40\n${commit}\n${from}M 040000 ${tree} \nM 100644 inline hub-deploy.yaml\ndata ${Buffer.byteLength(text)}\n${text}\n\n`,
    );
  }
  child.stdin.end();
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
  const lines = readFileSync(marks, 'utf8').trim().split('\n');
  const made = new Map(lines.map((line) => line.split(' ')));
  const side = (i) => ({ original: history[i][0], oid: made.get(`:${i + 1}`), config: configs.get(i) });
  return { folder, all: history.length, pushes: heads.map((i) => [side(i - 1), side(i)]) };
}

const blobs = new Map();
/** The hashes of one commit's releases, by plain code. */
function plain(folder, { oid: commit, config }) {
  const files = new Map();
  for (const row of git(folder, 'ls-tree', '-r', '-z', commit).split('\0')) {
    const [, mode, oid, file] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
    if (file !== undefined) files.set(file, { mode, oid });
  }
  const read = (file) => {
    const { oid } = files.get(file);
    if (!blobs.has(oid)) blobs.set(oid, git(folder, 'cat-file', 'blob', oid));
    return blobs.get(oid);
  };
  return plainHashes(config, files, read);
}

function contextOf(directory, oid, base) {
  const event = {
    name: 'push',
    ref: 'refs/heads/main',
    defaultBranch: 'main',
    sha: oid,
    base,
    forced: false,
  };
  const options = {
    command: 'plan',
    event,
    directory,
    hubs: [],
    force: false,
    dryRun: false,
    images: [],
    gitCryptKeys: [],
  };
  const nothing = () => {};
  const host = {
    line: nothing,
    group: nothing,
    problem: nothing,
    mask: nothing,
    output: nothing,
    summary: nothing,
  };
  return { options, host, signal: new AbortController().signal, privateFolder: directory, print: nothing };
}

/** The ids that the plan of one push says it concerns. */
async function planned(folder, oid, base) {
  writeFileSync(join(folder, 'HEAD'), `${oid}\n`);
  const found = await survey(contextOf(folder, oid, base), { clusters: false, registry: 'none' });
  const ids = new Set();
  for (const { release, reasons } of found.plan.hubs) {
    if (reasons.length === 0) throw new Error(`${release.id} has no reason`);
    if (reasons.some((why) => why.startsWith('not touched by this change'))) continue;
    ids.add(release.id);
    await found.values.of(release);
  }
  return { ids, all: new Set(found.plan.hubs.map(({ release }) => release.id)), how: found.plan.notes[0] };
}

async function replay() {
  const config = readFileSync(join(root, 'examples/configs', `${name}.yaml`), 'utf8');
  const { folder, all, pushes } = await withConfig(resolve(path), config);
  const count = { pushes: 0, problems: 0, crashes: 0, touched: 0, missed: 0, extra: 0, unlisted: 0 };
  const words = new Map();
  const shown = [];
  const tell = (text) => shown.push(text);
  try {
    let last;
    for (const [base, head] of pushes) {
      const { oid, original } = head;
      const before = last?.oid === base.oid ? last : { hashes: plain(folder, base), oid: base.oid };
      const hashes = plain(folder, head);
      last = { hashes, oid };
      count.pushes++;
      try {
        const { ids, all: known } = await planned(folder, oid, before.oid);
        for (const [id, hash] of hashes) {
          if (!known.has(id)) {
            count.unlisted++;
            tell(`${original.slice(0, 9)} not in the fleet: ${id}`);
          } else if (hash === before.hashes.get(id)) continue;
          else if (ids.has(id)) count.touched++;
          else {
            count.missed++;
            tell(`${original.slice(0, 9)} TOO FEW: ${id}`);
          }
        }
        for (const id of ids)
          if (hashes.get(id) === before.hashes.get(id)) {
            count.extra++;
            tell(`${original.slice(0, 9)} too many: ${id}`);
          }
      } catch (error) {
        if (error instanceof ProblemError) {
          count.problems++;
          for (const { title } of error.problems) words.set(title, (words.get(title) ?? 0) + 1);
        } else {
          count.crashes++;
          tell(`${original.slice(0, 9)} CRASH: ${error.stack}`);
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${name}: ${count.pushes} pushes of ${all} commits${EVERY > 1 ? ` (each ${EVERY}th)` : ''}`);
  console.log(
    `  releases touched ${count.touched}, too few ${count.missed}, too many ${count.extra}, not in the fleet ${count.unlisted}`,
  );
  console.log(`  pushes refused with a problem ${count.problems}, crashes ${count.crashes}`);
  for (const [title, times] of [...words].sort((a, b) => b[1] - a[1]).slice(0, SHOW))
    console.log(`    ${times} x ${title}`);
  for (const text of shown.slice(0, SHOW)) console.log(`  ${text}`);
  if (count.missed + count.crashes + count.unlisted > 0) process.exitCode = 1;
}

if (!path) {
  console.error('npm run replay -- PATH [CONFIG]');
  process.exitCode = 2;
} else await replay();
