"""Measures a Python process from outside: see docs/running-services.md. Nothing here may disturb the process."""

import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))


def _hidden():
    """Runs the sitecustomize that this one hides."""
    if sys.version_info[0] < 3:
        import imp

        paths = [path for path in sys.path if os.path.abspath(path or ".") != _HERE]
        try:
            found = imp.find_module("sitecustomize", paths)
        except ImportError:
            return
        imp.load_module("sitecustomize", *found)
        return
    import importlib.util
    from importlib.machinery import PathFinder

    paths = [path for path in sys.path if os.path.abspath(path or ".") != _HERE]
    found = PathFinder.find_spec("sitecustomize", paths)
    if found is not None and found.loader is not None:
        module = importlib.util.module_from_spec(found)
        sys.modules["sitecustomize"] = module
        found.loader.exec_module(module)


def _measure():
    if os.environ.get("COVERAGE_ENABLE", "1").strip().lower() in ("0", "false", "no", "off"):
        return
    if sys.version_info[0] < 3 or _measures_itself():
        return
    sys.path.insert(0, _HERE)
    try:
        import coverage_spy
    finally:
        sys.path.remove(_HERE)
    coverage_spy.start(os.path.dirname(os.path.dirname(_HERE)))


def _measures_itself():
    """Whether somebody measures this process already, whom a second measurement would disturb."""
    arguments = getattr(sys, "orig_argv", [])[1:]
    names = [os.path.basename(argument) for argument in arguments]
    return (
        any(name in ("coverage", "coverage3", "slipcover") for name in names)
        or any(argument.startswith("--cov") for argument in arguments)
        or "COVERAGE_PROCESS_START" in os.environ
        or "COVERAGE_PROCESS_CONFIG" in os.environ
    )


try:
    _measure()
except Exception:  # noqa: BLE001
    pass
_hidden()
