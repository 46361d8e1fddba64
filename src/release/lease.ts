import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../host/exec.js';
import type { Kubectl } from '../host/kubectl.js';
import { ProblemError } from '../problem.js';

/** Who works on what, and how patient it is. Times are in milliseconds. */
export interface LeaseOptions {
  readonly namespace: string;
  readonly name: string;
  /** Who we are, in words that tell a person where to look; unique to this piece of work. */
  readonly holder: string;
  readonly signal: AbortSignal;
  /** Told who is waited for. */
  readonly say?: (line: string) => void;
  /** How long others must respect a holder that fell silent. */
  readonly durationMs?: number;
  readonly renewMs?: number;
  /** How long to wait for another's work. */
  readonly patienceMs?: number;
  readonly pollMs?: number;
}

/** What the work is given. */
export interface HeldLease {
  /** Aborted with the run, and when the Lease is lost: nothing more may be changed then. */
  readonly signal: AbortSignal;
  /** A holder before us fell silent without giving it back: what it left half done is nobody's now. */
  readonly takenOver: boolean;
}

const DURATION_MS = 60_000;
const RENEW_MS = 10_000;
const PATIENCE_MS = 30 * 60_000;
const POLL_MS = 3_000;
/** Machines' clocks may differ by this much; a Lease that is older by the clock needs no watching to be called dead. */
const CLOCK_SKEW_MS = 120_000;
const CALL_TIMEOUT_MS = 15_000;
const NEW_NAMESPACE_TRIES = 10;
const NEW_NAMESPACE_PAUSE_MS = 500;

interface LeaseObject {
  readonly metadata: { readonly name: string; readonly namespace: string; readonly resourceVersion: string };
  readonly spec?: {
    readonly holderIdentity?: string;
    readonly leaseDurationSeconds?: number;
    readonly acquireTime?: string;
    readonly renewTime?: string;
    readonly leaseTransitions?: number;
  };
}

/**
 * Does the work while holding a coordination.k8s.io Lease, so that one deployer at a time works on a release.
 *
 * Written with the resourceVersion that was read, so of two that try at once one wins. A holder is dead when its
 * Lease stood still for its duration as seen by our own clock (client-go's rule), or is older than any clock skew.
 * At the end the Lease stays, with no holder.
 *
 * @param kubectl must outlive the run's signal: the Lease is given back after a cancel, too
 * @throws ProblemError where another holder does not finish, or the login may not use Leases; what `work` throws
 */
export async function withLease<T>(
  kubectl: Kubectl,
  options: LeaseOptions,
  work: (held: HeldLease) => Promise<T>,
): Promise<T> {
  let { lease, takenOver } = await acquire(kubectl, options);
  const lost = new AbortController();
  const done = new AbortController();
  const renewing = keep(kubectl, options, lease, done.signal, (next) => {
    lease = next;
  }).catch((error) => lost.abort(error));
  try {
    return await work({ signal: AbortSignal.any([options.signal, lost.signal]), takenOver });
  } finally {
    done.abort();
    await renewing;
    if (!lost.signal.aborted) await giveBack(kubectl, lease);
  }
}

async function acquire(
  kubectl: Kubectl,
  options: LeaseOptions,
): Promise<{ lease: LeaseObject; takenOver: boolean }> {
  const deadline = Date.now() + (options.patienceMs ?? PATIENCE_MS);
  let seen = { version: '', since: Date.now() };
  let told = '';
  for (;;) {
    const current = await read(kubectl, options);
    if (!current) {
      const created = await create(kubectl, options);
      if (created) return { lease: created, takenOver: false };
      continue;
    }
    if (current.metadata.resourceVersion !== seen.version)
      seen = { version: current.metadata.resourceVersion, since: Date.now() };
    const holder = current.spec?.holderIdentity;
    const dead = holder !== undefined && holder !== '' && isDead(current, seen.since);
    if (!holder || dead) {
      const taken = await replace(kubectl, claimed(current, options));
      if (taken) return { lease: taken, takenOver: dead };
      continue;
    }
    if (Date.now() > deadline) throw busy(options, holder);
    if (told !== holder) options.say?.(`waiting for ${holder}, which is working on it`);
    told = holder;
    await pause(options.pollMs ?? POLL_MS, options.signal);
  }
}

function isDead(lease: LeaseObject, unchangedSince: number): boolean {
  const duration = (lease.spec?.leaseDurationSeconds ?? DURATION_MS / 1000) * 1000;
  const renewed = Date.parse(lease.spec?.renewTime ?? '');
  return Date.now() - unchangedSince > duration || Date.now() - renewed > duration + CLOCK_SKEW_MS;
}

/**
 * Renews until `done`. A call that fails is tried again; only a Lease that went unrenewed for most of its duration,
 * or that another took, is lost.
 */
async function keep(
  kubectl: Kubectl,
  options: LeaseOptions,
  first: LeaseObject,
  done: AbortSignal,
  renewed: (lease: LeaseObject) => void,
): Promise<void> {
  const duration = options.durationMs ?? DURATION_MS;
  const every = options.renewMs ?? RENEW_MS;
  let lease = first;
  let last = Date.now();
  for (;;) {
    try {
      await sleep(every, undefined, { signal: done });
    } catch {
      return;
    }
    try {
      const next = await replace(kubectl, { ...lease, spec: { ...lease.spec, renewTime: microTime() } });
      const ours = next ?? (await read(kubectl, options));
      if (ours?.spec?.holderIdentity !== options.holder) throw taken(options, ours?.spec?.holderIdentity);
      lease = ours;
      last = Date.now();
      renewed(lease);
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      if (Date.now() - last > duration * 0.75) throw silent(options, error);
    }
  }
}

