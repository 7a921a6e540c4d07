"""Where the sample news lies: inside an installed newsterm, or beside it in a checkout."""

from pathlib import Path

HERE = Path(__file__).parent


def sample_folder() -> Path:
    """The folder of feeds, pages and texts that a first run opens on."""
    installed = HERE / "sample_feeds"
    return installed if installed.is_dir() else HERE.parent / "sample_feeds"
