"""A browser in which somebody is signed in."""

from __future__ import annotations

from django.test import Client

from assay.web.records.people.models import Person


def signed_in(person: Person) -> Client:
    """This person's browser."""
    client = Client()
    client.force_login(person)
    return client
