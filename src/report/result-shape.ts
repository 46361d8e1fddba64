import { date, either, flag, listOf, mapOf, number, record, type Shape, text, word } from './shape.js';

const texts = listOf(text);

const problem = record(
  { severity: word('error', 'warning', 'notice'), title: text, message: text },
  { file: text, line: number, column: number, hub: text, log: text },
);

const release = record(
  {
    kind: word('hub', 'chart'),
    id: text,
    hub: text,
    cluster: text,
    environment: text,
    images: texts,
    declaredAt: record({ file: text }, { line: number, column: number }),
  },
  { githubEnvironment: text },
);

const impact = word('none', 'hub-restart', 'proxy-restart', 'unknown');

const down = listOf(record({ name: text }, { wanted: number }));

const plannedHub = record(
  {
    release,
    action: word('deploy', 'none', 'hold', 'not installed', 'drift'),
    impact,
    reasons: texts,
  },
  { failing: flag, down },
);

const plannedImage = record(
  {
    image: record({ key: text, kind: text }, { hub: text }),
    tag: text,
    action: word('build', 'reuse', 'pinned'),
    reasons: texts,
  },
  { name: text },
);

const plan = record(
  {
    commit: text,
    notes: texts,
    images: listOf(plannedImage),
    hubs: listOf(plannedHub),
    problems: listOf(problem),
  },
  { base: text, servers: mapOf(number), unread: texts },
);

const builtImage = record(
  { planned: plannedImage, result: word('built', 'reused', 'failed', 'skipped'), seconds: number },
  { digest: text, bytes: number, problem },
);

const deployedHub = record(
  {
    planned: plannedHub,
    result: word(
      ...['deployed', 'rolled back', 'adopted', 'removed', 'unchanged', 'failed', 'spared', 'skipped'],
    ),
    seconds: number,
    problems: listOf(problem),
  },
  { revision: number, jupyterhub: text, url: text },
);

const outcome = record(
  { plan, images: listOf(builtImage), hubs: listOf(deployedHub), problems: listOf(problem), seconds: number },
  {
    diffs: mapOf(texts),
    sizes: mapOf(record({}, { bytes: number, before: either(number, word('unknown')) })),
    steps: listOf(record({ name: text, seconds: number })),
  },
);

const hubStatus = record(
  {
    planned: plannedHub,
    proved: flag,
    drift: flag,
    byHand: listOf(record({ revision: number, updated: text, status: text, chart: text, description: text })),
    leftOvers: texts,
    edits: listOf(
      record(
        { object: text, field: text, program: text },
        { live: either(number, flag), manifest: either(number, flag), at: text },
      ),
    ),
  },
  {
    unread: flag,
    down,
    state: record({ revision: number, status: text }, { commit: text, jupyterhub: text, modifiedAt: date }),
    workloads: listOf(
      record({ workload: text, ready: number, wanted: number, images: texts }, { down: flag }),
    ),
  },
);

const status = record(
  { commit: text, hubs: listOf(hubStatus), notes: texts, now: number },
  { gone: listOf(problem) },
);

/** What a job leaves for the report, as far as the report reads it. */
export const resultShape: Shape = record(
  { version: (value) => value === 1, command: text, started: number, ended: number },
  { job: text, outcome, status, stopped: listOf(problem) },
);
