import { hash } from 'node:crypto';

/**
 * The hash by which contents are told apart: 128 bits of SHA-256 as 32 hex digits. Of 48 bits two contents with one
 * hash were found in 99 s on one core; of 128 nobody finds them, and a label of Kubernetes (63 characters) holds it.
 */
export function contentHash(content: string): string {
  return hash('sha256', content).slice(0, 32);
}
