import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { helm as findHelm } from '../../src/release/helm.js';
import { diffLines, diffRendered } from '../../src/release/rendered.js';
import { HELMS } from './side-by-side.js';

const { signal } = new AbortController();

/** What a change of the value `a` from 1 to 2 does to a chart with this template, as a pull request shows it. */
async function shown(helm: string, template: string, isNew = false): Promise<string[]> {
  const chart = await mkdtemp(join(tmpdir(), 'hub-deploy-test-'));
  try {
    await mkdir(join(chart, 'templates'));
    await writeFile(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: c\nversion: 0.1.0\n');
    await writeFile(join(chart, 'templates/all.yaml'), template);
    const options = async (a: number) => {
      const file = join(chart, `${a}.yaml`);
      await writeFile(file, `a: ${a}\n`);
      return { release: 'c', namespace: 'c', chart, values: [file] };
    };
    const before = isNew ? undefined : await options(1);
    const after = { ...(await options(2)), isNew };
    return diffLines((await diffRendered(await findHelm(undefined, helm), before, after, signal)).changes);
  } finally {
    await rm(chart, { recursive: true });
  }
}

const object = (name: string) =>
  `---\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {a: "{{ .Values.a }}"}\n`;
const ONCE_EACH = `{{ if .Release.IsInstall }}${object('first')}{{ else }}${object('later')}{{ end }}`;

test.each(HELMS)(
  'what a merge would change is what an upgrade makes; a new hub is installed (%s)',
  async (_, helm) => {
    expect(await shown(helm, ONCE_EACH)).toEqual(['~ ConfigMap later', '    data.a: 1 -> 2']);
    expect(await shown(helm, ONCE_EACH, true)).toEqual(['+ ConfigMap first']);
  },
);

test.each(HELMS)(
  'a chart that needs the cluster for an upgrade is rendered nevertheless (%s)',
  async (_, helm) => {
    const fails = `{{ if .Release.IsUpgrade }}{{ fail "give your current password" }}{{ end }}${object('x')}`;
    expect(await shown(helm, fails)).toEqual(['~ ConfigMap x', '    data.a: 1 -> 2']);
    const always = `{{ if .Release.IsUpgrade }}{{ fail "as an upgrade" }}{{ end }}{{ fail "as an install" }}`;
    await expect(shown(helm, always)).rejects.toMatchObject({
      output: { stderr: expect.stringContaining('as an upgrade') },
    });
  },
);
