"""What sitecustomize starts: coverage.py where it is installed, else the interpreter's own monitoring of lines."""

import atexit
import json
import os
import re
import signal
import sys
import threading
import time


def start(root):
    """Starts measuring; what is known is written below the folder of the service."""
    service = os.environ.get("COVERAGE_SERVICE", "")
    if not re.match(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", service):
        with open(os.path.join(root, "tools", "service"), encoding="utf-8") as file:
            service = file.read().strip()
    folder = os.path.join(root, "data", service, "python")
    os.makedirs(folder, exist_ok=True)
    _Process(folder, _measuring(folder)).begin()


def _measuring(folder):
    light = os.environ.get("COVERAGE_MODE", "").lower() == "light"
    if not light:
        try:
            return _Coverage(folder)
        except ImportError:
            pass
    if sys.version_info >= (3, 12):
        return _Light(folder)
    return _Nothing()


def _list(name):
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


class _Process:
    """One process: its notes, the moments at which it writes, and what it is told while it runs."""

    def __init__(self, folder, measuring):
        self.folder = folder
        self.measuring = measuring
        self.pid = 0
        self.answered = 0
        self.paused = False
        self.signal = 0
        self.dumped = 0

    def begin(self):
        self._before_signal()
        self._note(False)
        self.measuring.start()
        self.obey(first=True)
        atexit.register(self.end)
        self._before_exit()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=lambda: self._note(False))

    def end(self):
        try:
            if not self.paused:
                self.measuring.save()
            self._note(True)
        except Exception:  # noqa: BLE001
            pass

    def obey(self, first=False):
        """Does what is wanted of the processes of the service: to write what ran, and to pause or go on."""
        try:
            with open(os.path.join(os.path.dirname(self.folder), "control"), encoding="utf-8") as file:
                number, state = file.read().split()
            paused = state == "paused"
            if not self.paused and not first:
                self.measuring.dump()
                self.dumped = int(time.time() * 1000)
            if paused and not self.paused:
                self.measuring.pause()
            elif self.paused and not paused:
                self.measuring.resume()
            self.paused = paused
            self.answered = int(number)
            self._note(False)
        except Exception:  # noqa: BLE001
            pass

    def _told(self, number, frame):
        # In a thread: what the signal interrupted may hold a lock that writing needs.
        threading.Thread(target=self.obey, name="coverage-spy", daemon=True).start()

    def _note(self, ended):
        """Says that this process began or ended; one that is killed never says the second."""
        try:
            if self.pid != os.getpid():
                self.pid = os.getpid()
                self.started = int(time.time() * 1000)
            name = os.path.join(self.folder, "python-%d-%d.facts" % (self.pid, self.started))
            facts = {
                "pid": self.pid,
                "host": os.uname().nodename if hasattr(os, "uname") else "",
                "folder": os.getcwd(),
                "executable": sys.executable or "",
                "version": "%d.%d.%d" % sys.version_info[:3],
                "tool": self.measuring.name,
                "build": os.environ.get("COVERAGE_BUILD_ID", ""),
                "image": os.environ.get("COVERAGE_IMAGE_DIGEST", ""),
                "signal": self.signal,
                "answered": self.answered,
                "dumped": self.dumped,
                "ended": ended,
            }
            with open(name + ".part", "w", encoding="utf-8") as file:
                json.dump(facts, file)
            os.replace(name + ".part", name)
        except OSError:
            pass

    def _before_exit(self):
        """The children of multiprocessing leave by os._exit, which runs no exit handler."""
        leave = os._exit

        def leave_measured(status):
            self.end()
            leave(status)

        os._exit = leave_measured

    def _before_signal(self):
        def end(number, frame):
            self.end()
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

        try:
            if signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:
                signal.signal(signal.SIGTERM, end)
            # A signal that no program is known to use, with the same number for every C library of Linux.
            told = getattr(signal, "SIGRTMAX", 0) - 13
            if told > 0 and signal.getsignal(told) == signal.SIG_DFL:
                signal.signal(told, self._told)
                signal.siginterrupt(told, False)
                self.signal = int(told)
        except (ValueError, OSError):
            pass


class _Nothing:
    name = "none"

    def start(self):
        pass

    def save(self):
        pass

    def dump(self):
        pass

    def pause(self):
        pass

    def resume(self):
        pass


class _Coverage:
    """coverage.py, a file of data a process."""

    def __init__(self, folder):
        import coverage

        self.name = "coverage " + coverage.__version__
        source = _list("COVERAGE_SOURCE")
        omit = _list("COVERAGE_OMIT") + [os.path.join(os.path.dirname(os.path.abspath(__file__)), "*")]
        if not source:
            omit += ["*/site-packages/*", "*/dist-packages/*", "/etc/python*"]
        self.coverage = coverage.Coverage(
            data_file=os.environ.get("COVERAGE_FILE") or os.path.join(folder, ".coverage"),
            data_suffix=True,
            branch=True,
            config_file=os.environ.get("COVERAGE_RCFILE") or False,
            source=source or None,
            omit=omit,
            messages=False,
        )

    def start(self):
        self.coverage.set_option("run:disable_warnings", ["no-data-collected", "module-not-imported", "module-not-measured"])
        self.coverage.start()

    def dump(self):
        self.coverage.save()

    def pause(self):
        """Goes on to count, as every thread has a tracer of its own; what is counted meanwhile is dropped."""
        if not hasattr(self.coverage._collector, "_clear_data"):
            raise RuntimeError("this coverage.py cannot be paused")

    def resume(self):
        self.coverage._collector._clear_data()
        if hasattr(sys, "monitoring"):
            sys.monitoring.restart_events()

    def save(self):
        self.coverage.stop()
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.coverage.save()


