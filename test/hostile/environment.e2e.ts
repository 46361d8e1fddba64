import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { spellings } from '../../src/host/spellings.js';
import { pullRequest, startByHand } from '../e2e/github.mjs';
import { commit, git } from '../e2e/ops-repo.mjs';
import { write } from '../e2e/tiny-repo.mjs';
import { environmentsSeen, watchPrograms, whereIs } from './support/programs.mjs';

/**
 * The attacker is a stranger with a fork's pull request, whose chart is rendered on the runner. What must not come out:
 * anything of the job's environment, be it by a link to where Linux shows it, or by a program of ours that has it.
 */
const CANARY = 'canary-Zq8vK2-of-the-job';
const JOB = {
  'INPUT_REGISTRY-PASSWORD': `${CANARY}-1`,
  'INPUT_REGISTRY-USERNAME': 'somebody',
  INPUT_KUBECONFIG: `${CANARY}-2`,
  FOR_SOPS_SOPS_AGE_KEY: `${CANARY}-3`,
  SOPS_AGE_KEY: `${CANARY}-4`,
  VAULT_TOKEN: `${CANARY}-5`,
  ACTIONS_RUNTIME_TOKEN: `${CANARY}-6`,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: `${CANARY}-7`,
  AWS_SECRET_ACCESS_KEY: `${CANARY}-8`,
};
/** Where Helm and docker keep logins on this machine. */
const KEPT = {
  DOCKER_CONFIG: `/home/${CANARY}/docker`,
  HELM_REGISTRY_CONFIG: `/home/${CANARY}/registry.json`,
  HELM_REPOSITORY_CONFIG: `/home/${CANARY}/repositories.yaml`,
};
const CHART = 'apiVersion: v2\nname: geo\nversion: 0.1.0\n';
const ASKS_FOR_A_DOWNLOADER = `${CHART}dependencies: [{name: x, version: 1.0.0, repository: "fetch://x"}]\n`;
const TEMPLATE = `apiVersion: v1
kind: ConfigMap
metadata: {name: said}
data:
{{- range $path := list "data/env" "env" "templates/env" "/proc/self/environ" "../../../../../../proc/self/environ" }}
  {{ $path | replace "/" "-" | trimPrefix "-" }}: {{ $.Files.Get $path | quote }}
  {{ $path | replace "/" "-" | trimPrefix "-" }}-b: {{ $.Files.Get $path | b64enc | quote }}
{{- end }}
  all: {{ range $path, $_ := .Files.Glob "**" }}{{ $.Files.Get $path | b64enc }}{{ end }}
  fails: {{ if .Values.fails }}{{ fail ($.Files.Get "data/env") }}{{ end }}
`;

