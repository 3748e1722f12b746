"""The one door to the language identifier: is the text English, and if not, what is it."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = frozenset(
    """the of and to in a is that for it was on with as are be at by this from have has had not but said an were
    which or he she they we you i their its his her will would been after more who about up out over""".split()
)
SAMPLE = 4000
"""Code points looked at, from the start: enough to tell, and the same cost for any length."""

MARGIN = 12.0
"""Log probability by which another language must lead before a text counts as not English."""

NAMES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "pl": "Polish", "ru": "Russian", "uk": "Ukrainian", "cs": "Czech", "sk": "Slovak", "sl": "Slovenian",
    "hr": "Croatian", "sr": "Serbian", "bg": "Bulgarian", "ro": "Romanian", "hu": "Hungarian", "el": "Greek",
    "tr": "Turkish", "ar": "Arabic", "fa": "Persian", "he": "Hebrew", "hi": "Hindi", "bn": "Bengali", "ur": "Urdu",
    "ta": "Tamil", "te": "Telugu", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "vi": "Vietnamese",
    "th": "Thai", "id": "Indonesian", "ms": "Malay", "sv": "Swedish", "da": "Danish", "no": "Norwegian",
    "nb": "Norwegian", "nn": "Norwegian", "fi": "Finnish", "et": "Estonian", "lv": "Latvian", "lt": "Lithuanian",
    "ca": "Catalan", "eu": "Basque", "gl": "Galician", "ga": "Irish", "cy": "Welsh", "af": "Afrikaans",
    "sw": "Swahili", "kk": "Kazakh", "ka": "Georgian", "hy": "Armenian", "az": "Azerbaijani", "be": "Belarusian",
    "mk": "Macedonian", "sq": "Albanian",
}  # fmt: skip


def find_language(text: str) -> str:
    """Give the ISO 639-1 code of a text's language; in doubt it is English.

    >>> find_language("The mayor said on Monday that the bridge had been closed.")
    'en'
    """
    sample = text[:SAMPLE]
    words = _WORDS.findall(sample.lower())
    latin = sum(1 for c in sample if c.isalpha() and c < "\u0250")
    letters = sum(1 for c in sample if c.isalpha())
    share = sum(w in _FUNCTION_WORDS for w in words) / (len(words) or 1)
    if letters == 0 or (latin > 0.7 * letters and share >= 0.18):
        return "en"
    return _identify(sample)


def name_language(code: str) -> str:
    """Give a language's English name, or its code when that is all we know.

    >>> name_language("fr")
    'French'
    """
    return NAMES.get(code, code)


def _identify(sample: str) -> str:
    """Give the likeliest language we can name; English unless another is likelier by a clear margin."""
    import py3langid

    ranked: list[tuple[str, float]] = [(str(c), float(p)) for c, p in py3langid.rank(sample) if c == "en" or c in NAMES]
    code, score = ranked[0]
    english = next((p for c, p in ranked if c == "en"), score)
    return code if score - english > MARGIN else "en"
