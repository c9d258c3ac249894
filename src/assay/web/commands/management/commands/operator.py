"""`assay admin operator EMAIL`: who may see the operators' pages."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandParser
from django.core.validators import validate_email

from assay.errors import AssayError
from assay.web.records.people.actions import set_operator


class Command(BaseCommand):
    """Makes somebody an operator, or no longer one."""

    help = "Make somebody an operator of this instance."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom, and whether it is taken away."""
        parser.add_argument("email")
        parser.add_argument("--remove", action="store_true")

    def handle(self, *arguments: object, email: str, remove: bool, **options: object) -> None:
        """Raises `usage-wrong` for what is no address, or nobody's."""
        try:
            validate_email(email)
        except ValidationError as error:
            raise AssayError("usage-wrong", reason=f"“{email}” is not an e-mail address.") from error
        if not set_operator(email, is_operator=not remove):
            raise AssayError("usage-wrong", reason=f"Nobody here has the address {email}.")
        self.stdout.write(f"{email}: {'no longer an operator' if remove else 'an operator'}")