const folder = mkdtempSync(join(tmpdir(), 'environment-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ['Helm 3', 'helm3', process.env.HELM3 ?? ''],
  ['Helm 4', 'helm4', process.env.HELM4 ?? ''],
])('a chart that is rendered for a stranger’s pull request, with %s', (_, short, helm) => {
  const repository = join(folder, short);
  const bin = join(folder, `bin-${short}`);

  /** Renders a chart with these links in it; what was written, without what the runner is told to hide. */
  async function rendered(
    links: Readonly<Record<string, string>>,
    values = 'fails: false\n',
    more: Readonly<Record<string, string>> = {},
    chart = CHART,
  ) {
    rmSync(repository, { recursive: true, force: true });
    rmSync(bin, { recursive: true, force: true });
    watchPrograms(bin, { helm, git: whereIs('git'), kubectl: '/bin/false', docker: '/bin/false' });
    write(repository, 'hub-charts/geo/Chart.yaml', CHART);
    write(repository, 'hub-charts/geo/values.yaml', 'fails: false\n');
    write(repository, 'hub-charts/geo/templates/all.yaml', 'a: 1\n');
    git(repository, 'init', '--quiet', '--initial-branch=main');
    git(repository, 'config', 'user.name', 'Stranger');
    git(repository, 'config', 'user.email', 'stranger@example.org');
    const base = commit(repository, 'a hub');
    write(repository, 'hub-charts/geo/Chart.yaml', chart);
    write(repository, 'hub-charts/geo/templates/all.yaml', TEMPLATE);
    write(repository, 'hub-charts/geo/values.yaml', values);
    write(repository, 'shared/note', 'x\n');
    for (const [path, to] of Object.entries(links)) symlinkSync(to, join(repository, path));
    const payload = pullRequest(base, commit(repository, 'a proposal'));
    payload.pull_request.head.repo.full_name = 'stranger/hubs';
    const run = await startByHand(repository, {
      event: 'pull_request',
      payload,
      inputs: { command: 'validate' },
      env: { ...JOB, ...KEPT, ...more, PATH: `${bin}:${process.env.PATH}` },
    });
    const log = run.log.replaceAll(/^::add-mask::.*$/gm, '');
    return { ...run, log, all: [log, run.summary, JSON.stringify(run.outputs)].join('\n') };
  }

  test.each([
    ['itself', {}],
    ['a link', { 'hub-charts/geo/env': '/proc/self/environ' }],
    ['a link among its templates', { 'hub-charts/geo/templates/env': '/proc/self/environ' }],
    ['a link behind a link', { 'hub-charts/geo/data': '../../shared', 'shared/env': '/proc/self/environ' }],
    [
      'a link to our own process',
      { 'hub-charts/geo/data': '../../shared', 'shared/env': '/proc/thread-self/../environ' },
    ],
  ])(
    'shows nothing of the job’s environment by %s',
    async (_, links) => {
      for (const values of ['fails: false\n', 'fails: true\n']) {
        const { all } = await rendered(links as Readonly<Record<string, string>>, values);
        for (const spelling of spellings(CANARY)) expect(all).not.toContain(spelling);
      }
    },
    120_000,
  );

  test('starts no downloader that is installed beside Helm, whatever scheme its repository has', async () => {
    const plugins = join(folder, `plugins-${short}`);
    const ran = join(plugins, 'ran');
    write(
      plugins,
      'fetch/plugin.yaml',
      'name: fetch\nversion: 0.1.0\nusage: x\ndescription: x\ncommand: /bin/true\ndownloaders: [{command: fetch.sh, protocols: [fetch]}]\n',
    );
    write(plugins, 'fetch/fetch.sh', `#!/bin/sh\necho ran >> ${ran}\nexit 1\n`);
    chmodSync(join(plugins, 'fetch/fetch.sh'), 0o755);
    const chart = join(folder, `asks-${short}`);
    write(chart, 'Chart.yaml', ASKS_FOR_A_DOWNLOADER);
    const env = { ...process.env, HELM_PLUGINS: plugins };
    spawnSync(helm, ['dependency', 'build', chart], { env });
    expect(existsSync(ran)).toBe(true);
    rmSync(ran);

    const { log } = await rendered({}, 'fails: false\n', { HELM_PLUGINS: plugins }, ASKS_FOR_A_DOWNLOADER);
    expect(existsSync(ran)).toBe(false);
    expect(log).toContain('hub-charts/geo/Chart.yaml');
  }, 120_000);

  test('is rendered by a Helm that has none of it, and no other program has its keys', async () => {
    const { log } = await rendered({});
    const helms = environmentsSeen(bin, 'helm');
    // Asked for its version, and rendering before and after.
    expect(helms.length).toBeGreaterThan(2);
    const allowed =
      /^(?:PATH|HOME|TMPDIR|LANG|DOCKER_CONFIG|XDG_\w+|HELM_\w+|SSL_CERT_\w+|\w+_(?:PROXY|proxy)|PWD|OLDPWD|SHLVL|_)$/;
    for (const found of helms) expect(Object.keys(found).filter((name) => !allowed.test(name))).toEqual([]);
    expect(log).toContain('said');
    // But for the first, which is asked for its version.
    for (const found of helms.filter(
      ({ HELM_REGISTRY_CONFIG }) => HELM_REGISTRY_CONFIG !== KEPT.HELM_REGISTRY_CONFIG,
    ))
      expect(Object.values(found).filter((value) => value.includes(CANARY))).toEqual([]);
    expect(helms.filter((found) => found.DOCKER_CONFIG === KEPT.DOCKER_CONFIG)).toHaveLength(1);
    for (const name of ['git', 'helm', 'kubectl', 'docker'])
      for (const found of environmentsSeen(bin, name))
        expect(Object.keys(found).filter((key) => key !== 'AWS_SECRET_ACCESS_KEY' && key in JOB)).toEqual([]);
  }, 120_000);
});
