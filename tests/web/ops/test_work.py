"""Jobs: done once, tried again, taken over from the dead."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from assay.web.base.clock import now
from assay.web.base.jobs import GiveUp, Repeating, schedule
from assay.web.records.work import actions, queries, worker
from assay.web.records.work.models import Worker
from assay.web.records.work.retries import RESTS

pytestmark = pytest.mark.django_db

DONE: list[str] = []


@task()
def note(word: str) -> None:
    DONE.append(word)


@task()
def fail_with(word: str) -> None:
    raise ValueError(word)


@task()
def give_up() -> None:
    raise GiveUp


@pytest.fixture(autouse=True)
def _nothing_done() -> None:
    DONE.clear()


def test_a_job_scheduled_twice_under_one_name_is_done_once() -> None:  # DUR-013
    schedule(note, "once", unique="that")
    schedule(note, "once", unique="that")
    assert 1 == worker.work_off()

    schedule(note, "once", unique="that")

    assert 0 == worker.work_off()
    assert ["once"] == DONE


def test_a_merged_job_waits_once_and_can_be_asked_for_again_when_it_is_done() -> None:
    schedule(note, "a", merge=True)
    schedule(note, "a", merge=True)
    schedule(note, "b", merge=True)
    worker.work_off()
    schedule(note, "a", merge=True)
    worker.work_off()

    assert ["a", "b", "a"] == DONE


def test_a_job_of_a_transaction_that_is_undone_is_never_done() -> None:
    with transaction.atomic():
        schedule(note, "never")
        transaction.set_rollback(True)

    assert 0 == worker.work_off()


def test_a_failing_job_rests_longer_each_time_and_ends_among_the_failed() -> None:
    schedule(fail_with, "Ana Silva")
    rests = []
    for _ in range(len(RESTS)):
        DBTaskResult.objects.update(run_after=now())
        worker.work_off()
        rests.append(round((DBTaskResult.objects.get().run_after - now()).total_seconds() / 5))
    assert [round(rest.total_seconds() / 5) for rest in RESTS] == rests
    assert 0 == queries.counts()["failed"]

    DBTaskResult.objects.update(run_after=now())
    worker.work_off()

    (job,) = queries.jobs("failed")
    assert ("ValueError", len(RESTS) + 1) == (job.fault, job.attempts)
    assert "Ana Silva" not in DBTaskResult.objects.get().traceback  # what a job raised may hold names


def test_a_hopeless_job_is_not_tried_again_unless_an_operator_says_so() -> None:
    schedule(give_up)
    worker.work_off()
    (job,) = queries.jobs("failed")

    assert actions.retry(job.key, actor="")
    assert 1 == worker.work_off()


def test_the_jobs_of_a_worker_that_is_not_seen_any_more_are_done_by_another() -> None:
    schedule(note, "left behind")
    job = actions.claim("the dead one")
    assert job is not None
    Worker.objects.create(name="the dead one", seen_at=now() - timedelta(minutes=5))
    assert 0 == worker.work_off()

    assert 1 == actions.bury_dead()
    worker.work_off()
    actions.fail(job, ValueError())  # the dead one wakes up and reports: too late

    assert ["left behind"] == DONE
    assert 1 == queries.counts()["done"]


def test_the_jobs_of_a_killed_neighbour_are_taken_over_at_once(tmp_path: Path) -> None:
    schedule(note, "left behind")
    actions.claim("neighbour")
    actions.appear("neighbour")
    (tmp_path / "neighbour").touch()  # nobody holds its lock: the process has ended

    worker.bury_neighbours(tmp_path)
    worker.work_off()

    assert ["left behind"] == DONE


def test_dur_013_what_repeats_is_done_once_in_each_span_by_however_many_workers() -> None:
    one = Repeating(note, timedelta(minutes=15))
    at = now().replace(minute=1)

    assert one.window(at) == one.window(at + timedelta(minutes=10))
    assert one.window(at) != one.window(at + timedelta(minutes=15))


def test_old_jobs_are_forgotten_but_failed_ones_stay() -> None:
    schedule(note, "x")
    schedule(give_up)
    worker.work_off()
    DBTaskResult.objects.update(finished_at=now() - timedelta(days=30))

    assert 1 == actions.prune()
    assert 1 == queries.counts()["failed"]
