"""
What a hostile user does: tricks, one after the other, at moments drawn by lot. Run as that user; says the name of
each trick on a line of its own when it begins, and more of it on a line that begins with a blank. Ends when its standard input does.

usage: tricks.py owner|other PROGRAM HOME CONFIG ROOTS DECOY SEED
"""

import contextlib
import os
import pathlib
import random
import select
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time

WORDS = 563000
SPARE = subprocess.DEVNULL


class Tricks:
    """A user with the program of the service, its directory, its configuration, and files of root's within sight."""

    def __init__(self, kind, program, home, config, roots, decoy, seed):
        self.program = program
        self.home = pathlib.Path(home)
        self.config = pathlib.Path(config)
        self.roots = pathlib.Path(roots)
        self.decoy = decoy
        self.lot = random.Random(int(seed))
        self.pidfile = self.home / 'daemon.pid'
        names = BOTH + (OWNERS if kind == 'owner' else OTHERS)
        self.all = [getattr(self, name) for name in names]

    def play(self):
        while not self.told_to_end(self.lot.uniform(0, 0.4)):
            trick = self.lot.choice(self.all)
            print(trick.__name__, flush=True)
            # The service, its agent and the other tricks are changing the same files: much of it goes wrong.
            with contextlib.suppress(OSError, subprocess.SubprocessError):
                trick()

    def told_to_end(self, seconds):
        return bool(select.select([sys.stdin], [], [], seconds)[0])

    def hold(self, most=1.5):
        time.sleep(self.lot.uniform(0, most))

    # What lies in the place of a file

    def put(self, path, form):
        """Puts something odd in the place of a file, and takes it away after a while."""
        clear(path)
        form(path)
        self.hold()
        clear(path)

    def form(self, **more):
        """One that is drawn by lot."""
        forms = {
            'FIFO': os.mkfifo,
            'directory': os.mkdir,
            'full directory': lambda path: (path / 'x').mkdir(parents=True),
            'loop': lambda path: path.symlink_to(path),
            'link to /dev/zero': lambda path: path.symlink_to('/dev/zero'),
            'link too long': lambda path: path.symlink_to('/' + 'x' * 300),
            'link to a file of root\'s': lambda path: path.symlink_to(self.roots / 'secret'),
            'hard link': lambda path: os.link(self.roots / 'readable', path),
            'huge': lambda path: path.write_bytes(b'1' * (2 << 20)),
            'NUL': lambda path: path.write_bytes(b'12\00034\n'),
            'not UTF-8': lambda path: path.write_bytes(b'\xff\xfe'),
            'empty': lambda path: path.write_text(''),
            '1': lambda path: path.write_text('1\n'),
            '-1': lambda path: path.write_text('-1\n'),
            'pid of a stranger': lambda path: path.write_text(f'{self.decoy}\n'),
            'own pid': lambda path: path.write_text(f'{os.getpid()}\n'),
            'socket': lambda path: bound(path).close(),
            **more,
        }
        name = self.lot.choice(list(forms))
        print(f' {name}', flush=True)
        return forms[name]

    def odd_pidfile(self):
        self.put(self.pidfile, self.form())

    def odd_settings(self):
        self.put(self.home / 'settings', self.form())

    def odd_log(self):
        self.put(self.home / 'log', self.form())

    def odd_environment(self):
        path = self.config.with_name(self.config.name + '.environment')
        try:
            self.put(path, self.form(NULs=lambda it: it.write_bytes(b'A=b\0c\n=\nPATH=/nowhere\n')))
        finally:
            clear(path)
            path.write_text('KIND=daemon\n')

    def odd_configuration(self):
        """Ends as it was: what a start was told by it would be another directory."""
        lines = ['[directories]', f'rundir => {self.home}']
        text = self.lot.choice([
            '\n'.join([f'#include {self.config}'] * 12),
            f'[directories]\nrundir => {self.roots}\n[files]\nsocket = secret\n',
            f'[directories]\nrundir => {self.roots}/closed\n[files]\nsocket = x\n',
            f'[directories]\nrundir => {self.roots}/new\n',
            f'[directories]\nrundir => {self.home}\0x\n',
            f'[directories]\nrundir => {self.home}\n[files]\nsocket = ../../../roots/secret\n',
            '\n'.join(lines + ['x'] * 600000),
        ])
        print(f' {text[:200]!r}', flush=True)
        try:
            self.config.write_text(text)
            self.hold(0.7)
            if self.lot.random() < 0.3:
                self.put(self.config, self.form())
        finally:
            clear(self.config)
            self.config.write_text('\n'.join(lines) + '\n')

    def swapped_pidfile(self):
        other = self.home / 'fifo'
        clear(other)
        os.mkfifo(other)
        with contextlib.suppress(FileNotFoundError), self.running(self.program, '-swap', self.pidfile, other):
            self.hold()
        clear(other)

    def home_is_a_link(self):
        """To a directory of root's."""
        aside = self.home.with_name('aside')
        self.home.rename(aside)
        try:
            self.home.symlink_to(self.roots / self.lot.choice(['', 'closed', 'open']))
            self.hold(0.7)
        finally:
            clear(self.home)
            aside.rename(self.home)

    def renames_at_the_start(self):
        """Waits for a file that is being made, and puts a file of root's in its place, or a link to one."""
        end = time.monotonic() + self.lot.uniform(0.2, 1.5)
        kept = self.home / 'roots'
        while time.monotonic() < end:
            for name in os.listdir(self.home):
                if name.startswith('.') or 'settings' in name and name != 'settings':
                    with contextlib.suppress(OSError):
                        if kept.exists():
                            kept.rename(self.home / name)
                        else:
                            (self.home / name).unlink()
                            os.link(self.roots / 'group', self.home / name)
                        return

    # What it does to its service

    def stops_it(self):
        for pid in self.own_services():
            os.kill(pid, signal.SIGSTOP)
        self.hold()
        for pid in self.own_services():
            with contextlib.suppress(OSError):
                os.kill(pid, self.lot.choice([signal.SIGCONT, signal.SIGSTOP]))

    def own_services(self):
        found = []
        for name in os.listdir('/proc'):
            with contextlib.suppress(OSError):
                if name.isdigit() and os.readlink(f'/proc/{name}/exe') == self.program:
                    found.append(int(name))
        return found

    def drips(self):
        """Answers in the service's place, a byte now and then."""
        path, aside = self.home / 's', self.home / 's.aside'
        path.rename(aside)
        try:
            with bound(path) as listener:
                listener.listen(64)
                threading.Thread(target=drip, args=[listener], daemon=True).start()
                self.hold(3)
        finally:
            clear(path)
            aside.rename(path)

    # Who stands beside it

    @contextlib.contextmanager
    def running(self, *argv, **options):
        process = subprocess.Popen([str(word) for word in argv], stdin=SPARE, stdout=SPARE, stderr=SPARE, **options)
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    def half_a_million_words(self):
        with self.running('prlimit', '--stack=unlimited:', self.program, '-many', WORDS):
            self.hold(3)

    def long_title(self):
        with self.running(self.program, *['-x'] * 40000):
            self.hold()

    def looks_like_it(self):
        """In all but one thing, so that it is not the service."""
        words = self.lot.choice([['-p', self.home / 'other.pid'], ['-p'], [self.pidfile], ['hostile'],
                                 ['hostile', 'more'], ['hostil'], []])
        with self.running(self.program, *words, cwd='/'):
            self.hold()

    def is_another_users(self):
        """And else all that the service is."""
        words = self.lot.choice([['-p', self.pidfile], ['-p', self.pidfile, '-x'], ['hostile']])
        with self.running(self.program, *words, cwd=self.home):
            self.hold()

    def mounts_over_the_program(self):
        script = 'mount --bind /bin/sleep "$0" && exec "$0" 3'
        with self.running('unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', script, self.program):
            self.hold()

    def reads_the_program(self):
        with self.running('tail', '-f', self.program):
            self.hold()

    def crowd(self):
        with contextlib.ExitStack() as stack:
            for _ in range(50):
                stack.enter_context(self.running('sleep', '5'))
            self.hold()

    def swarm(self):
        """Forks as fast as it can, in pids of its own, so that the kernel ends it."""
        with self.running('unshare', '--user', '--map-root-user', '--pid', '--fork', '--kill-child', self.program,
                          '-swarm'):
            self.hold()


OWNERS = ['odd_pidfile', 'odd_pidfile', 'odd_settings', 'odd_log', 'odd_environment', 'odd_configuration',
          'swapped_pidfile', 'home_is_a_link', 'renames_at_the_start', 'stops_it', 'drips']
OTHERS = ['is_another_users']
BOTH = ['half_a_million_words', 'long_title', 'looks_like_it', 'mounts_over_the_program', 'reads_the_program',
        'crowd', 'swarm']


def clear(path):
    with contextlib.suppress(FileNotFoundError):
        if not path.is_symlink() and path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def bound(path):
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(path))
    return listener


def drip(listener):
    with contextlib.suppress(OSError):
        while True:
            client, _ = listener.accept()
            threading.Thread(target=drip_to, args=[client], daemon=True).start()


def drip_to(client):
    with contextlib.suppress(OSError):
        for _ in range(60):
            client.send(b'h')
            time.sleep(0.3)


if __name__ == '__main__':
    Tricks(*sys.argv[1:]).play()
