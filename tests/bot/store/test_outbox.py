"""The outbox: what was delivered is known by its key, after a crash too."""


def test_a_message_goes_from_unknown_to_sending_to_sent(with_store):
    assert with_store(lambda store: store.begin_send("7:0", 1)) == (None, None)
    # As after a kill in the midst of it.
    assert with_store(lambda store: store.begin_send("7:0", 1)) == ("sending", None)
    assert with_store(lambda store: store.sent("7:0")) is None
    with_store(lambda store: store.end_send("7:0", 1, 55))
    assert with_store(lambda store: store.begin_send("7:0", 1)) == ("sent", 55)
    assert with_store(lambda store: store.sent("7:0")) == 55


def test_the_end_is_noted_even_when_the_beginning_was_forgotten(with_store):
    async def act(store):
        await store.begin_send("7:0", 1)
        await store.forget_chat(1)
        await store.end_send("7:0", 1, 55)
        return await store.sent("7:0")

    assert with_store(act) == 55
