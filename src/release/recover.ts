import { CommandError } from '../host/exec.js';
import type { Kubectl } from '../host/kubectl.js';
import { ProblemError } from '../problem.js';
import type { ReleaseState } from '../words.js';
import { LABEL } from './labels.js';
import type { Pod } from './objects.js';
import { type Hook, type Payload, pack, unpack, withStatus } from './payload.js';

export interface RecoverOptions {
  readonly state: ReleaseState;
  /** We hold the release's Lease, and know that the Helm that left it pending has ended: it was ours, or its Lease expired. */
  readonly abandoned: boolean;
  /** Without that knowledge: how long it must have stood still. */
  readonly minimumAgeMs: number;
  readonly say: (line: string) => void;
}

interface ReleaseSecret {
  readonly metadata: {
    readonly name: string;
    readonly resourceVersion: string;
    readonly creationTimestamp?: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  readonly data: { readonly release: string };
}

/** The Secret in which Helm keeps one revision. */
export function secretName(release: string, revision: number): string {
  return `sh.helm.release.v1.${release}.v${revision}`;
}

/** Whether Helm calls the release busy: it lets nobody touch it then. */
export function isPending(state: Pick<ReleaseState, 'status'>): boolean {
  return state.status.startsWith('pending-');
}

/**
 * Frees a release that a Helm which is no more left in `pending-*`: failed, in the Secret's label and in its payload,
 * in one replace with its resourceVersion (the label alone stays blocked, the payload alone leaves a label that lies).
 * Never called for a Helm that may live: that ends in two deployed revisions.
 *
 * @throws ProblemError where nobody can know whether its Helm still lives; CommandError
 */
export async function recoverPending(kubectl: Kubectl, options: RecoverOptions): Promise<void> {
  const { state, say } = options;
  const secret = await readSecret(kubectl, state);
  const since = state.modifiedAt ?? new Date(secret.metadata.creationTimestamp ?? 0);
  const age = Date.now() - since.getTime();
  if (!options.abandoned && age < options.minimumAgeMs) throw stillBusy(state, age, options.minimumAgeMs);

  const text = unpack(secret.data.release);
  const description = `hub-deploy: the ${state.status} that began ${since.toISOString()} was interrupted`;
  const interrupted = { status: 'failed', [LABEL.interrupted]: String(state.revision) };
  const failed = {
    ...secret,
    metadata: { ...secret.metadata, labels: { ...secret.metadata.labels, ...interrupted } },
    data: { ...secret.data, release: pack(withStatus(text, 'failed', description)) },
  };
  await kubectl.run(['replace', '-f', '-'], {
    namespace: state.namespace,
    input: JSON.stringify(failed),
    timeoutMs: 60_000,
  });
  say(`revision ${state.revision} was left in ${state.status} by a run that was killed: marked failed`);
  await removeBlockingHooks(kubectl, state, (JSON.parse(text) as Payload).hooks ?? [], say);
}

async function readSecret(kubectl: Kubectl, state: ReleaseState): Promise<ReleaseSecret> {
  return kubectl.json<ReleaseSecret>(['get', 'secret', secretName(state.name, state.revision)], {
    namespace: state.namespace,
    timeoutMs: 60_000,
  });
}

/**
 * Takes away Jobs and pods of the interrupted hooks that would block the next upgrade by their names: those that Helm
 * does not itself delete before it makes them anew (its default is that it does).
 */
async function removeBlockingHooks(
  kubectl: Kubectl,
  state: ReleaseState,
  hooks: readonly Hook[],
  say: (line: string) => void,
): Promise<void> {
  for (const { kind, name } of hooks.filter(blocksNextRun)) {
    const args = ['delete', kind.toLowerCase(), name, '--ignore-not-found', '--wait=true', '--timeout=60s'];
    const output = await kubectl.run(args, { namespace: state.namespace, timeoutMs: 70_000 }).catch(forgive);
    if (output?.stdout.trim()) say(`${kind} ${name}, which the killed run's hook left behind, was removed`);
  }
}

function blocksNextRun(hook: Hook): boolean {
  const policies = hook.delete_policies ?? [];
  const runs = hook.kind === 'Job' || hook.kind === 'Pod';
  return runs && policies.length > 0 && !policies.includes('before-hook-creation');
}

/** What could not be removed will be named by Helm itself. */
function forgive(error: unknown): undefined {
  if (!(error instanceof CommandError)) throw error;
}

/**
 * Whether a hook's object still works. zero-to-jupyterhub's image puller is a DaemonSet: it does so until it is deleted.
 */
const WORKS: Readonly<Record<string, (object: Live) => boolean>> = {
  Job: ({ status }) =>
    !status?.conditions?.some(
      (it) => (it.type === 'Complete' || it.type === 'Failed') && it.status === 'True',
    ),
  Pod: ({ status }) => status?.phase === 'Pending' || status?.phase === 'Running',
  DaemonSet: () => true,
};

type Live = Pick<Pod, 'status'>;

/** Hooks that run on by themselves after a Helm was stopped. As `Job name`. */
export async function runningHooks(kubectl: Kubectl, state: ReleaseState): Promise<string[]> {
  const secret = await readSecret(kubectl, state);
  const { hooks = [] } = JSON.parse(unpack(secret.data.release)) as Payload;
  const left: string[] = [];
  for (const { kind, name } of hooks) {
    const works = WORKS[kind];
    if (!works) continue;
    const args = ['get', kind.toLowerCase(), name, '--ignore-not-found', '-o', 'json'];
    const { stdout } = await kubectl.run(args, { namespace: state.namespace, timeoutMs: 15_000 });
    if (stdout.trim() && works(JSON.parse(stdout) as Live)) left.push(`${kind} ${name}`);
  }
  return left;
}

function stillBusy(state: ReleaseState, age: number, minimum: number): ProblemError {
  const minutes = (ms: number) => Math.ceil(ms / 60_000);
  return new ProblemError({
    severity: 'error',
    title: 'Helm is at work on the release',
    message:
      `Revision ${state.revision} of ${state.name} in namespace ${state.namespace} has been in ${state.status} for ` +
      `${minutes(age)} minutes, and no Lease of hub-deploy says who works on it: somebody may be running helm by ` +
      `hand. Nothing was changed. If that Helm is dead, run this again in ${minutes(minimum - age)} minutes: the ` +
      'release is then freed by itself.',
  });
}
