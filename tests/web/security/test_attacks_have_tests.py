"""Every attack we know of in the areas web, rendering, supply chain and durability: its test, or why none.

The list of attacks itself lies beside the repository; the ids stand here, so that nothing is needed for this.
"""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

WEB = Path(__file__).parents[1]
Find = Callable[[str], Path]

TESTS: dict[str, tuple[str, ...]] = {
    "XSS-001": ("verifier/test_check_page.py::test_xss_001_a_javascript_address_is_text_and_no_link",),
    "XSS-002": ("verifier/test_check_page.py::test_xss_002_markup_in_a_narrative_is_shown_and_not_obeyed",),
    "XSS-003": (
        "verifier/test_check_page.py::test_xss_003_characters_that_turn_text_around_are_left_out_and_told",
    ),
    "XSS-006": (
        "employer/test_shortlists.py::test_xss_006_the_report_holds_no_formula",
        "shares/test_screens.py::test_xss_006_everything_is_one_zip_with_the_exact_bytes_and_a_safe_table",
    ),
    "XSS-008": ("verifier/test_check_page.py::test_xss_008_a_name_in_borrowed_letters_is_told",),
    "XSS-010": (
        "shares/test_links.py::test_xss_010_a_picture_that_could_be_a_page_is_never_opened_as_one",
        "security/test_uploads.py::test_xss_010_what_strangers_hand_in_is_saved_and_never_shown",
    ),
    "XSS-011": ("shares/test_links.py::test_xss_011_and_013_a_name_cannot_break_out_of_metadata",),
    "XSS-012": (
        "shares/test_links.py::test_xss_012_only_the_embed_may_be_framed",
        "security/test_findings.py::test_xss_012_every_answer_says_what_a_browser_must_not_do",
    ),
    "XSS-013": ("shares/test_links.py::test_xss_011_and_013_a_name_cannot_break_out_of_metadata",),
    "WEB-001": (
        "security/test_tenancy.py::test_web_001_nobody_reaches_what_is_another_tenants",
        "security/test_tenancy.py::test_web_001_each_role_does_what_its_rights_say_and_nothing_more",
    ),
    "WEB-002": ("security/test_web.py::test_web_002_what_a_form_does_not_show_cannot_be_set_with_it",),
    "WEB-003": ("security/test_web.py::test_web_003_an_invitation_gives_what_it_says_to_whom_it_says_once",),
    "WEB-004": ("security/test_web.py::test_web_004_no_form_of_another_site_is_accepted_anywhere",),
    "WEB-007": (
        "learner/test_accounts.py::test_web_007_nobody_learns_who_has_an_account",
        "security/test_uploads.py::test_web_007_whoever_applies_or_claims_is_told_the_same",
    ),
    "WEB-008": ("shares/test_links.py::test_web_008_whoever_guesses_links_is_slowed_down",),
    "WEB-009": (
        "shares/test_links.py::test_web_009_a_withdrawn_link_shows_nothing_from_the_next_request_on",
    ),
    "WEB-010": (
        "erasure/test_erasure.py::test_web_010_nothing_personal_is_found_after_an_erasure",
        "security/test_forgetting.py::test_web_010_of_a_whole_life_nothing_is_left_in_any_cell_or_file",
    ),
    "WEB-012": (
        "security/test_web.py::test_web_012_a_table_that_is_a_bomb_is_refused_with_the_reason",
        "security/test_web.py::test_web_012_a_gigabyte_is_neither_held_nor_written",
    ),
    "WEB-013": ("security/test_web.py::test_web_013_a_formula_or_a_line_end_in_a_name_stays_a_name",),
    "WEB-017": ("learner/test_accounts.py::test_web_017_signing_in_gives_another_session",),
    "WEB-018": ("security/test_web.py::test_web_018_a_code_and_a_link_work_once",),
    "WEB-024": ("security/test_web.py::test_web_024_no_log_line_is_forged_or_names_anybody",),
    "WEB-025": ("desk/test_claims.py::test_web_025_of_fifty_who_claim_at_once_one_wins",),
    "WEB-026": ("security/test_web.py::test_web_026_no_page_is_larger_than_a_page",),
    "WEB-027": (
        "security/test_web.py::test_web_027_a_right_that_was_taken_away_is_gone_with_the_next_request",
    ),
    "WEB-028": (
        (
            "security/test_web.py::"
            "test_web_028_pupils_of_one_school_and_its_teachers_do_not_read_each_others_wallets"
        ),
    ),
    "WEB-029": (
        "learner/test_accounts.py::test_web_029_letters_that_look_alike_are_other_addresses",
        "credentials/test_awarding.py::test_addresses_that_only_look_alike_are_different_people_web_029",
    ),
    "DUR-002": (
        "credentials/test_parallel.py::test_of_equal_requests_at_once_one_is_done_and_all_hear_of_it_dur_002",
    ),
    "DUR-004": (
        "security/test_durability.py::test_dur_004_what_the_disk_did_not_take_is_not_acknowledged",
        "security/test_durability.py::test_dur_004_an_erasure_that_cannot_be_promised_is_not_done",
    ),
    "DUR-005": (
        (
            "credentials/test_parallel.py::"
            "test_killed_at_any_instant_nothing_is_lost_doubled_or_used_again_dur_005_dur_014"
        ),
    ),
    "DUR-006": (
        "security/test_on_postgresql.py::test_dur_006_what_was_acknowledged_outlives_a_killed_server",
    ),
    "DUR-007": (
        (
            "security/test_durability.py::"
            "test_dur_007_asked_again_because_the_answer_was_lost_it_is_the_same_award"
        ),
    ),
    "DUR-008": (
        "security/test_durability.py::test_dur_008_a_torn_write_costs_nothing_that_was_there_before_it",
    ),
    "DUR-010": (
        (
            "security/test_durability.py::"
            "test_dur_010_killed_while_tables_change_they_are_old_or_new_and_never_between"
        ),
    ),
    "DUR-013": (
        "ops/test_work.py::test_dur_013_what_repeats_is_done_once_in_each_span_by_however_many_workers",
    ),
    "DUR-014": (
        (
            "credentials/test_parallel.py::"
            "test_killed_at_any_instant_nothing_is_lost_doubled_or_used_again_dur_005_dur_014"
        ),
    ),
    "DUR-016": ("security/test_durability.py::test_dur_016_ten_thousand_rows_fit_into_little_memory",),
    "SUP-001": (
        "security/test_supply.py::test_sup_001_a_package_that_was_replaced_is_not_installed",
        "security/test_supply.py::test_sup_001_every_line_of_every_lock_names_its_hashes",
    ),
}
NOT_HERE = {
    "WEB-023": "Nothing is taken from or sent to a webhook yet: delivery reports are read from a file.",
    "WEB-030": "Nothing is matched or ranked yet; skills are shown as the issuer declared them.",
    "DUR-017": "There is one database and no replica: whoever verifies reads what was committed.",
    "SUP-002": "Nothing is released yet, so there is no release whose signature could be missing.",
}
AREAS = ("web", "rendering", "supply chain", "durability")


@cache
def functions(path: Path) -> frozenset[str]:
    """The names of the tests in this file."""
    return frozenset(
        node.name for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)
    )


@pytest.mark.parametrize("attack", TESTS)
def test_the_tests_of_an_attack_exist_and_are_named_after_it(attack: str) -> None:
    for address in TESTS[attack]:
        path, _, name = address.partition("::")
        assert name in functions(WEB / path), address
        area, number = attack.lower().split("-")
        assert re.search(rf"{area}_{number}|{area}_0\d\d_and_{number}", name), address


def test_no_attack_is_left_out(material: Find) -> None:
    with material("attacks/attacks.csv").open(newline="") as file:
        known = {row["id"] for row in csv.DictReader(file) if row["area"] in AREAS}

    assert known == set(TESTS) | set(NOT_HERE)


def test_what_has_no_test_has_a_reason() -> None:
    assert not set(TESTS) & set(NOT_HERE)
    assert all(reason.endswith(".") for reason in NOT_HERE.values())
