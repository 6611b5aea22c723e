"""What the Bot API answers when it refuses a request."""

from typing import Any

JSON = dict[str, Any]


class ApiError(Exception):
    """A refusal in Telegram's own shape; `code` is the HTTP status as well."""

    def __init__(self, description: str, code: int = 400, parameters: JSON | None = None) -> None:
        super().__init__(description)
        self.description = description
        self.code = code
        self.parameters = parameters

    def body(self) -> JSON:
        names = {400: "Bad Request", 403: "Forbidden", 409: "Conflict", 429: "Too Many Requests"}
        prefix = f"{names[self.code]}: " if self.code in names else ""
        body: JSON = {"ok": False, "error_code": self.code, "description": prefix + self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class ViolationError(ApiError):
    """A request that no bot should ever make: it breaks the schema or a documented limit."""
