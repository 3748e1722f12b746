"""Mails: what the sender says or hands on, and nothing of what is quoted, signed or attached."""

import time
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart

import pytest
from made import PARAGRAPHS, make_docx

from config.page_words import read_page_words
from extractors import errors
from extractors.articles.document import read_document

STORY = "Some 312 people were on the ferry to Orlo, of whom 41 had no ticket, the port says."
WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(message):
    data = message if isinstance(message, bytes) else message.as_bytes()
    return read_document(data, url=None, content_type=None, charset=None, words=read_page_words())


def make(text=STORY, html=None, **fields):
    message = EmailMessage()
    message["Subject"] = "Toll of Monday"
    message["From"] = "Port of Orlö <press@orlo.example>"
    message["Date"] = "Mon, 4 Mar 2024 09:30:00 +0100"
    message["Message-ID"] = "<1@orlo.example>"
    for name, value in fields.items():
        del message[name]
        message[name] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def test_the_head_says_title_byline_and_date():
    article = read(make(Subject="Re: FW: Toll of Monday: 312 hurt"))
    assert article.text == f"Toll of Monday: 312 hurt\n\n{STORY}"
    assert (article.title, article.byline) == ("Toll of Monday: 312 hurt", "Port of Orlö")
    assert article.published == "2024-03-04T09:30:00+01:00"


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        ("On Sun, 3 Mar 2024 at 10:00, Ann Moss <a@p.example> wrote:\n> 400?\n", "quoted mails"),
        ("On Sun, 3 Mar 2024 at 10:00, Ann Moss <a.long.address@paper.example>\nwrote:\n\n400?\n", "quoted mails"),
        ("-----Original Message-----\nFrom: Ann Moss\nSent: Sunday\n\n400?\n", "quoted mails"),
        ("________________________________\nFrom: Ann Moss\nSent: Sunday\nTo: x\n\n400?\n", "quoted mails"),
        ("> 400?\n>> 500?\n", "quoted mails"),
        ("-- \nAnna Velde, press officer, 7946 0000\n", "a signature"),
        ("Sent from my telephone 7\n", "a signature"),
        ("This email and its 2 files are confidential and intended for the addressee.\n\nPort Ltd, 4 Quay\n",
         "a legal notice"),
        ("DISCLAIMER: 99 rules.\n", "a legal notice"),
    ],
)  # fmt: skip
def test_what_is_not_the_senders_own_is_left_out_and_said(beside, said):
    article = read(make(f"{STORY}\n\n{beside}"))
    assert article.text == f"Toll of Monday\n\n{STORY}"
    assert article.notes == (f"Left out of the mail: {said}.",)


def test_an_answer_below_a_quotation_is_kept():
    article = read(make(f"On Sun, Ann Moss <a@p.example> wrote:\n> 400?\n\n{STORY}"))
    assert article.text.endswith(f"\n\n{STORY}")


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------\nFrom: Board <b@b.example>\nDate: Sun, 3 Mar 2024 at 10:00\n"
        "Subject: Rain of 2024\nTo: <press@orlo.example>\n\n",
        "Begin forwarded message:\n\nFrom: Board <b@b.example>\nSubject: Rain of 2024\nDate: 3 March 2024\n\n",
        "From: Board <b@b.example>\nSent: 3 March 2024 10:00\nTo: Port\nSubject: Rain of 2024\n\n",
    ],
)
def test_a_mail_that_is_handed_on_is_the_article(mark):
    article = read(make(f"FYI, see below.\n\n{mark}{STORY}\n", Subject="Fwd: Rain of 2024"))
    assert article.text == f"Rain of 2024\n\n{STORY}"
    assert (article.byline, article.title) == ("Board", "Rain of 2024")
    assert article.published[:10] == "2024-03-03"
    assert article.notes == ("A mail that Port of Orlö handed on.",)


def test_lines_that_are_wrapped_are_joined():
    text = STORY.replace("Orlo, of", "Orlo, of\n")
    assert read(make(text)).text.endswith(" ".join(STORY.split()))


def test_the_written_part_has_what_the_plain_one_lacks():
    html = (
        "<style>p {width: 9px}</style><p>Some <s>41</s> 27 people in 40 m<sup>3</sup> of mud,<br>the port says.</p>"
        "<table><tr><th>Town<th>Dead<tr><td>Orlo<td>41</table><div style='display:none'>Read 99 more</div>"
        "<div class='gmail_quote'>On Sunday, Ann Moss wrote:<blockquote>400?</blockquote></div>"
    )
    article = read(make("Some 41 27 people.", html))
    assert article.text == ("Toll of Monday\n\nSome 27 people in 40 m³ of mud, the port says.\n\nDead, Orlo: 41")
    assert [part.kind for part in article.parts] == ["headline", "body", "table"]
    assert article.notes == ("Struck out and so not read: “41”.",)


