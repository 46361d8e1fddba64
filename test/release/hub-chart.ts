import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SmallRelease } from './small-release.js';

/** What may differ between two deploys of it. */
export interface HubValues {
  readonly hub: number;
  readonly proxy: number;
  /** Empty: made at random once, and kept in the cluster. */
  readonly token: string;
  /** Something random in the proxy's pods, at every render. */
  readonly chance: boolean;
}

/** Takes zero-to-jupyterhub's name, whose look-ups are known. */
const CHART = 'apiVersion: v2\nname: jupyterhub\nversion: 0.1.0\n';

const HELPERS = `{{- define "token" -}}
{{- $live := (lookup "v1" "Secret" .Release.Namespace "hub").data | default dict -}}
{{- .Values.token | default (get $live "token" | b64dec) | default (randAlphaNum 32) -}}
{{- end }}
`;

const SECRET = `apiVersion: v1
kind: Secret
metadata: {name: hub}
data:
  values.yaml: {{ .Values | toYaml | b64enc }}
  token: {{ include "token" . | b64enc }}
`;

const workload = (component: string, annotations: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${component}, labels: {component: ${component}}}
spec:
  strategy: {type: Recreate}
  selector: {matchLabels: {component: ${component}}}
  template:
    metadata:
      labels: {component: ${component}}
      annotations:
        ${annotations}
    spec:
      terminationGracePeriodSeconds: 0
      containers:
        - name: main
          image: {{ .Values.image }}
          command: [sleep, "3600"]
          readinessProbe: {exec: {command: ["true"]}, periodSeconds: 1}
`;

/** Gives a small release a chart with zero-to-jupyterhub's habits: what is random is kept, and pods have checksums of it. */
export async function hubChart({ staged }: SmallRelease): Promise<string> {
  const chart = join(staged, 'hub-charts/small');
  const templates = {
    '_helpers.tpl': HELPERS,
    'secret.yaml': SECRET,
    'hub.yaml': workload(
      'hub',
      'checksum/secret: {{ include (print .Template.BasePath "/secret.yaml") . | sha256sum }}',
    ),
    'proxy.yaml': workload(
      'proxy',
      `checksum/auth-token: {{ include "token" . | sha256sum | trunc 4 | quote }}
        proxy: {{ .Values.proxy | quote }}
        {{- if .Values.chance }}
        chance: {{ randAlphaNum 8 | quote }}
        {{- end }}`,
    ),
  };
  await rm(join(chart, 'templates/all.yaml'));
  await writeFile(join(chart, 'Chart.yaml'), CHART);
  for (const [name, text] of Object.entries(templates)) await writeFile(join(chart, 'templates', name), text);
  return chart;
}
