"""Where the sample news lies: inside an installed newsterm, or beside it in a checkout."""

from pathlib import Path

HERE = Path(__file__).parent


SINGLE = "Samples"
"""What the folders of sample pages and texts are called, which name no outlet of their own."""


def sample_addresses() -> list[tuple[str, str]]:
    """The feeds and folders of the samples, each with a title of ours or none.

    The sitemap is none of them: it has headlines, and nothing to read.
    """
    found = sorted(path for path in sample_folder().iterdir() if path.suffix not in (".md", ".opml", ".xml"))
    return [(str(path), SINGLE if path.is_dir() else "") for path in found]


def sample_pictures() -> list[tuple[str, Path]]:
    """The addresses that the samples give for their pictures, whose hosts don't exist, and the files."""
    folder = _folder("sample_pictures")
    return [(f"https://{path.relative_to(folder)}", path) for path in sorted(folder.glob("*/*/*.jpg"))]


def sample_folder() -> Path:
    """The folder of feeds, pages and texts that a first run opens on."""
    return _folder("sample_feeds")


def _folder(name: str) -> Path:
    installed = HERE / name
    return installed if installed.is_dir() else HERE.parent / name
