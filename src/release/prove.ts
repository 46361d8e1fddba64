import type { Problem, Release } from '../words.js';
import { askHub } from './health.js';
import { LABEL, type Labels, provedLabels } from './labels.js';
import { patiently } from './patience.js';
import { secretName } from './recover.js';
import { checkStart } from './start-check.js';
import { runSteps, type StepContext } from './steps.js';
import type { Work } from './work.js';

/** What a run asks for of every hub. */
export interface Wanted {
  /** Absent: the hub is asked. */
  readonly healthCheck?: boolean;
  /** The user whose server is started and stopped; absent: none is. */
  readonly startCheck?: string;
}

/** What is asked of one hub before it counts as proved. */
export interface Checks {
  readonly health: boolean;
  readonly start?: { readonly user: string; readonly timeoutSeconds: number };
}

/** A hub whose configuration turns `health-check` off is asked nothing. */
export function checksOf(
  { healthCheck, timeoutSeconds }: Pick<Release, 'healthCheck' | 'timeoutSeconds'>,
  wanted: Wanted,
): Checks {
  const user = healthCheck === false ? undefined : wanted.startCheck;
  return {
    health: healthCheck ?? wanted.healthCheck ?? true,
    ...(user ? { start: { user, timeoutSeconds } } : {}),
  };
}

export type Proof =
  | { readonly ok: true; readonly jupyterhub?: string; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type RolledOut =
  | { readonly ok: true; readonly warnings?: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

/**
 * What comes after a rollout that went well or not: the hub is asked, `after` steps run, and only where all is well
 * the revision is labelled as proved.
 *
 * @param rolledOut what the watch found; its problem or warnings are among the answer's
 */
export async function proveRevision(
  work: Work,
  release: Pick<Release, 'after'>,
  revision: number,
  rolledOut: RolledOut,
  checks: Checks,
  steps: StepContext,
): Promise<Proof> {
  const problems: Problem[] = rolledOut.ok ? [] : [rolledOut.problem];
  let jupyterhub: string | undefined;
  if (rolledOut.ok && checks.health) {
    const answer = await askHub(work.watching, work.target, { say: work.say, signal: work.signal });
    if (answer.hub && 'problem' in answer) problems.push(answer.problem);
    else if (answer.hub) jupyterhub = answer.version;
  }
  if (problems.length === 0 && checks.start) {
    const { say, signal } = work;
    const problem = await checkStart(work.kubectl, work.target, { ...checks.start, say, signal });
    if (problem) problems.push(problem);
  }
  problems.push(...(await runSteps(release.after, 'after', problems.length === 0, steps)));
  const warnings = rolledOut.ok ? (rolledOut.warnings ?? []) : [];
  if (problems.length > 0) return { ok: false, problems: [...warnings, ...problems] };
  await labelRevision(work, revision, provedLabels(revision, jupyterhub));
  return { ok: true, problems: warnings, ...(jupyterhub ? { jupyterhub } : {}) };
}

/** Counts one more watch of a revision that Helm calls deployed and that did not become well. */
export async function countInVain(work: Work, revision: number, before: number): Promise<void> {
  await labelRevision(work, revision, { [LABEL.unproved]: `${revision}.${before + 1}` });
}

/** @throws CommandError */
export async function labelRevision(work: Work, revision: number, labels: Labels): Promise<void> {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  const args = ['label', 'secret', secretName(work.target.release, revision), '--overwrite', ...pairs];
  const options = { namespace: work.target.namespace, timeoutMs: 60_000 };
  await patiently(work.signal, () => work.kubectl.run(args, options));
}
