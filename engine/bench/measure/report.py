"""Tables, and the page docs/performance.md, which the commands write between markers."""

import datetime
import os
import pathlib
import re
import subprocess

from measure.engine import OSCINE, PROJECT
from measure.services import ASTERISK

PAGE = PROJECT / 'docs/performance.md'


def table(heads, rows):
    """A table in Markdown whose columns line up: the first one left, all others right."""
    lines = [heads, *[[str(cell) for cell in row] for row in rows]]
    widths = [max(3, *[len(line[column]) for line in lines]) for column in range(len(heads))]
    rule = ['-' * widths[0], *['-' * (width - 1) + ':' for width in widths[1:]]]
    return '\n'.join(row_of(line, widths) for line in [lines[0], rule, *lines[1:]])


def row_of(cells, widths):
    first, *others = [cell.ljust(width) if column == 0 else cell.rjust(width)
                      for column, (cell, width) in enumerate(zip(cells, widths))]
    return '| ' + ' | '.join([first, *others]) + ' |'


def give(name, text, options):
    """Prints what was measured; with --write it replaces what the page has had under that name."""
    short = 'A short run, which only shows that it works. ' if options.short else ''
    text = f'{text}\n\n*{short}{conditions()}*'
    print(f'\n{text}', flush=True)
    if options.write:
        page = PAGE.read_text()
        marker = re.compile(f'(<!-- measured: {name} -->\n).*?(<!-- end -->)', re.DOTALL)
        if not marker.search(page):
            raise RuntimeError(f'{PAGE} has no place for what was measured of {name}')
        PAGE.write_text(marker.sub(lambda found: f'{found[1]}\n{text}\n\n{found[2]}', page))


def conditions():
    """When, on what kind of machine and with which versions it was measured."""
    return (f'{datetime.date.today()}, {os.cpu_count()} cores of {processor()}, {memory()} GiB, '
            f'load {os.getloadavg()[0]:.1f}; {"; ".join(versions())}')


def processor():
    found = re.search('model name\\s*: (.*)', pathlib.Path('/proc/cpuinfo').read_text())
    return found[1] if found else os.uname().machine


def memory():
    return round(os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2 ** 30)


def versions():
    """Of those programs that are there."""
    asked = {'': [OSCINE, '--version'], 'Asterisk': [ASTERISK / 'usr/sbin/asterisk', '-V'],
             'Pacemaker': ['pacemakerd', '--version'], 'resource-agents': package('resource-agents')}
    for name, argv in asked.items():
        try:
            lines = subprocess.run(argv, capture_output=True, text=True, check=True).stdout.splitlines()
        except (OSError, subprocess.CalledProcessError):
            continue
        number = re.search('\\d+\\.[^\\s]*', lines[0])
        yield ', '.join(lines) if not name else f'{name} {number[0]}'


def package(name):
    return ['dpkg-query', '--show', '--showformat', '${Version}', name]
