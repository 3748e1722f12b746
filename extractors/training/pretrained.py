"""The pretrained encoder that training starts from, read out of the installed package that carries it."""

from __future__ import annotations

import json
import zipfile

from safetensors.torch import load
from torch import Tensor

from extractors.figures.packages import find_package, require_known

PACKAGE = "all_minilm_l6_v2"
LINE_END = "\n"


def read_pretrained() -> tuple[dict[str, Tensor], str]:
    """Give the weights and the tokenizer of the encoder; the package is found, not imported.

    Raises ModuleNotFoundError when it is not installed, and ModelError when it is not the one that was looked at.
    """
    folder = find_package(PACKAGE)
    if folder is None:
        raise ModuleNotFoundError("The encoder is missing: install the extra 'training'.")
    require_known(PACKAGE)
    with zipfile.ZipFile(folder / "model.zip") as archive:
        return load(archive.read("model.safetensors")), adapt_tokenizer(archive.read("tokenizer.json").decode())


def adapt_tokenizer(tokenizer: str) -> str:
    """Make the line end a piece of its own, on a number left unused, and drop cutting and padding."""
    parts = json.loads(tokenizer)
    vocabulary = parts["model"]["vocab"]
    number = vocabulary.pop("[unused0]")
    vocabulary[LINE_END] = number
    added = {"id": number, "content": LINE_END, "single_word": False, "lstrip": False, "rstrip": False}
    parts["added_tokens"].append({**added, "normalized": False, "special": True})
    parts["added_tokens"].sort(key=lambda token: token["id"])
    parts["truncation"] = parts["padding"] = None
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
