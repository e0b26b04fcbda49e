"""What makes this repository fit to be published, checked without a network.

Every check takes the repository's folder and yields a sentence for each fault. What
Home Assistant's hassfest and HACS's action check is left to them, in the workflow.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from . import address, blueprints, documents, images, quality, texts, versions

type Check = Callable[[Path], Iterator[str]]

ROOT = Path(__file__).parents[3]

CHECKS: dict[str, Check] = {
    "versions": versions.faults,
    "texts": texts.faults,
    "images": images.faults,
    "blueprints": blueprints.faults,
    "links": documents.faults_of_links,
    "files": documents.faults_of_files,
    "architecture": documents.faults_of_architecture,
    "quality scale": quality.faults,
    "address": address.faults,
}
