"""A Bot API server on loopback: the emulator, behind a layer of ours that adds rules, kinds of updates and faults."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout, FormData, TCPConnector, web
from chat_rules import BOT, ChatRules, Fields, RefusedError, read_json
from faults import Act, Fault, answer
from lo_bot_api_emulator import LoBotApiEmulator
from telegram_html import EntityError, parse_html

TOKEN = "7:emulated-token-of-the-tests-00000000"
EMULATED_KINDS = {"message", "callback_query", "inline_query"}
# Telegram keeps these back from a bot that does not name them.
ONLY_IF_NAMED = {"chat_member", "message_reaction", "message_reaction_count"}
MOST_FILE = 20 * 1024 * 1024
Value = TypeVar("Value")


@dataclass
class Call:
    """One call of the bot, when it came and how it ended (0: without an answer)."""

    method: str
    fields: Fields
    at: float
    status: int = 0
    description: str = ""


class BotApi:
    """Runs in a thread of its own until ``stop``; what tests ask for is safe to call from theirs."""

    def __init__(self, *, port: int = 0, token: str = TOKEN) -> None:
        self.port, self.token = port, token
        self.rules = ChatRules()
        self.emulator = LoBotApiEmulator(
            max_updates=100_000, max_assets=100_000, max_history=1, allow_insecure_loopback_webhooks=True
        )
        self.calls: list[Call] = []
        self.faults: list[Fault] = []
        self.acknowledged = 0
        # The last update that was ever given out, acknowledged or not.
        self.given = 0
        self.webhook: Fields = {}
        # Where the public address of a webhook leads, as a proxy in front of the bot would have it.
        self.webhook_port = 0
        self.webhook_statuses: list[int] = []
        self._disguised: dict[int, Fields] = {}
        self._last_update = 0
        self._changed = threading.Condition()
        self._loop = asyncio.new_event_loop()

    # Starting and stopping.

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> BotApi:
        started = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        assert started.wait(10), "the server did not start"
        return self

    def stop(self) -> None:
        if self._loop.is_running():
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(10)

    def _run(self, started: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve(started))

    async def _serve(self, started: threading.Event) -> None:
        self._stop, self._pushed = asyncio.Event(), asyncio.Queue[Fields]()
        self._loop.set_exception_handler(lambda *_: None)
        layer = web.Application(client_max_size=100 * 1024 * 1024)
        layer.router.add_route("*", "/bot{token}/{method}", self._take_call)
        layer.router.add_get("/file/bot{token}/{path:.*}", self._take_download)
        layer.router.add_post("/relay", self._relay)
        inner = web.AppRunner(self.emulator.app(), access_log=None)
        # Who hangs up a long poll must not hold it.
        outer = web.AppRunner(layer, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
        for runner in (inner, outer):
            await runner.setup()
        await web.TCPSite(inner, "127.0.0.1", 0).start()
        await web.TCPSite(outer, "127.0.0.1", self.port).start()
        self._inner = f"http://127.0.0.1:{inner.addresses[0][1]}"
        self.port = outer.addresses[0][1]
        async with ClientSession(connector=TCPConnector(limit=0), timeout=ClientTimeout(total=120)) as self._client:
            helpers = [asyncio.create_task(self._enqueue()), asyncio.create_task(self._deliver_again())]
            started.set()
            await self._stop.wait()
            for task in helpers:
                task.cancel()
            await outer.cleanup()
            await inner.cleanup()

    # What tests do and ask.

    @property
    def last_update(self) -> int:
        """The number of the update that was pushed last."""
        return self._last_update

    def push(self, update: Fields) -> int:
        """Put an update into the queue for the bot; gives its number."""
        return asyncio.run_coroutine_threadsafe(self._push(update), self._loop).result(10)

    def next_message_id(self) -> int:
        """A number for a message that is not the bot's, from the same row of numbers as the bot's own."""

        async def take() -> int:
            number = self.emulator.next_id
            self.emulator.next_id += 1
            return number

        return asyncio.run_coroutine_threadsafe(take(), self._loop).result(10)

    def add_file(self, file_id: str, data: bytes) -> None:
        self.emulator.assets[file_id] = {"data": data, "size": len(data)}

    def fail(
        self,
        method: str,
        act: Act,
        *,
        times: int = 1,
        chat_id: int | None = None,
        skip: int = 0,
        lasting: bool = False,
    ) -> Fault:
        fault = Fault(method, act, times, chat_id, skip, lasting)
        self.faults.append(fault)
        return fault

    def refuse_chat(self, chat_id: int, code: int, description: str) -> None:
        """From now on nothing can be sent to the chat."""
        self.rules.refused[chat_id] = (code, description)

    def wait_for(self, find: Callable[[], Value], what: str, *, seconds: float = 20) -> Value:
        """Give the first true thing that is found; AssertionError with the last calls when it does not come in time."""
        deadline = time.monotonic() + seconds
        with self._changed:
            while not (value := find()):
                left = deadline - time.monotonic()
                if left <= 0:
                    raise AssertionError(f"{what}: not within {seconds} s; the last calls were\n{self.tail()}")
                self._changed.wait(min(left, 0.1))
        return value

    def made(self, method: str, **fields: Any) -> list[Call]:
        """The calls of a method so far, with these words in them."""
        wanted = {name: str(value) for name, value in fields.items()}
        return [
            call
            for call in self.calls
            if call.method.lower() == method.lower()
            and all(str(call.fields.get(name)) == value for name, value in wanted.items())
        ]

    def tail(self, count: int = 8) -> str:
        lines = []
        for call in [call for call in self.calls if call.method != "getUpdates"][-count:]:
            words = " ".join(f"{name}={str(value)[:50]!r}" for name, value in call.fields.items())
            lines.append(f"  {call.method} {words[:240]} -> {call.status} {call.description}")
        return "\n".join(lines) or "  none"

    def _notify(self) -> None:
        with self._changed:
            self._changed.notify_all()

    # Updates.

    async def _push(self, update: Fields) -> int:
        self._last_update += 1
        update = {"update_id": self._last_update, **update}
        self._pushed.put_nowait(update)
        return self._last_update

    async def _enqueue(self) -> None:
        while True:
            update = await self._pushed.get()
            kinds = set(update) - {"update_id"}
            plain = len(kinds) == 1 and kinds <= EMULATED_KINDS and isinstance(update[min(kinds)], dict)
            if not plain or len(json.dumps(update)) > 60_000:
                # The emulator does not take it: something in its place goes through its queue.
                self._disguised[update["update_id"]] = update
                update = {"update_id": update["update_id"], "message": {}}
            await self.emulator.enqueue_update(update, token=self.token)

    async def _deliver_again(self) -> None:
        # Telegram tries a webhook again by itself; the emulator does when it is told to.
        while True:
            await asyncio.sleep(0.2)
            if self.webhook.get("url"):
                await self.emulator.deliver_updates(token=self.token)

    async def _relay(self, request: web.Request) -> web.Response:
        update = await request.json()
        update = self._disguised.get(update["update_id"], update)
        path = urlsplit(self.webhook["url"]).path or "/"
        headers = {name: value for name, value in request.headers.items() if name.startswith("X-Telegram")}
        try:
            async with self._client.post(
                f"http://127.0.0.1:{self.webhook_port}{path}", json=update, headers=headers, allow_redirects=False
            ) as response:
                status = response.status
        except (ClientError, TimeoutError):
            status = 502
        self.webhook_statuses.append(status)
        self._notify()
        return web.Response(status=status)

    # Calls.

    async def _take_call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            self.calls.append(Call(method, {}, time.monotonic(), 401, "Unauthorized"))
            self._notify()
            return answer(401, "Unauthorized")
        fields, files = await self._read(request)
        call = Call(method, fields, time.monotonic())
        self.calls.append(call)
        try:
            fault = next((each for each in self.faults if each.strikes(method, fields)), None)
            if fault is not None:
                self._notify()
                response = await fault.act(request, lambda: self._forward(method, dict(fields), files))
            else:
                response = await self._forward(method, dict(fields), files)
            call.status = response.status
            if isinstance(response, web.Response) and isinstance(response.body, bytes) and response.status >= 400:
                with contextlib.suppress(ValueError):
                    call.description = json.loads(response.body).get("description", "")
        finally:
            self._notify()
        return response

    async def _read(self, request: web.Request) -> tuple[Fields, dict[str, tuple[str, bytes]]]:
        fields: Fields = dict(request.query)
        files: dict[str, tuple[str, bytes]] = {}
        if request.content_type == "application/json":
            return fields | (await request.json()), files
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files[name] = (value.filename, value.file.read())
            else:
                fields[name] = value.decode() if isinstance(value, bytes | bytearray) else value
        return fields, files

    async def _forward(self, method: str, fields: Fields, files: dict[str, tuple[str, bytes]]) -> web.Response:
        if method.lower() == "getupdates":
            return await self._poll(fields)
        # What a server was told to do it does, whether or not the caller still listens.
        return await asyncio.shield(self._do(method, fields, files))

    async def _do(self, method: str, fields: Fields, files: dict[str, tuple[str, bytes]]) -> web.Response:
        try:
            return web.json_response({"ok": True, "result": await self._obey(method, fields, files)})
        except RefusedError as refusal:
            return answer(refusal.code, refusal.description, **refusal.parameters)

    async def _obey(self, method: str, fields: Fields, files: dict[str, tuple[str, bytes]]) -> Any:
        rules, name = self.rules, method.lower()
        if name == "getme":
            return await self._ask(method, {}) | BOT
        if name in ("sendmessage", "senddocument", "sendphoto"):
            passed, parsed = rules.read_send(fields, what="text" if name == "sendmessage" else "caption")
            result = await self._ask(method, passed, files)
            more = next(({"file_name": file[0], "data": file[1]} for file in files.values()), {})
            rules.note_sent(fields, parsed, result, **more)
            return result
        if name == "sendrichmessage":
            return await self._obey("sendMessage", rules.read_rich_message(fields), files)
        if name == "editmessagetext" and "rich_message" in fields:
            return await self._obey(method, rules.read_rich_message(fields), files)
        if name.startswith("editmessage"):
            if "inline_message_id" in fields:
                rules.inline_messages[fields["inline_message_id"]] = fields.get("text", "")
                return True
            what = {"editmessagetext": "text", "editmessagecaption": "caption"}.get(name, "")
            passed, parsed, found = rules.read_edit(fields, what=what)
            await self._ask(method, passed)
            return rules.note_edit(found, fields, parsed)
        if name == "deletemessage":
            rules.delete(fields)
            return await self._ask(method, fields)
        if name == "sendchataction":
            chat_id = rules.require_chat(fields)
            rules.actions.append((chat_id, fields["action"]))
            return await self._ask(method, {"chat_id": chat_id, "action": fields["action"]})
        if name in ("answercallbackquery", "answerinlinequery"):
            passed = {key: value for key, value in fields.items() if key != "button"}
            result = await self._ask(method, self._readable(passed))
            rules.answer_query(fields, "callback_query_id" if "callback" in name else "inline_query_id")
            return result
        if name == "answerguestquery":
            return rules.answer_guest(fields)
        if name == "getfile" and len(self.emulator.assets.get(fields.get("file_id"), {}).get("data", b"")) > MOST_FILE:
            raise RefusedError("Bad Request: file is too big")
        return await self._obey_rest(method, fields, files)

    async def _obey_rest(self, method: str, fields: Fields, files: dict[str, tuple[str, bytes]]) -> Any:
        rules, name = self.rules, method.lower()
        if name == "setmycommands":
            rules.set_commands(fields)
        if name == "getmycommands":
            scope = read_json(fields.get("scope")) or {"type": "default"}
            return rules.commands.get(f"{scope['type']}:{fields.get('language_code') or ''}", [])
        if name == "getchatmember":
            return rules.member(rules.require_chat(fields), int(fields["user_id"]))
        if name == "getchatadministrators":
            chat_id = rules.require_chat(fields)
            return [rules.member(chat_id, user) for user in sorted(rules.admins.get(chat_id, set()))]
        if name == "getchat":
            gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
            more = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(gifts, False)}
            return rules.chats[rules.require_chat(fields)] | more
        if name in ("setmydescription", "setmyshortdescription"):
            kind = name.removeprefix("setmy")
            if len(words := fields.get("description" if kind == "description" else "short_description", "")) > (
                512 if kind == "description" else 120
            ):
                raise RefusedError("Bad Request: description is too long")
            rules.said_of_bot[f"{kind}:{fields.get('language_code') or ''}"] = words
            return True
        if name in ("getmydescription", "getmyshortdescription"):
            kind = name.removeprefix("getmy")
            words = rules.said_of_bot.get(f"{kind}:{fields.get('language_code') or ''}", "")
            return {"description" if kind == "description" else "short_description": words}
        if name in ("setmyname", "leavechat"):
            return True
        if name == "setmessagereaction":
            return rules.react(fields)
        if name in ("setwebhook", "deletewebhook"):
            url = fields.get("url", "") if name == "setwebhook" else ""
            if url and urlsplit(url).scheme != "https":
                raise RefusedError("Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
            self.webhook = fields if url else {}
            passed = {key: fields[key] for key in ("secret_token", "drop_pending_updates") if key in fields}
            return await self._ask(method, passed | ({"url": f"{self.url}/relay"} if url else {}))
        if name == "getwebhookinfo":
            return await self._ask(method, {}) | {"url": self.webhook.get("url", "")}
        return await self._ask(method, fields, files)

    def _readable(self, fields: Fields) -> Fields:
        # The emulator counts the text of an inline result with its markup.
        results = read_json(fields.get("results"))
        for each in results or []:
            content = each.get("input_message_content") or {}
            if content.get("parse_mode", "").lower() == "html":
                with contextlib.suppress(EntityError):
                    content["message_text"] = parse_html(content["message_text"]).text
        return fields | ({"results": json.dumps(results)} if results is not None else {})

    async def _ask(self, method: str, fields: Fields, files: dict[str, tuple[str, bytes]] | None = None) -> Any:
        """Have the emulator do it; a refusal of its own is a complaint too, since ours come first."""
        form = FormData(default_to_multipart=bool(files))
        for name, value in fields.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        for name, (file_name, data) in (files or {}).items():
            form.add_field(name, data, filename=file_name)
        async with self._client.post(f"{self._inner}/bot{self.token}/{method}", data=form) as response:
            body = await response.json()
        if body["ok"]:
            return body["result"]
        self.rules.complaints.append(f"{method}: {body['description']}")
        raise RefusedError(body["description"], body["error_code"], **body.get("parameters", {}))

    async def _poll(self, fields: Fields) -> web.Response:
        named = read_json(fields.get("allowed_updates")) or []
        passed = {name: value for name, value in fields.items() if name != "allowed_updates"}
        if "offset" in fields:
            self.acknowledged = max(self.acknowledged, int(fields["offset"]) - 1)
        while True:
            try:
                updates = await self._ask_quietly("getUpdates", passed)
            except RefusedError as refusal:
                return answer(refusal.code, refusal.description, **refusal.parameters)
            real = [self._disguised.get(each["update_id"], each) for each in updates]
            wanted = [each for each in real if _is_wanted(each, named)]
            if wanted or not updates:
                self.given = max([self.given, *(each["update_id"] for each in wanted)])
                return web.json_response({"ok": True, "result": wanted})
            passed["offset"] = updates[-1]["update_id"] + 1

    async def _ask_quietly(self, method: str, fields: Fields) -> Any:
        async with self._client.post(f"{self._inner}/bot{self.token}/{method}", data=fields) as response:
            body = await response.json()
        if not body["ok"]:
            raise RefusedError(body["description"], body["error_code"], **body.get("parameters", {}))
        return body["result"]

    async def _take_download(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        call = Call("download", {"path": path}, time.monotonic())
        self.calls.append(call)

        async def forward() -> web.Response:
            async with self._client.get(f"{self._inner}/file/bot{self.token}/{path}") as response:
                return web.Response(body=await response.read(), status=response.status)

        if request.match_info["token"] != self.token:
            return answer(401, "Unauthorized")
        fault = next((each for each in self.faults if each.strikes("download", call.fields)), None)
        response = await (fault.act(request, forward) if fault else forward())
        call.status = response.status
        self._notify()
        return response


def _is_wanted(update: Fields, named: list[str]) -> bool:
    kinds = set(update) - {"update_id"}
    return bool(kinds & set(named)) if named else not kinds & ONLY_IF_NAMED
