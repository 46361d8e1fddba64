// A made-up ops repo of the convention: each hub with a chart, values, a user image and a hub image.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ENVIRONMENT = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};

export function git(folder, ...args) {
  return execFileSync('git', args, { cwd: folder, env: ENVIRONMENT, encoding: 'utf8' }).trim();
}

const nameOf = (i) => `hub-${String(i).padStart(5, '0')}`;

function filesOf(hub, registry) {
  return {
    [`hub-charts/${hub}/Chart.yaml`]: `apiVersion: v2\nname: ${hub}\nversion: 1.0.0\ndependencies:\n  - name: jupyterhub\n    version: 4.3.0\n    repository: https://hub.jupyter.org/helm-chart/\n`,
    [`hub-charts/${hub}/values.yaml`]: `jupyterhub:\n  singleuser:\n    image: {name: ${registry}/org/user-${hub}, tag: set-on-deployment}\n    memory: {limit: 2G, guarantee: 1G}\n  hub:\n    image: {name: ${registry}/org/hub-${hub}, tag: set-on-deployment}\n    config:\n      JupyterHub: {authenticator_class: github}\n  ingress: {enabled: true, hosts: [${hub}.example.org]}\n`,
    [`user-images/${hub}/Dockerfile`]: `FROM quay.io/jupyter/base-notebook:2026-01-05\nCOPY environment.yml /tmp/\nRUN mamba env update --file /tmp/environment.yml # ${hub}\n`,
    [`user-images/${hub}/environment.yml`]: `name: base\ndependencies: [numpy, pandas]\n# ${hub}\n`,
    [`hub-images/${hub}/Dockerfile`]: `FROM quay.io/jupyterhub/k8s-hub:4.3.0\nRUN pip install ${hub}-authenticator\n`,
  };
}

/** The most commits that a fleet is made in: trees of 10,000 hubs written 10,000 times would take minutes. */
const COMMITS = 1000;

/**
 * Makes a bare repository with the history of a fleet that grew, a commit a hub as far as `COMMITS` reaches; the last
 * commit changes one Dockerfile.
 *
 * @returns its folder, its last two commits, and the names of its hubs
 */
export async function makeFleet(hubs, registry) {
  const folder = mkdtempSync(join(tmpdir(), 'hub-deploy-bench-'));
  git(folder, 'init', '-q', '--bare', '-b', 'main');
  git(folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  const names = Array.from({ length: hubs }, (_, i) => nameOf(i));
  const child = spawn('git', ['fast-import', '--quiet'], {
    cwd: folder,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const put = (path, text) => `M 644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
  const commit = (words) =>
    `commit refs/heads/main\ncommitter A <a@example.org> 1700000000 +0000\ndata ${words.length}\n${words}\n`;
  const together = Math.ceil(hubs / COMMITS);
  for (const [i, name] of names.entries()) {
    if (i % together === 0) child.stdin.write(commit(`add ${name}`));
    for (const [path, text] of Object.entries(filesOf(name, registry))) child.stdin.write(put(path, text));
  }
  const changed = `user-images/${names[Math.floor(hubs / 2)]}/Dockerfile`;
  child.stdin.end(`${commit('one hub')}${put(changed, 'FROM debian:12\n')}\n`);
  await once(child, 'close');
  return { folder, base: git(folder, 'rev-parse', 'main~1'), head: git(folder, 'rev-parse', 'main'), names };
}

/** Clones it as a runner does: packed, and with its index fresh. */
export function clone(fleet, depth) {
  const folder = mkdtempSync(join(tmpdir(), 'hub-deploy-bench-'));
  git(tmpdir(), 'clone', '-q', ...(depth ? [`--depth=${depth}`] : []), `file://${fleet.folder}`, folder);
  return folder;
}
