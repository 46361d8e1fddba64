import { join } from 'node:path';
import { readTree } from '../fleet/tree.js';
import { CommandError } from '../host/exec.js';
import { type CheckResult, checkDockerfiles } from '../images/check.js';
import { limiter } from '../images/limit.js';
import { prepareChart } from '../release/dependencies.js';
import { foresee, type Unforeseen, type Unseen } from '../release/foreseen.js';
import { type Helm, helm } from '../release/helm.js';
import { problemsOf } from '../release/problems.js';
import { diffLines, diffRendered, type RenderedDiff, type RenderOptions } from '../release/rendered.js';
import { asksCluster } from '../release/template-words.js';
import { onePerPlace } from '../report/problems.js';
import { schemaProblems } from '../values/schema.js';
import type { PlannedHub, Problem, Release } from '../words.js';
import type { Context, ExitCode } from './context.js';
import { finish } from './finish.js';
import { hiddenChanges } from './hidden-changes.js';
import { checkFetched, type HubFit, hubFit } from './hub-fit.js';
import { strangersBuilder } from './images.js';
import { showPlan } from './plan.js';
import type { PreparedValues } from './prepare.js';
import { isChecked } from './refs.js';
import { lookAt } from './side.js';
import { type Stage, type Staged, stage } from './stage.js';
import { type Survey, survey } from './survey.js';
import { contentTags } from './tags.js';

/** What rendering shows of a proposal. */
export interface Validated {
  readonly problems: readonly Problem[];
  /** By release id: what a deploy would change, as lines. */
  readonly diffs: ReadonlyMap<string, readonly string[]>;
  /** By release id: what that does to people, as far as it can be foreseen. */
  readonly impacts: ReadonlyMap<string, PlannedHub['impact']>;
  readonly notes: readonly string[];
}

/** Charts rendered at once: each takes a core. */
const AT_ONCE = 2;
/** Of more hubs than this, the others are deployed alike and only validated by their values. */
const RENDERED = 30;

/** Checks everything that can be checked without a cluster and without secrets; does nothing. */
export async function validate(context: Context): Promise<ExitCode> {
  const started = Date.now();
  const found = await survey(context, { clusters: false, registry: 'loose' });
  await showPlan(context, found);
  const { survey: told, diffs } = await tellProposal(context, found, await stage(context, found));
  return finish(context, told, [], [], started, { diffs });
}

/**
 * Validates a proposal and says what came out: annotations, folded diffs.
 *
 * @returns the survey with the problems, notes and impacts that rendering found
 */
export async function tellProposal(context: Context, found: Survey, staged: Stage) {
  const { problems, diffs, impacts, notes } = await validateProposal(context, found, staged);
  for (const problem of onePerPlace(problems)) context.host.problem(problem);
  for (const note of notes) context.host.line(note);
  for (const [id, lines] of diffs) {
    context.host.group(`${id}: what a merge would change in the cluster`, [...lines]);
  }
  const { plan } = found;
  const hubs = plan.hubs.map((hub) => ({ ...hub, impact: impacts.get(hub.release.id) ?? hub.impact }));
  const told = {
    ...plan,
    hubs,
    notes: [...plan.notes, ...notes],
    problems: [...plan.problems, ...problems],
  };
  return { survey: { ...found, plan: told }, diffs };
}

/**
 * Validates what a proposal touches: each hub is rendered by Helm before and after, and BuildKit checks each Dockerfile.
 * Encrypted values and programs are left out, and the notes say so. Never throws for what the proposal holds.
 */
