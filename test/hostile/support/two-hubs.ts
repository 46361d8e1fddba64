import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { commit, git } from '../../e2e/ops-repo.mjs';
import { makeTinyRepo, write } from '../../e2e/tiny-repo.mjs';
import { kubectl, kubectlJson } from '../../e2e/world.mjs';

/** The files of one more hub: a chart that is a ConfigMap, and no image of ours. */
export function hubFiles(hub: string): Record<string, string> {
  return {
    [`hub-charts/${hub}/Chart.yaml`]: `apiVersion: v2\nname: ${hub}\nversion: 1.0.0\n`,
    [`hub-charts/${hub}/values.yaml`]: 'word: one\n',
    [`hub-charts/${hub}/templates/config.yaml`]:
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}}\ndata: {word: "{{ .Values.word }}"}\n',
  };
}

/** An ops repo of two hubs without images, with a configuration; `origin` is a bare clone of it beside it. */
export function twoHubs(
  folder: string,
  [one, two]: readonly [string, string],
  config: string,
  files: Readonly<Record<string, string>> = {},
): string {
  const repository = join(folder, 'hubs');
  execFileSync('mkdir', ['-p', repository]);
  const all = { ...hubFiles(one), ...hubFiles(two), 'hub-deploy.yaml': config, ...files };
  makeTinyRepo(repository, one, 'registry.invalid/none', all);
  git(repository, 'rm', '--quiet', '-r', 'user-images');
  commit(repository, 'no images');
  const origin = join(folder, 'origin.git');
  git(folder, 'clone', '--quiet', '--bare', repository, origin);
  git(repository, 'remote', 'add', 'origin', origin);
  return repository;
}

/** Changes what hubs are made from; the commit. */
export function change(repository: string, hubs: readonly string[], word: string): string {
  for (const hub of hubs) write(repository, `hub-charts/${hub}/values.yaml`, `word: ${word}\n`);
  return commit(repository, word);
}

/** The newest revision of each hub's release, without our own code; 0 where there is none. */
export function revisionsOf(hubs: readonly string[]): number[] {
  return hubs.map((hub) => {
    const { items } = kubectlJson('get', 'secrets', '-n', hub, '-l', `owner=helm,name=${hub}`) as {
      items: { metadata: { labels: { version: string } } }[];
    };
    return Math.max(0, ...items.map(({ metadata }) => Number(metadata.labels.version)));
  });
}

/** Takes the hubs away. */
export function purge(hubs: readonly string[]): void {
  kubectl('delete', 'namespace', ...hubs, '--ignore-not-found', '--wait');
}
