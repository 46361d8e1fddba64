import { commandFor } from '../advice.js';
import type { DeployedHub, PlannedHub, Problem } from '../words.js';
import { componentOf } from './component.js';
import { rollbackArgs } from './helm.js';
import { LABEL } from './labels.js';
import { parseManifest, type Rendered } from './manifests.js';
import { type Payload, unpack } from './payload.js';
import { type Checks, checksOf, labelRevision, proveRevision, type Wanted } from './prove.js';
import { secretName } from './recover.js';
import {
  asDeployed,
  freePending,
  inSession,
  type Outcome,
  type SessionContext,
  settledState,
} from './session.js';
import { type Revision, revisionsOf, wasProved } from './state.js';
import { runWatched } from './watched.js';
import type { Work } from './work.js';

export interface RollbackContext extends SessionContext, Wanted {
  /** The revision to go back to; absent: the last one that was proved. */
  readonly to?: number;
  /** Go back over another JupyterHub version, too. */
  readonly force: boolean;
  readonly historyMax: number;
}

/**
 * Rolls one release back, watched like a deploy. It leaves the fingerprint it went back from as a `hold` label, so that
 * the next push does not undo it.
 *
 * @returns `rolled back` with the new revision; what stood in its way is in its problems. Never throws.
 */
export function rollbackRelease(planned: PlannedHub, context: RollbackContext): Promise<DeployedHub> {
  const { timeoutSeconds } = planned.release;
  return asDeployed(planned, context, () =>
    inSession(planned.release, context, async (work, held) => {
      await settledState(work, held, timeoutSeconds);
      return goBack(work, {
        timeoutSeconds,
        historyMax: context.historyMax,
        checks: checksOf(planned.release, context),
        force: context.force,
        ...(context.to === undefined ? {} : { to: context.to }),
      });
    }),
  );
}

export interface BackOptions {
  readonly to?: number;
  readonly timeoutSeconds: number;
  readonly historyMax: number;
  readonly checks: Checks;
  readonly force: boolean;
}

/** The rollback itself, for who holds the Lease already. */
export async function goBack(work: Work, options: BackOptions): Promise<Outcome> {
  const { release, namespace } = work.target;
  const revisions = await revisionsOf(work.kubectl, work.target);
  const [newest] = revisions;
  if (!newest) return refused('There is no release', `${release} has no release in namespace ${namespace}.`);
  const target = chooseTarget(revisions, options.to);
  if ('severity' in target) return { result: 'failed', problems: [target] };
  const database = options.force ? undefined : await databaseProblem(work, newest, target);
  if (database) return { result: 'failed', problems: [database] };

  const revision = newest.revision + 1;
  work.say(`rolling back to revision ${target.revision}, as revision ${revision}`);
  const { timeoutSeconds, historyMax } = options;
  const args = rollbackArgs({ ...work.target, revision: target.revision, timeoutSeconds, historyMax });
  const watched = await runWatched(work, revision, args, timeoutSeconds);
  if (!watched.ok && watched.by === 'helm') {
    await freePending(work);
    return { result: 'failed', revision, problems: [watched.problem] };
  }
  // Helm copies the target's labels, its `rev` too: from here on the revision is known to be ours.
  await labelRevision(work, revision, holdLabels(revision, newest, target));
  const proof = await proveRevision(work, { after: [] }, revision, watched, options.checks, NO_STEPS);
  const { problems } = proof;
  if (!proof.ok) return { result: 'failed', revision, problems };
  const { jupyterhub } = proof;
  return { result: 'rolled back', revision, problems, ...(jupyterhub ? { jupyterhub } : {}) };
}

const NO_STEPS = { cwd: '', env: {}, environment: '', say: () => {}, signal: new AbortController().signal };

function holdLabels(revision: number, from: Revision, to: Revision): Record<string, string> {
  const digest = ownDigest(from);
  const held = digest && digest !== to.labels[LABEL.digest] ? digest : undefined;
  // Its values come back with it.
  const ownValues = to.labels[LABEL.values] === String(to.revision);
  return {
    [LABEL.rev]: String(revision),
    ...(ownValues ? { [LABEL.values]: String(revision) } : {}),
    ...(held ? { [LABEL.hold]: held } : {}),
  };
}

