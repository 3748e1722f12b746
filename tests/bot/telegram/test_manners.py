"""What a newsroom expects without thinking of it."""

import pytest
from chats import Chat, forward_from_channel, group_chat, private_chat
from stories import flood, new_town


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def wait_for_answer(api, query):
    return api.wait_for(lambda: api.rules.queries[query], "the press is answered")[0]


def test_a_remark_before_a_forwarded_post_is_not_an_article(chat):
    remark = chat.say("look at this")
    post = chat.say(flood(new_town()), **forward_from_channel("Harbour Wire"))
    chat.wait_for_reply(post, having="Harbour Wire")
    assert chat.replies(remark) == []
    assert len(chat.sent) == 1


@pytest.mark.parametrize("words", ["hello", "hi, what can you do?", "How do I use this in a group?"])
def test_whoever_greets_or_asks_gets_help_and_an_example(api, chat, words):
    answer = chat.wait_for_reply(chat.say(words), having="link")
    assert "figures" in answer.text
    chat.press(answer, "example")
    shown = chat.wait_for_reply(answer.message_id, having="Port Aldery")
    assert "$3.2bn" in shown.text
    assert "authority" in shown.text.split("My answer")[1]
    assert "already" in wait_for_answer(api, chat.press(answer, "example"))["text"]


def test_nothing_of_the_example_is_kept(chat):
    answer = chat.wait_for_reply(chat.say("/start"))
    chat.press(answer, "example")
    chat.wait_for_reply(answer.message_id, having="Port Aldery")
    chat.say("/find bridge")
    assert "Nothing" in chat.wait_for_sent("bridge", after=answer.message_id + 1).text


def test_a_question_about_a_report_gets_no_report(chat):
    report = chat.wait_for_reply(chat.say(flood(new_town())), having="312")
    question = chat.say("why is 312 not from the mayor?", reply_to=report.message_id)
    assert "number" in chat.wait_for_reply(question, having="questions").text


def test_a_question_about_a_report_in_a_group(api, bot):
    group = group_chat(api)
    report = group.wait_for_reply(group.say(f"/check {flood(new_town())}"), having="312")
    question = group.say("who says 312?", reply_to=report.message_id)
    assert group.wait_for_reply(question, having="questions")


def test_a_bot_that_is_added_to_a_group_says_how_to_ask(api, bot):
    group = group_chat(api)
    me = {"id": 7, "is_bot": True, "first_name": "Figurecheck"}
    change = {"chat": group.chat, "from": group.person, "date": 1_790_000_000}
    api.push(
        {
            "my_chat_member": change
            | {"old_chat_member": {"status": "left", "user": me}, "new_chat_member": {"status": "member", "user": me}}
        }
    )
    said = group.wait_for_sent("/check@")
    assert "\n" not in said.text


def test_a_dead_link_leaves_the_words_beside_it(chat):
    message = chat.say("At least 12 people were killed, the mayor said, https://no-such-site.example/story reports.")
    report = chat.wait_for_reply(message, having="12")
    assert "mayor" in report.text
    assert "There is no site called no-such-site.example" in report.text
    assert len(chat.replies(message)) == 1


def test_a_picture_that_cannot_be_read_leaves_its_caption(chat):
    message = chat.send_photo(b"\x89PNG\r\n\x1a\n and no more", caption="12 killed in Orlo, says the mayor")
    report = chat.wait_for_reply(message, having="12")
    assert "Only the words beside it were read" in report.text


def test_one_figure_is_one_figure(chat):
    report = chat.wait_for_reply(chat.say("The museum has 17 rooms, its director said on Monday."), having="17")
    assert "1 figure" in report.text.splitlines()[0]
    assert not any("1 figure" in button for button in report.buttons)
    assert "Start with these" not in report.text


def test_what_telegram_shows_before_the_first_message(api, bot):
    said = api.wait_for(lambda: len(api.rules.said_of_bot) >= 2 and api.rules.said_of_bot, "descriptions")
    assert "figure" in said["description:"]
    assert "figure" in said["shortdescription:"]


