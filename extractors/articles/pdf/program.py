"""The program that reads the pages of a PDF, started by its path so that it is there in a few milliseconds.

    python program.py FIRST < FILE

It imports the modules of this folder and nothing else of figurecheck: the packages around it are stood in for.
"""

from __future__ import annotations

import os
import sys
import types

_FOLDER = os.path.dirname(os.path.abspath(__file__))


def main() -> None:
    """Print the document and its pages, a line of JSON each."""
    around = _FOLDER
    for name in ("extractors.articles", "extractors"):
        around = os.path.dirname(around)
        stand_in = types.ModuleType(name)
        stand_in.__path__ = [around]
        sys.modules[name] = stand_in
    from extractors.articles.pdf.pages import print_pages

    print_pages(int(sys.argv[1]), sys.stdin.buffer.read())


if __name__ == "__main__":
    main()