/** The digest of a revision's own content; one made by hand only inherited the label. */
function ownDigest(revision: Revision | undefined): string | undefined {
  const ours = revision && revision.labels[LABEL.rev] === String(revision.revision);
  return ours ? revision.labels[LABEL.digest] : undefined;
}

/**
 * The revision to go back to: the one named, or the last that was proved, before the newest one.
 *
 * @param sorted the newest first
 */
export function chooseTarget(sorted: readonly Revision[], to?: number): Revision | Problem {
  const older = sorted.slice(1);
  if (to !== undefined) {
    const named = older.find(({ revision }) => revision === to);
    if (named) return named;
    const there = older.map(({ revision }) => revision).join(', ') || 'none';
    return problem('No such revision', `There is no revision ${to} to go back to; there are: ${there}.`);
  }
  const passed = new Set([ownDigest(sorted[0]), sorted[0]?.labels[LABEL.hold]]);
  const proved = older.find(
    (revision) => wasProved(revision) && !passed.has(revision.labels[LABEL.digest] ?? ''),
  );
  return proved ?? problem('Nothing to go back to', whyNothing(sorted));
}

function whyNothing([newest, ...older]: readonly Revision[]): string {
  if (older.length === 0) {
    return (
      `Revision ${newest?.revision} is the only one that Helm has of it: nothing ran before it. It is left as it is, and ` +
      'nothing is uninstalled. Correct the cause; the next run deploys over it.'
    );
  }
  return (
    'None of the older revisions that Helm still keeps was proved to work, with other content than the newest. It is ' +
    `left as it is. Name a revision to go back to nevertheless: ${older.map(({ revision }) => revision).join(', ')}.`
  );
}

/**
 * Why going back would meet a newer database. JupyterHub changes its database's schema in minor and major versions and
 * refuses one that it does not know ("Found database schema version A != B"). The same hub image is the same version;
 * else the versions that the hubs themselves answered must agree in their first two numbers.
 */
async function databaseProblem(work: Work, from: Revision, to: Revision): Promise<Problem | undefined> {
  const [now, then] = [await hubImage(work, from.revision), await hubImage(work, to.revision)];
  if (now === undefined && then === undefined) return undefined;
  if (now !== undefined && now === then) return undefined;
  const [newer, older] = [version(from), version(to)];
  const minor = (text: string) => text.split('.').slice(0, 2).join('.');
  if (newer && older && minor(newer) === minor(older)) return undefined;
  const known = newer && older;
  const why = known
    ? `Revision ${from.revision} runs JupyterHub ${newer} and revision ${to.revision} ran ${older}.`
    : `Which JupyterHub revision ${newer ? to.revision : from.revision} runs is not known, and its hub image is another one.`;
  return problem(
    known ? 'The database may be newer' : 'The version of JupyterHub is not known',
    `${why} Its database may have been upgraded since, and an older hub does not start with a newer database. Nothing ` +
      'was changed. Deploy a mended commit instead; or bring back a backup of the database that fits, and go back by ' +
      `${commandFor('rollback', work.id, '--force')}.`,
  );
}

/** What the hub answered when the revision was proved; a revision that was not proved only inherited the label. */
function version(revision: Revision): string | undefined {
  return wasProved(revision) ? revision.labels[LABEL.jupyterhub] : undefined;
}

/** The image of a revision's hub; undefined where it has no hub. */
async function hubImage({ kubectl, target }: Work, revision: number): Promise<string | undefined> {
  const args = ['get', 'secret', secretName(target.release, revision), '-o', 'jsonpath={.data.release}'];
  const { stdout } = await kubectl.run(args, { namespace: target.namespace, timeoutMs: 60_000 });
  const { manifest = '' } = JSON.parse(unpack(stdout)) as Payload;
  const hub = (await parseManifest(manifest)).find(isHub);
  const template = hub?.spec?.template as HubTemplate | undefined;
  return hub ? (template?.spec?.containers?.[0]?.image ?? '') : undefined;
}

interface HubTemplate {
  readonly spec?: { readonly containers?: readonly { readonly image?: string }[] };
}

function isHub({ kind, metadata }: Rendered): boolean {
  return kind === 'Deployment' && componentOf(metadata.labels) === 'hub';
}

function refused(title: string, message: string): Outcome {
  return { result: 'failed', problems: [problem(title, message)] };
}

function problem(title: string, message: string): Problem {
  return { severity: 'error', title, message };
}
