"""The webhook over HTTP: 200 when it is in the inbox, and nothing is read of who does not know the secret."""

import asyncio
import socket

import httpx
import pytest
from faults import bad_gateway, refuse
from telegram.error import InvalidToken

from bot.service.webhook import Webhook, derive_secret
from config.settings import Settings
from extractors.errors import ServiceError

SECRET = {"X-Telegram-Bot-Api-Secret-Token": "the_secret"}
UPDATE = {"update_id": 5, "message": {"message_id": 1, "chat": {"id": 7}}}


@pytest.fixture
def with_webhook(api, with_parts):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    api.webhook_port = port
    settings = Settings(
        webhook_url="https://bot.paper.example/x", webhook_secret="the_secret", webhook_listen=f"127.0.0.1:{port}"
    )

    def run(act):
        async def start_and_act(parts):
            woken = []
            webhook = Webhook(settings, parts.bot, parts.store, parts.metrics, wake=lambda: woken.append(1))
            running = asyncio.create_task(webhook.run())
            try:
                async with asyncio.timeout(10):
                    while not api.webhook.get("url"):
                        if running.done():
                            running.result()
                        await asyncio.sleep(0.02)
                async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
                    return await act(client, parts, woken)
            finally:
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)
                api.webhook = {}

        return with_parts(start_and_act)

    return run


def test_what_comes_is_kept_once(with_webhook):
    async def act(client, parts, woken):
        for _ in range(2):
            assert (await client.post("/x", json=UPDATE, headers=SECRET)).status_code == 200
        assert [each.update_id for each in await parts.store.waiting()] == [5]
        assert woken

    with_webhook(act)


@pytest.mark.parametrize("headers", [{}, {"X-Telegram-Bot-Api-Secret-Token": "a guess"}])
def test_nothing_is_taken_from_a_stranger(with_webhook, headers):
    async def act(client, parts, woken):
        assert (await client.post("/x", json=UPDATE, headers=headers)).status_code == 403
        assert await parts.store.count_waiting() == 0

    with_webhook(act)


def test_what_cannot_be_kept_now_is_asked_for_again(with_webhook, tmp_path, monkeypatch):
    monkeypatch.setattr("bot.store.opening._PATIENCE", 0.05)

    async def act(client, parts, woken):
        import sqlite3

        other = sqlite3.connect(tmp_path / "kept.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert (await client.post("/x", json=UPDATE, headers=SECRET)).status_code == 503
        assert not woken
        other.close()
        assert (await client.post("/x", json=UPDATE, headers=SECRET)).status_code == 200

    with_webhook(act)


@pytest.mark.parametrize("body", [b"", b"no JSON", b"[]", b"\xff", b"{" * 100_000, b'{"update_id": null}'])
def test_what_is_no_update_is_not_asked_for_again(with_webhook, body):
    async def act(client, parts, woken):
        assert (await client.post("/x", content=body, headers=SECRET)).status_code == 200
        assert await parts.store.count_waiting() == 0

    with_webhook(act)


def test_a_body_without_end_is_not_read(with_webhook):
    async def act(client, parts, woken):
        async def endless():
            for _ in range(2000):
                yield b"a" * 10_000

        for content in (b"a" * 5_000_000, endless()):
            try:
                assert (await client.post("/x", content=content, headers=SECRET)).status_code == 413
            except httpx.TransportError:
                # Hanging up is as good.
                pass
        assert (await client.post("/x", json=UPDATE, headers=SECRET)).status_code == 200

    with_webhook(act)


def test_setting_it_is_tried_until_it_is_set(api, with_webhook):
    fault = api.fail("setWebhook", bad_gateway(), times=2)

    async def act(client, parts, woken):
        assert api.webhook["secret_token"] == "the_secret"

    with_webhook(act)
    assert fault.hits == 2


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (refuse(400, "Bad Request: bad webhook: an HTTPS URL must be provided"), ServiceError),
        (refuse(401, "Unauthorized"), InvalidToken),
    ],
)
def test_an_address_or_a_token_that_telegram_does_not_take_ends_it(api, with_webhook, act, kind):
    api.fail("setWebhook", act)

    async def never(client, parts, woken):
        raise AssertionError("it was set")

    with pytest.raises(kind):
        with_webhook(never)


def test_processes_of_one_token_make_the_same_secret_of_it_and_do_not_tell_it():
    token = "7:emulated-token"
    assert derive_secret(token) == derive_secret(token)
    assert derive_secret(token) != derive_secret("8:emulated-token")
    assert "emulated" not in derive_secret(token)
