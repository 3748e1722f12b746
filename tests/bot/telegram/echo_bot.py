"""The smallest bot there is, for the tests of the harness itself: it says what it is told."""

import os

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

if __name__ == "__main__":

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.effective_message is not None:
            await update.effective_message.reply_html(
                f"<b>{update.effective_message.text_html}</b>", do_quote=True, disable_web_page_preview=True
            )

    url = os.environ["FIGURECHECK_TELEGRAM_URL"]
    builder = ApplicationBuilder().token(os.environ["FIGURECHECK_TELEGRAM_TOKEN"])
    application = builder.base_url(f"{url}/bot").base_file_url(f"{url}/file/bot").build()
    application.add_handler(MessageHandler(filters.ALL, echo))
    application.run_polling(allowed_updates=Update.ALL_TYPES)
