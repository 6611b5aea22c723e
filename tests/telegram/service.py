"""The methods beside messages: who the bot is, updates, webhook, commands, button presses, files."""

import json

from tests.telegram import limits
from tests.telegram.errors import JSON, ApiError, ViolationError
from tests.telegram.updates import KEPT_PRESS, Updates
from tests.telegram.webhook import Target, Webhook
from tests.telegram.world import World

WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Service:
    """getMe, getUpdates and the rest."""

    def __init__(self, world: World, updates: Updates, webhook: Webhook) -> None:
        self._world = world
        self._updates = updates
        self._webhook = webhook
        self._webhook_set = float("-inf")

    async def get_me(self, _parameters: JSON) -> JSON:
        abilities = {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }
        return {**self._world.bot, **abilities}

    async def get_updates(self, parameters: JSON) -> list[JSON]:
        if self._webhook.target is not None:
            raise ApiError(WEBHOOK_ACTIVE, 409)
        self._allow(parameters)
        return await self._updates.get(
            parameters.get("offset", 0), parameters.get("limit", 100), parameters.get("timeout", 0)
        )

    async def set_webhook(self, parameters: JSON) -> bool:
        if not parameters.get("url"):
            return await self.delete_webhook(parameters)
        if not parameters["url"].startswith(("https://", "http://127.0.0.1")):
            raise ViolationError("bad webhook: An HTTPS URL must be provided for webhook")
        secret = parameters.get("secret_token")
        if secret is not None:
            limits.check_secret(secret)
        if self._world.clock.now() < self._webhook_set + 1:
            raise ApiError("retry after 1", 429, {"retry_after": 1})
        self._webhook_set = self._world.clock.now()
        self._allow(parameters)
        self._updates.end_poll("terminated by setWebhook request")
        if parameters.get("drop_pending_updates"):
            self._updates.drop_all()
        connections = min(max(parameters.get("max_connections", 40), 1), 100)
        await self._webhook.set(Target(parameters["url"], secret, connections))
        return True

    async def delete_webhook(self, parameters: JSON) -> bool:
        await self._webhook.set(None)
        if parameters.get("drop_pending_updates"):
            self._updates.drop_all()
        return True

    async def get_webhook_info(self, _parameters: JSON) -> JSON:
        target = self._webhook.target
        info: JSON = {
            "url": target.url if target else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates),
            **self._webhook.last_error,
        }
        if target:
            info["max_connections"] = target.max_connections
        if self._updates.allowed:
            info["allowed_updates"] = sorted(self._updates.allowed)
        return info

    async def answer_callback_query(self, parameters: JSON) -> bool:
        limits.check_answer(parameters.get("text", ""))
        query = self._world.queries.get(parameters["callback_query_id"])
        if query is None or query.answered or self._world.clock.now() > query.pressed + KEPT_PRESS:
            raise ApiError(TOO_OLD)
        query.answered = True
        query.chat.note("answer", text=parameters.get("text", ""), alert=parameters.get("show_alert", False))
        return True

    async def set_my_commands(self, parameters: JSON) -> bool:
        limits.check_commands(parameters["commands"])
        self._world.commands[_scope(parameters)] = parameters["commands"]
        return True

    async def get_my_commands(self, parameters: JSON) -> list[JSON]:
        return self._world.commands.get(_scope(parameters), [])

    async def delete_my_commands(self, parameters: JSON) -> bool:
        self._world.commands.pop(_scope(parameters), None)
        return True

    async def set_chat_menu_button(self, parameters: JSON) -> bool:
        self._world.menu_button = parameters.get("menu_button", {"type": "default"})
        return True

    async def get_file(self, parameters: JSON) -> JSON:
        identifier = parameters["file_id"]
        if identifier not in self._world.files:
            raise ApiError("invalid file_id")
        return {
            "file_id": identifier,
            "file_unique_id": identifier[:12],
            "file_size": len(self._world.files[identifier]),
            "file_path": f"documents/{identifier}",
        }

    def _allow(self, parameters: JSON) -> None:
        if "allowed_updates" in parameters:
            self._updates.allowed = frozenset(parameters["allowed_updates"])


def _scope(parameters: JSON) -> str:
    scope = {"type": "default", **parameters.get("scope", {})}
    return json.dumps([scope, parameters.get("language_code", "")], sort_keys=True)
