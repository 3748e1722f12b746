"""An article made ready to be read: blanks stand for what is no text of it, and every offset holds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.articles.furniture import describe_furniture, find_furniture
from extractors.articles.lists import ItemList, find_lists
from extractors.articles.parts import find_outlet, find_parts, find_title, set_aside
from extractors.articles.signs import blank_signs, keep_ornaments
from extractors.articles.struck import blank_struck, describe_struck
from extractors.articles.wrapped import join_lines
from extractors.lexicon import PartWords, PostWords
from extractors.types import Article, Figure, Report, Source


@dataclass(frozen=True, slots=True)
class Cleared:
    """An article to be read, its text as it was written, and its lists, whose bullets are blanks in it.

    ``seen`` is the text to be read with the pictures that its lines begin and end with.
    """

    article: Article
    written: str
    seen: str
    lists: tuple[ItemList, ...]

    def restore(self, report: Report) -> Report:
        """Give a report on the article with the words as they were written; offsets are the same in either text."""
        text = self.written
        if text == report.article.text:
            return report
        figures = tuple(_restore(figure, text) for figure in report.figures)
        return replace(report, article=replace(report.article, text=text), figures=figures)


def _restore(figure: Figure, text: str) -> Figure:
    """Give a figure with what its spans hold as written; the thing it counts and names have one blank for several."""
    return replace(
        figure,
        text=figure.span.of(text),
        sentence=figure.sentence_span.of(text),
        counted=_fold(figure.counted) if figure.counted else figure.counted,
        cue=figure.cue_span.of(text) if figure.cue_span else figure.cue,
        asserted_by=_restore_source(figure.asserted_by, text) if figure.asserted_by else None,
        via=tuple(_restore_source(source, text) for source in figure.via),
    )


def _restore_source(source: Source, text: str) -> Source:
    return replace(source, name=_fold(source.name), mention=source.mention_span.of(text))


def _fold(words: str) -> str:
    return " ".join(words.split())


def clear_text(article: Article, words: PartWords, posts: PostWords) -> Cleared:
    r"""Give an article with its parts, title and outlet, and blanks for pictures, which are no words.

    In a plain text blanks stand for what is struck out and for breaks in a sentence too. What a channel added to its
    post is boilerplate; notes tell of it, and of what was struck out.
    """
    text, notes = article.text, article.notes
    if not article.parts:
        text, struck = blank_struck(text)
        text, notes = join_lines(text), (*notes, *describe_struck(struck))
    furniture = find_furniture(text, posts)
    blanked = blank_signs(text)
    parts = set_aside(article.parts, furniture) or find_parts(blanked, words, furniture)
    cleared = replace(
        article,
        text=blanked,
        parts=parts,
        title=article.title or find_title(blanked, parts),
        outlet=article.outlet or find_outlet(blanked),
        notes=(*notes, *describe_furniture(len(furniture))),
    )
    return Cleared(cleared, article.text, keep_ornaments(text, blanked), find_lists(text, parts))
