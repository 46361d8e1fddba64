{{- /* What selects a workload's pods. Takes (list $ "component"). Neither tag nor version stands in a label: a tag
       may hold a digest (`@` is not allowed, 63 characters are too few), and a selector can never change. */}}
{{- define "jupyterhub.matchLabels" -}}
{{- $top := index . 0 -}}
app: jupyterhub
component: {{ index . 1 }}
release: {{ $top.Release.Name | quote }}
app.kubernetes.io/name: jupyterhub
app.kubernetes.io/instance: {{ $top.Release.Name | quote }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{- define "jupyterhub.labels" -}}
{{- $top := index . 0 -}}
{{ include "jupyterhub.matchLabels" . }}
helm.sh/chart: {{ printf "%s-%s" $top.Chart.Name ($top.Chart.Version | replace "+" "_") }}
app.kubernetes.io/managed-by: {{ $top.Release.Service }}
{{- end }}

{{- define "jupyterhub.image" -}}
{{ .name }}:{{ .tag }}
{{- end }}

{{- define "jupyterhub.baseUrl" -}}
{{ printf "/%s/" (trimAll "/" .Values.hub.baseUrl) | replace "//" "/" }}
{{- end }}

{{- /* Every secret of the hub by its key in the Secret `hub`, as a JSON map: given in the values, or kept from the
       cluster, or generated. Worked out once a render and kept in .Release, which all templates share: the checksum
       of a pod then speaks of the same secret as the Secret does, and the second upgrade restarts nothing. */}}
{{- define "jupyterhub.secrets" -}}
{{- if not (hasKey .Release "hubSecrets") }}
{{- $live := (lookup "v1" "Secret" .Release.Namespace "hub").data | default dict }}
{{- $given := dict
      "hub.config.ConfigurableHTTPProxy.auth_token" .Values.proxy.secretToken
      "hub.config.JupyterHub.cookie_secret" .Values.hub.cookieSecret
      "hub.config.CryptKeeper.keys" (dig "CryptKeeper" "keys" (list) .Values.hub.config | join ";") }}
{{- range $name, $service := .Values.hub.services }}
{{- $_ := set $given (printf "hub.services.%s.apiToken" $name) $service.apiToken }}
{{- end }}
{{- $secrets := dict }}
{{- range $key, $value := $given }}
{{- /* 64 hex digits: what a cookie secret and a CryptKeeper key must be, and as good as any for a token */}}
{{- $_ := set $secrets $key ($value | default (get $live $key | b64dec) | default (randAlphaNum 64 | sha256sum)) }}
{{- end }}
{{- $_ := set .Release "hubSecrets" $secrets }}
{{- end }}
{{- .Release.hubSecrets | toJson }}
{{- end }}

{{- define "jupyterhub.authToken" -}}
{{ get (include "jupyterhub.secrets" . | fromJson) "hub.config.ConfigurableHTTPProxy.auth_token" }}
{{- end }}
