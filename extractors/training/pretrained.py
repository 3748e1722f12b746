"""The pretrained encoder that training starts from, read out of the installed package that carries it."""

from __future__ import annotations

import importlib.util
import json
import zipfile
from pathlib import Path

from safetensors.torch import load
from torch import Tensor

PACKAGE = "all_minilm_l6_v2"
LINE_END = "\n"


def read_pretrained() -> tuple[dict[str, Tensor], str]:
    """Give the weights and the tokenizer of the encoder; the package is found, not imported."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError("The encoder is missing: install the extra 'training'.")
    with zipfile.ZipFile(Path(found.origin).with_name("model.zip")) as archive:
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
