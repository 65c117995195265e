import os
import sys


def add(first, second):
    """Adds."""
    if first > 100:
        return 0
    return (first +
            second)


def never():
    return 1


child = os.fork()
if child == 0:
    add(101, 2)
    os._exit(0)
os.waitpid(child, 0)
if add(1, 2) != 3:
    sys.exit(1)
