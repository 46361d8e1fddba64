import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterAccess } from '../host/kubectl.js';
import { ProblemError } from '../problem.js';

/** A key file of a cloud, decrypted. */
export interface Credentials {
  /** As the configuration calls it. */
  readonly file: string;
  /** Where its plain text lies, absolute. */
  readonly path: string;
  readonly text: string;
}

type Environment = NonNullable<ClusterAccess['env']>;

/** Google: a configuration of the run's own, and nothing of what the job is logged in as. */
export function googleEnvironment(folder: string): Environment {
  return {
    CLOUDSDK_CONFIG: join(folder, 'gcloud'),
    CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: undefined,
    CLOUDSDK_AUTH_ACCESS_TOKEN_FILE: undefined,
    CLOUDSDK_AUTH_ACCESS_TOKEN: undefined,
    CLOUDSDK_AUTH_IMPERSONATE_SERVICE_ACCOUNT: undefined,
    CLOUDSDK_CORE_ACCOUNT: undefined,
    CLOUDSDK_ACTIVE_CONFIG_NAME: undefined,
  };
}

/**
 * Amazon: a shared credentials file (`[default]`, `aws_access_key_id`, ...), or the JSON that
 * `aws iam create-access-key` prints.
 *
 * @throws ProblemError where it is neither
 */
export async function awsEnvironment({ file, text }: Credentials, folder: string): Promise<Environment> {
  const path = join(folder, 'aws-credentials');
  await writeFile(path, awsFile(file, text), { mode: 0o600 });
  return {
    AWS_SHARED_CREDENTIALS_FILE: path,
    AWS_CONFIG_FILE: join(folder, 'aws-config'),
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_SESSION_TOKEN: undefined,
    AWS_PROFILE: undefined,
    AWS_DEFAULT_PROFILE: undefined,
    AWS_ROLE_ARN: undefined,
    AWS_WEB_IDENTITY_TOKEN_FILE: undefined,
  };
}

/** Written anew with the key alone: a file of the repository may hold `credential_process`, which runs any program. */
function awsFile(file: string, text: string): string {
  const { AccessKeyId, SecretAccessKey } = record(record(parsed(text)).AccessKey);
  const id = AccessKeyId ?? ofDefault(text, 'aws_access_key_id');
  const secret = SecretAccessKey ?? ofDefault(text, 'aws_secret_access_key');
  const token = ofDefault(text, 'aws_session_token');
  if (!isWord(id) || !isWord(secret))
    throw unreadable(
      file,
      'an AWS credentials file with a `[default]`, or what `aws iam create-access-key` prints',
    );
  const lines = [`aws_access_key_id = ${id}`, `aws_secret_access_key = ${secret}`];
  return ['[default]', ...lines, ...(token ? [`aws_session_token = ${token}`] : []), ''].join('\n');
}

/** A setting of the profile `default` in a file of profiles. */
function ofDefault(text: string, name: string): string | undefined {
  const profile = /^[ \t]*\[default\][ \t]*$([^[]*)/m.exec(text)?.[1] ?? '';
  return new RegExp(`^[ \\t]*${name}[ \\t]*=[ \\t]*(\\S+)[ \\t]*$`, 'm').exec(profile)?.[1];
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && /^\S+$/.test(value);
}

/**
 * Microsoft: the JSON of a service principal, as `az ad sp create-for-rbac` prints it, with `--json-auth` or without.
 *
 * @returns the login; its secret is in a file, because everybody on the machine can read an argv
 * @throws ProblemError where it is no such file
 */
export async function azureLogin({ file, text }: Credentials, folder: string) {
  const key = record(parsed(text));
  const client = key.appId ?? key.clientId;
  const secret = key.password ?? key.clientSecret;
  const tenant = key.tenant ?? key.tenantId;
  if (typeof client !== 'string' || typeof secret !== 'string' || typeof tenant !== 'string')
    throw unreadable(file, 'what `az ad sp create-for-rbac` prints');
  const path = join(folder, 'azure-secret');
  await writeFile(path, secret, { mode: 0o600 });
  const login = ['az', 'login', '--service-principal', '--username', client] as const;
  return {
    env: { AZURE_CONFIG_DIR: join(folder, 'azure') } satisfies Environment,
    // In one word: az puts the file's content in its place before it reads the options, and a secret may begin with `-`.
    steps: [[...login, `--password=@${path}`, '--tenant', tenant, '--output', 'none'] as const],
  };
}

/** The subscription that a key of `--json-auth` names. */
export function subscriptionOf(text: string): string | undefined {
  const { subscriptionId } = record(parsed(text));
  return typeof subscriptionId === 'string' ? subscriptionId : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function unreadable(file: string, wanted: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    file,
    title: 'No cloud credentials',
    message: `${file} is not ${wanted}. Nothing was deployed there.`,
  });
}
