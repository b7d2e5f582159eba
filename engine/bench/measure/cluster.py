"""A real Pacemaker of one node, made by samples/cluster/cluster."""

import contextlib
import os
import pathlib
import subprocess
import time
import xml.etree.ElementTree

from measure.engine import PROJECT, children, children_processor

SCRIPT = PROJECT / 'samples/cluster/cluster'
PATIENCE = 900
INTERVAL = 0.25
# What Pacemaker notes as the code of an action that has not ended.
UNDER_WAY = '193'


class Cluster:
    """A cluster in a directory of its own; its node is node1."""

    def __init__(self, base, agents):
        self.base = base
        self.providers = ['-r', f'oscine={agents}'] if agents else []

    def up(self):
        """Starts it, and waits until it is idle. Pacemaker decides itself how many agents it calls at once."""
        subprocess.run([SCRIPT, '-d', self.base, *self.providers, 'up'], check=True, stderr=subprocess.DEVNULL,
                       env={**os.environ, 'CLUSTER_LIMIT': '0'})

    def way_in(self):
        """The words before a command that runs in the node."""
        return [SCRIPT, '-d', self.base, 'exec', 'node1']

    def asks(self, *argv):
        """What a command in the node prints; nothing if it fails."""
        ended = subprocess.run([*self.way_in(), *argv], check=False, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        return ended.stdout if ended.returncode == 0 else ''

    def tells(self, *argv):
        """Runs a command in the node, which must be a success."""
        subprocess.run([*self.way_in(), *argv], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def loads(self, resources):
        """Gives Pacemaker these resources, as XML, and no others."""
        text = f'<resources>{"".join(resources)}</resources>'
        self.tells('cibadmin', '--replace', '--scope', 'resources', '--xml-text', text)

    def defaults(self, name, value):
        """Sets an option of all resources."""
        self.tells('crm_attribute', '--type', 'rsc_defaults', '--name', name, '--update', value)

    def settles(self):
        """Waits until nothing is left to do."""
        self.tells('crm_resource', '--wait', f'--timeout={PATIENCE}')

    def is_online(self):
        return 'Online: [ node1 ]' in self.asks('crm_mon', '-1')

    def history(self):
        """All actions that the node has ended, as elements of the CIB."""
        text = self.asks('cibadmin', '--query', '--xpath', '//node_state/lrm')
        actions = xml.etree.ElementTree.fromstring(text).iter('lrm_rsc_op') if text else []
        return [action for action in actions if action.get('rc-code') != UNDER_WAY]

    def failed(self):
        """What has gone wrong: actions whose code is neither "running" nor, of a probe, "not running"."""
        return [f'{action.get("operation_key")} gave {action.get("rc-code")}: {action.get("exit-reason")}'
                for action in self.history() if action.get('rc-code') not in ('0', '7')]

    def awaits(self, condition):
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise RuntimeError(f'waited {PATIENCE} s in vain; logs are in {self.base}')
            time.sleep(INTERVAL)

    def restarts(self):
        """Lets the node die, and be born again."""
        for what in 'kill', 'boot':
            subprocess.run([SCRIPT, '-d', self.base, what, 'node1'], check=True, stderr=subprocess.DEVNULL)

    def init(self):
        return int((self.base / 'node1/init.pid').read_text())

    def agents_processor(self):
        """Seconds of processor of all agents, with their children, that Pacemaker has called until now."""
        family = [self.init()]
        for pid in family:
            with contextlib.suppress(OSError):
                if pathlib.Path(f'/proc/{pid}/comm').read_text().strip() == 'pacemaker-execd':
                    return children_processor(pid)
                family += children(pid)
        return 0

    def down(self):
        subprocess.run([SCRIPT, '-d', self.base, 'down'], check=True, stderr=subprocess.DEVNULL)


def primitive(name, kind, parameters, interval):
    """The XML of a resource with a monitor of that interval in seconds."""
    provider, agent = kind.split(':')
    values = ''.join(f'<nvpair id="{name}-{key}" name="{key}" value="{value}"/>' for key, value in parameters.items())
    operations = ''.join(f'<op id="{name}-{action}-{every}" name="{action}" interval="{every}s" timeout="120s"/>'
                         for action, every in (('start', 0), ('stop', 0), ('monitor', 0), ('monitor', interval)))
    return (f'<primitive id="{name}" class="ocf" provider="{provider}" type="{agent}">'
            f'<instance_attributes id="{name}-all">{values}</instance_attributes>'
            f'<operations>{operations}</operations></primitive>')
