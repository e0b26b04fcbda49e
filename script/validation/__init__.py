"""What makes this repository fit to be published, checked without a network.

Every check takes the repository's folder and yields a sentence for each fault. The rules
are those that Home Assistant's hassfest and HACS's action enforce on an integration, and
our own for documents, as far as they can be told from the files alone.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from . import actions, address, blueprints, documents, images, manifest, quality, texts

type Check = Callable[[Path], Iterator[str]]

ROOT = Path(__file__).parents[2]

CHECKS: dict[str, Check] = {
    "manifest": manifest.faults,
    "hacs.json": manifest.faults_of_hacs,
    "versions": manifest.faults_of_versions,
    "texts": texts.faults,
    "actions": actions.faults,
    "icons": actions.faults_of_icons,
    "images": images.faults,
    "blueprints": blueprints.faults,
    "links": documents.faults_of_links,
    "files": documents.faults_of_files,
    "architecture": documents.faults_of_architecture,
    "quality scale": quality.faults,
    "address": address.faults,
}
