"""PINs: how an account without an address is entered, beside a school id that classmates know.

Apart from the password column, which nobody here uses to sign in, but whose digest ends sessions. A PIN is
chosen once, by whoever is first; after ten wrong ones it opens nothing until somebody with the right to says
that another may be chosen.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import F

from assay.web.records.people.models import Person
from assay.web.records.people.queries import instance_seal

LENGTH = 6
MOST_MISSES = 10
_TO_CHOOSE = "!"  # no hash: nothing matches it
_COMMON = frozenset({"112233", "123321", "147258", "159753", "258369", "456789", "789456", "102030"})
_FEWEST_DIGITS = 3


class PinState(StrEnum):
    """How this account is entered with a PIN: not at all, after choosing one, with it, or no longer."""

    NONE = ""
    TO_CHOOSE = "to-choose"
    SET = "set"
    LOCKED = "locked"


def state_of(person: Person) -> PinState:
    """How this account is entered with a PIN."""
    if not person.pin:
        return PinState.NONE
    if person.pin == _TO_CHOOSE:
        return PinState.TO_CHOOSE
    return PinState.LOCKED if person.pin_misses >= MOST_MISSES else PinState.SET


def states_of(keys: list[str]) -> dict[str, PinState]:
    """The same for many accounts at once, by key."""
    return {row.key: state_of(row) for row in Person.objects.filter(key__in=keys)}


def is_weak(pin: str) -> bool:
    """Whether somebody who knows nothing of its owner would try this PIN among the first."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    is_run = steps in ({1}, {9})
    is_repeated = pin[: LENGTH // 2] == pin[LENGTH // 2 :]
    return is_run or is_repeated or len(set(pin)) < _FEWEST_DIGITS or pin in _COMMON


def allow(person: str) -> bool:
    """Let whoever enters this account next choose a PIN; False for one that is entered by other ways."""
    rows = Person.objects.filter(key=person).exclude(pin="")
    return bool(rows.update(pin=_TO_CHOOSE, pin_misses=0))


def begin(person: Person) -> None:
    """Have this new account be entered with a PIN, which is still to be chosen."""
    person.pin, person.pin_misses = _TO_CHOOSE, 0
    person.save(update_fields=["pin", "pin_misses"])


def choose(person: str, pin: str) -> bool:
    """Make this the PIN of an account where one is to be chosen; False where somebody was faster."""
    rows = Person.objects.filter(key=person, pin=_TO_CHOOSE)
    return bool(rows.update(pin=make_password(_mixed(person, pin)), pin_misses=0))


def accept(person: str, pin: str) -> bool:
    """Whether that is the account's PIN; a wrong one is counted, and the tenth locks it.

    The try is counted before it is looked at, so that many at once are no more than ten. It takes as long
    where there is no such account, no PIN, or no try left.
    """
    account = Person.objects.filter(key=person or "-").exclude(pin__in=["", _TO_CHOOSE])
    is_try = account.filter(pin_misses__lt=MOST_MISSES).update(pin_misses=F("pin_misses") + 1)
    held = account.values_list("pin", flat=True).first() if is_try else None
    if held is None:
        make_password(_mixed(person, pin))
        return False
    if not check_password(_mixed(person, pin), held):
        return False
    account.update(pin_misses=0)
    return True


def end(person: Person) -> None:
    """This account is entered with a PIN no more: its owner has another way in."""
    person.pin, person.pin_misses = "", 0
    person.save(update_fields=["pin", "pin_misses"])


def _mixed(person: str, pin: str) -> str:
    # A million PINs are soon tried on a stolen table; without the instance key none of them can be.
    return instance_seal().index(f"{person}\0{pin}", "pin")
