"""A Jupyter server extension: how the student's copies of the course's files compare with the image's."""

import filecmp
import json
from pathlib import Path

from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado import web

IMAGE = Path("/data")


def compare(image, copy):
    """Each file of the image by its path, with its state in the copy: "same", "changed" or "missing"."""

    def state(path):
        mine = copy / path
        if not mine.is_file():
            return "missing"
        return "same" if filecmp.cmp(image / path, mine, shallow=False) else "changed"

    files = (found.relative_to(image) for found in sorted(image.rglob("*")) if found.is_file())
    return {str(path): state(path) for path in files}


class DataHandler(APIHandler):
    @web.authenticated
    def get(self):
        self.finish(json.dumps(compare(IMAGE, Path.home() / "data")))


def _jupyter_server_extension_points():
    return [{"module": "geo_data"}]


def _load_jupyter_server_extension(server):
    route = url_path_join(server.web_app.settings["base_url"], "geo", "data")
    server.web_app.add_handlers(".*$", [(route, DataHandler)])
