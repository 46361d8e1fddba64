/** What GitHub did not do for us, told instead of thrown: nobody's deploy fails because a comment could not be written. */
export interface Refused {
  /** What is missing, why and what to do, in sentences. */
  readonly refused: string;
  readonly why: 'permission' | 'limit' | 'invalid' | 'unavailable';
  /** The permission that a job would have to give, `pull-requests: write`; only where that is what is missing. */
  readonly permission?: string;
}

/** What was asked of GitHub, for the sentence that says that it was refused. */
export interface Asked {
  /** `The comment was not written`. */
  readonly failure: string;
  /** The permission that it takes, `pull-requests: write`. */
  readonly permission: string;
}

/** An answer with an error's status, or `status: 0` where none came. */
export interface ErrorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  /** GitHub's own words. */
  readonly message: string;
}

/** What an error of Octokit holds: https://github.com/octokit/request-error.js; it gives 500 where no answer came. */
export function errorAnswer(error: unknown): ErrorAnswer {
  const { status, response, message } = error as {
    status?: number;
    message?: string;
    response?: { headers: ErrorAnswer['headers']; data?: { message?: unknown } };
  };
  if (!response) return { status: 0, headers: {}, message: message ?? String(error) };
  const words = response.data?.message;
  return {
    status: status ?? 0,
    headers: response.headers,
    message: typeof words === 'string' ? words : (message ?? ''),
  };
}

/** True for both of GitHub's limits (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api). */
export function isLimit({ status, headers, message }: ErrorAnswer): boolean {
  if (status === 429) return true;
  return (
    status === 403 &&
    (headers['retry-after'] !== undefined ||
      String(headers['x-ratelimit-remaining']) === '0' ||
      /secondary rate limit/i.test(message))
  );
}

/** An error as a sentence for people, with the lines to add where a permission is missing. */
export function refusal(error: unknown, asked: Asked): Refused {
  const answer = errorAnswer(error);
  const say = (reason: string) => `${asked.failure}: ${reason}`;
  const words = answer.message ? ` ("${answer.message}")` : '';
  if (isLimit(answer)) {
    return { refused: say(`GitHub's limit on requests is reached${until(answer)}.`), why: 'limit' };
  }
  if ([401, 403, 404].includes(answer.status)) {
    const lines = permissionLine([asked.permission]);
    return {
      refused: say(`the token may not${words}. The line to give the job is \`${lines}\`.`),
      why: 'permission',
      permission: asked.permission,
    };
  }
  if (answer.status >= 400 && answer.status < 500) {
    return { refused: say(`GitHub answered ${answer.status}${words}.`), why: 'invalid' };
  }
  const what = answer.status === 0 ? `GitHub gave no answer${words}` : `GitHub answered ${answer.status}`;
  return { refused: say(`${what}, and so again after waiting.`), why: 'unavailable' };
}

/** A job's permissions in one line; naming any takes away those that are not named, so reading the code is named too. */
export function permissionLine(permissions: readonly string[]): string {
  const all = ['contents: read', ...permissions.filter((permission) => permission !== 'contents: read')];
  return `permissions: {${[...new Set(all)].join(', ')}}`;
}

function until({ headers }: ErrorAnswer): string {
  const reset = Number(headers['x-ratelimit-reset']);
  if (String(headers['x-ratelimit-remaining']) !== '0' || !Number.isFinite(reset)) return '';
  return `, and opens again at ${new Date(reset * 1000).toISOString().slice(11, 16)} UTC`;
}
