"""The same answer wherever chunks are worked out, also when a machine is lost on the way."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from innokit.businesscase import own, simulate
from innokit.maths import streams
from innokit.records import Assumption, Case, Ref
from tests.businesscase.cases import benefit, cost, framed

MANY = 4 * streams.CHUNK + 77


@pytest.fixture(scope="module")
def case() -> Case:
    """Lognormal, PERT, triangular and shared assumptions, and a line that fades."""
    given = [
        Assumption(id="v", title="Worth", value=90, low=60, high=130, shape="lognormal"),
        Assumption(id="t", title="Take-up", value=0.5, low=0.2, high=0.8, unit="share"),
        Assumption(id="d", title="Fades", value=0.1, low=0, high=0.3, unit="share", shape="triangular"),
    ]
    v, t, d = (Ref(assumption=one.id) for one in given)
    lines = [benefit(v, people=500, take_up=t, drop_off=d), benefit(9, id="b", take_up=t)]
    return framed(*given, cost(20_000), *lines)


@pytest.fixture(scope="module")
def digest(case: Case) -> str:
    """The answer of this process alone."""
    return simulate(case, draws=MANY, seed=7).digest


def test_threads_and_processes_give_the_same_digest(case: Case, digest: str) -> None:
    with ThreadPoolExecutor(2) as threads:
        assert simulate(case, draws=MANY, seed=7, map=threads.map).digest == digest
    with ProcessPoolExecutor(2) as processes:
        assert simulate(case, draws=MANY, seed=7, map=processes.map).digest == digest


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers, each a process of its own, and a nanny for each that starts it again when it dies."""
    import dask
    import distributed

    with dask.config.set({"distributed.worker.multiprocessing-method": "forkserver"}):
        workers = distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        )
        with workers, distributed.Client(workers) as client:
            yield client


def after_a_moment(work: Any, task: Any) -> Any:
    """Work out a chunk, but not before the kill."""
    time.sleep(0.1)
    return work(task)


def test_a_cluster_of_processes_gives_the_same_digest_with_one_killed_on_the_way(
    case: Case, digest: str, cluster: Any
) -> None:
    pids = list(cluster.run(os.getpid).values())
    assert len({*pids, os.getpid()}) == 3

    def with_a_death(work: Any, tasks: Any) -> Any:
        chunks = list(tasks)
        futures = cluster.map(after_a_moment, [work] * len(chunks), chunks, pure=False)
        os.kill(pids[0], signal.SIGKILL)
        return cluster.gather(futures)

    assert simulate(case, draws=MANY, seed=7, map=with_a_death).digest == digest
    assert pids[0] not in cluster.run(os.getpid).values()


def test_an_own_function_gives_the_same_in_threads(case: Case) -> None:
    alone = own(case, lambda x: x["Worth"] * x["Take-up"], draws=streams.CHUNK + 5)
    with ThreadPoolExecutor(2) as threads:
        again = own(case, lambda x: x["Worth"] * x["Take-up"], draws=streams.CHUNK + 5, map=threads.map)
    assert np.array_equal(alone.answers, again.answers)


def test_stopping_on_the_way_leaves_nothing_and_the_next_run_is_whole(case: Case) -> None:
    """Ctrl-C between chunks: the exception reaches the analyst, and nothing of the run stays."""
    before = case.head, case.records
    whole = simulate(case, draws=2 * streams.CHUNK, seed=7).digest
    told = []

    def stop(done: int, many: int) -> None:
        told.append((done, many))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        simulate(case, draws=2 * streams.CHUNK, seed=7, progress=stop)
    assert told == [(1, 2)]
    assert (case.head, case.records) == before
    assert simulate(case, draws=2 * streams.CHUNK, seed=7).digest == whole
