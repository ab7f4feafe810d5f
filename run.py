#!/usr/bin/env python3
"""The one door: set up, show, test and check. Needs Python 3.11 or newer and nothing else.

python3 run.py demo            install what the product needs, rate an example, write its report
python3 run.py test [...]      install what the work on it needs, run the tests (pytest's own arguments)
python3 run.py check [names]   everything that must hold before a change is kept, or only the named parts
python3 run.py format          put the code into its form
python3 run.py docs            write the generated pages and build the manual into build/docs
python3 run.py lock [...]      pin the dependencies anew (add --upgrade to take newer ones)
python3 run.py exec CMD [...]  run a command of the environment, such as: exec scorecard --help
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import shutil
import ssl
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".venv-tools"
STAMP = VENV / "installed.json"
UV = "uv==0.13.9"
BIN = "Scripts" if os.name == "nt" else "bin"
EXE = ".exe" if os.name == "nt" else ""
EXAMPLE = "kazakhstan-2017"
SETS = {"run": ROOT / "requirements" / "run.txt", "dev": ROOT / "requirements" / "dev.txt"}

# name, what it holds, the command inside the environment
CHECKS: list[tuple[str, str, list[str]]] = [
    ("form", "the code has its form", ["ruff", "format", "--check", "."]),
    ("lint", "the code keeps the rules", ["ruff", "check", "."]),
    ("types", "the types agree", ["mypy"]),
    ("layers", "imports go downward only", ["lint-imports"]),
    ("words", "words are spelled", ["codespell"]),
    ("yaml", "YAML is well formed", ["yamllint", "--strict", "."]),
    ("needs", "what is imported is declared", ["deptry", "src"]),
    ("fresh", "generated pages are fresh", ["python", "docs/generate.py", "--check"]),
    (
        "docs",
        "the manual builds without a warning",
        [
            "python",
            "-m",
            "sphinx",
            "-E",
            "-W",
            "-n",
            "-q",
            "--keep-going",
            "-b",
            "html",
            "docs",
            "build/docs",
        ],
    ),
    ("tests", "the tests pass", ["python", "-m", "pytest", "-q"]),
]


class SetupError(Exception):
    """Something on this machine stands in the way; the text says what and what to do."""


def say(text: str) -> None:
    """Print a line of progress at once, also when the output is a file."""
    print(f"· {text}", flush=True)


def inside(name: str, home: Path = VENV) -> str:
    """Return the path of a program of an environment."""
    return str(home / BIN / (name + EXE))


def call(command: list[str]) -> int:
    """Run a command of the environment from the root and return its exit code."""
    path = os.pathsep.join([str(VENV / BIN), os.environ.get("PATH", "")])
    environment = {**os.environ, "VIRTUAL_ENV": str(VENV), "PATH": path, "PYTHONUTF8": "1"}
    try:
        return subprocess.call([inside(command[0]), *command[1:]], cwd=ROOT, env=environment)
    except FileNotFoundError:
        raise SetupError(f"The environment has no program `{command[0]}`.") from None


def succeed(command: list[str], complaint: str) -> None:
    """Run a command of the set-up; when it fails, show what it said and stop with the complaint."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise SetupError(f"{complaint}\n{last}")


def make_venv(home: Path) -> None:
    """Make an environment with pip, with this interpreter."""
    shutil.rmtree(home, ignore_errors=True)
    succeed(
        [sys.executable, "-m", "venv", str(home)],
        "Python could not make a virtual environment. On Debian and Ubuntu: sudo apt-get install python3-venv",
    )


def find_uv() -> str | None:
    """Return the pinned uv, installing it on first need; nothing when this machine cannot have it."""
    program = inside("uv", TOOLS)
    pinned = TOOLS / "pinned.txt"
    if Path(program).exists() and pinned.is_file() and pinned.read_text("utf-8") == UV:
        return program
    say(f"Making a place for tools in {TOOLS.name} ({UV}).")
    make_venv(TOOLS)
    try:
        succeed([inside("python", TOOLS), "-m", "pip", "install", "-q", UV], f"{UV} could not be installed.")
    except SetupError as error:
        say(f"{str(error).splitlines()[0]} Going on with pip, which is slower.")
        return None
    pinned.write_text(UV, "utf-8")
    return program


def has_certificates() -> bool:
    """Tell whether this machine has certificates of its own to trust; a bare Linux has none."""
    places = ssl.get_default_verify_paths()
    folder = Path(places.capath) if places.capath else None
    return (
        sys.platform in {"win32", "darwin"} or bool(places.cafile) or bool(folder and any(folder.iterdir()))
    )


def digest(content: bytes) -> str:
    """Return the fingerprint of some content."""
    return hashlib.sha256(content).hexdigest()


def declared() -> str:
    """Return a digest of what the project says of itself; how its tools are set up does not count."""
    import tomllib

    said = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    parts = [
        said["build-system"],
        said["project"],
        (ROOT / "src" / "scorecard" / "__init__.py").read_text("utf-8"),
    ]
    return digest(json.dumps(parts, sort_keys=True).encode())


def wanted(kind: str) -> dict[str, str]:
    """Return what the environment must be able to say about itself."""
    return {
        "set": kind,
        "lock": digest(SETS[kind].read_bytes()),
        "project": declared(),
        "python": sys.version.split()[0],
        "root": str(ROOT),
    }


def is_installed(kind: str) -> bool:
    """Tell whether the environment already holds this set; the development set holds the other too."""
    try:
        found = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    kinds = {"run": ["run", "dev"], "dev": ["dev"]}[kind]
    return Path(inside("python")).exists() and any(found == wanted(name) for name in kinds)


