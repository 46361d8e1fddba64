/** The part of JupyterHub that an object is, by the label that zero-to-jupyterhub gives it: `hub`, `proxy`. */
export function componentOf(labels: Readonly<Record<string, string>> | undefined): string | undefined {
  return labels?.component ?? labels?.['app.kubernetes.io/component'];
}
