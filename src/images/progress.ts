import { withoutLogin } from './labels.js';

/** A step that failed. */
export interface FailedStep {
  /** `[2/3] RUN pip install ...` */
  readonly name: string;
  readonly error: string;
  readonly log: readonly string[];
}

/** What one build has said so far, read from buildx's `--progress=rawjson`. */
export interface BuildProgress {
  /** Takes one line of buildx's stderr. */
  line(text: string): void;
  /** What is being done now, and for how long: `[2/3] RUN pip install ... (41 s)`. */
  status(now: number): string;
  /** All steps with their output, for people. */
  log(): string[];
  /** What was no JSON: warnings, and after a failure the excerpt of the Dockerfile and the reason. */
  plain(): string[];
  failed(): FailedStep | undefined;
  /** Errors of the cache's import and export, which do not fail the build. */
  cacheErrors(): string[];
  /** Steps of the Dockerfile, and how many of them came from a cache. */
  steps(): { readonly all: number; readonly cached: number };
}

/** One step of BuildKit's graph, as SolveStatus spells it (github.com/moby/buildkit client/graph.go). */
interface Vertex {
  readonly digest: string;
  readonly name: string;
  readonly started?: string;
  readonly completed?: string;
  readonly cached?: boolean;
  readonly error?: string;
}

interface Status {
  readonly vertexes?: readonly Vertex[] | null;
  readonly logs?: readonly { readonly vertex: string; readonly data?: string }[] | null;
}

interface Step {
  vertex: Vertex;
  lines: string[];
  rest: string;
}

/** A step that prints more keeps its last lines. */
const LINES_KEPT = 5_000;

export function buildProgress(): BuildProgress {
  const steps = new Map<string, Step>();
  const plain: string[] = [];
  return {
    line(text) {
      const status = parseStatus(text);
      if (!status) {
        if (text.trim()) plain.push(withoutLogin(text));
        return;
      }
      for (const vertex of status.vertexes ?? []) update(steps, vertex);
      for (const log of status.logs ?? []) append(steps.get(log.vertex), log.data ?? '');
    },
    status: (now) => currentStatus([...steps.values()], now),
    log: () => [...steps.values()].sort(byStart).flatMap(describe),
    plain: () => [...plain],
    failed() {
      const step = [...steps.values()].find(
        ({ vertex }) => vertex.error && !isCache(vertex) && !isCancelled(vertex),
      );
      if (!step) return undefined;
      const { name, error } = step.vertex;
      return { name: oneLine(name), error: withoutLogin(error ?? ''), log: linesOf(step) };
    },
    cacheErrors: () =>
      [...steps.values()].flatMap(({ vertex }) =>
        vertex.error && isCache(vertex) && !isNoCacheYet(vertex.error) ? [withoutLogin(vertex.error)] : [],
      ),
    steps() {
      const own = [...steps.values()].filter(
        ({ vertex }) => vertex.name.startsWith('[') && !isInternal(vertex),
      );
      return { all: own.length, cached: own.filter(({ vertex }) => vertex.cached).length };
    },
  };
}

function parseStatus(text: string): Status | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Status;
  } catch {
    return undefined;
  }
}

/** A step can run twice (once to look, once to do): what was said last counts, what it printed stays. */
function update(steps: Map<string, Step>, vertex: Vertex): void {
  const step = steps.get(vertex.digest);
  if (step) step.vertex = { ...vertex, cached: vertex.cached || (step.vertex.cached ?? false) };
  else steps.set(vertex.digest, { vertex, lines: [], rest: '' });
}

function append(step: Step | undefined, data: string): void {
  if (!step) return;
  const parts = (step.rest + Buffer.from(data, 'base64').toString('utf8')).split('\n');
  step.rest = parts.pop() ?? '';
  step.lines.push(...parts.map(lastDrawn));
  if (step.lines.length > LINES_KEPT) step.lines.splice(0, step.lines.length - LINES_KEPT);
}

/** A progress bar redraws its line with carriage returns: only its last state is worth a line. */
function lastDrawn(line: string): string {
  return withoutLogin(
    line
      .replace(/(?<!\r)\r+$/, '')
      .split('\r')
      .at(-1) ?? '',
  );
}

function linesOf(step: Step): string[] {
  return step.rest ? [...step.lines, lastDrawn(step.rest)] : step.lines;
}

function byStart(a: Step, b: Step): number {
  return Date.parse(a.vertex.started ?? '9999') - Date.parse(b.vertex.started ?? '9999');
}

function describe(step: Step): string[] {
  const { vertex } = step;
  if (isInternal(vertex) && !vertex.error) return [];
  const took =
    vertex.started && vertex.completed
      ? seconds(Date.parse(vertex.completed) - Date.parse(vertex.started))
      : '';
  const end = vertex.error ? `failed: ${withoutLogin(vertex.error)}` : vertex.cached ? 'cached' : took;
  return [`${oneLine(vertex.name)}${end ? ` (${end})` : ''}`, ...linesOf(step).map((line) => `  ${line}`)];
}

function currentStatus(steps: readonly Step[], now: number): string {
  const running = steps.filter(({ vertex }) => vertex.started && !vertex.completed);
  const step = running.findLast(({ vertex }) => !isInternal(vertex)) ?? running.at(-1);
  if (!step) return 'waiting for the builder';
  return `${clip(oneLine(step.vertex.name), 80)} (${seconds(now - Date.parse(step.vertex.started ?? ''))})`;
}

/** Of BuildKit's own making: `[internal] load build context`, in bake `[test internal] ...`. */
function isInternal(vertex: Vertex): boolean {
  return /^\[([\w-]+ )?internal\]/.test(vertex.name);
}

function isCache(vertex: Vertex): boolean {
  return /^(importing|exporting) (cache|to GitHub Actions Cache)\b/.test(vertex.name);
}

/** The first build of an image finds no cache: no news. */
function isNoCacheYet(error: string): boolean {
  return /not found|manifest unknown/i.test(error);
}

/** Steps that run beside one that fails are cancelled: they are not the cause. */
function isCancelled(vertex: Vertex): boolean {
  return /context canceled$/.test(vertex.error ?? '');
}

function oneLine(text: string): string {
  return withoutLogin(text).replace(/\s+/g, ' ');
}

function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 3)}...`;
}

function seconds(ms: number): string {
  return `${ms < 10_000 ? Math.max(0, ms / 1000).toFixed(1) : Math.round(ms / 1000)} s`;
}
