"""What the commands of engine/bench share. Python 3 as Debian has it, and nothing else."""

import signal
import sys

# So that one who is told to end takes clusters and services away first.
signal.signal(signal.SIGTERM, lambda *_: sys.exit('told to end'))
