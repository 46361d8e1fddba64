/** An ops repo of one hub whose chart is a ConfigMap and whose image is a few bytes: for what needs no JupyterHub. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { git } from './ops-repo.mjs';

/** A chart that says which image it was given, and starts nothing. */
const TEMPLATE = `apiVersion: v1
kind: ConfigMap
metadata: {name: {{ .Release.Name }}}
data:
  image: "{{ .Values.jupyterhub.singleuser.image.name }}:{{ .Values.jupyterhub.singleuser.image.tag }}"
`;

/** Makes the repository with one commit on `main`; `files` are added to it, or stand in for its own. */
export function makeTinyRepo(folder, hub, image, files = {}) {
  const own = {
    [`hub-charts/${hub}/Chart.yaml`]: `apiVersion: v2\nname: ${hub}\nversion: 1.0.0\n`,
    [`hub-charts/${hub}/values.yaml`]: `# What ${hub} runs.\njupyterhub:\n  singleuser:\n    image:\n      name: ${image} # ours\n      tag:   set-on-deployment   # by hub-deploy\n`,
    [`hub-charts/${hub}/templates/config.yaml`]: TEMPLATE,
    [`user-images/${hub}/Dockerfile`]: 'FROM scratch\nCOPY motd /motd\n',
    [`user-images/${hub}/motd`]: `Welcome to ${hub}.\n`,
  };
  for (const [path, text] of Object.entries({ ...own, ...files })) write(folder, path, text);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'config', 'user.name', 'Ops');
  git(folder, 'config', 'user.email', 'ops@example.org');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message=The hub');
}

/** Writes a file, its folders too. */
export function write(folder, path, text) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Runs the packed command line in a folder. */
export function hubDeploy(folder, args, env = {}) {
  const script = join(process.cwd(), 'dist/cli/index.js');
  const options = { cwd: folder, env: { ...process.env, ...env }, maxBuffer: 1e8 };
  return new Promise((resolve) => {
    execFile('node', [script, ...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr });
    });
  });
}

/** Takes a manifest out of the sandbox's registry, as retention rules do. */
export function forget(repository, digest) {
  const url = `http://${process.env.REGISTRY}/v2/${repository}/manifests/${digest}`;
  return execFileSync('curl', ['-sf', '-X', 'DELETE', url], { encoding: 'utf8' });
}