def install(kind: str) -> None:
    """Bring the environment to the pinned set, with every file's digest checked, and add the project itself."""
    if is_installed(kind):
        return
    started = time.monotonic()
    lock = SETS[kind]
    uv = find_uv()
    STAMP.unlink(missing_ok=True)
    failed = "The pinned packages could not be installed. Is the network reachable?"
    project = ["--no-deps", "--no-build-isolation", "-q", "-e", str(ROOT)]
    say(f"Installing what {lock.relative_to(ROOT).as_posix()} names into {VENV.name}. This happens once.")
    if uv is None:
        make_venv(VENV)
        pip = [inside("python"), "-m", "pip", "install"]
        succeed([*pip, "-q", "--require-hashes", "-r", str(lock)], failed)
        succeed([*pip, *project], "The project itself could not be installed.")
    else:
        if not is_usable_venv():
            succeed(
                [uv, "venv", "-q", "--clear", "--python", sys.executable, str(VENV)],
                "No environment could be made.",
            )
        target = ["--python", inside("python")]
        succeed([uv, "pip", "sync", "-q", *target, "--require-hashes", str(lock)], failed)
        succeed([uv, "pip", "install", *target, *project], "The project itself could not be installed.")
    STAMP.write_text(json.dumps(wanted(kind), indent=2), "utf-8")
    say(f"Installed in {time.monotonic() - started:.0f} s.")


def is_usable_venv() -> bool:
    """Tell whether the environment is there and made by this very Python, not an older or moved one."""
    probe = "import sys; print(sys.version.split()[0], sys.prefix)"
    try:
        done = subprocess.run([inside("python"), "-c", probe], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return done.stdout.strip() == f"{sys.version.split()[0]} {VENV}"


def demo(_: list[str]) -> int:
    install("run")
    example, out = f"examples/{EXAMPLE}", Path("build") / EXAMPLE
    steps = [
        ["scorecard", "rate", example],
        ["scorecard", "report", example, "--out", str(out), "--formats", "docx,pdf,xlsx,html,json"],
    ]
    for step in steps:
        say(shlex.join(step))
        code = call(step)
        if code:
            return code
    print(f"\nThe report is in {ROOT / out}:")
    for path in sorted((ROOT / out).rglob("*")):
        if path.is_file():
            print(f"  {path.relative_to(ROOT).as_posix():<60} {path.stat().st_size / 1024:>8,.0f} kB")
    return 0


def test(arguments: list[str]) -> int:
    install("dev")
    return call(["python", "-m", "pytest", *arguments])


def check(names: list[str]) -> int:
    known = [name for name, _, _ in CHECKS]
    if unknown := [name for name in names if name not in known]:
        print(f"No such part: {', '.join(unknown)}. There are: {', '.join(known)}.")
        return 2
    install("dev")
    failed = []
    for name, promise, command in CHECKS:
        if names and name not in names:
            continue
        started = time.monotonic()
        say(f"{name}: {promise}")
        if call(command):
            failed.append(name)
        say(f"{name}: {'NOT KEPT' if name in failed else 'kept'} ({time.monotonic() - started:.1f} s)")
    print(f"\nNot kept: {', '.join(failed)}." if failed else "\nAll kept.")
    return 1 if failed else 0


def tidy(_: list[str]) -> int:
    install("dev")
    return call(["ruff", "check", "--fix", "-q", "."]) | call(["ruff", "format", "."])


def docs(_: list[str]) -> int:
    install("dev")
    code = call(["python", "docs/generate.py"])
    manual = next(command for name, _, command in CHECKS if name == "docs")
    code = code or call(manual)
    if not code:
        say(f"The manual is in {ROOT / 'build' / 'docs' / 'index.html'}")
    return code


def lock(arguments: list[str]) -> int:
    uv = find_uv()
    if uv is None:
        raise SetupError("Pinning needs uv.")
    # No addresses: the lock holds names, versions and digests, and so fits every index and mirror.
    quiet = ["--no-emit-index-url", "--no-emit-find-links", "--no-header", "-q"]
    # The pins depend on the declared needs alone, not on what this machine has lying about.
    hidden = {"PIP_FIND_LINKS", "UV_FIND_LINKS"}
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    for kind, more in (("run", []), ("dev", ["--extra", "dev", "-c", "requirements/run.txt"])):
        extras = ["--extra", "all", "--extra", "build", *more]
        target = [
            "--universal",
            "--python-version",
            "3.11",
            "--generate-hashes",
            "-o",
            f"requirements/{kind}.txt",
        ]
        say(f"Pinning requirements/{kind}.txt.")
        command = [uv, "pip", "compile", "pyproject.toml", *extras, *target, *quiet, *arguments]
        code = subprocess.call(command, cwd=ROOT, env=environment)
        if code:
            return code
    return 0


def execute(arguments: list[str]) -> int:
    if not arguments:
        print("Which command?")
        return 2
    if not (is_installed("run") or is_installed("dev")):
        install("run")
    return call(arguments)


COMMANDS = {
    "demo": demo,
    "test": test,
    "check": check,
    "format": tidy,
    "docs": docs,
    "lock": lock,
    "exec": execute,
}


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file meets older interpreters, and must say so
        print(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
        return 2
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments in (["help"], ["-h"], ["--help"]) else 2
    os.environ.setdefault("UV_PYTHON_DOWNLOADS", "never")
    if has_certificates():
        # An office's proxy may sign for everyone; this machine may trust it, uv by itself does not.
        os.environ.setdefault("UV_SYSTEM_CERTS", "true")
    os.environ.pop("VIRTUAL_ENV", None)
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except SetupError as error:
        print(f"\nIt cannot go on. {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