def test_attached_files_are_named():
    message = make()
    message.add_attachment(make_docx(), maintype="application", subtype=WORD, filename="water.docx")
    assert read(message).notes == ("Not read: 1 attached file (“water.docx”).",)


def test_the_one_file_of_a_mail_without_words_is_read():
    message = make("Please find our release attached.")
    message.add_attachment(make_docx(), maintype="application", subtype=WORD, filename="water.docx")
    article = read(message)
    assert PARAGRAPHS[2] in article.text
    assert article.title == "Reservoirs at 41% of capacity"
    assert article.byline == "Port of Orlö"
    assert article.notes == ("The file “water.docx” that the mail brings was read.",)


def test_an_attached_mail_is_read_where_there_is_nothing_else():
    message = make("See attached.")
    message.add_attachment(make(Subject="Rain of 2024"))
    assert read(message).text == f"Rain of 2024\n\n{STORY}"


def make_deep(depth):
    message = make()
    for _ in range(depth):
        outer = MIMEMultipart()
        outer.attach(message)
        message = outer
    return message.as_bytes()


LOCKED = MIMEMultipart("encrypted")
LOCKED["Message-ID"] = "<1@x>"
LOCKED.attach(MIMEApplication(b"Version: 1", "pgp-encrypted"))
PGP = "-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----"
START = b"Message-ID: <1@x>\nSubject: x\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (LOCKED, errors.EncryptedFileError),
        (make(PGP), errors.EncryptedFileError),
        (START + b"\n", errors.NoTextError),
        (START + b"Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: text/plain\n\n", errors.NoTextError),
        (START + b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\n" * 200_000, errors.NoTextError),
        (START + b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(900)),
         errors.DamagedFileError),
        (START + b"Content-Type: message/rfc822\n\n" * 9000 + b"x", errors.DamagedFileError),
        (START + b"\n" * 2_000_000, errors.TooLargeFileError),
        (START + b"\n" + b"word " * 1_200_000, errors.TooLargeFileError),
    ],
)  # fmt: skip
def test_faults_are_one_sentence(data, kind):
    start = time.process_time()
    with pytest.raises(kind):
        read(data)
    assert time.process_time() - start < 10


def test_half_a_mail_gives_what_is_in_it():
    message = make(f"{STORY}\n" * 30)
    message.add_attachment(make_docx(), maintype="application", subtype=WORD, filename="water.docx")
    assert STORY in read(message.as_bytes()[:1500]).text


@pytest.mark.parametrize(
    "field",
    [
        b"Subject: =?utf-8?q?" + b"=C3" * 20_000 + b"?=",
        b"Subject: =?x-klingon?b?abc?= 5",
        b"From: " + b"(" * 50_000,
        b"From: " + b'"' * 50_000,
        b"Date: 99 Xyz 99999 99:99:99 +9999",
        b"Date: Mon, 4 Mar 2024 09:30:00 -99999999999",
        b"Content-Type: text/plain; charset=zip",
        b"Content-Type: text/plain; " + b"a=b; " * 20_000,
        b"Content-Type: text/plain; name*0*=" + b"%" * 20_000,
        b"Content-Transfer-Encoding: uuencode",
        b"Content-Transfer-Encoding: base64",
        b"X-A: " + b"\xff" * 100,
    ],
)
def test_odd_fields_cost_no_more_than_themselves(field):
    start = time.process_time()
    try:
        read(b"Message-ID: <1@x>\n" + field + b"\n\n" + STORY.encode())
    except errors.DocumentError:
        pass
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "piece", ["> ", "On ", "From: a\n", "--\n", "---------- ", "\n \n", "_" * 50, "unsubscribe\n\n"]
)
def test_odd_bodies_end_soon(piece):
    start = time.process_time()
    try:
        read(make(STORY + "\n" + piece * 20_000))
    except errors.DocumentError:
        pass
    assert time.process_time() - start < 10


def test_a_file_that_cannot_be_read_does_not_cost_the_words_of_the_mail():
    message = make("Some 312 people came.")
    message.add_attachment(b"\x7fELF" + bytes(90), maintype="application", subtype="octet-stream", filename="a.bin")
    article = read(message)
    assert article.text.endswith("Some 312 people came.")
    assert article.notes == ("Not read: 1 attached file (“a.bin”).",)


def test_parts_that_are_shown_in_line_are_read():
    message = make()
    message.add_attachment("And 9 dogs were on the boat.", disposition="inline", filename="msg.txt")
    assert read(message).text.endswith("And 9 dogs were on the boat.")


def test_a_mail_that_claims_parts_and_has_none_is_one_text():
    data = b"MIME-Version: 1.0\nSubject: x\nContent-Type: multipart/mixed; boundary=a\n\n" + STORY.encode()
    assert read(data).text.endswith(STORY)
