"""What the repository holds, and what it must not."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# In pieces, so that this file does not find itself.
HOSTS = [
    ".".join(parts)
    for parts in (
        ("py" + "pi", "org"),
        ("python" + "hosted", "org"),
        ("npm" + "js", "org"),
        ("npm" + "js", "com"),
        ("yarn" + "pkg", "com"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
        ("deb", "debian", "org"),
    )
]


def tracked():
    try:
        done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [path for name in done.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_names_the_host_of_a_registry():
    found = [
        (path.relative_to(ROOT).as_posix(), host)
        for path in tracked()
        for host in HOSTS
        if re.search(rf"\b{re.escape(host)}\b".encode(), path.read_bytes())
    ]
    assert found == []


def pins(name):
    text = (ROOT / "requirements" / name).read_text("utf-8")
    # A package may be pinned once for each range of Pythons.
    return {line.rstrip(" \\") for line in text.splitlines() if re.match(r"[a-z0-9]", line)}


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_a_lock_holds_a_version_and_digests_for_every_package_and_no_address(name):
    text = (ROOT / "requirements" / name).read_text("utf-8")
    assert pins(name)
    assert all("==" in pin for pin in pins(name))
    entries = re.split(r"\n(?=[a-z0-9])", text)
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert not re.search(r"https?://|file://|--(extra-)?index-url|--find-links", text)


def test_the_lock_for_work_holds_the_lock_for_use():
    assert pins("run.txt") <= pins("dev.txt")


def test_everything_declared_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {*project["dependencies"]}
    for wants in project["optional-dependencies"].values():
        declared |= {want for want in wants if not want.startswith(project["name"])}
    names = {re.split(r"[<>=!\[; ]", want)[0].lower().replace(".", "-") for want in declared}
    assert names <= {pin.split("==")[0] for pin in pins("dev.txt")}, "run: python3 run.py lock"


def test_the_build_backend_is_the_one_that_is_locked():
    [backend] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    assert backend in pins("run.txt")
