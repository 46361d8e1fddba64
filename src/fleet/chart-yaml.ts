import { LineCounter, parseDocument } from 'yaml';
import { ProblemError } from '../problem.js';
import type { Chart, ChartDependency } from './charts.js';

type Said = Pick<Chart, 'name' | 'version' | 'appVersion' | 'dependencies'>;

/**
 * What a Chart.yaml says, and the dependencies of the requirements.yaml beside it (an apiVersion v1 chart's,
 * https://helm.sh/docs/topics/charts/).
 *
 * @throws ProblemError with file and line where one is not YAML or has no name
 */
export function readChartYaml(
  file: string,
  content: Buffer,
  requirements?: { readonly file: string; readonly content: Buffer },
): Said {
  const chart = parse(file, content);
  const { name } = chart;
  if (typeof name !== 'string' || name === '')
    throw new ProblemError({
      severity: 'error',
      file,
      line: 1,
      title: 'A chart without a name',
      message: `\`${file}\` needs a \`name\`; Helm reads no chart without one.`,
    });
  const more = requirements ? parse(requirements.file, requirements.content) : {};
  return {
    name,
    version: textOf(chart.version),
    ...(chart.appVersion === undefined ? {} : { appVersion: textOf(chart.appVersion) }),
    dependencies: [...dependenciesOf(chart), ...dependenciesOf(more)],
  };
}

/**
 * The dependencies that a Chart.lock or requirements.lock names.
 *
 * @throws ProblemError with the file where it is not YAML
 */
export function readLock(file: string, content: Buffer): ChartDependency[] {
  return dependenciesOf(parse(file, content));
}

/** As Helm has it for a chart's file (MaxDecompressedFileSize). */
const MOST_MEBIBYTES = 5;

function parse(file: string, content: Buffer): Readonly<Record<string, unknown>> {
  if (content.length > MOST_MEBIBYTES * 2 ** 20)
    throw new ProblemError({
      severity: 'error',
      file,
      title: 'A chart’s file is too large',
      message: `\`${file}\` has more than ${MOST_MEBIBYTES} MiB, which Helm refuses in a chart. Write what a chart says of itself, and no data.`,
    });
  const lines = new LineCounter();
  // Helm takes the last of duplicate keys, so they are no error here.
  const document = parseDocument(content.toString('utf8'), { lineCounter: lines, uniqueKeys: false });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw notYaml(file, error.message, { line, column: col });
  }
  try {
    const data: unknown = document.toJS();
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  } catch (failure) {
    // `yaml` refuses aliases that would blow up, and those of anchors that are not there.
    throw notYaml(file, (failure as Error).message, { line: 1 });
  }
}

function notYaml(file: string, why: string, at: { readonly line: number; readonly column?: number }) {
  return new ProblemError({
    severity: 'error',
    file,
    ...at,
    title: 'Not YAML',
    message: `${why.split(' at line ')[0]}.`,
  });
}

function dependenciesOf(chart: Readonly<Record<string, unknown>>): ChartDependency[] {
  if (!Array.isArray(chart.dependencies)) return [];
  return chart.dependencies.flatMap((one: Readonly<Record<string, unknown>> | null) => {
    if (typeof one?.name !== 'string') return [];
    return [
      {
        name: one.name,
        ...(typeof one.alias === 'string' ? { alias: one.alias } : {}),
        version: textOf(one.version),
        repository: textOf(one.repository),
      },
    ];
  });
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}
