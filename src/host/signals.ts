/**
 * Aborted by the first SIGINT or SIGTERM. GitHub sends SIGINT when a run is cancelled, SIGTERM 7.5 s later, and kills
 * 2.5 s after that: whatever listens has some seconds to tell its children and to say what is where.
 */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  const abort = (signal: NodeJS.Signals) => controller.abort(new Error(`cancelled by ${signal}`));
  process.once('SIGINT', abort);
  process.once('SIGTERM', abort);
  return controller.signal;
}
