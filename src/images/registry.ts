import { createHash } from 'node:crypto';
import { ProblemError } from '../problem.js';
import type { TagState } from '../words.js';
import { type RegistryAnswer, type RegistryOptions, type RegistrySession, registrySession } from './auth.js';
import type { FoundLogin } from './credentials.js';
import { limiter } from './limit.js';
import { parseReference, type Reference } from './reference.js';

export type { RegistryOptions } from './auth.js';

/** Look-ups at once, over all registries: enough to hide the way there, few enough to be polite. */
const AT_ONCE = 8;

/** The codes of https://github.com/opencontainers/distribution-spec (and Harbor's NOT_FOUND) that mean "not there". */
const ABSENT_CODES = ['MANIFEST_UNKNOWN', 'NAME_UNKNOWN', 'NOT_FOUND'];

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * Asks registries which of these tags they have. Never guesses (docs/design.md): `present` comes from a 200 with
 * a digest, `absent` from a 404 whose body says so in the registry's own words; what cannot be known is `unknown`.
 *
 * @returns a state for each `name:tag` asked for; it never throws for what a registry does
 */
export async function lookUpTags(
  wanted: readonly { readonly name: string; readonly tag: string }[],
  options: RegistryOptions,
): Promise<ReadonlyMap<string, TagState>> {
  const session = registrySession(options);
  const limit = limiter(AT_ONCE);
  const keys = [...new Set(wanted.map(({ name, tag }) => `${name}:${tag}`))];
  const states = await Promise.all(keys.map((key) => limit(() => lookUp(session, key))));
  return new Map(keys.map((key, index) => [key, states[index] as TagState]));
}

/** The digests that base images have now. */
export interface BaseDigests {
  /**
   * @param reference as a FROM line has it (`python:3.12`; no tag means `latest`)
   * @throws ProblemError where the registry does not say or does not have it; a warning where that is borne
   */
  digestOf(reference: string): Promise<string>;
  /** Those that were found so far, by reference. */
  readonly found: ReadonlyMap<string, string>;
}

/**
 * Asks for the digests of base images, each once: for images with `track-bases`.
 *
 * @param mode `loose`: whoever asks may have no login for them, and only says what is not known
 */
export function baseDigests(options: RegistryOptions, mode: 'strict' | 'loose'): BaseDigests {
  const session = registrySession(options);
  const limit = limiter(AT_ONCE);
  const asked = new Map<string, Promise<string>>();
  const found = new Map<string, string>();
  const ask = async (text: string): Promise<string> => {
    const named = /[@:][^/]*$/.test(text) ? text : `${text}:latest`;
    const state = await limit(() => lookUp(session, named));
    if (state.state === 'present') {
      found.set(text, state.digest);
      return state.digest;
    }
    const why = 'why' in state ? state.why : 'its registry does not have it';
    const loose =
      mode === 'loose' ? ' Here it is left out: whoever builds the image gives it another tag.' : '';
    throw new ProblemError({
      severity: mode === 'loose' ? 'warning' : 'error',
      title: `The base ${text} cannot be looked up`,
      message: `\`track-bases\` makes the digest of ${text} part of a tag, but ${why}.${loose}`,
    });
  };
  return {
    found,
    digestOf(reference) {
      const digest = asked.get(reference) ?? ask(reference);
      asked.set(reference, digest);
      return digest;
    },
  };
}

/** "the login `bob` (from the inputs)" */
export function loginWords(login: FoundLogin | undefined): string {
  if (!login) return 'a request without a login';
  return login.username
    ? `the login \`${login.username}\` (from ${login.source})`
    : `the login from ${login.source}`;
}

async function lookUp(session: RegistrySession, text: string): Promise<TagState> {
  try {
    const reference = parseReference(text);
    const { registry, repository } = reference;
    const path = `manifests/${reference.digest ?? reference.tag}`;
    const head = await session.ask(registry, repository, path, 'HEAD');
    const digest = head.response.headers.get('docker-content-digest');
    if (head.response.status === 200 && digest && DIGEST.test(digest)) return { state: 'present', digest };
    // A HEAD has no body: the GET says why it's not there, or gives the bytes that the digest is made of.
    const bodyNeeded = [200, 404, 405, 501].includes(head.response.status);
    return judge(bodyNeeded ? await session.ask(registry, repository, path, 'GET') : head, reference);
  } catch (error) {
    return { state: 'unknown', why: (error as Error).message };
  }
}

function judge(answer: RegistryAnswer, reference: Reference): TagState {
  const { status, body } = answer.response;
  if (status === 200) return presence(answer, reference);
  const absent = errorCodes(body).some((code) => ABSENT_CODES.includes(code));
  if (status === 404 && absent) return { state: 'absent' };
  if (status === 401 || status === 403) return denial(answer, reference);
  return { state: 'unknown', why: registryError(answer, reference) };
}

/** What a registry's answer says that is neither a 200 nor understood, in a sentence. */
export function registryError(
  answer: RegistryAnswer,
  reference: Pick<Reference, 'registry' | 'repository'>,
): string {
  const { status, body } = answer.response;
  if (status === 401 || status === 403) return denial(answer, reference).why;
  const codes = errorCodes(body);
  return `${reference.registry} answered ${status}${codes.length > 0 ? ` (${codes.join(', ')})` : ''}${hint(status)}`;
}

/** A digest that the header names and the bytes do not bear out is no digest. */
function presence({ response }: RegistryAnswer, { registry }: Reference): TagState {
  const digest = `sha256:${createHash('sha256').update(response.body).digest('hex')}`;
  const named = response.headers.get('docker-content-digest');
  if (!isManifest(response.body))
    return { state: 'unknown', why: `${registry} answered with what is no manifest` };
  if (named && DIGEST.test(named) && named !== digest) {
    return { state: 'unknown', why: `${registry} answered with other bytes than its digest says` };
  }
  return { state: 'present', digest };
}

function denial(
  { response, login, tokenRefused, withheld }: RegistryAnswer,
  reference: Pick<Reference, 'registry' | 'repository'>,
): TagState & { state: 'denied' } {
  const place = `${reference.registry} answered ${tokenRefused ?? response.status} for ${reference.repository}`;
  if (!login) {
    const advice = withheld ?? 'give one (inputs registry-username and registry-password, or docker login)';
    const why = `${place}, and there is no login for ${reference.registry}: ${advice}`;
    return { state: 'denied', mayPush: false, why };
  }
  // By the token specification a token server's 401 is about the login itself; 403, and 401 from the registry,
  // are also what a repository that does not exist yet gets.
  const mayPush = tokenRefused !== 401;
  return { state: 'denied', mayPush, why: `${place} to ${loginWords(login)}` };
}

function hint(status: number): string {
  if (status === 429) return ': too many requests, even after waiting; try again later';
  if (status === 404) return ' without saying that the image is unknown: is that a registry?';
  return status >= 500 ? ', also when asked again' : '';
}

function errorCodes(body: Buffer): string[] {
  const parsed = parseJson(body) as { errors?: unknown } | undefined;
  if (!Array.isArray(parsed?.errors)) return [];
  return parsed.errors.flatMap((error) => (typeof error?.code === 'string' ? [error.code] : []));
}

function isManifest(body: Buffer): boolean {
  const parsed = parseJson(body) as { schemaVersion?: unknown } | undefined;
  return parsed?.schemaVersion === 2;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) ?? undefined;
  } catch {
    return undefined;
  }
}
