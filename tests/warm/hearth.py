"""`python -m tests.warm.hearth FD`: reads every module once, then forks the program on each message.

A message is the words, the environment and the folder as JSON, with stdin, stdout and stderr beside
it; the answer is the process's number. It is born of a parent that ends at once, so that it falls to
whoever asked (see starts).
"""

import gc
import importlib
import json
import os
import pkgutil
import socket
import sys
import time
from collections.abc import Mapping, Sequence

import main as program
from sync import cli, stock

_LONGEST = 1 << 20


def serve(asker: socket.socket) -> list[str] | None:
    """Fork until the asker has gone. In each child: its words, to be run by the caller."""
    while True:
        message, files, _, _ = socket.recv_fds(asker, _LONGEST, 3)
        if not message:
            return None
        words, environment, folder = json.loads(message)
        reading, writing = os.pipe()
        middle = os.fork()
        if not middle:
            child = os.fork()
            if child:
                os.write(writing, str(child).encode())
                os._exit(0)
            asker.close()
            _become(files, environment, folder)
            return list(words)
        os.waitpid(middle, 0)
        asker.sendall(os.read(reading, 20))
        for file in (reading, writing, *files):
            os.close(file)


def _become(files: Sequence[int], environment: Mapping[str, str], folder: str) -> None:
    for place, file in enumerate(files):
        os.dup2(file, place)
    os.closerange(3, max(files) + 20)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(folder)


def _read_modules() -> None:
    for room in (cli, stock):
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            importlib.import_module(found.name)
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    _read_modules()
    with socket.socket(fileno=int(sys.argv[1])) as door:
        asked = serve(door)
    if asked is not None:
        sys.argv = ["main.py", *asked]
        sys.exit(program.main(asked))
