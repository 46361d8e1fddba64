import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { discreet } from '../../src/host/discreet.js';
import { secretValues } from '../../src/release/mask.js';
import { write } from '../e2e/tiny-repo.mjs';
import { silentHost } from '../host/silent-host.js';

/**
 * The attacker reads what a run says in public, and a chart that they may change writes a secret in any way that Helm has
 * into what is said: an error, a diff. What must not come out: the secret in a spelling that Helm, Go or JSON has for it.
 */
const folder = mkdtempSync(join(tmpdir(), 'masks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What Helm's templates have to spell a text, each with how many characters of it may be left: parts of what is around. */
const WAYS: Readonly<Record<string, readonly [template: string, left?: number]>> = {
  itself: ['{{ $s }}'],
  quote: ['{{ quote $s }}'],
  squote: ['{{ squote $s }}'],
  printf: ['{{ printf "%q" $s }}'],
  go: ['{{ printf "%v" (dict "a" $s) }}', 7],
  json: ['{{ toJson $s }}'],
  'raw json': ['{{ toRawJson $s }}'],
  'json in json': ['{{ dict "a" (dict "a" $s | toJson) | toJson }}'],
  yaml: ['{{ toYaml $s }}'],
  base64: ['{{ b64enc $s }}', 4],
  'base64 with a line end': ['{{ printf "%s\\n" $s | b64enc }}', 4],
  'base64 of a login': ['{{ printf "user:%s" $s | b64enc }}', 11],
  'base64 of JSON': ['{{ dict "auth" $s | toJson | b64enc }}', 20],
  query: ['{{ urlquery $s }}'],
  html: ['{{ html $s }}'],
  js: ['{{ js $s }}'],
};
/** All of it in the words of a chart that refuses: no YAML is made of them. */
const TEMPLATE = `{{- define "all" }}
{{- range $i, $s := .Values.secrets }}
${Object.entries(WAYS)
  .map(([name, [template]]) => `#~ ${name} {{ $i }} says ${template} ~#`)
  .join('\n')}
{{- end }}
{{- end }}
{{ include "all" . | fail }}
`;

const character = fc.oneof(
  fc.constantFrom(...`"'\\/<>&+=%:@$\` ~|{}[]#*?!,;`),
  fc.constantFrom(...'äßéЖ漢字🪐💾€\u00a0\u200b'),
  fc.constantFrom(...'abcXYZ019'),
);
const secret = fc
  .array(character, { minLength: 8, maxLength: 40 })
  .map((parts) => parts.join('').trim())
  // The mask leaves out what is no secret by its looks.
  .filter((text) => secretValues([JSON.stringify({ a: text })], new Set()).includes(text));

function hider(secrets: readonly string[]) {
  const host = discreet(silentHost);
  for (const one of secretValues([JSON.stringify(secrets)], new Set())) host.mask(one);
  return host.conceal;
}

describe.each([
  ['Helm 3', process.env.HELM3 ?? ''],
  ['Helm 4', process.env.HELM4 ?? ''],
])('random secrets, with %s', (_, helm) => {
  test('no spelling that a template can give them is seen', () => {
    const secrets = fc.sample(secret, 300);
    write(folder, 'chart/Chart.yaml', 'apiVersion: v2\nname: leaky\nversion: 0.1.0\n');
    write(folder, 'chart/templates/all.yaml', TEMPLATE);
    writeFileSync(join(folder, 'values.json'), JSON.stringify({ secrets }));
    const args = ['template', 'x', join(folder, 'chart'), '--values', join(folder, 'values.json')];
    const { stderr } = spawnSync(helm, args, { encoding: 'utf8', maxBuffer: 1e9 });
    const lines = [...stderr.matchAll(/#~ (.+?) (\d+) says ([\s\S]*?) ~#$/gm)];
    expect(lines.length).toBe(secrets.length * Object.keys(WAYS).length);
    const conceal = hider(secrets);
    // Go folds YAML at a blank beyond the 80th column: a pass phrase in two lines is not known again.
    const isFolded = (name: string, said: string) => name === 'yaml' && said.includes('\n');
    const seen = lines.flatMap(([, name = '', index = '', said = '']) => {
      const shown = conceal(said);
      const left = shown.replaceAll('***', '').replace(/["'\\{}:]|(?<=["'\\{ ])a(?=["'\\:])|^\|-?/g, '');
      if (isFolded(name, said)) return [];
      return shown.includes('***') && left.length <= (WAYS[name]?.[1] ?? 0)
        ? []
        : [{ secret: secrets[Number(index)], name, said, shown }];
    });
    expect(seen).toEqual([]);
  }, 120_000);
});
