# ruff: noqa: S603, S607 - it starts the programs named in it, on files of its own
"""The pictures of the manual, made anew from the running product: `python docs/screenshots.py`.

Pages of the PDF are drawn by Poppler's `pdftoppm`, the report for the browser by Chromium. Where one of them is missing, its pictures are
left as they are, and that is said. The pictures lie in docs/images; each stays under 150 kB.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
EXAMPLE = ROOT / "examples" / "kazakhstan-2017"
LARGEST = 150_000
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")

# picture, the words that its page is found by, pixels per inch, first and last inch of the page that are shown
PAGES = [
    ("overview", "Figure 1.", 90, (0.7, 7.1)),
    ("survey", "statements reach 65 % positive answers", 84, (0.7, 4.95)),
    ("actions", "What each action claims", 84, (5.0, 9.95)),
]
# picture, the part of the page that is shown, width and height
VIEWS = [("page", "", (1000, 640))]


def report(folder: Path) -> None:
    """Write the example's report as PDF and page."""
    command = [sys.executable, "-c", "from scorecard.cli.main import main; main()", "report", str(EXAMPLE)]
    subprocess.run([*command, "--out", str(folder), "--formats", "pdf,html"], check=True, stdout=sys.stderr)


def page_with(pdf: Path, words: str) -> int | None:
    """Return the number of the first page on which these words stand."""
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    for number, text in enumerate(told.stdout.split("\f"), start=1):
        if words in text:
            return number
    return None


def draw_pages(pdf: Path) -> list[Path]:
    """Return the pictures made of the PDF's pages."""
    if not (shutil.which("pdftoppm") and shutil.which("pdftotext")):
        missing("pdftoppm and pdftotext (package poppler-utils)", [name for name, *_ in PAGES])
        return []
    made = []
    for name, words, density, (first, last) in PAGES:
        number = page_with(pdf, words)
        if number is None:
            sys.exit(f"No page of the report holds “{words}”, so there is no picture “{name}”.")
        target = IMAGES / name
        command = [
            "pdftoppm",
            "-png",
            "-singlefile",
            "-r",
            str(density),
            "-f",
            str(number),
            "-l",
            str(number),
        ]
        command += ["-y", str(int(first * density)), "-H", str(int((last - first) * density))]
        subprocess.run([*command, str(pdf), str(target)], check=True, stderr=subprocess.DEVNULL)
        made.append(target.with_suffix(".png"))
    return made


def draw_views(page: Path) -> list[Path]:
    """Return the pictures made of the report in a browser."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        missing("Chromium", [name for name, *_ in VIEWS])
        return []
    made = []
    for name, part, (width, height) in VIEWS:
        target = IMAGES / f"{name}.png"
        with tempfile.TemporaryDirectory() as profile:
            command = [browser, "--headless", "--disable-gpu", "--no-sandbox", "--hide-scrollbars"]
            command += [f"--user-data-dir={profile}", f"--window-size={width},{height}"]
            command += [f"--screenshot={target}", page.as_uri() + part]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
        made.append(target)
    return made


def missing(program: str, names: list[str]) -> None:
    """Say which pictures stay as they are, and why."""
    print(
        f"{program} is not installed; these pictures stay as they are: {', '.join(names)}.", file=sys.stderr
    )


def main() -> None:
    """Make every picture that this machine can make, and say how large each is."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        report(Path(folder))
        made = draw_pages(Path(folder) / "report.pdf") + draw_views(Path(folder) / "report.html")
    large = [each.name for each in made if each.stat().st_size > LARGEST]
    for each in made:
        print(f"{each.relative_to(ROOT)}  {each.stat().st_size // 1000} kB")
    if large:
        sys.exit(f"Larger than {LARGEST // 1000} kB: {', '.join(large)}. Lower the density or the size.")


if __name__ == "__main__":
    main()
