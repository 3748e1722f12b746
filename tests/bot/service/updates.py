"""Updates as the inbox has them, for a bot that asks nobody."""

import asyncio

from telegram import Bot

from bot.service.lane import read_arrival

BOT = Bot("1:token")


def write(update_id, chat_id=1, text="300"):
    chat = {"id": chat_id, "type": "private", "first_name": "Ada"}
    message = {"message_id": update_id, "date": 1, "chat": chat, "text": text}
    return read_arrival({"update_id": update_id, "message": message})


def press(update_id, chat_id=1):
    message = {"message_id": 1, "date": 1, "chat": {"id": chat_id, "type": "private", "first_name": "Ada"}}
    person = {"id": chat_id, "is_bot": False, "first_name": "Ada"}
    query = {"id": "1", "from": person, "chat_instance": "1", "message": message}
    return read_arrival({"update_id": update_id, "callback_query": query})


async def until(condition, seconds=5.0):
    async with asyncio.timeout(seconds):
        while not (await condition() if asyncio.iscoroutinefunction(condition) else condition()):
            await asyncio.sleep(0.005)
