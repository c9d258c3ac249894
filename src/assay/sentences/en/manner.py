"""How facts are shown in English, with plainer words for some that the checks take from the standards."""

from __future__ import annotations

from assay.sentences.showing import Manner

MANNER = Manner(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    date="{day} {month} {year}, {time} UTC",
    thousands=",",
    phrases={
        "nodes": "values",
        "document": "bytes",
        "credential": "bytes",
        "base58 text": "characters in one text",
        "proofs": "signatures",
        "String": "a text",
        "URL": "an address",
        "DateTime": "a date with time and time zone",
        "Date": "a date",
        "Number": "a number",
        "Boolean": "true or false",
        "LanguageCode": "a language code",
        "type": "a type",
        "CompactJws": "a signature written as text",
        "benchmarking": "it is reserved for tests",
        "documentation": "it is reserved for documentation",
        "embedded IPv4": "it hides another address",
        "link-local": "it lies in the local network",
        "loopback": "it is this computer itself",
        "metadata": "it belongs to the inside of a provider",
        "multicast": "it is nobody's in particular",
        "private": "it is private",
        "reserved": "it is reserved",
        "scoped": "it lies in the local network",
        "shared": "it is shared inside a provider",
        "unspecified": "it is nobody's address",
    },
)
