/** What to install, for a program that clusters are logged in to with and that is missing. */
const INSTALL: Readonly<Record<string, string>> = {
  gcloud: 'the Google Cloud CLI (google-github-actions/setup-gcloud)',
  'gke-gcloud-auth-plugin':
    'it with `gcloud components install gke-gcloud-auth-plugin` (google-github-actions/setup-gcloud: `install_components: gke-gcloud-auth-plugin`), or the Debian package google-cloud-cli-gke-gcloud-auth-plugin',
  aws: 'the AWS CLI',
  az: 'the Azure CLI',
  kubelogin: "Azure's kubelogin (azure/use-kubelogin, or `az aks install-cli`)",
};

/** What to do about a missing login program; one that we do not know is named as it is. */
export function installLogin(program: string): string {
  return `Install ${INSTALL[program] ?? program} in a step before hub-deploy`;
}
