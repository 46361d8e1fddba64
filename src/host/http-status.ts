/**
 * The source of a regular expression (without case) that finds an HTTP answer with one of these statuses in what a tool
 * says: `: 503 Service Unavailable`, `status code 401`, `HTTP/1.1 429`. The number alone says nothing: ports, tags,
 * digests and the names of courses have such numbers too.
 */
export function answered(...statuses: readonly number[]): string {
  return `(?:\\bstatus(?: code)?:?|\\bHTTP(?:/[\\d.]+)?|:) (?:${statuses.join('|')})\\b`;
}
