"""The way to the server breaks: in sending, in asking for updates, in fetching files."""

import pytest
from chats import Chat, private_chat
from faults import bad_gateway, cut_body, delay, refuse, reset, send_raw
from faults import flood as flood_wait
from stories import flood, new_town

OWN_SERVER = True
FIGURES = r"312[\s\S]*1,240[\s\S]*3\.2"
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
BREAKS = {
    "connection reset": reset(),
    "502": bad_gateway(),
    "500": send_raw(b'{"ok": false, "error_code": 500, "description": "Internal Server Error"}', status=500),
    "no JSON": send_raw(b"surprise"),
    "body cut, nothing done": cut_body(after=False),
    "slow by a second": delay(1),
    "429": flood_wait(1),
}


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


LOST_RECEIPTS = {"reset": reset(after=True), "cut": cut_body(after=True)}
# Longer than clients wait if nobody tells them: giving up would mean to send it twice.
LATE_RECEIPT = {"late receipt": delay(5.5, before=False)}


@pytest.fixture(scope="module")
def asked(api, bot):
    """One message in a chat of its own for each way to break the answer, all at once: waiting takes no longer."""
    found = {}
    for name, act in (BREAKS | LOST_RECEIPTS | LATE_RECEIPT).items():
        chat = private_chat(api)
        fault = api.fail("sendMessage", act, times=2 if name in BREAKS else 1, chat_id=chat.id, lasting=True)
        found[name] = chat, fault, chat.say(flood(new_town()))
    return found


@pytest.mark.parametrize("name", [*BREAKS, *LOST_RECEIPTS, *LATE_RECEIPT])
def test_sending_breaks(asked, name):
    chat, fault, number = asked[name]
    chat.wait_for_reply(number, having=FIGURES, seconds=30)
    # A second answer of the same chat comes after all that is sent for the first.
    chat.wait_for_reply(chat.say(flood(new_town())), having=FIGURES, seconds=30)
    assert fault.hits
    # When the receipt is lost, it cannot be told whether the answer arrived: once or twice, never not at all.
    assert 1 <= len(chat.replies(number)) <= (2 if name in LOST_RECEIPTS else 1)


@pytest.mark.parametrize("name", BREAKS)
def test_asking_for_updates_breaks(api, chat, name):
    fault = api.fail("getUpdates", BREAKS[name], times=2)
    for _ in range(3):
        number = chat.say(flood(new_town()))
        chat.wait_for_reply(number, having=FIGURES, seconds=30)
    api.wait_for(lambda: fault.hits == 2, "both broke")
    assert len(chat.sent) == 3


def test_updates_that_come_twice_are_answered_once(api, chat):
    # Its answer is cut, so the server gives the same updates again.
    fault = api.fail("getUpdates", cut_body(after=True), times=3)
    numbers = [chat.say(flood(new_town())) for _ in range(3)]
    for number in numbers:
        chat.wait_for_reply(number, having=FIGURES, seconds=30)
    assert fault.hits
    chat.wait_for_reply(chat.say(flood(new_town())), having=FIGURES, seconds=30)
    assert len(chat.sent) == 4


def test_another_bot_asks_with_the_same_token(api, chat, bot):
    fault = api.fail("getUpdates", refuse(409, CONFLICT), times=2)
    number = chat.say(flood(new_town()))
    chat.wait_for_reply(number, having=FIGURES, seconds=30)
    api.wait_for(lambda: fault.hits == 2, "both were refused")
    assert "409" in bot.log or "onflict" in bot.log or "another" in bot.log


@pytest.mark.parametrize(
    "update",
    [
        {"message": {"message_id": "x"}},
        {"message": {"message_id": 1, "date": "yesterday", "chat": {"id": 1, "type": "private"}, "text": "300"}},
        {"message": {"message_id": 1, "date": 1, "chat": [], "text": "300 people"}},
        {"message": "text"},
        {"callback_query": {"id": 5}},
        {"something_new": {"from": "2031"}},
        {},
    ],
    ids=["no chat", "bad date", "chat is a list", "no object", "half a query", "unknown kind", "nothing"],
)
def test_an_update_that_cannot_be_read_is_set_aside(api, chat, update):
    bad = api.push(update)
    number = chat.say(flood(new_town()))
    chat.wait_for_reply(number, having=FIGURES)
    api.wait_for(lambda: api.acknowledged >= bad, "it is not asked for again")


def test_a_list_with_a_broken_update_in_it_loses_nothing(api, chat):
    numbers = [chat.say(flood(new_town()))]
    api.push({"message": {"message_id": None, "chat": None}})
    numbers.append(chat.say(flood(new_town())))
    for number in numbers:
        chat.wait_for_reply(number, having=FIGURES)


@pytest.mark.parametrize("act", [reset(), bad_gateway(), cut_body()], ids=["reset", "502", "cut"])
@pytest.mark.parametrize("method", ["getFile", "download"])
def test_fetching_a_file_breaks_once(api, chat, method, act):
    api.fail(method, act)
    number = chat.send_file("story.txt", flood(new_town()).encode(), "text/plain")
    # Tried again or told in a sentence: never silent.
    chat.wait_for_reply(number)


@pytest.mark.parametrize("method", ["answerCallbackQuery", "sendChatAction", "sendDocument", "editMessageText"])
def test_a_press_and_an_edit_survive_a_break(api, chat, method):
    town = new_town()
    number = chat.say(flood(town))
    report = chat.wait_for_reply(number, having=FIGURES)
    api.fail(method, reset(), times=2)
    chat.press(report, "JSON")
    chat.edit(number, flood(town).replace("312", "415"))
    chat.wait_for_reply(number, having="415", seconds=30)
    api.wait_for(lambda: any(each.data for each in chat.sent), "the file")
