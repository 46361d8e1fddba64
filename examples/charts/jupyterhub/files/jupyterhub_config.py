"""JupyterHub's configuration, made from the chart's values and the hub's secrets."""

import os
from pathlib import Path

import yaml

c = get_config()  # noqa: F821 (JupyterHub gives it)

SECRETS = Path("/usr/local/etc/jupyterhub/secret")
values = yaml.safe_load((SECRETS / "values.yaml").read_text())


def value(path):
    """The value at a dotted path; None if it is not set."""
    found = values
    for key in path.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found


def image(path):
    return f"{value(path)['name']}:{value(path)['tag']}"


def secret(key):
    return (SECRETS / key).read_text()


def set_traits(section, traits):
    """Sets those traits of a configuration section that have a value: the others keep their own defaults."""
    for trait, path in traits.items():
        found = value(path)
        if found is not None:
            setattr(section, trait, found)


c.JupyterHub.hub_bind_url = "http://:8081"
c.JupyterHub.hub_connect_url = "http://hub:8081"
# A restart of the hub is nobody's business but the hub's: servers go on.
c.JupyterHub.cleanup_servers = False
# A proxy that was replaced learns its routes again within this time.
c.JupyterHub.last_activity_interval = 60
# Straight to the page that shows how a start goes on.
c.JupyterHub.tornado_settings = {"slow_spawn_timeout": 0}
c.JupyterHub.cookie_secret = secret("hub.config.JupyterHub.cookie_secret")
c.CryptKeeper.keys = secret("hub.config.CryptKeeper.keys").split(";")
c.ConfigurableHTTPProxy.api_url = "http://proxy-api:8001"
c.ConfigurableHTTPProxy.should_start = False

c.JupyterHub.db_url = {
    "sqlite-pvc": "sqlite:////srv/jupyterhub/jupyterhub.sqlite",
    "sqlite-memory": "sqlite://",
}.get(value("hub.db.type"), value("hub.db.url"))
set_traits(c.JupyterHub, {"base_url": "hub.baseUrl"})

c.JupyterHub.spawner_class = "kubespawner.KubeSpawner"
c.KubeSpawner.namespace = os.environ["POD_NAMESPACE"]
c.KubeSpawner.image = image("singleuser.image")
c.KubeSpawner.common_labels = {
    "app": "jupyterhub",
    "release": value("Release.Name"),
    "app.kubernetes.io/name": "jupyterhub",
    "app.kubernetes.io/instance": value("Release.Name"),
    "app.kubernetes.io/managed-by": "kubespawner",
    "helm.sh/chart": f"{value('Chart.Name')}-{value('Chart.Version')}".replace("+", "_"),
}
set_traits(
    c.KubeSpawner,
    {
        "cmd": "singleuser.cmd",
        "default_url": "singleuser.defaultUrl",
        "uid": "singleuser.uid",
        "gid": "singleuser.fsGid",
        "fs_gid": "singleuser.fsGid",
        "start_timeout": "singleuser.startTimeout",
        "cpu_guarantee": "singleuser.cpu.guarantee",
        "cpu_limit": "singleuser.cpu.limit",
        "mem_guarantee": "singleuser.memory.guarantee",
        "mem_limit": "singleuser.memory.limit",
        "environment": "singleuser.extraEnv",
        "lifecycle_hooks": "singleuser.lifecycleHooks",
        "init_containers": "singleuser.initContainers",
        "profile_list": "singleuser.profileList",
    },
)

if value("singleuser.storage.type") == "dynamic":
    home = {"name": "home", "mountPath": value("singleuser.storage.homeMountPath")}
    set_traits(
        c.KubeSpawner,
        {
            "storage_capacity": "singleuser.storage.capacity",
            "storage_class": "singleuser.storage.dynamic.storageClass",
        },
    )
    c.KubeSpawner.storage_pvc_ensure = True
    c.KubeSpawner.storage_access_modes = ["ReadWriteOnce"]
    c.KubeSpawner.volumes = [{"name": "home", "persistentVolumeClaim": {"claimName": "{pvc_name}"}}]
    c.KubeSpawner.volume_mounts = [home]
    if value("volumePermissions.enabled"):
        own_home = {
            "name": "own-home",
            "image": image("volumePermissions.image"),
            "command": ["chown", f"{value('singleuser.uid')}:{value('singleuser.fsGid')}", home["mountPath"]],
            "securityContext": {"runAsUser": 0},
            "volumeMounts": [home],
        }
        # before the others: they may want to write there
        c.KubeSpawner.init_containers = [own_home, *value("singleuser.initContainers")]

for name, service in value("hub.services").items():
    service.pop("apiToken", None)  # it is in the Secret, generated or not
    c.JupyterHub.services.append({"name": name, "api_token": secret(f"hub.services.{name}.apiToken"), **service})
c.JupyterHub.load_roles = [{"name": name, **role} for name, role in value("hub.loadRoles").items()]

for section, traits in value("hub.config").items():
    c[section].update(traits)

for name, code in sorted(value("hub.extraConfig").items()):
    print(f"hub.extraConfig: {name}")
    exec(compile(code, f"hub.extraConfig.{name}", "exec"))
