"""``figurecheck serve`` as it is run: a real process, from its first line to Ctrl-C."""

import signal

import httpx
import pytest


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_ends_when_it_is_told_to(start, tmp_path, number):
    (tmp_path / "here.toml").write_text('serve_listen = "127.0.0.1:0"')
    process = start("serve", "--config", "here.toml")
    line = process.stdout.readline().decode()
    assert line.endswith(" is open: Ctrl-C closes it.\n")
    address = line.partition(" ")[0]
    wish = {"text": "At least 300 people were killed."}
    assert httpx.post(f"{address}api/check", json=wish, trust_env=False, timeout=60).json()["figures"]
    process.send_signal(number)
    assert process.wait(20) == 0
    assert process.stderr.read() == b""
    with pytest.raises(httpx.ConnectError):
        httpx.get(address, trust_env=False)


def test_what_keeps_it_from_opening_is_one_line(run, tmp_path):
    done = run("serve", FIGURECHECK_SERVE_LISTEN="0.0.0.0:0")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert b"serve_password" in done.stderr
    done = run("serve", FIGURECHECK_SERVE_LISTEN="127.0.0.1:0", FIGURECHECK_MODEL="no_such_model")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert b"no_such_model" in done.stderr


def test_a_file_in_the_current_folder_opens_it_to_nobody(run, tmp_path):
    (tmp_path / "figurecheck.toml").write_text('serve_listen = "0.0.0.0:0"\nserve_password = "correct horse"\n')
    done = run("serve", FIGURECHECK_MODEL="no_such_model")
    assert b"serve_listen, serve_password in figurecheck.toml not used" in done.stderr
    assert b"correct horse" not in done.stderr
