"""The refusal that every action may raise: somebody we know, who may not do this."""

from __future__ import annotations


class Forbidden(Exception):
    """The person lacks the right; `permission` names it as the table of rights does."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission


class NotFound(Exception):
    """Nothing of that key for this owner; screens answer 404, whoever else may own one."""