class _Light:
    """Lines that ran, told once each by the interpreter (PEP 669), which then runs them at full speed."""

    name = "light"

    def __init__(self, folder):
        self.folder = folder
        self.lines = {}
        self.wanted = {}
        self.written = (0, 0)
        self.source = [os.path.abspath(path) + os.sep for path in _list("COVERAGE_SOURCE")]
        self.omit = _list("COVERAGE_OMIT")
        home = os.path.dirname(os.path.abspath(__file__))
        library = {os.path.dirname(os.path.abspath(os.__file__))}
        self.foreign = tuple(path + os.sep for path in library | {home})

    def start(self):
        monitoring = sys.monitoring
        tool = monitoring.COVERAGE_ID
        monitoring.use_tool_id(tool, "coverage-spy")
        monitoring.register_callback(tool, monitoring.events.LINE, self._line)
        monitoring.set_events(tool, monitoring.events.LINE)

    def pause(self):
        sys.monitoring.set_events(sys.monitoring.COVERAGE_ID, 0)

    def resume(self):
        sys.monitoring.set_events(sys.monitoring.COVERAGE_ID, sys.monitoring.events.LINE)
        sys.monitoring.restart_events()

    def dump(self):
        self.save()

    def _line(self, code, line):
        path = code.co_filename
        wanted = self.wanted.get(path)
        if wanted is None:
            wanted = self.wanted[path] = self._is_wanted(path)
        if wanted:
            lines = self.lines.get(path)
            if lines is None:
                lines = self.lines[path] = set()
            lines.add(line)
        return sys.monitoring.DISABLE

    def _is_wanted(self, path):
        if path.startswith("<"):
            return False
        full = os.path.abspath(path)
        if full.startswith(self.foreign):
            return False
        if not self.source and ("site-packages" in full or "dist-packages" in full or full.startswith("/etc/python")):
            return False
        import fnmatch

        if any(fnmatch.fnmatch(full, pattern) or fnmatch.fnmatch(path, pattern) for pattern in self.omit):
            return False
        return not self.source or any(full.startswith(folder) for folder in self.source)

    def save(self):
        files = {}
        for path, ran in list(self.lines.items()):
            try:
                executed, missing = _statements(path, set(ran))
            except (OSError, SyntaxError, ValueError):
                continue
            files[os.path.abspath(path)] = {
                "executed_lines": executed,
                "missing_lines": missing,
                "excluded_lines": [],
                "summary": {"covered_lines": len(executed), "num_statements": len(executed) + len(missing)},
            }
        if not files:
            return
        if self.written[0] != os.getpid():
            self.written = (os.getpid(), int(time.time() * 1000))
        name = os.path.join(self.folder, "light-%d-%d.json" % self.written)
        report = {"meta": {"format": 2, "version": "light", "branch_coverage": False}, "files": files, "totals": {}}
        with open(name + ".part", "w", encoding="utf-8") as file:
            json.dump(report, file)
        os.replace(name + ".part", name)


def _statements(path, ran):
    """The first lines of the statements of a file that ran, and of those that did not, as coverage.py counts them."""
    import ast

    with open(path, "rb") as file:
        text = file.read()
    tree = ast.parse(text, path)
    excluded = [number for number, line in enumerate(text.splitlines(), 1) if re.search(rb"#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(cover|COVER)", line)]
    first = {}
    skipped = set()
    _walk(tree.body, first, skipped, set(excluded), False)
    statements = set(first.values()) - skipped
    executed = {first[line] for line in ran if line in first} - skipped
    return sorted(executed), sorted(statements - executed)


def _walk(body, first, skipped, excluded, out):
    import ast

    for index, node in enumerate(body):
        docstring = (
            index == 0
            and isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        )
        if docstring or isinstance(node, (ast.Global, ast.Nonlocal)):
            continue
        decorators = [one.lineno for one in getattr(node, "decorator_list", [])]
        start = min([node.lineno] + decorators)
        inner = [getattr(node, name) for name in ("body", "orelse", "finalbody") if isinstance(getattr(node, name, None), list)]
        inner += [handler.body for handler in getattr(node, "handlers", [])]
        inner += [case.body for case in getattr(node, "cases", [])]
        inner = [part for part in inner if part]
        heads = [part[0].lineno for part in inner]
        end = max(start, min(heads) - 1) if heads else node.end_lineno
        leave = out or bool(excluded & set(range(start, end + 1)))
        for line in range(start, end + 1):
            first.setdefault(line, start)
        if leave:
            skipped.add(start)
        for handler in getattr(node, "handlers", []):
            gone = leave or handler.lineno in excluded
            first.setdefault(handler.lineno, handler.lineno)
            if gone:
                skipped.add(handler.lineno)
        for case in getattr(node, "cases", []):
            first.setdefault(case.pattern.lineno, case.pattern.lineno)
        for part in inner:
            of_handler = [handler for handler in getattr(node, "handlers", []) if handler.body is part]
            gone = leave or any(handler.lineno in excluded for handler in of_handler)
            _walk(part, first, skipped, excluded, gone)
