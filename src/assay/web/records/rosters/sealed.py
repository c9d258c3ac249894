"""What of pupils and guardians is sealed, and the digests that find them; the one place that opens it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from assay.errors import AssayError
from assay.web.base.sealing import SealingKey, values_if_held
from assay.web.records.credentials import sealed as credentials
from assay.web.records.credentials.values import normal_address
from assay.web.records.people.queries import instance_seal


@dataclass(frozen=True, slots=True)
class PupilDetails:
    """What is personal of a pupil."""

    given_name: str = ""
    family_name: str = ""
    number: str = ""  # the school id: what stands on the pupil's card
    email: str = ""
    born: date | None = None
    language: str = "en"

    @property
    def name(self) -> str:
        """The whole name, as it is written."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class GuardianDetails:
    """What is personal of a guardian."""

    name: str = ""
    email: str = ""
    phone: str = ""


FORGOTTEN = PupilDetails()
FORGOTTEN_GUARDIAN = GuardianDetails()


def sealed_pupil(secret: SealingKey, key: str, details: PupilDetails) -> bytes:
    """The details, sealed for the row of this key."""
    values = asdict(details) | {"born": details.born.isoformat() if details.born else ""}
    return secret.seal_values(values, f"rosters:pupil:{key}")


def pupil_details(secret: SealingKey | None, key: str, sealed: bytes | memoryview[int]) -> PupilDetails:
    """What was sealed for the pupil of this key; `FORGOTTEN` once the data key is gone."""
    values = values_if_held(secret, sealed, f"rosters:pupil:{key}")
    if values is None:
        return FORGOTTEN
    born = values.pop("born", "")
    return PupilDetails(**values, born=date.fromisoformat(born) if born else None)


def sealed_guardian(secret: SealingKey, key: str, details: GuardianDetails) -> bytes:
    """The details, sealed for the row of this key."""
    return secret.seal_values(asdict(details), f"rosters:guardian:{key}")


def guardian_details(secret: SealingKey | None, key: str, sealed: bytes | memoryview[int]) -> GuardianDetails:
    """What was sealed for the guardian of this key; `FORGOTTEN_GUARDIAN` once the data key is gone."""
    values = values_if_held(secret, sealed, f"rosters:guardian:{key}")
    return GuardianDetails(**values) if values is not None else FORGOTTEN_GUARDIAN


def number_index(organization: str, number: str) -> str:
    """The keyed digest by which a school id is found within its organization."""
    return instance_seal().index(f"{organization}\0{number.strip().casefold()}", "school-id")


def mail_index(email: str) -> str:
    """The keyed digest by which a pupil's address is found; empty for none, and for what is no address."""
    try:
        return credentials.mail_index(normal_address(email))
    except AssayError:
        return ""
