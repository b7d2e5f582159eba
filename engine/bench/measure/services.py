"""The services that the agents look at. Each is a private one, and gone in the end."""

import concurrent.futures
import contextlib
import os
import pathlib
import shutil
import socket
import subprocess

from measure.calls import Call
from measure.engine import PROJECT, UPSTREAM

ASTERISK = pathlib.Path(os.environ.get('OSCINE_ASTERISK', '/var/cache/oscine/asterisk'))


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as chosen:
        chosen.bind(('127.0.0.1', 0))
        return chosen.getsockname()[1]


def lay_asterisk(folder):
    """Lays an Asterisk down, not started; gives the parameters of its resource."""
    subprocess.run([PROJECT / 'engine/scripts/lay-asterisk', ASTERISK, folder, str(free_port())], check=True)
    return {
        'binary': str(ASTERISK / 'usr/sbin/asterisk'),
        'canary_binary': str(ASTERISK / 'usr/sbin/astcanary'),
        'config': str(folder / 'etc/asterisk.conf'),
    }


def stop(agent, instance, parameters):
    Call(agent, 'stop', instance, parameters).run()
    # The engine remembers an instance beyond its stop, until the machine boots.
    shutil.rmtree(pathlib.Path('/run/oscine', agent.name, instance), ignore_errors=True)


@contextlib.contextmanager
def running(agent, instance, parameters):
    """A resource that its agent starts, and stops in the end."""
    try:
        Call(agent, 'start', instance, parameters).run()
        yield
    finally:
        stop(agent, instance, parameters)


@contextlib.contextmanager
def many_daemons(agents, folder, count):
    """Daemons with pidfiles, started by the agent pidfile-daemon; gives their names with their parameters."""
    folder.mkdir(mode=0o755)
    agent = agents / 'pidfile-daemon'
    daemons = {f'{folder.parent.name}-{number}': {'folder': str(folder / str(number))} for number in range(count)}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            list(pool.map(lambda daemon: Call(agent, 'start', *daemon).run(), daemons.items()))
            yield daemons
        finally:
            list(pool.map(lambda daemon: stop(agent, *daemon), daemons.items()))


@contextlib.contextmanager
def dummy(folder):
    """heartbeat/Dummy, which is a file; gives the parameters of its resource."""
    parameters = {'state': str(folder / 'dummy.state')}
    with running(UPSTREAM / 'Dummy', folder.name, parameters):
        yield parameters
