"""`assay status`: begin a register, revoke or suspend what was issued, and publish the lists that say so."""

from __future__ import annotations

import argparse
from pathlib import Path

from assay.cli import exits
from assay.cli.arguments import Parser, add_common_arguments
from assay.cli.files import make_folder, read_bytes, write_json, write_whole
from assay.cli.key_files import add_issuer_arguments, choose_issuer
from assay.cli.lookup import PICTURE_LIMIT
from assay.cli.output import inert, print_json
from assay.cli.registers import change_register, load_register
from assay.cli.words import word
from assay.did import document_address
from assay.errors import AssayError
from assay.issuance import new_register
from assay.verification import open_document, utc_now

SUMMARY = "revoke, suspend or reinstate credentials, publish the status lists"

_CHANGES = {
    "revoke": ("revocation", True),
    "suspend": ("suspension", True),
    "reinstate": ("suspension", False),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command and its three actions."""
    actions = parser.add_subparsers(
        dest="action", required=True, metavar="new|set|publish", parser_class=Parser
    )
    new = _add_action(actions, "new", "begin a register of what is issued")
    new.add_argument(
        "--address", required=True, help="the https address below which the lists will be published"
    )
    change = _add_action(actions, "set", "revoke, suspend or reinstate one credential")
    change.add_argument("credential", metavar="CREDENTIAL", help="its file, its picture or its id")
    how = change.add_mutually_exclusive_group(required=True)
    how.add_argument("--revoke", dest="how", action="store_const", const="revoke", help="for good")
    how.add_argument(
        "--suspend", dest="how", action="store_const", const="suspend", help="until it is reinstated"
    )
    how.add_argument(
        "--reinstate", dest="how", action="store_const", const="reinstate", help="lift a suspension"
    )
    publish = _add_action(actions, "publish", "sign the lists, ready to be put at their addresses")
    add_issuer_arguments(publish)
    publish.add_argument(
        "--out", metavar="DIR", required=True, help="where to write them, with documents.json"
    )
    for action in (new, change, publish):
        add_common_arguments(action, of_action=True)


def _add_action(
    actions: argparse._SubParsersAction[Parser],
    name: str,
    summary: str,
) -> Parser:
    action = actions.add_parser(name, help=summary, description=summary)
    action.add_argument(
        "register", metavar="REGISTER.json", help="what was issued and where on the lists it is"
    )
    return action


def run(arguments: argparse.Namespace) -> int:
    """Do one of the three."""
    return {"new": _new, "set": _set, "publish": _publish}[arguments.action](arguments)


def _new(arguments: argparse.Namespace) -> int:
    address = arguments.address
    if not address.startswith("https://") or "#" in address or "?" in address:
        raise AssayError("usage-wrong", reason="The lists need an address that starts with https://.")
    document_address(address)  # raises for what is no address
    register = new_register(address)
    write_json(Path(arguments.register), register.to_json(), mode=0o600)
    if arguments.json:
        print_json({"file": arguments.register, "address": register.address})
    else:
        print(arguments.register)
    return exits.ACCEPTED


def _set(arguments: argparse.Namespace) -> int:
    identifier = _credential_id(arguments.credential)
    purpose, on = _CHANGES[arguments.how]

    change_register(Path(arguments.register), lambda register: register.set(identifier, purpose, on=on))
    if arguments.json:
        print_json({"credential": identifier, "purpose": purpose, "set": on})
    else:
        done, next_step = word(arguments.how, arguments.language), word("to-publish", arguments.language)
        print(f"{inert(identifier)}: {done}. {next_step}")
    return exits.ACCEPTED


def _publish(arguments: argparse.Namespace) -> int:
    register = load_register(Path(arguments.register))
    issuer = choose_issuer(arguments)
    folder = Path(arguments.out)
    make_folder(folder)
    files: dict[str, str] = {}
    for address, document in register.publish(issuer, utc_now()).items():
        name = f"{address.rsplit('/', 1)[1]}.json"
        write_whole(folder / name, document.content, replace=True)
        files[address] = name
    if issuer.controller_document is not None:
        write_whole(folder / "controller.json", issuer.controller_document, replace=True)
        files[document_address(issuer.id)] = "controller.json"
    write_json(folder / "documents.json", files, replace=True)
    if arguments.json:
        print_json({address: str(folder / name) for address, name in files.items()})
    else:
        for address, name in files.items():
            print(f"{folder / name}  →  {address}")
    return exits.ACCEPTED


def _credential_id(named: str) -> str:
    """The id in the file of this name, else the name, which is then the id itself."""
    try:
        is_file = Path(named).is_file()
    except (OSError, ValueError):
        is_file = False
    if not is_file:
        if ":" not in named:
            raise AssayError("file-missing", file=named)
        return named
    identifier = open_document(read_bytes(named, PICTURE_LIMIT)).json.get("id")
    if not isinstance(identifier, str):
        raise AssayError("usage-wrong", reason=f"The credential in “{named}” has no id.")
    return identifier
