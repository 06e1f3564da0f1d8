"""Which language a text is in."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_DOUBT = 30
_NO_LANGUAGE = "zxx"


def language_of(text: str) -> str:
    """The ISO 639 code of the language of `text`, by py3langid (Lui and Baldwin 2012, Barbaresi).

    English unless another language is `_DOUBT` times as likely: captions, lists of foreign names
    and lone sentences in English are easily taken for something rarer, and few signs settle
    nothing. Where there are no words at all, English too: what lacks is then not the language.
    """
    if sum(map(str.isupper, text)) > sum(map(str.islower, text)):
        text = text.lower()  # the model knows languages by their small letters
    ranked = _identifier().rank(text)
    likeliest, likelihood = ranked[0]
    english = dict(ranked)["en"]
    return "en" if english * _DOUBT >= likelihood else likeliest


@cache
def _identifier() -> LanguageIdentifier:
    """The model, loaded once; it is only read from, so threads may share it."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if label != _NO_LANGUAGE])
    return identifier
