"""What the commands of engine/bench share. Python 3 as Debian has it, and nothing else."""
