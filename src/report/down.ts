import type { DownPart } from '../words.js';

/** What does not run of a hub, a sentence without its point for each Deployment. */
export function downWords(parts: readonly DownPart[]): string[] {
  return parts.map(({ name, wanted }) => {
    if (wanted === undefined) return `the Deployment ${name} is not there any more`;
    return `no pod of the Deployment ${name} is ready (${wanted === 0 ? 'it is scaled to none' : `0 of ${wanted}`})`;
  });
}