/** Gives it back with no holder. Where that fails it falls silent, and its duration ends it. */
async function giveBack(kubectl: Kubectl, lease: LeaseObject): Promise<void> {
  const spec = { ...lease.spec, holderIdentity: '', renewTime: microTime(), leaseDurationSeconds: 1 };
  await replace(kubectl, { ...lease, spec }).catch(() => undefined);
}

function claimed(current: LeaseObject, options: LeaseOptions): LeaseObject {
  const transitions = (current.spec?.leaseTransitions ?? 0) + 1;
  return { ...current, spec: { ...spec(options), leaseTransitions: transitions } };
}

function spec(options: LeaseOptions): NonNullable<LeaseObject['spec']> {
  const now = microTime();
  const seconds = Math.ceil((options.durationMs ?? DURATION_MS) / 1000);
  return { holderIdentity: options.holder, leaseDurationSeconds: seconds, acquireTime: now, renewTime: now };
}

/** Kubernetes' MicroTime wants six digits of a second. */
function microTime(): string {
  return new Date().toISOString().replace(/Z$/, '000Z');
}

async function read(kubectl: Kubectl, options: LeaseOptions): Promise<LeaseObject | undefined> {
  const args = ['get', 'leases.coordination.k8s.io', options.name, '--ignore-not-found', '-o', 'json'];
  const output = await call(() =>
    kubectl.run(args, { namespace: options.namespace, timeoutMs: CALL_TIMEOUT_MS }),
  );
  return output.stdout.trim() ? (JSON.parse(output.stdout) as LeaseObject) : undefined;
}

/** @returns undefined where another was quicker */
async function create(kubectl: Kubectl, options: LeaseOptions): Promise<LeaseObject | undefined> {
  const object = {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: options.name, namespace: options.namespace },
    spec: { ...spec(options), leaseTransitions: 0 },
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write(kubectl, 'create', object, /AlreadyExists|already exists/);
    } catch (error) {
      if (attempt === NEW_NAMESPACE_TRIES || !isNamespaceMissing(error)) throw error;
      await pause(NEW_NAMESPACE_PAUSE_MS, options.signal);
    }
  }
}

/** An API server's admission may not know yet of a namespace that was made just now (seen on 1.37). */
function isNamespaceMissing(error: unknown): boolean {
  return error instanceof CommandError && /namespaces ".*" not found/.test(error.output?.stderr ?? '');
}

/** @returns undefined where it changed since it was read */
async function replace(kubectl: Kubectl, lease: LeaseObject): Promise<LeaseObject | undefined> {
  return write(kubectl, 'replace', lease, /\(Conflict\)|object has been modified|\(NotFound\)|not found/);
}

async function write(
  kubectl: Kubectl,
  verb: 'create' | 'replace',
  object: { readonly metadata: { readonly namespace: string } },
  overtaken: RegExp,
): Promise<LeaseObject | undefined> {
  try {
    const { namespace } = object.metadata;
    const options = { namespace, input: JSON.stringify(object), timeoutMs: CALL_TIMEOUT_MS };
    const output = await call(() => kubectl.run([verb, '-f', '-', '-o', 'json'], options));
    return JSON.parse(output.stdout) as LeaseObject;
  } catch (error) {
    if (error instanceof CommandError && overtaken.test(error.output?.stderr ?? '')) return undefined;
    throw error;
  }
}

/** Says what a Role lacks instead of kubectl's words; everything else goes on as it is. */
async function call<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof CommandError && /is forbidden/.test(error.output?.stderr ?? '') && isRbac(error)) {
      throw new ProblemError({
        severity: 'error',
        title: 'The login may not use Leases',
        message:
          'Each deploy holds a Lease in the namespace of its hub, so that two never work on one release at once. ' +
          'Give the login get, create and update of leases (API group coordination.k8s.io) there.',
        log: error.output?.stderr ?? '',
      });
    }
    throw error;
  }
}

function isRbac(error: CommandError): boolean {
  return /cannot (get|create|update|list) resource "leases"/.test(error.output?.stderr ?? '');
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal });
}

function busy(options: LeaseOptions, holder: string): ProblemError {
  const minutes = Math.round((options.patienceMs ?? PATIENCE_MS) / 60_000);
  return new ProblemError({
    severity: 'error',
    title: 'Another deploy is at work',
    message:
      `${holder} has been working on it, and had not finished after ${minutes} minutes of waiting (Lease ` +
      `${options.name} in namespace ${options.namespace}). Nothing was changed. Run this again when that is done.`,
  });
}

function taken(options: LeaseOptions, holder: string | undefined): ProblemError {
  return new ProblemError({
    severity: 'error',
    title: 'The Lease was lost',
    message:
      `Lease ${options.name} in namespace ${options.namespace} was ${holder ? `taken by ${holder}` : 'taken away'} ` +
      'while this run worked on the release, so it stopped at once. Look at what that deploy says, then run this again.',
  });
}

function silent(options: LeaseOptions, error: unknown): ProblemError {
  return new ProblemError({
    severity: 'error',
    title: 'The cluster stopped answering',
    message:
      `Lease ${options.name} in namespace ${options.namespace} could not be renewed for too long, so another deploy ` +
      'may take the release over; this run stopped. When the cluster answers again, run this again: it goes on by itself.',
    log: error instanceof Error ? error.message : String(error),
  });
}