export async function validateProposal(context: Context, found: Survey, staged: Stage): Promise<Validated> {
  const touched = found.plan.hubs.filter(isChecked);
  const checked = await checkImages(context, found, staged);
  const problems: Problem[] = [...checked.problems];
  const notes: string[] = [];
  if (checked.others > 0) {
    const those = checked.others === 1 ? '1 finding' : `${checked.others} findings`;
    notes.push(
      `BuildKit has ${those} more about these Dockerfiles that this change did not bring in (\`docker buildx build --call=check\` shows them).`,
    );
  }
  const diffs = new Map<string, readonly string[]>();
  const impacts = new Map<string, PlannedHub['impact']>();
  if (touched.length === 0) return { problems, diffs, impacts, notes };
  const { event } = context.options;
  const tool = await helm(
    undefined,
    'helm',
    event.pullRequest?.fork ? strangersHelm(context.privateFolder) : {},
  );
  const before = await baseStage(context, found);
  const fit = hubFit(found);
  const partly: string[] = [];
  const unforeseen = new Map<Unforeseen, string[]>();
  const limit = limiter(AT_ONCE);
  await Promise.all(
    touched.map((planned, index) =>
      limit(async () => {
        const { id } = planned.release;
        const of = { context, tool, staged, before, found, fit };
        const result: Rendering = index < RENDERED ? await validateHub(of, planned) : UNRENDERED;
        problems.push(...result.problems);
        if (result.hidden.length > 0) partly.push(id);
        if (result.diff) diffs.set(id, diffLines(result.diff.changes));
        const { impact, why } = foresee(planned.impact, result.diff, await unseenOf(of, planned, result));
        impacts.set(id, impact);
        if (why) unforeseen.set(why, [...(unforeseen.get(why) ?? []), id]);
      }),
    ),
  );
  if (partly.length > 0) {
    notes.push(
      `${few(partly)} rendered without values that are encrypted or that programs make (\`validate-values\` can stand in for them).`,
    );
  }
  for (const [why, ids] of unforeseen)
    notes.push(`What people notice is not known for ${few(ids)}: ${UNFORESEEN[why]}.`);
  if (touched.length > RENDERED)
    notes.push(`Only the first ${RENDERED} of ${touched.length} hubs were rendered.`);
  return { problems, diffs, impacts, notes };
}

function few(ids: readonly string[]): string {
  return ids.length > 3 ? `${ids.length} hubs` : ids.toSorted().join(', ');
}

const UNFORESEEN: Record<Unforeseen, string> = {
  hidden: 'what is encrypted, or what a program makes, changed',
  unsteady:
    'templates ask for what only the deploy knows (chance, the time, the revision, what the cluster holds)',
  new: 'there is nothing to compare with, and no cluster was asked whether a release of that name is live',
};

interface Before {
  readonly side: Staged;
  readonly staged: Stage;
  readonly releases: ReadonlyMap<string, Release>;
}

/** The commit compared with, staged beside this one; undefined where there is none, or its files have errors. */
async function baseStage(context: Context, { plan }: Survey): Promise<Before | undefined> {
  if (!plan.base) return undefined;
  try {
    const tree = await readTree(context.options.directory, { rev: plan.base });
    const side = { tree, ...(await lookAt(tree)) };
    const releases = new Map(
      [...side.fleet.hubs, ...side.fleet.charts].map((release) => [release.id, release]),
    );
    return { side, staged: await stage(context, side, 'staged-base'), releases };
  } catch {
    return undefined;
  }
}

/**
 * A fork's charts are fetched without any login that Helm or docker keeps on this machine, and by no plug-in that is
 * installed there: a repository's scheme would start it. Nothing stands in the folder.
 */
function strangersHelm(folder: string): Record<string, string> {
  const none = join(folder, 'nothing');
  return {
    HELM_PLUGINS: none,
    DOCKER_CONFIG: none,
    HELM_REGISTRY_CONFIG: join(none, 'registry.json'),
    HELM_REPOSITORY_CONFIG: join(none, 'repositories.yaml'),
  };
}

/** What the validation of each hub is made from. */
interface Validation {
  readonly context: Context;
  readonly tool: Helm;
  readonly staged: Stage;
  readonly before: Before | undefined;
  readonly found: Survey;
  readonly fit: HubFit;
}

interface Rendering {
  readonly problems: readonly Problem[];
  /** What it was rendered without. */
  readonly hidden: readonly string[];
  readonly asksCluster: boolean;
  readonly diff?: RenderedDiff;
}

const UNRENDERED: Rendering = { problems: [], hidden: [], asksCluster: false };

/** The release as the commit compared with has it, by its place in the cluster: an id changes with the fleet. */
function releaseBefore(before: Before | undefined, { namespace, release, id }: Release): Release | undefined {
  const known = before?.releases.get(id);
  if (known || !before) return known;
  const alike = [...before.releases.values()].filter(
    (one) => one.namespace === namespace && one.release === release,
  );
  return alike.length === 1 ? alike[0] : undefined;
}

