"""The language of a chat: chosen, or of whoever asks, or of whoever asked last."""

import asyncio

from bot.chat.tongues import ENGLISH, Tongue
from bot.handlers.context import Place, Services
from bot.handlers.speaking import note_language, tongue_for
from bot.store import ChatSettings, open_store
from config.settings import Settings

GERMAN, FRENCH = Tongue({"No": "Nein"}), Tongue({"No": "Non"})


def run(tmp_path, act):
    async def open_and_act():
        store = await open_store(str(tmp_path / "kept.db"))
        tongues = {"de": GERMAN, "fr": FRENCH}
        try:
            return await act(Services(Settings(), store, None, None, None, None, None, tongues=tongues))
        finally:
            await store.close()

    return asyncio.run(open_and_act())


def test_who_asks_is_answered_in_their_language_and_what_comes_by_itself_is_in_that_of_who_asked_last(tmp_path):
    async def act(services):
        first = await tongue_for(services, 5)
        # Who writes as a group has no language.
        for language in ("fr", "de-AT", None):
            await note_language(services, Place(5, 1, language=language))
        return [
            first,
            await tongue_for(services, 5),
            await tongue_for(services, 5, "fr"),
            await tongue_for(services, 6),
        ]

    assert run(tmp_path, act) == [ENGLISH, GERMAN, FRENCH, ENGLISH]


def test_who_asks_in_a_language_that_is_not_spoken_is_told_in_english(tmp_path):
    async def act(services):
        for language in ("de", "pt-br"):
            await note_language(services, Place(5, 1, language=language))
        return await tongue_for(services, 5)

    assert run(tmp_path, act) == ENGLISH


def test_what_a_chat_chose_is_for_everybody(tmp_path):
    async def act(services):
        await services.store.save_chat_settings(5, ChatSettings(language="fr"))
        await note_language(services, Place(5, 1, language="de"))
        return [await tongue_for(services, 5, code) for code in (None, "de", "en")]

    assert run(tmp_path, act) == [FRENCH] * 3
