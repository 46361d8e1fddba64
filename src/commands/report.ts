import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../problem.js';
import { gather } from '../report/gather.js';
import { someOf } from '../report/names.js';
import { failedJobs, readNeeds } from '../report/needs.js';
import { hasFailed, verdict } from '../report/outcome.js';
import { onePerPlace, problemList } from '../report/problems.js';
import { decodeResult, type Result } from '../report/result.js';
import { statusExit, statusHeadline, statusMarkdown } from '../report/status.js';
import type { Problem } from '../words.js';
import { announceHubs, announcePlan } from './announce.js';
import type { Context, ExitCode } from './context.js';
import { summarize } from './finish.js';

/** Three matrices of at most 256 jobs, the plan and the validation. */
const FILES = 3 * 256 + 2;
/** A plan of a thousand hubs is some MiB. */
const FILE_BYTES = 32 * 1024 * 1024;
const ALL_BYTES = 256 * 1024 * 1024;

/**
 * The last job: reads what the jobs before it left and tells it as one run would: summary, comment, check run, outputs.
 * What they have shown as annotations is not shown again. It ends red where GitHub says that one of them did, whatever
 * they left.
 *
 * @throws ProblemError where no folder is named, or nothing says how the jobs ended
 */
export async function report(context: Context): Promise<ExitCode> {
  const { options, host } = context;
  if (!options.results) throw problem('Which results?', '`report` wants the folder with them, in `results`.');
  const needs = readNeeds(options.needs ?? '');
  const results = await readResults(context, options.results);
  const { outcome, status, unheard } = gather(results, needs);
  const red = failedJobs(needs).length > 0;
  for (const one of onePerPlace(unheard)) host.problem(one);
  if (status) {
    host.line(statusHeadline(status));
    host.summary(statusMarkdown(status));
    const stopped = results.flatMap((result) => result.stopped ?? []);
    if (stopped.length > 0) host.summary(problemList(stopped));
    if ([...stopped, ...unheard].length > 0) return 1;
    return statusExit(status, options.failOnDrift) || (red ? 1 : 0);
  }
  if (!outcome) {
    host.summary(nothingPlanned(results));
    host.line('No job came as far as a plan.');
    return 1;
  }
  announcePlan(host, outcome.plan);
  announceHubs(host, outcome.hubs);
  host.line(verdict(outcome));
  await summarize(context, outcome);
  return red || hasFailed(outcome) ? 1 : 0;
}

/**
 * Every result in the folder, in the order of the files' paths. What is none, or larger than any of ours, is passed over
 * with a sentence: the job that should have left one is then said to have left no word.
 */
async function readResults({ host }: Context, folder: string): Promise<Result[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json')).sort();
  const results: Result[] = [];
  const others: string[] = [];
  let bytes = 0;
  for (const [index, file] of files.entries()) {
    const path = join(folder, file);
    const info = await lstat(path);
    bytes += info.size;
    const isFit = index < FILES && info.isFile() && info.size <= FILE_BYTES && bytes <= ALL_BYTES;
    const result = isFit ? decodeResult(await readFile(path, 'utf8')) : undefined;
    if (result) results.push(result);
    else others.push(file);
  }
  if (others.length > 0)
    host.problem({
      severity: 'warning',
      title: 'A file that no job of ours left',
      message: `Among the artifacts of this run, what is no result of a job, or too large for one, was not read: ${someOf(others)}.`,
    });
  return results;
}

function nothingPlanned(results: readonly Result[]): string {
  const stopped = results.flatMap((result) => result.stopped ?? []);
  const why = stopped.length > 0 ? problemList(stopped) : 'The log of the job "Plan" says why.';
  return `## ❌ Nothing was planned\n\n${why}`;
}

function problem(title: string, message: string): ProblemError {
  const made: Problem = { severity: 'error', title, message };
  return new ProblemError(made);
}
