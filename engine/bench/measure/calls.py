"""Calls of agents as Pacemaker makes them, each with its bill, which the kernel writes."""

import dataclasses
import os
import pathlib
import shutil
import subprocess
import tempfile
import time


@dataclasses.dataclass(frozen=True)
class Bill:
    """What calls cost: seconds of time, and of processor with all children."""
    wall: float
    processor: float


@dataclasses.dataclass(frozen=True)
class Call:
    """A call of an agent: its executable, action, resource, parameters, and the code that is right."""
    agent: pathlib.Path
    action: str
    instance: str
    parameters: dict
    code: int = 0

    def environment(self):
        variables = {
            'LC_ALL': 'C',
            'PATH': '/usr/sbin:/usr/bin:/sbin:/bin',
            'OCF_ROOT': str(self.agent.parents[2]),
            'OCF_RA_VERSION_MAJOR': '1',
            'OCF_RA_VERSION_MINOR': '1',
            'OCF_RESOURCE_TYPE': self.agent.name,
            'OCF_RESOURCE_PROVIDER': self.agent.parent.name,
            'OCF_RESOURCE_INSTANCE': self.instance,
            'OCF_EXIT_REASON_PREFIX': 'ocf-exit-reason:',
            'OCF_OUTPUT_FORMAT': 'text',
            'OCF_RESKEY_crm_feature_set': '3.16.2',
            'OCF_RESKEY_CRM_meta_timeout': '30000',
        }
        if self.action == 'monitor':
            variables['OCF_RESKEY_CRM_meta_interval'] = '20000'
        for name, value in self.parameters.items():
            variables['OCF_RESKEY_' + name] = value
        return variables

    def begin(self, output=os.devnull, through=()):
        """Starts it in a process group of its own; gives its pid."""
        argv = [*map(str, through), str(self.agent), self.action]
        write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        # posix_spawn does not copy this process first, which would be on the agent's bill.
        return os.posix_spawn(argv[0], argv, self.environment(), setpgroup=0, file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(output), write, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2)])

    def run(self):
        """Calls the agent, which must answer as it should; gives the bill."""
        begun = time.perf_counter()
        _, status, usage = os.wait4(self.begin(), 0)
        wall = time.perf_counter() - begun
        if os.waitstatus_to_exitcode(status) != self.code:
            raise WrongAnswer(f'{self} gave {os.waitstatus_to_exitcode(status)}; once more: {self.says()}')
        return Bill(wall, usage.ru_utime + usage.ru_stime)

    def says(self):
        """What it prints, when it is called once more."""
        ended = subprocess.run([self.agent, self.action], env=self.environment(), stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        return ended.stdout

    def peak(self):
        """The most memory that one process of the call holds, in KiB; None without GNU time."""
        program = shutil.which('time')
        if program is None:
            return None
        with tempfile.NamedTemporaryFile() as report:
            # This process is larger than a shell, and what is larger before an exec counts: GNU time is small.
            os.waitpid(self.begin(through=[program, '-q', '-f', '%M', '-o', report.name]), 0)
            return int(report.read().split()[-1])


class WrongAnswer(Exception):
    """An agent has not answered as it should: its speed is of no interest."""
