import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../host/exec.js';
import { answered } from '../host/http-status.js';
import { ProblemError } from '../problem.js';
import type { ChartContext } from './dependencies.js';

/** Waits before the second, third and fourth try of a repository that does not answer. */
const BACK_OFF_MS = [2_000, 5_000, 12_000];
/**
 * After so long nothing is tried again. Of a repository that takes the connection and never answers Helm takes two
 * minutes to tire, and people wait for four times that.
 */
const PATIENCE_MS = 60_000;

/** What is fetched, in words for people, and the file that asks for it. */
export interface Wish {
  readonly what: string;
  readonly file?: string;
}

/**
 * Fetches by one of Helm's commands, again where a network or a server may have spoilt it, and never otherwise.
 *
 * @throws ProblemError that says what Helm said and what to do
 */
export async function fetched<T>(
  { say, signal }: Pick<ChartContext, 'say' | 'signal'>,
  wish: Wish,
  work: () => Promise<T>,
): Promise<T> {
  const began = Date.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const waitMs = Date.now() - began < PATIENCE_MS ? BACK_OFF_MS[tries - 1] : undefined;
      if (waitMs === undefined || !isPassing(error))
        throw fetchProblem(error, wish, { tries, seconds: Math.round((Date.now() - began) / 1000) });
      say(`a chart repository did not answer, trying again in ${waitMs / 1000} s`);
      await sleep(waitMs, undefined, { signal });
    }
  }
}

const REFUSED = new RegExp(`${answered(401, 403)}|unauthorized|denied`, 'i');

/** What is the same at the next try. */
const LASTING = [
  REFUSED,
  new RegExp(answered(404), 'i'),
  /out of sync|no repository definition|not found in .*repositor|can't get a valid version|no chart version found|chart .* version .* not found|directory .* not found|repo .* not found|on source: \S+: not found|manifest unknown/i,
];

function isPassing(error: unknown): boolean {
  if (!(error instanceof CommandError) || error.reason === 'aborted' || error.reason === 'not found')
    return false;
  const words = wordsOf(error);
  return !LASTING.some((lasting) => lasting.test(words));
}

/** Helm tells of repositories that do not answer on stdout, and of what follows from it on stderr. */
function wordsOf(error: CommandError): string {
  return `${error.output?.stdout ?? ''}${error.output?.stderr ?? ''}`;
}

interface Effort {
  readonly tries: number;
  readonly seconds: number;
}

/** What was thrown, in words for people; what is no failure of Helm's is given back. */
function fetchProblem(error: unknown, { what, file }: Wish, effort: Effort): unknown {
  if (!(error instanceof CommandError) || error.reason === 'aborted') return error;
  const words = wordsOf(error);
  const [title, fix] = diagnosis(words, effort);
  return new ProblemError({
    severity: 'error',
    title,
    message: `${what} cannot be fetched. ${fix}`,
    log: words.trim().split('\n').slice(-12).join('\n'),
    ...(file === undefined ? {} : { file }),
  });
}

function diagnosis(words: string, { tries, seconds }: Effort): readonly [title: string, fix: string] {
  if (/out of sync/.test(words))
    return ['Chart.lock is out of date', 'Run `helm dependency update` in its folder and commit the lock.'];
  if (/no repository definition|repo .* not found/.test(words))
    return [
      'A chart repository is not known',
      'It names a repository by an alias: write its URL instead, or add it with `helm repo add` in `setup`.',
    ];
  if (/directory .* not found/.test(words))
    return ['A file:// dependency is not there', 'The folder it points to is not in this commit.'];
  if (REFUSED.test(words))
    return [
      'A chart repository refuses the login',
      'Log in to it before (`helm registry login`, `helm repo add`).',
    ];
  if (/valid version|no chart version|not found/i.test(words))
    return ['No such chart version', 'Its repository has no such chart, or not in this version.'];
  return [
    'A chart repository does not answer',
    `It was tried ${tries === 1 ? 'once' : `${tries} times`} in ${seconds} s; look whether the repository is up and run this again.`,
  ];
}
