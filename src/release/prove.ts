import type { Problem, Release } from '../words.js';
import { askHub } from './health.js';
import { LABEL, type Labels, provedLabels } from './labels.js';
import { patiently } from './patience.js';
import { secretName } from './recover.js';
import { runSteps, type StepContext } from './steps.js';
import type { Work } from './work.js';

export type Proof =
  | { readonly ok: true; readonly jupyterhub?: string; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * What comes after a rollout that went well or not: the hub is asked, `after` steps run, and only where all is well
 * the revision is labelled as proved.
 *
 * @param rolledOut what the watch found; its problem is among the answer's
 * @param asked whether the hub is to be asked for its health
 */
export async function proveRevision(
  work: Work,
  release: Pick<Release, 'after'>,
  revision: number,
  rolledOut: { readonly ok: true } | { readonly ok: false; readonly problem: Problem },
  asked: boolean,
  steps: StepContext,
): Promise<Proof> {
  const problems: Problem[] = rolledOut.ok ? [] : [rolledOut.problem];
  let jupyterhub: string | undefined;
  if (rolledOut.ok && asked) {
    const answer = await askHub(work.watching, work.target, { say: work.say, signal: work.signal });
    if (answer.hub && 'problem' in answer) problems.push(answer.problem);
    else if (answer.hub) jupyterhub = answer.version;
  }
  problems.push(...(await runSteps(release.after, 'after', problems.length === 0, steps)));
  if (problems.length > 0) return { ok: false, problems };
  await labelRevision(work, revision, provedLabels(revision, jupyterhub));
  return { ok: true, problems, ...(jupyterhub ? { jupyterhub } : {}) };
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