class TestLongPagesOfAGroup:
    """They open in private, for the members of the group alone."""

    @pytest.fixture
    def report(self, api, bot):
        group = group_chat(api)
        return group.wait_for_reply(group.say(f"/check {flood(new_town())}"), having="312")

    def open(self, api, report, label):
        address = next(there for words, there in report.buttons.items() if label in words)
        assert address.startswith("https://t.me/figurecheck_test_bot?start=")
        chat = private_chat(api)
        return chat, address.partition("start=")[2]

    def test_a_member_sees_all_of_it_with_buttons_that_work(self, api, report):
        chat, payload = self.open(api, report, "All")
        shown = chat.wait_for_reply(chat.say(f"/start {payload}"), having="312")
        chat.press(shown, "1")
        api.wait_for(lambda: "Figure 1 of" in shown.text, "the figure")
        assert report.text == report.shown[0], "what the group sees stays as it was"

    def test_one_figure(self, api, report):
        number = next(words for words in report.buttons if words.isdigit())
        chat, payload = self.open(api, report, number)
        assert chat.wait_for_reply(chat.say(f"/start {payload}"), having=f"Figure {number} of")

    def test_somebody_else_sees_nothing(self, api, report):
        chat, payload = self.open(api, report, "All")
        api.rules.outside.add((report.chat_id, chat.person["id"]))
        assert "members of the group" in chat.wait_for_reply(chat.say(f"/start {payload}")).text

    def test_another_number_is_no_way_in(self, api, report):
        chat, payload = self.open(api, report, "All")
        answer, sign = payload.split("_")[1:3]
        said = chat.wait_for_reply(chat.say(f"/start r_{int(answer) - 1}_{sign}_a0"))
        assert "312" not in said.text
        assert "Send me a news article" in said.text


def test_a_pointer_can_show_the_report(api, bot):
    group, text = group_chat(api), flood(new_town())
    group.wait_for_reply(group.say(f"/check {text}"), having="312")
    again = group.say(f"/check {text}")
    pointer = group.wait_for_reply(again)
    group.press(pointer, "show")
    group.wait_for_reply(again, having="312")
    assert len(group.sent) == 2


def test_a_file_asked_for_twice_comes_once(api, chat):
    report = chat.wait_for_reply(chat.say(flood(new_town())), having="312")
    assert not wait_for_answer(api, chat.press(report, "CSV")).get("text")
    assert "already" in wait_for_answer(api, chat.press(report, "CSV"))["text"]
    assert len([each for each in chat.sent if each.data]) == 1


def test_what_is_marked_is_a_setting(api, chat):
    chat.say("/settings")
    settings = chat.wait_for_sent()
    wait_for_answer(api, chat.press(settings, "what to check"))
    wait_for_answer(api, chat.press(settings, "no source"))
    report = chat.wait_for_reply(chat.say(flood(new_town())), having="312")
    assert "❗" not in report.text
    assert "Check" not in report.text


def test_a_report_is_not_longer_than_a_screen_in_a_group(api, bot):
    group = group_chat(api)
    report = group.wait_for_reply(group.say(f"/check {flood(new_town())}"), having="312")
    assert len(report.text) < 600
    # Telegram folds the sentence that is to be checked, which stands once.
    assert report.text.count("will cost $3.2 billion") == 1
    assert len(report.marked("expandable_blockquote")) == 1


TOLL = (
    "Blast at the Quay Street mill kills 31\n\nThe governor said 31 people were killed and 84 injured. The health "
    "ministry said 27 people were killed and 96 injured. The mill employs 900 people, its owner said."
)


def test_who_says_which_number_can_be_had_as_a_picture(api, chat):
    report = chat.wait_for_reply(chat.say(TOLL), having="84")
    chat.press(report, "Picture")
    [picture] = api.wait_for(lambda: [each for each in chat.sent if each.data], "the picture")
    assert picture.data.startswith(b"\x89PNG")


def test_there_is_no_picture_where_one_source_speaks(chat):
    report = chat.wait_for_reply(chat.say("The mill employs 900 people and 12 dogs, its owner said."), having="900")
    assert "Picture" not in report.buttons


def test_the_marked_article_can_be_had_as_a_file(api, chat):
    report = chat.wait_for_reply(chat.say(TOLL), having="84")
    chat.press(report, "Marked article")
    [page] = api.wait_for(lambda: [each for each in chat.sent if each.data], "the page")
    assert page.file_name.endswith(".html")
    assert b"Who says which number" in page.data


def test_questions_can_be_copied(api, chat):
    report = chat.wait_for_reply(chat.say(TOLL), having="84")
    questions = report.buttons["Copy the questions"]
    assert "To the governor and the health ministry: 31 or 27" in questions.replace("The", "the")
    assert len(questions) <= 256
    chat.press(report, "2")
    api.wait_for(lambda: "Figure 2 of" in report.text, "the figure")
    assert (
        report.buttons["Copy the question"]
        == "To the governor: 27 (health ministry) against 31 (governor). Which is right?"
    )
