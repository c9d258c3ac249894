"""People and data keys."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from assay.web.base.ids import KEY_LENGTH, new_key
from assay.web.base.owned import Keyed


class DataKey(Keyed):
    """The key of one data subject, sealed under the instance key; without it what it sealed is noise."""

    sealed = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key


class PersonManager(BaseUserManager["Person"]):
    """Finds people for Django's sign-in."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """The person with this address, whatever its case."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody with an account: an address, a name as they write it, a language."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH, default=new_key, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8, default="en")
    is_minor = models.BooleanField(null=True)  # unknown until somebody says
    is_operator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    pin = models.CharField(
        max_length=128, blank=True
    )  # see pins.py; empty: this account has no such entrance
    pin_misses = models.PositiveSmallIntegerField(default=0)
    joined_at = models.DateTimeField(auto_now_add=True)
    data_key = models.ForeignKey(DataKey, models.PROTECT, related_name="+", null=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = PersonManager()

    def __str__(self) -> str:
        return self.key
