"""A chart of ratios: a dot for each contender on a scale of powers of ten, on which the shell agent is 1."""

import dataclasses
import math
from xml.sax.saxutils import escape

WIDTH, LEFT, RIGHT, TOP, STEP = 900, 400, 40, 64, 46
LOWEST, HIGHEST = 0.01, 50
STYLE = '''
  svg { --paper: #ffffff; --ink: #1f2328; --faint: #d0d7de; --cold: #b35900; --resident: #0757ba }
  @media (prefers-color-scheme: dark) {
    svg { --paper: #16181d; --ink: #e6edf3; --faint: #3d444d; --cold: #f0883e; --resident: #6cb6ff }
  }
  text { font: 13px sans-serif; fill: var(--ink) }
  .paper { fill: var(--paper) }
  .grid { stroke: var(--faint) }
  .shell { stroke: var(--ink); stroke-width: 2 }
  .cold { fill: var(--cold); stroke: var(--cold) }
  .resident { fill: var(--resident); stroke: var(--resident) }
  .limit { fill: none; stroke-width: 2 }
  .end { text-anchor: end }
  .middle { text-anchor: middle }
'''


@dataclasses.dataclass(frozen=True)
class Row:
    """A measure: the ratio of each contender, and the limit of each."""
    title: str
    ratios: dict
    limits: dict


def place(ratio):
    """Where a ratio lies from left to right."""
    share = math.log(min(max(ratio, LOWEST), HIGHEST) / LOWEST) / math.log(HIGHEST / LOWEST)
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def write(path, rows):
    """Draws the chart to a file that needs nothing else, readable on light and on dark pages."""
    height = TOP + STEP * len(rows) + 20
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
             '<title>Processor time of a call, beside the shell agent</title>',
             f'<style>{STYLE}</style>', f'<rect class="paper" width="{WIDTH}" height="{height}" rx="8"/>',
             *legend(), *grid(height)]
    for number, row in enumerate(rows):
        parts += marks(row, TOP + STEP * number + STEP / 2)
    path.parent.mkdir(exist_ok=True)
    path.write_text('\n'.join([*parts, '</svg>', '']))


def legend():
    yield '<text x="16" y="24">CPU of a call, shell agent = 1</text>'
    for x, kind in (LEFT, 'resident'), (LEFT + 110, 'cold'):
        yield f'<circle class="{kind}" cx="{x}" cy="20" r="6"/><text x="{x + 12}" y="24">{kind}</text>'
    x = LEFT + 190
    yield f'<path class="limit cold" d="M{x} 12v16"/><text x="{x + 10}" y="24">limit, of the same colour</text>'


def grid(height):
    for ratio in 0.01, 0.1, 1, 10:
        kind = 'shell' if ratio == 1 else 'grid'
        x = place(ratio)
        yield f'<path class="{kind}" d="M{x:.1f} {TOP - 8}V{height - 12}"/>'
        yield f'<text class="middle" x="{x:.1f}" y="{TOP - 13}">{ratio:g}</text>'


def marks(row, y):
    yield f'<text class="end" x="{LEFT - 16}" y="{y + 4:.1f}">{escape(row.title)}</text>'
    for kind, limit in row.limits.items():
        if kind in row.ratios:
            yield f'<path class="limit {kind}" d="M{place(limit):.1f} {y - 11:.1f}v22"/>'
    for kind, ratio in row.ratios.items():
        x = place(ratio)
        yield f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="6"><title>{kind}: {ratio:.2f}</title></circle>'
