import { type Kubectl, kubectl } from '../host/kubectl.js';
import type { DeployedHub, PlannedHub, Problem, Release } from '../words.js';
import { type Target, uninstallArgs } from './helm.js';
import { parseManifest } from './manifests.js';
import { type Payload, pack, unpack, withoutDocuments } from './payload.js';
import { secretName } from './recover.js';
import { asDeployed, inSession, type Outcome, type SessionContext, settledState } from './session.js';
import { readRelease } from './state.js';
import { countUserServers } from './user-servers.js';

/** What removing a release takes away, and what it leaves behind. */
export interface Removal {
  /** Claims that the release itself made: the hub's database is in one. */
  readonly claims: readonly string[];
  /** Claims of users in its namespace; an uninstall never touches them. */
  readonly userClaims: number;
  /** User servers that run now; they run on without a hub. */
  readonly userServers: number;
}

export interface RemoveContext extends SessionContext {
  /** What the person typed: must be the hub's id. */
  readonly confirm: string;
  /** Whether the release's own volume claims go with it. */
  readonly deleteVolumes: boolean;
}

/**
 * What would be lost.
 *
 * @param revision the newest one
 * @throws CommandError
 */
export async function describeRemoval(kubectl: Kubectl, target: Target, revision: number): Promise<Removal> {
  const { namespace } = target;
  const payload = await readPayload(kubectl, target, revision);
  const objects = await parseManifest((JSON.parse(payload.text) as Payload).manifest ?? '');
  const args = ['get', 'pvc', '-l', 'component=singleuser-storage', '--no-headers', '-o', 'name'];
  const { stdout } = await kubectl.run(args, { namespace, timeoutMs: 60_000 });
  return {
    claims: objects.filter(({ kind }) => kind === CLAIM).map(({ metadata }) => metadata.name),
    userClaims: stdout.split('\n').filter(Boolean).length,
    userServers: await countUserServers(kubectl, namespace),
  };
}

/** The removal in a person's words. */
export function removalWords(id: string, removal: Removal, deleteVolumes: boolean): string {
  const claims = removal.claims.join(', ');
  const fate = deleteVolumes ? 'are deleted with all that is in them' : 'stay';
  return [
    `${id} is uninstalled.`,
    claims ? `Its volume claims (${claims}) ${fate}.` : 'It has no volume claims of its own.',
    removal.userClaims === 1
      ? '1 volume claim of a user stays.'
      : `${removal.userClaims} volume claims of users stay.`,
    removal.userServers === 1
      ? '1 user server that runs now runs on, without a hub.'
      : `${removal.userServers} user servers that run now run on, without a hub.`,
  ].join(' ');
}

/**
 * Uninstalls a release, under its Lease. Its volume claims stay unless told otherwise: Helm deletes what the release's
 * own manifest names, whatever the live object says (seen with both Helms), so the claims are taken out of it first.
 *
 * @returns `removed` where it is gone. Never throws.
 */
export function removeRelease(planned: PlannedHub, context: RemoveContext): Promise<DeployedHub> {
  const { release } = planned;
  return asDeployed(planned, context, async () => {
    if (context.confirm !== release.id) return unconfirmed(release, context);
    return inSession(release, context, async (work, held): Promise<Outcome> => {
      const state = await settledState(work, held, release.timeoutSeconds);
      if (!state) return { result: 'unchanged', problems: [] };
      const { revision } = state;
      const removal = await describeRemoval(work.kubectl, work.target, revision);
      work.say(removalWords(release.id, removal, context.deleteVolumes));
      if (!context.deleteVolumes && removal.claims.length > 0)
        await keepClaims(work.kubectl, work.target, revision);
      const args = uninstallArgs(work.target, release.timeoutSeconds);
      await work.slot(() => work.helm.run(args, { signal: work.signal }));
      return { result: 'removed', revision, problems: [] };
    });
  });
}

/**
 * What a removal would do, in a person's words; undefined where there is no such release any more. Changes nothing.
 *
 * @throws CommandError
 */
export async function foretellRemoval(
  release: Release,
  context: Pick<RemoveContext, 'access' | 'signal' | 'deleteVolumes'>,
): Promise<string | undefined> {
  const cluster = kubectl(context.access, context.signal);
  const state = await readRelease(cluster, release);
  if (!state) return undefined;
  const removal = await describeRemoval(cluster, release, state.revision);
  return removalWords(release.id, removal, context.deleteVolumes);
}

/** What would be lost is said before anybody confirms it. */
async function unconfirmed(release: Release, context: RemoveContext): Promise<Outcome> {
  const words = await foretellRemoval(release, context);
  if (!words) return { result: 'unchanged', problems: [] };
  return refused(
    'Not confirmed',
    `Nothing was removed. What would happen: ${words} Confirm it by its id: \`--confirm ${release.id}\`.`,
  );
}

const CLAIM = 'PersistentVolumeClaim';

interface ReadPayload {
  readonly secret: { readonly data: { readonly release: string } };
  readonly text: string;
}

async function readPayload(
  kubectl: Kubectl,
  { release, namespace }: Target,
  revision: number,
): Promise<ReadPayload> {
  const args = ['get', 'secret', secretName(release, revision)];
  const secret = await kubectl.json<ReadPayload['secret']>(args, { namespace, timeoutMs: 60_000 });
  return { secret, text: unpack(secret.data.release) };
}

async function keepClaims(kubectl: Kubectl, target: Target, revision: number): Promise<void> {
  const { secret, text } = await readPayload(kubectl, target, revision);
  const release = pack(await withoutDocuments(text, ({ kind }) => kind === CLAIM));
  const input = JSON.stringify({ ...secret, data: { ...secret.data, release } });
  await kubectl.run(['replace', '-f', '-'], { namespace: target.namespace, input, timeoutMs: 60_000 });
}

function refused(title: string, message: string): Outcome {
  const problem: Problem = { severity: 'error', title, message };
  return { result: 'failed', problems: [problem] };
}
