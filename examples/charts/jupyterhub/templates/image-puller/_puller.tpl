{{- /* Every image that a user's pod may need, each once, as a JSON list of name:tag. */}}
{{- define "jupyterhub.userImages" -}}
{{- $images := list (include "jupyterhub.image" .Values.singleuser.image) }}
{{- if .Values.volumePermissions.enabled }}
{{- $images = append $images (include "jupyterhub.image" .Values.volumePermissions.image) }}
{{- end }}
{{- range .Values.singleuser.initContainers }}
{{- $images = append $images .image }}
{{- end }}
{{- range .Values.singleuser.profileList }}
{{- $images = append $images (dig "kubespawner_override" "image" "" .) }}
{{- range .profile_options }}
{{- range .choices }}
{{- $images = append $images (dig "kubespawner_override" "image" "" .) }}
{{- end }}
{{- end }}
{{- end }}
{{- range .Values.prePuller.extraImages }}
{{- $images = append $images (include "jupyterhub.image" .) }}
{{- end }}
{{- $images | compact | uniq | toJson }}
{{- end }}

{{- /* "true" when this upgrade must pull: the hook is on, and the images are not those of the last upgrade. */}}
{{- define "jupyterhub.hookNeeded" -}}
{{- with .Values.prePuller.hook }}
{{- if .enabled }}
{{- $live := (lookup "v1" "ConfigMap" $.Release.Namespace "hub").data | default dict }}
{{- if not (and .pullOnlyOnChanges (eq (get $live "pulled-images") (include "jupyterhub.userImages" $ | sha256sum))) -}}
true
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{- /* The spec of a DaemonSet that pulls: an init container an image, which ends at once. Takes (list $ "component"). */}}
{{- define "jupyterhub.pullerSpec" -}}
{{- $top := index . 0 -}}
selector:
  matchLabels: {{- include "jupyterhub.matchLabels" . | nindent 4 }}
updateStrategy:
  rollingUpdate:
    maxUnavailable: 100%
template:
  metadata:
    labels: {{- include "jupyterhub.matchLabels" . | nindent 6 }}
  spec:
    automountServiceAccountToken: false
    terminationGracePeriodSeconds: 0
    initContainers:
      {{- range $index, $image := include "jupyterhub.userImages" $top | fromJsonArray }}
      - name: pull-{{ $index }}
        image: {{ $image | quote }}
        command: [sh, -c, "true"]
      {{- end }}
    containers:
      - name: pause
        image: {{ include "jupyterhub.image" $top.Values.prePuller.pause.image | quote }}
        command: [sleep, infinity]
{{- end }}

{{- define "jupyterhub.hookAnnotations" -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
{{- end }}
