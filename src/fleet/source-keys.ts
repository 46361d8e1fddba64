/** The keys of hub-deploy.yaml that say where a chart and its values come from. */
import type { Origins } from '../words.js';
import { placesOf } from './origins.js';
import type { Type } from './read.js';
import { either, hasKey, isMapping, isWord, then } from './read-lists.js';
import { anyMap, key, needed, object } from './read-maps.js';
import { argv, globs, path, template } from './texts.js';

/** `origins`: of the keys of a mapping. */
export type ConfiguredChart = { readonly origins?: Origins } & (
  | { readonly kind: 'local'; readonly path: string; readonly chartYaml?: string }
  | {
      readonly kind: 'repository';
      readonly repository: string;
      readonly name: string;
      readonly version: string;
    }
  | { readonly kind: 'oci'; readonly oci: string; readonly version: string }
);

export const CHART_KEYS = {
  repository: {
    repository: needed(template('the URL of a chart repository'), 'The URL of a chart repository.'),
    name: needed(template("the chart's name"), "The chart's name there."),
    version: needed(template("the chart's version"), "The chart's exact version."),
  },
  oci: {
    oci: needed(template('an oci:// reference'), 'An `oci://` reference without its version.'),
    version: needed(template("the chart's version"), "The chart's exact version."),
  },
  local: {
    path: needed(path("the chart's folder"), "The chart's folder."),
    'chart-yaml': key(path('a file'), "Another Chart.yaml to use in the place of the chart's own."),
  },
} as const;

const given = <T>(located: { readonly value: T } | undefined): T => (located as { readonly value: T }).value;

export const chart: Type<ConfiguredChart> = either<ConfiguredChart>(
  'a folder, `{repository, name, version}`, `{oci, version}` or `{path, chart-yaml}`',
  {
    picks: hasKey('repository'),
    type: then(object('a chart from a repository', CHART_KEYS.repository), (made) => ({
      kind: 'repository',
      repository: given(made.repository),
      name: given(made.name),
      version: given(made.version),
      origins: placesOf(made),
    })),
  },
  {
    picks: hasKey('oci'),
    type: then(object('a chart from a registry', CHART_KEYS.oci), (made, fail) => {
      const oci = given(made.oci);
      if (!oci.startsWith('oci://')) return fail(`\`oci\` begins with \`oci://\`: write \`oci://${oci}\`.`);
      return { kind: 'oci', oci, version: given(made.version), origins: placesOf(made) };
    }),
  },
  {
    picks: isMapping,
    type: then(object('a local chart', CHART_KEYS.local), (made) => ({
      kind: 'local',
      path: given(made.path),
      ...(made['chart-yaml'] ? { chartYaml: made['chart-yaml'].value } : {}),
      origins: placesOf(made),
    })),
  },
  { picks: isWord, type: then(path("the chart's folder"), (path) => ({ kind: 'local', path })) },
);

export type ConfiguredValues =
  | { readonly kind: 'file'; readonly path: string; readonly optional: boolean }
  | {
      readonly kind: 'command';
      readonly argv: readonly string[];
      readonly watch: readonly string[];
      readonly origins: Origins;
    }
  | { readonly kind: 'inline'; readonly values: Readonly<Record<string, unknown>> };

export const VALUES_KEYS = {
  command: {
    command: needed(argv(), 'A program and its arguments; what it prints is the values.'),
    watch: key(globs, 'The files that it reads: a change of them is a change of the hub.'),
  },
  inline: { inline: needed(anyMap, 'The values themselves.') },
} as const;

export const valuesItem: Type<ConfiguredValues> = either<ConfiguredValues>(
  'a path, `path?`, a glob, `{command, watch}` or `{inline}`',
  {
    picks: hasKey('inline'),
    type: then(object('inline values', VALUES_KEYS.inline), (made) => ({
      kind: 'inline',
      values: given(made.inline),
    })),
  },
  {
    picks: isMapping,
    type: then(object('values from a command', VALUES_KEYS.command), (made) => ({
      kind: 'command',
      argv: given(made.command),
      watch: made.watch?.value ?? [],
      origins: placesOf(made),
    })),
  },
  {
    picks: isWord,
    type: then(path('a path'), (written) => {
      const optional = written.endsWith('?');
      return { kind: 'file', path: optional ? written.slice(0, -1) : written, optional };
    }),
  },
);
