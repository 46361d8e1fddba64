import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CommandError, exec } from '../../src/host/exec.js';
import type { ValuesText } from '../../src/values/document.js';

/** Helms by major version; HELM3 and HELM4 as the sandbox sets them. */
export const HELMS = [
  [3, process.env.HELM3 ?? ''],
  [4, process.env.HELM4 ?? ''],
] as const;

/** What one Helm made of values: the merged values, or its error. */
export type HelmAnswer = { readonly values: Record<string, unknown> } | { readonly error: string };

/**
 * Asks a Helm for the values as it merges them, with a chart made for it: `c`, with a subchart for each prefix.
 *
 * @param schemas values.schema.json of charts, by prefix (`` for the chart itself)
 */
export async function askHelm(
  helm: string,
  values: readonly ValuesText[],
  schemas: Readonly<Record<string, unknown>> = {},
): Promise<HelmAnswer> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-deploy-helm-'));
  try {
    const prefixes = new Set([
      '',
      ...values.map(({ prefix }) => (prefix ?? []).join('/')),
      ...Object.keys(schemas),
    ]);
    for (const prefix of prefixes) {
      const name = prefix.split('/').at(-1) || 'c';
      await write(chartFile(folder, prefix, 'Chart.yaml'), `apiVersion: v2\nname: ${name}\nversion: 0.1.0\n`);
    }
    for (const [prefix, schema] of Object.entries(schemas)) {
      await write(chartFile(folder, prefix, 'values.schema.json'), JSON.stringify(schema));
    }
    await write(join(folder, 'c/templates/values.yaml'), 'v: {{ .Values | toJson }}\n');
    const files: string[] = [];
    for (const [index, source] of values.entries()) {
      const path =
        source.role === 'chart'
          ? chartFile(folder, (source.prefix ?? []).join('/'), 'values.yaml')
          : join(folder, `${index}.yaml`);
      await write(path, source.text);
      if (source.role === 'values') files.push('-f', path);
    }
    const { stdout } = await exec({ argv: [helm, 'template', 'x', join(folder, 'c'), ...files] });
    const json = /^v: (.*)$/m.exec(stdout)?.[1] ?? '';
    return { values: withoutGlobals(JSON.parse(json), prefixes) };
  } catch (error) {
    return { error: (error as CommandError).output?.stderr ?? String(error) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function chartFile(folder: string, prefix: string, file: string): string {
  return join(folder, ['c', ...prefix.split('/').filter(Boolean)].join('/charts/'), file);
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Helm gives every subchart a `global`. */
function withoutGlobals(
  values: Record<string, unknown>,
  prefixes: ReadonlySet<string>,
): Record<string, unknown> {
  for (const prefix of prefixes) {
    let map: Record<string, unknown> | undefined = values;
    for (const key of prefix.split('/').filter(Boolean))
      map = map?.[key] as Record<string, unknown> | undefined;
    if (prefix !== '' && map && Object.keys((map.global as object) ?? { x: 1 }).length === 0)
      delete map.global;
  }
  return values;
}
