"""Who may use the seminar's hub: the members of its teams, each team with one passphrase."""

import hmac

from jupyterhub.auth import Authenticator
from traitlets import Dict, Unicode, default


class TeamAuthenticator(Authenticator):
    """Logs in members of teams. A team is also a group of JupyterHub, for shared rights."""

    members = Dict(
        key_trait=Unicode(), value_trait=Unicode(), help="User name to team."
    ).tag(config=True)

    passphrases = Dict(
        key_trait=Unicode(), value_trait=Unicode(), help="Team to passphrase."
    ).tag(config=True)

    @default("allow_all")
    def _members_are_allowed(self):
        # authenticate() has already asked whether this is a member: there is no second list
        return True

    @default("manage_groups")
    def _teams_are_groups(self):
        return True

    async def authenticate(self, handler, data):
        """The user's name and team, or None. `data` is the login form: username, password.

        A team without a passphrase lets nobody in.
        """
        name = self.normalize_username(data["username"])
        team = self.members.get(name)
        passphrase = self.passphrases.get(team, "")
        if not passphrase or not hmac.compare_digest(
            passphrase.encode(), data["password"].encode()
        ):
            return None
        return {"name": name, "groups": [team]}
