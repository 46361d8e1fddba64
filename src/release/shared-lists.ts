import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../host/exec.js';
import { type ClusterAccess, type Kubectl, type KubectlOptions, kubectl } from '../host/kubectl.js';

interface Listed {
  readonly items: readonly { readonly metadata: { readonly namespace?: string } }[];
}

interface Waiting {
  readonly namespace: string;
  readonly answer: (list: Listed) => void;
  readonly fail: (error: unknown) => void;
  /** Cancelled: the answer is nobody's. */
  gone: boolean;
  leave(): void;
}

/** One list that watches of many namespaces ask for again and again. */
interface Board {
  busy: boolean;
  waiting: Waiting[];
}

/** Watches wake at the same moment, give or take this (ms): they are waited for, so that one list answers all. */
const GATHER_MS = 20;

/** From so many namespaces on, one list of the whole cluster costs less than one of each. */
const TOGETHER = 3;

interface Cluster {
  readonly kubectl: Kubectl;
  readonly boards: Map<string, Board>;
  /** A Role allows no list of the whole cluster. */
  alone: boolean;
}

const clusters = new Map<string, Cluster>();

/**
 * A kubectl whose lists are shared: many rollouts that are watched at once on one cluster ask one question together,
 * for all namespaces, while another is being answered, instead of each for itself. A single one asks as ever.
 *
 * @param own what everything else is asked with, and lists where a Role allows no more
 */
export function sharingLists(access: ClusterAccess, own: Kubectl, timeoutMs = 30_000): Kubectl {
  const key = JSON.stringify(access);
  const cluster = clusters.get(key) ?? { kubectl: kubectl(access), boards: new Map(), alone: false };
  clusters.set(key, cluster);
  return {
    run: own.run,
    json<T>(args: readonly string[], options: KubectlOptions = {}): Promise<T> {
      if (!isList(args) || !options.namespace || cluster.alone) return own.json<T>(args, options);
      const asked = ask(cluster, args, options.namespace, options.timeoutMs ?? timeoutMs);
      const shared = asked.list.catch((error) => {
        if (!isForbidden(error)) throw error;
        cluster.alone = true;
        return own.json<Listed>(args, options);
      });
      return unlessAborted(shared, options.signal, asked.leave) as Promise<T>;
    },
  };
}

/** `get KINDS -l SELECTOR`: of whole kinds, nothing by name. */
function isList(args: readonly string[]): boolean {
  return args[0] === 'get' && (args.length === 2 || (args.length === 4 && args[2] === '-l'));
}

function ask(
  cluster: Cluster,
  args: readonly string[],
  namespace: string,
  timeoutMs: number,
): { readonly list: Promise<Listed>; readonly leave: () => void } {
  const name = args.join(' ');
  const board = cluster.boards.get(name) ?? { busy: false, waiting: [] };
  cluster.boards.set(name, board);
  const { promise, resolve: answer, reject: fail } = Promise.withResolvers<Listed>();
  const one: Waiting = {
    namespace,
    answer,
    fail,
    gone: false,
    leave() {
      one.gone = true;
    },
  };
  board.waiting.push(one);
  if (!board.busy) void serve(cluster.kubectl, board, args, timeoutMs);
  return { list: promise, leave: () => one.leave() };
}

/** Aborted when all of them have left: a call that nobody waits for would keep the process from ending. */
function untilAllLeft(those: readonly Waiting[]): AbortSignal {
  const over = new AbortController();
  const look = () => {
    if (those.every(({ gone }) => gone)) over.abort();
  };
  for (const one of those)
    one.leave = () => {
      one.gone = true;
      look();
    };
  look();
  return over.signal;
}

/** One call at a time; those who come meanwhile are answered together by the next. */
async function serve(
  cluster: Kubectl,
  board: Board,
  args: readonly string[],
  timeoutMs: number,
): Promise<void> {
  board.busy = true;
  while (board.waiting.length > 0) {
    await sleep(GATHER_MS);
    const round = board.waiting;
    board.waiting = [];
    const namespaces = new Set(round.map(({ namespace }) => namespace));
    if (namespaces.size < TOGETHER)
      await Promise.all(
        [...namespaces].map((namespace) => {
          const those = round.filter((waiting) => waiting.namespace === namespace);
          const signal = untilAllLeft(those);
          return settle(those, cluster.json<Listed>(args, { namespace, timeoutMs, signal }));
        }),
      );
    else {
      const signal = untilAllLeft(round);
      await settle(round, cluster.json<Listed>([...args, '--all-namespaces'], { timeoutMs, signal }));
    }
  }
  board.busy = false;
}

async function settle(waiting: readonly Waiting[], call: Promise<Listed>): Promise<void> {
  try {
    const { items } = await call;
    const byNamespace = new Map<string | undefined, Listed['items'][number][]>();
    for (const item of items) {
      const { namespace } = item.metadata;
      const those = byNamespace.get(namespace);
      if (those) those.push(item);
      else byNamespace.set(namespace, [item]);
    }
    for (const { namespace, answer } of waiting) answer({ items: byNamespace.get(namespace) ?? [] });
  } catch (error) {
    for (const { fail } of waiting) fail(error);
  }
}

function isForbidden(error: unknown): boolean {
  return error instanceof CommandError && /is forbidden/.test(error.output?.stderr ?? '');
}

/** Who is cancelled does not wait for the others' answer. */
function unlessAborted<T>(call: Promise<T>, signal: AbortSignal | undefined, leave: () => void): Promise<T> {
  if (!signal) return call;
  return new Promise((resolve, reject) => {
    const stop = () => {
      leave();
      reject(new CommandError('kubectl', 'aborted', 'cancelled'));
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    call.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
