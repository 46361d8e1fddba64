import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeResult, type Result, withTexts } from '../report/result.js';
import type { Context } from './context.js';

/** What a job has to tell, besides what its inputs say. */
export type Told = Pick<Result, 'outcome' | 'status' | 'stopped'>;

/**
 * Leaves what this run did for the job that reports on all of them: a file in the run's private folder, which stands
 * until the post step, and its path as an output.
 */
export async function handOver(context: Context, told: Told): Promise<void> {
  const { options, host } = context;
  const result: Result = {
    version: 1,
    command: options.command,
    started: Math.round(performance.timeOrigin),
    ended: Date.now(),
    ...(options.job === undefined ? {} : { job: options.job }),
    ...told,
  };
  const path = join(context.privateFolder, 'result.json');
  await writeFile(path, encodeResult(withTexts(result, host.conceal)), { mode: 0o600 });
  host.output('result', path);
}

/** The same for what stopped the run. */
export async function handOverStop(context: Context, error: unknown): Promise<void> {
  const { problemsOf } = await import('../release/problems.js');
  await handOver(context, { stopped: problemsOf(error) });
}