async function unseenOf(
  { before, found }: Validation,
  { release }: PlannedHub,
  { hidden, asksCluster }: Rendering,
): Promise<Unseen> {
  const old = releaseBefore(before, release);
  const hiddenChanged =
    before && old
      ? await hiddenChanges({ ...before.side, release: old }, { ...found, release })
      : hidden.length > 0;
  return { hidden: hidden.length > 0, hiddenChanged, asksCluster };
}

async function validateHub(of: Validation, { release }: PlannedHub): Promise<Rendering> {
  const { context, tool, staged, before, found, fit } = of;
  const problems: Problem[] = [];
  let hidden: readonly string[] = [];
  try {
    const prepared = await staged.preview(release, await contentTags(found, release.id));
    problems.push(...prepared.problems);
    hidden = prepared.hidden;
    const after = await renderOptions(context, tool, staged, release, prepared);
    const { chart } = after;
    problems.push(...(await checkFetched(fit, found.tree, release, async () => chart)));
    const old = releaseBefore(before, release);
    // What was wrong before is no fault of the change that mends it.
    const base =
      before && old ? await renderBase(context, tool, before, old).catch(() => undefined) : undefined;
    try {
      const isNew = before !== undefined && !old;
      const diff = await diffRendered(tool, base, { ...after, isNew }, context.signal);
      return { problems, hidden, asksCluster: await asksCluster(chart), diff };
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const stderr = error.output?.stderr ?? '';
      const schema = schemaProblems(stderr, prepared.values);
      problems.push(
        ...(schema.length > 0 ? schema : [notRendered(release, prepared.hidden, stderr)]).map((problem) => ({
          ...problem,
          hub: release.id,
        })),
      );
    }
  } catch (error) {
    problems.push(...problemsOf(error).map((problem) => ({ hub: release.id, ...problem })));
  }
  return { problems, hidden, asksCluster: false };
}

async function renderBase(context: Context, tool: Helm, { side, staged }: Before, release: Release) {
  const prepared = await staged.preview(release, await contentTags(side, release.id));
  return renderOptions(context, tool, staged, release, prepared);
}

async function renderOptions(
  { signal }: Context,
  tool: Helm,
  staged: Stage,
  { release, namespace, chart }: Release,
  prepared: PreparedValues,
): Promise<RenderOptions> {
  const { files: values, chartValues } = prepared;
  const context = { staged: staged.root, helm: tool, say: () => {}, signal, chartValues };
  return { release, namespace, chart: await prepareChart(chart, context), values };
}

/** Without what is encrypted a chart may miss a value that it has in truth: then it is no error. */
function notRendered(release: Release, hidden: readonly string[], stderr: string): Problem {
  const without =
    hidden.length > 0
      ? ` It was rendered without ${hidden.join(', ')}: \`validate-values\` can stand in for that.`
      : '';
  return {
    severity: hidden.length > 0 ? 'warning' : 'error',
    ...release.declaredAt,
    title: `Helm cannot render ${release.id}`,
    message: `${stderr.trim().split('\n').at(-1) ?? 'It does not say why.'}${without}`,
    log: stderr.trim().split('\n').slice(-30).join('\n'),
  };
}

/** BuildKit's own checks on the Dockerfiles of images that the proposal touches. */
async function checkImages(context: Context, found: Survey, staged: Stage): Promise<CheckResult> {
  const images = found.plan.images.filter(({ image }) => found.touchedImages.has(image.key));
  if (images.length === 0) return { problems: [], others: 0 };
  const { directory, builder, parallelBuilds } = context.options;
  const base = found.plan.base ? await readTree(directory, { rev: found.plan.base }) : undefined;
  const checked = await checkDockerfiles(
    images.map(({ image }) => image),
    {
      staged: staged.root,
      linksOut: staged.linksOut,
      before: async (dockerfile) => (await base?.read([dockerfile]))?.[0]?.toString('utf8'),
      parallel: parallelBuilds,
      signal: context.signal,
      env: await found.logins.dockerEnvironment(),
      ...(builder ? { builder } : {}),
      ...strangersBuilder(context),
      log: context.host,
    },
  );
  const isTold = ({ file, title }: Problem) =>
    found.plan.problems.some((one) => one.file === file && one.title === title);
  return { ...checked, problems: checked.problems.filter((problem) => !isTold(problem)) };
}
