import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../problem.js';
import { gather } from '../report/gather.js';
import { hasFailed, verdict } from '../report/outcome.js';
import { bySeverity, problemList } from '../report/problems.js';
import { decodeResult, type Result } from '../report/result.js';
import { isAsItShouldBe, statusHeadline, statusMarkdown } from '../report/status.js';
import type { Problem } from '../words.js';
import { announceHubs, announcePlan } from './announce.js';
import type { Context, ExitCode } from './context.js';
import { summarize } from './finish.js';

/**
 * The last job: reads what the jobs before it left and tells it as one run would: summary, comment, check run, outputs.
 * What they have shown as annotations is not shown again.
 *
 * @throws ProblemError where no folder is named
 */
export async function report(context: Context): Promise<ExitCode> {
  const { options, host } = context;
  if (!options.results) throw problem('Which results?', '`report` wants the folder with them, in `results`.');
  const results = await readResults(options.results);
  const { outcome, status, unheard } = gather(results);
  for (const one of bySeverity(unheard)) host.problem(one);
  if (status) {
    host.line(statusHeadline(status));
    host.summary(statusMarkdown(status));
    const stopped = results.flatMap((result) => result.stopped ?? []);
    if (stopped.length > 0) host.summary(problemList(stopped));
    if ([...stopped, ...unheard].length > 0) return 1;
    return options.failOnDrift && !isAsItShouldBe(status) ? 2 : 0;
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
  return hasFailed(outcome) ? 1 : 0;
}

/** Every result in the folder, in the order of the files' paths; what is none is passed over. */
async function readResults(folder: string): Promise<Result[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.flatMap((text) => decodeResult(text) ?? []);
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
