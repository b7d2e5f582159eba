"""The engine as it is installed, and the resident engine."""

import contextlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[3]
BENCH = PROJECT / 'engine/bench'
OSCINE = PROJECT / 'oscine'
UPSTREAM = pathlib.Path('/usr/lib/ocf/resource.d/heartbeat')
# Root's alone down to its bottom, as the engine demands of what it trusts, and open to the users of services.
SCRATCH = pathlib.Path('/var/cache/oscine/bench')
TICK = 1 / os.sysconf('SC_CLK_TCK')


@contextlib.contextmanager
def scratch():
    """A folder that goes with all that is in it."""
    SCRATCH.mkdir(mode=0o755, parents=True, exist_ok=True)
    folder = pathlib.Path(tempfile.mkdtemp(dir=SCRATCH))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def install(root, *agents):
    """Installs agents into an OCF root; gives the folder of their executables."""
    subprocess.run([OSCINE, 'install', '--ocf-root', root, *agents], check=True, stdout=subprocess.DEVNULL)
    return root / 'resource.d/oscine'


def command(root):
    """The command line of an installation."""
    return root / 'share/oscine/bin/oscine'


def has_resident(oscine=OSCINE):
    """Whether this engine can be resident at all."""
    listed = subprocess.run([oscine, '--help'], check=True, stdout=subprocess.PIPE, text=True).stdout
    return '\n  serve ' in listed


def start_resident(root, within=()):
    """
    Starts the resident engine of an installation, whose agents use it from then on; gives it once it answers.
    It runs in a cluster's node where the words that lead there are given.
    """
    log = root / 'serve.log'
    with log.open('ab') as output:
        process = subprocess.Popen([*within, command(root), 'serve'], stdin=subprocess.DEVNULL,
                                   stdout=output, stderr=output)
    end = time.monotonic() + 20
    while not is_listening(root / 'share/oscine/run/engine.sock'):
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f'{" ".join(map(str, process.args))} does not answer: {log.read_text()}')
        time.sleep(0.05)
    return Resident(process)


def is_listening(path):
    """Whether somebody takes connections there; the file alone may be left of one that was killed."""
    with socket.socket(socket.AF_UNIX) as attempt:
        return attempt.connect_ex(str(path)) == 0


class Resident:
    """A resident engine that runs."""

    def __init__(self, process):
        self.process = process

    def processor(self):
        """Seconds of processor that it has used until now, with all children that have ended."""
        return sum(own_processor(pid) + children_processor(pid) for pid in self.pids())

    def memory(self):
        """What it holds of the machine's memory, in KiB."""
        return sum(status(pid, 'VmRSS') for pid in self.pids())

    def pids(self):
        """Where it runs in a node, the process that entered the node is its parent."""
        family = [self.process.pid]
        for pid in family:
            if not is_java(pid):
                family += children(pid)
        return [pid for pid in family if is_java(pid)]

    def kill(self):
        """As if it had crashed."""
        for pid in self.pids() or [self.process.pid]:
            os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        for pid in self.pids():
            os.kill(pid, signal.SIGTERM)
        self.process.wait(20)


def own_processor(pid):
    """Seconds of processor of all threads of a process, to the nanosecond: clock_getcpuclockid(3)."""
    return time.clock_gettime(~pid << 3 | 2)


def children_processor(pid):
    """Seconds of processor of the children that a process has waited for, in ticks of the kernel."""
    fields = pathlib.Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()
    return (int(fields[13]) + int(fields[14])) * TICK


def status(pid, key):
    """A number of a process's status file; 0 of one that is gone."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        for line in pathlib.Path(f'/proc/{pid}/status').read_text().splitlines():
            if line.startswith(key + ':'):
                return int(line.split()[1])
    return 0


def children(pid):
    """The children of a process's first thread."""
    return [int(child) for child in pathlib.Path(f'/proc/{pid}/task/{pid}/children').read_text().split()]


def is_java(pid):
    with contextlib.suppress(OSError):
        return os.readlink(f'/proc/{pid}/exe').endswith('/java')
    return False
