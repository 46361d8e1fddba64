import { isScalar, parseAllDocuments, type Scalar, visit } from 'yaml';
import { SHORTEST } from '../host/spellings.js';

/**
 * The strings of decrypted files that must never be seen in a log: what has 8 characters and more and is no boolean,
 * number, host name or word of the fleet's plain files; line by line; the passwords within URLs; what base64 holds.
 * The host that masks them sees to their other spellings. (Masking everything would make GitHub drop job outputs that
 * hold a masked word by chance.)
 *
 * @param texts whole decrypted files: YAML, JSON, or anything else
 * @param plainWords what stands in plain files anyway, see `plainWordsOf`
 * @returns each once, longer ones first, so that no part is masked before its whole
 */
export function secretValues(texts: readonly string[], plainWords: ReadonlySet<string>): string[] {
  const secrets = new Set<string>();
  for (const text of texts) for (const value of valuesOf(text)) addSecrets(value, plainWords, secrets);
  return [...secrets].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Adds the secrets of one value: its lines, it as a whole where it has several, and what is within them. */
export function addSecrets(value: string, plainWords: ReadonlySet<string>, secrets: Set<string>): void {
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  const secret = lines.filter((line) => isSecret(line, plainWords));
  for (const line of secret) secrets.add(line);
  if (lines.length > 1 && secret.length > 0) secrets.add(value);
  for (const inner of secret.flatMap((line) => [...passwordsIn(line), ...decoded(line)]))
    if (!secrets.has(inner)) addSecrets(inner, plainWords, secrets);
}

/** Passwords of the URLs in a text (`scheme://user:password@host`), as they stand there and decoded. */
function passwordsIn(text: string): string[] {
  const found = [...text.matchAll(/:\/\/[^\s/?#@:]*:([^\s/?#]+)@/g)].flatMap(
    ([, password]) => password ?? [],
  );
  return found.flatMap((password) => {
    try {
      return [password, decodeURIComponent(password)];
    } catch {
      return [password];
    }
  });
}

/** What a base64 text holds, where that is text: Kubernetes keeps all its Secrets so. */
function decoded(text: string): string[] {
  if (!/^(?:[A-Za-z0-9+/]{4}){2,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return [];
  const bytes = Buffer.from(text, 'base64');
  const inner = bytes.toString('utf8');
  return Buffer.from(inner, 'utf8').equals(bytes) && !/[^\P{C}\t\r\n]/u.test(inner) ? [inner] : [];
}

/** The words of plain files, as `secretValues` compares with: each value, and each word within. */
export function plainWordsOf(texts: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const text of texts) {
    for (const line of text.split(/\r?\n/)) {
      const value = line.replace(/^[\s-]*(?:[\w./"'-]+:\s+)?/, '').trim();
      words.add(value.replace(/^(["'])(.*)\1$/, '$2'));
      for (const word of line.split(/[\s"'`,;()[\]{}<>=|]+/)) {
        words.add(word);
        words.add(word.replace(/:$/, ''));
      }
    }
  }
  return words;
}

/** The scalar values of YAML or JSON, of those within its strings too; the text as one value where it is neither. */
function valuesOf(text: string): string[] {
  const documents = parseAllDocuments(text, { uniqueKeys: false });
  const structured =
    Array.isArray(documents) &&
    documents.every(
      ({ errors, contents }) => errors.length === 0 && contents !== null && !isScalar(contents),
    );
  if (!structured) return [text];
  const values: string[] = [];
  for (const document of documents)
    visit(document, {
      Scalar(key, node) {
        if (key === 'key' || node.value === null) return;
        const value = textOf(node);
        values.push(value);
        if (/^\s*[{[]/.test(value)) values.push(...valuesOf(value));
      },
    });
  return values;
}

/** A scalar as it stands there, where it is no string: an unquoted number may be a password. */
function textOf(node: Scalar): string {
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

const WORDS = new Set(['true', 'false', 'yes', 'no', 'on', 'off', 'null']);

function isSecret(value: string, plainWords: ReadonlySet<string>): boolean {
  if (value.length < SHORTEST || plainWords.has(value)) return false;
  if (WORDS.has(value.toLowerCase()) || /^[-+]?[\d_]*\.?\d+$/.test(value)) return false;
  return !isHostName(value);
}

/** Host names and addresses, with a scheme and port or without. A path or a login within may be the secret. */
function isHostName(value: string): boolean {
  return /^(?:[a-z][a-z+.-]*:\/\/)?(?:[a-z0-9-]+\.)+(?:[a-z]{2,24}|\d{1,3})(?::\d+)?\/?$/.test(value);
}
