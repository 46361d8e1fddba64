"""Ends when hook-image-puller has pulled its images on every node; Helm goes on with the upgrade then."""

import json
import os
import ssl
import sys
import time
import urllib.error
import urllib.request

ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount"
HOST, PORT = os.environ["KUBERNETES_SERVICE_HOST"], os.environ["KUBERNETES_SERVICE_PORT"]
URL = (
    f"https://{f'[{HOST}]' if ':' in HOST else HOST}:{PORT}"
    f"/apis/apps/v1/namespaces/{os.environ['POD_NAMESPACE']}/daemonsets/hook-image-puller"
)


def pulled():
    """Whether every node is ready. Says how many are not."""
    with open(f"{ACCOUNT}/token") as token:
        request = urllib.request.Request(URL, headers={"Authorization": f"Bearer {token.read()}"})
    tls = ssl.create_default_context(cafile=f"{ACCOUNT}/ca.crt")
    with urllib.request.urlopen(request, context=tls, timeout=10) as response:
        puller = json.load(response)
    status = puller["status"]
    # until its controller has seen the DaemonSet, it wants no node at all
    if status.get("observedGeneration", 0) < puller["metadata"]["generation"]:
        return False
    wanted, ready = status["desiredNumberScheduled"], status["numberReady"]
    print(f"images are on {ready} of {wanted} nodes")
    return ready >= wanted


while True:
    try:
        if pulled():
            break
    except urllib.error.URLError as error:
        # Helm gave up, and took the DaemonSet and this pod's account away
        if getattr(error, "code", None) in (401, 404):
            sys.exit("nobody waits for these images any more")
        # the account's rights may be younger than this pod, and API servers come and go
        print(f"asking again: {error}")
    time.sleep(1)
