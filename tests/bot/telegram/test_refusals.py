"""The server says no: the answer comes all the same where it can, and nobody else is held up."""

import time

import pytest
from chats import Chat, group_chat, private_chat
from faults import change_result, flood, refuse
from stories import flood as story
from stories import new_town

FIGURES = r"312[\s\S]*1,240[\s\S]*3\.2"


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def ask(chat: Chat) -> int:
    return chat.say(story(new_town()))


def answered(chat: Chat, **more) -> None:
    chat.wait_for_reply(ask(chat), having=FIGURES, **more)


@pytest.fixture
def others_are_answered(api, bot):
    """After the test somebody else gets an answer."""
    yield
    answered(private_chat(api, "Grace"))


@pytest.mark.usefixtures("others_are_answered")
class TestSending:
    def test_too_many_requests(self, api, chat):
        fault = api.fail("sendMessage", flood(2), times=2, chat_id=chat.id)
        number, asked = ask(chat), time.monotonic()
        # Nobody else waits meanwhile.
        answered(private_chat(api, "Grace"), seconds=10)
        chat.wait_for_reply(number, having=FIGURES)
        assert fault.hits == 2
        assert time.monotonic() - asked >= 4
        assert len(chat.sent) == 1

    def test_markup_is_refused(self, api, chat):
        api.fail(
            "sendMessage", refuse(400, "Bad Request: can't parse entities: Unsupported start tag"), chat_id=chat.id
        )
        number = ask(chat)
        report = chat.wait_for_reply(number, having=FIGURES)
        assert report.entities == []
        assert "<b>" not in report.text
        assert "&lt;" not in report.text

    def test_the_message_to_reply_to_is_gone(self, api, chat):
        api.fail("sendMessage", refuse(400, "Bad Request: message to be replied not found"), chat_id=chat.id)
        ask(chat)
        assert chat.wait_for_sent(having=FIGURES).reply_to is None

    def test_the_topic_is_gone(self, api, chat):
        forum = group_chat(api, is_forum=True)
        api.fail("sendMessage", refuse(400, "Bad Request: message thread not found"), chat_id=forum.id)
        forum.say(f"/check {story(new_town())}", thread=9)
        forum.wait_for_sent(having="312")

    @pytest.mark.parametrize(
        ("code", "description"),
        [
            (403, "Forbidden: bot was blocked by the user"),
            (403, "Forbidden: user is deactivated"),
            (403, "Forbidden: bot can't initiate conversation with a user"),
            (400, "Bad Request: chat not found"),
        ],
    )
    def test_the_person_is_out_of_reach(self, api, chat, bot, code, description):
        self.refused_for_good(api, chat, code, description)

    @pytest.mark.parametrize(
        ("code", "description"),
        [
            (403, "Forbidden: bot was kicked from the supergroup chat"),
            (403, "Forbidden: bot was kicked from the group chat"),
            (403, "Forbidden: bot is not a member of the supergroup chat"),
            (400, "Bad Request: not enough rights to send text messages to the chat"),
            (400, "Bad Request: have no rights to send a message"),
            (400, "Bad Request: TOPIC_CLOSED"),
            (400, "Bad Request: CHAT_RESTRICTED"),
        ],
    )
    def test_the_group_is_out_of_reach(self, api, bot, code, description):
        self.refused_for_good(api, group_chat(api), code, description)

    def refused_for_good(self, api, chat, code, description):
        api.refuse_chat(chat.id, code, description)
        chat.say(f"/check {story(new_town())}")
        api.wait_for(lambda: api.made("sendMessage", chat_id=chat.id), "it tries")
        # An answer elsewhere shows that it has gone on; then it is tried no more.
        answered(private_chat(api, "Grace"))
        tries = len(api.made("sendMessage", chat_id=chat.id))
        answered(private_chat(api, "Grace"))
        assert len(api.made("sendMessage", chat_id=chat.id)) == tries <= 2

    def test_who_comes_back_is_answered_again(self, api, chat):
        api.refuse_chat(chat.id, 403, "Forbidden: bot was blocked by the user")
        ask(chat)
        api.wait_for(lambda: api.made("sendMessage", chat_id=chat.id), "it tries")
        del api.rules.refused[chat.id]
        answered(chat)

    def test_typing_is_refused(self, api, chat):
        api.fail("sendChatAction", refuse(400, "Bad Request: not enough rights"), chat_id=chat.id, times=9)
        answered(chat)

    def test_a_refusal_that_nobody_has_heard_of(self, api, chat):
        fault = api.fail("sendMessage", refuse(400, "Bad Request: the moon is full"), chat_id=chat.id, times=99)
        ask(chat)
        api.wait_for(lambda: fault.hits, "it tries")
        answered(private_chat(api, "Grace"))
        assert fault.hits <= 3

    def test_a_result_that_is_no_message(self, api, chat):
        api.fail("sendMessage", change_result(lambda _: "sent"), chat_id=chat.id)
        ask(chat)
        chat.wait_for_sent(having=FIGURES)
        answered(private_chat(api, "Grace"))
        assert len(chat.sent) <= 2


@pytest.mark.usefixtures("others_are_answered")
class TestEditing:
    @pytest.mark.parametrize(
        "description",
        [
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the same",
            "Bad Request: message to edit not found",
            "Bad Request: message can't be edited",
            "Bad Request: MESSAGE_ID_INVALID",
        ],
    )
    def test_an_edit_is_refused(self, api, chat, description):
        town = new_town()
        number = chat.say(story(town))
        chat.wait_for_reply(number, having=FIGURES)
        fault = api.fail("editMessageText", refuse(400, description), chat_id=chat.id, times=9)
        chat.edit(number, story(town).replace("312", "415"))
        api.wait_for(lambda: fault.hits, "it tries")
        answered(chat)
        assert fault.hits <= 2

    def test_too_many_requests(self, api, chat):
        town = new_town()
        number = chat.say(story(town))
        chat.wait_for_reply(number, having=FIGURES)
        api.fail("editMessageText", flood(1), chat_id=chat.id)
        chat.edit(number, story(town).replace("312", "415"))
        chat.wait_for_reply(number, having="415")
        assert len(chat.sent) == 1


@pytest.mark.usefixtures("others_are_answered")
class TestFiles:
    @pytest.mark.parametrize(
        ("method", "code", "description"),
        [
            ("getFile", 400, "Bad Request: file is too big"),
            ("getFile", 400, "Bad Request: wrong file_id or the file is temporarily unavailable"),
            ("download", 404, "Not Found"),
        ],
    )
    def test_a_file_cannot_be_had(self, api, chat, method, code, description):
        fault = api.fail(method, refuse(code, description), times=9)
        number = chat.send_file("story.txt", story(new_town()).encode())
        assert chat.wait_for_reply(number).text.rstrip().endswith(".")
        fault.end()

    def test_the_report_as_a_file_is_refused(self, api, chat):
        report = chat.wait_for_reply(ask(chat), having=FIGURES)
        api.fail("sendDocument", refuse(400, "Bad Request: not enough rights to send documents to the chat"))
        query = chat.press(report, "JSON")
        api.wait_for(lambda: api.rules.queries[query], "the press is answered")
        answered(chat)
