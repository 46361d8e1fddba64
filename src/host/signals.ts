import { constants } from 'node:os';

/** By which a process is asked to end. A terminal that is closed sends SIGHUP. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Aborted by the first signal that asks to end. GitHub sends SIGINT when a run is cancelled, SIGTERM 7.5 s later, and
 * kills 2.5 s after that: whatever listens has some seconds to tell its children and to say what is where. The same signal
 * again ends the process at once, after what is to be done at its exit.
 */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  const heard = new Set<NodeJS.Signals>();
  for (const name of ENDING)
    process.on(name, () => {
      if (heard.has(name)) process.exit(128 + constants.signals[name]);
      heard.add(name);
      controller.abort(new Error(`cancelled by ${name}`));
    });
  return controller.signal;
}
