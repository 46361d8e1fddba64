/** What a hub, image, cluster or environment may be called: it becomes a path, a release and a label. */
const NAME = /^[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?$/;

export const NAME_RULE =
  'A name is 1 to 52 lower-case letters, digits and hyphens, begins and ends with a letter or digit, and is no ' +
  'word that YAML reads as something else (`y`, `on`, `null`, `101`, `1e5`, `2024-01-01`).';

/**
 * Words that YAML 1.1, 1.2 or the Go library of Helm and kubectl read as a boolean, null, number or date. A release
 * with such a name breaks charts that write it unquoted (`metadata: {name: {{ .Release.Name }}}`).
 */
const WORDS = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);
const NUMBER = /^(\d+(e-?\d+)?|0x[0-9a-f]+|0o?[0-7]+|0b[01]+)$/;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}$/;

/** Why a text cannot be a name, as the end of a sentence ("`y` ..."); undefined where it can. */
export function nameFault(text: string): string | undefined {
  if (text === '') return 'is empty';
  if (text.length > 52) return `has ${text.length} characters`;
  if (!NAME.test(text)) {
    if (/^-|-$/.test(text)) return 'begins or ends with a hyphen';
    return 'has characters other than lower-case letters, digits and hyphens';
  }
  return wordFault(text);
}

/** As `nameFault`, for a Helm release: Helm allows dots between names, and 53 characters. */
export function releaseFault(text: string): string | undefined {
  if (text.length > 53) return `has ${text.length} characters: Helm allows 53`;
  if (!text.split('.').every((part) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(part)))
    return 'is no name for a Helm release: lower-case letters, digits, hyphens and dots';
  return wordFault(text);
}

/** As `nameFault`, for a Kubernetes namespace: a DNS label of 63 characters. */
export function namespaceFault(text: string): string | undefined {
  if (text.length > 63) return `has ${text.length} characters: Kubernetes allows 63`;
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(text))
    return 'is no name for a namespace: lower-case letters, digits and hyphens';
  return wordFault(text);
}

function wordFault(text: string): string | undefined {
  if (WORDS.has(text)) return 'is a word that YAML reads as something else';
  if (NUMBER.test(text) || /^\d+\.\d*$/.test(text)) return 'is a number to YAML';
  if (DATE.test(text)) return 'is a date to YAML';
  return undefined;
}

/** The id of a build secret (`RUN --mount=type=secret,id=…`), which is also the name of a file and of a variable. */
export function isSecretName(name: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(name);
}
