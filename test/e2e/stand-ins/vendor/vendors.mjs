/**
 * Inputs and outputs of the vendors' actions that our workflows use, of those that it could want. The stand-ins
 * refuse what is not here; `scripts/check-actions.mjs` compares the workflows with the real files, where it reaches them.
 *
 * @type {Record<string, { inputs: string[], required: string[], outputs: string[] }>}
 */
export const VENDORS = {
  'google-github-actions/auth': {
    inputs: [
      ...['project_id', 'workload_identity_provider', 'service_account', 'audience', 'credentials_json'],
      ...['create_credentials_file', 'export_environment_variables', 'token_format', 'delegates', 'universe'],
      ...['request_reason', 'access_token_lifetime', 'access_token_scopes', 'access_token_subject'],
      ...['id_token_audience', 'id_token_include_email'],
    ],
    required: [],
    outputs: ['project_id', 'credentials_file_path', 'auth_token', 'access_token', 'id_token'],
  },
  'aws-actions/configure-aws-credentials': {
    inputs: [
      ...['aws-region', 'role-to-assume', 'output-credentials', 'output-env-credentials', 'audience'],
      ...['role-session-name', 'role-duration-seconds', 'role-chaining', 'aws-profile'],
    ],
    required: ['aws-region'],
    outputs: ['aws-account-id', 'aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'],
  },
  'azure/login': {
    inputs: ['creds', 'client-id', 'tenant-id', 'subscription-id', 'allow-no-subscriptions', 'audience'],
    required: [],
    outputs: [],
  },
  'google-github-actions/setup-gcloud': {
    inputs: ['version', 'project_id', 'install_components', 'skip_install', 'cache'],
    required: [],
    outputs: ['version'],
  },
  'azure/use-kubelogin': {
    inputs: ['kubelogin-version', 'skip-cache', 'github-api-base-url'],
    required: [],
    outputs: [],
  },
  'actions/setup-node': {
    inputs: ['node-version', 'node-version-file', 'cache', 'package-manager-cache', 'registry-url'],
    required: [],
    outputs: ['node-version'],
  },
  'actions/setup-go': {
    inputs: ['go-version', 'go-version-file', 'cache', 'check-latest'],
    required: [],
    outputs: ['go-version'],
  },
  'actions/attest-build-provenance': {
    inputs: ['subject-path', 'subject-digest', 'subject-name', 'push-to-registry', 'show-summary'],
    required: [],
    outputs: ['bundle-path', 'attestation-id', 'attestation-url'],
  },
};
