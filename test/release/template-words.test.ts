import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { asksCluster } from '../../src/release/template-words.js';
import { makeFolder } from '../fleet/repository.js';

/** A chart's folder with these files. */
function chart(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = makeFolder();
  for (const [path, text] of Object.entries({ 'Chart.yaml': 'name: geo\n', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A packed chart: the files of a folder `name`, as Helm packs them. */
function packed(name: string, files: Readonly<Record<string, string | Buffer>>): Buffer {
  const blocks = Object.entries(files).flatMap(([path, content]) => {
    const bytes = Buffer.from(content);
    const header = Buffer.alloc(512);
    header.write(`${name}/${path}`, 0);
    header.write(bytes.length.toString(8).padStart(11, '0'), 124);
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

const asks = (template: string) => asksCluster(chart({ 'templates/a.yaml': template }));
const KEEPS = '{{ lookup "v1" "Secret" .Release.Namespace "hub" }}';

describe('templates ask what only the deploy can answer', () => {
  test.each([
    ['the revision', 'rev: "{{ .Release.Revision }}"'],
    ['the revision, from inside a range', '{{- range .Values.a }}{{ $.Release.Revision }}{{ end -}}'],
    ['whether it is the first', '{{- if .Release.IsInstall }}a: b{{ end }}'],
    ['the time', 'at: {{ now | date "2006-01-02" }}'],
    ['the time, in brackets', 'at: {{ printf "%d" (now.Unix) }}'],
    ['what the cluster holds', KEEPS],
    ['the revision, by another name of the release', 'rev: "{{ with .Release }}{{ .Revision }}{{ end }}"'],
    ['the revision, by a variable', '{{ $r := .Release }}{{ $r.Revision }}'],
    ['the revision, by its name', '{{ index .Release "Revision" }} {{ .Release | toYaml }}'],
    ['the time, in a text that is a template itself', '{{ tpl "{{ now }}" . }}'],
    ['the time, as the date of what is none', '{{ date "15:04" "" }} '],
    ['how long ago something is', '{{ ago .Values.at }}'],
    ['after a text that is never closed elsewhere', 'a: "\n{{ "x" }} {{ `}}` | quote }} {{ now }}'],
  ])('where they ask for %s', async (_, template) => {
    expect(await asks(template)).toBe(true);
  });

  test.each([
    ['in a value', 'a: {{ .Values.now }} {{ .Values.lookup.x }} {{ $now }}'],
    ['in a text', 'a: {{ "now" }} {{ `lookup` }} {{ "say \\"now\\"" }}'],
    ['in a comment', '{{- /* lookup now .Release.Revision */ -}}\n# now'],
    ['as a name, namespace or service', '{{ .Release.Name }}{{ $.Release.Namespace }}{{ .Release.Service }}'],
    ['outside of an action', '--authentication-skip-lookup=true now'],
    ['in a longer word', '{{ include "a.now" . }} {{ nowhere }} {{ know }}'],
  ])('and not where such a word stands %s', async (_, template) => {
    expect(await asks(template)).toBe(false);
  });

  test('in charts within too, packed or not; notes for people do not count', async () => {
    const inner = { 'Chart.yaml': 'name: inner\n', 'templates/a.yaml': '{{ now }}' };
    expect(await asksCluster(chart({ 'charts/inner/templates/a.yaml': '{{ now }}' }))).toBe(true);
    expect(await asksCluster(chart({ 'charts/inner-1.0.0.tgz': packed('inner', inner) }))).toBe(true);
    const outer = packed('outer', { 'charts/inner-1.0.0.tgz': packed('inner', inner) });
    expect(await asksCluster(chart({ 'charts/outer-1.0.0.tgz': outer }))).toBe(true);
    expect(
      await asksCluster(
        chart({ 'templates/NOTES.txt': '{{ .Release.Revision }}', 'values.yaml': '{{ now }}' }),
      ),
    ).toBe(false);
  });

  test('zero-to-jupyterhub’s own look-ups are steady, and no other’s', async () => {
    const hub = { 'Chart.yaml': 'name: jupyterhub\nversion: 4.3.1\n', 'templates/hub/_helpers.tpl': KEEPS };
    const archive = packed('jupyterhub', hub);
    expect(await asksCluster(chart({ 'charts/jupyterhub-4.3.1.tgz': archive }))).toBe(false);
    expect(
      await asksCluster(chart({ 'charts/jupyterhub-4.3.1.tgz': archive, 'templates/a.yaml': KEEPS })),
    ).toBe(true);
  });

  test('nor are its templates of values and what it hands on of its release', async () => {
    const own = '{{ tpl .Values.a $ }}{{ pick .Release "Name" }}';
    const hub = { 'Chart.yaml': 'name: jupyterhub\n', 'templates/a.yaml': own };
    expect(await asksCluster(chart(hub))).toBe(false);
    const revision = '{{ .Release.Revision }}';
    expect(await asksCluster(chart({ ...hub, 'templates/b.yaml': revision }))).toBe(true);
  });

  test('an archive that holds archives without end is not followed', async () => {
    let archive = packed('a', { 'Chart.yaml': 'name: a\n' });
    for (let depth = 0; depth < 10; depth += 1) archive = packed('a', { 'charts/a-1.0.0.tgz': archive });
    expect(await asksCluster(chart({ 'charts/a-1.0.0.tgz': archive }))).toBe(true);
  });
});

describe('whatever a stranger’s chart holds', () => {
  test('a template that notes for people define is used by others', async () => {
    const notes = '{{ define "at" }}{{ now }}{{ end }}';
    expect(
      await asksCluster(chart({ 'templates/NOTES.txt': notes, 'templates/a.yaml': '{{ include "at" . }}' })),
    ).toBe(true);
  });

  test('values that notes for people set are seen by others', async () => {
    const notes = '{{ $_ := set .Values "at" now }}';
    expect(await asksCluster(chart({ 'templates/NOTES.txt': notes }))).toBe(true);
  });

  test('what Helm passes over is no part of it', async () => {
    const inner = { 'Chart.yaml': 'name: inner\n', 'templates/a.yaml': '{{ now }}' };
    const files = {
      'charts/_x.tgz': packed('inner', inner),
      'charts/.x.tgz': packed('inner', inner),
      'charts/_x/templates/a.yaml': '{{ now }}',
      'charts/.x/templates/a.yaml': '{{ now }}',
    };
    expect(await asksCluster(chart(files))).toBe(false);
  });

  const many = (number: number, item: (place: number) => string, bytes: string | Buffer) =>
    Object.fromEntries(Array.from({ length: number }, (_, place) => [item(place), bytes]));
  const small = packed('a', { 'templates/a.yaml': 'a: b' });
  const large = packed('a', { 'templates/a.yaml': Buffer.alloc(2 ** 24) });
  test.each([
    [
      'archives that multiply',
      many(
        40,
        (i) => `charts/${i}.tgz`,
        packed(
          'a',
          many(40, (i) => `charts/${i}.tgz`, small),
        ),
      ),
    ],
    ['archives of much', many(5, (i) => `charts/${i}.tgz`, large)],
    ['a large template', { 'templates/a.yaml': Buffer.alloc(2 ** 26 + 1) }],
    ['an archive that is none', { 'charts/a.tgz': 'a' }],
  ])('of %s it is not known what they ask', async (_, files) => {
    expect(await asksCluster(chart(files))).toBe(true);
  });

  test('many small archives are read', async () => {
    expect(await asksCluster(chart(many(900, (i) => `charts/${i}.tgz`, small)))).toBe(false);
  });

  test('a folder that is called as an archive is a folder', async () => {
    const folder = join(chart({ 'x.tgz/templates/a.yaml': '{{ now }}' }), 'x.tgz');
    expect(await asksCluster(folder)).toBe(true);
  });

  test('what is neither a template nor an archive is not read into memory', async () => {
    const folder = chart({ 'templates/a.yaml': 'a: b' });
    // More than Node reads of one file; it takes no room on the disk.
    writeFileSync(join(folder, 'data.bin'), '');
    truncateSync(join(folder, 'data.bin'), 3 * 1024 ** 3);
    expect(await asksCluster(folder)).toBe(false);
  });
});
