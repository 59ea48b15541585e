"""Whatever is done to a pack afterwards is found, and where it was done is named."""

import io
import random
import zipfile
from collections.abc import Callable

import pytest

from innokit.evidence import packs
from innokit.evidence.packs import container, manifest
from tests.counts import count, seeds
from tests.evidence.packs.projects import resealed


@pytest.fixture(scope="module")
def light(members: dict[str, bytes]) -> bytes:
    """The small pack without pages and documents, so that thousands of checks take seconds."""
    kept = {name: c for name, c in members.items() if not name.startswith(("pages/", "documents/"))}
    return resealed(kept)


def content_of(pack: bytes) -> dict[str, bytes]:
    return dict(packs.opened(pack).members)


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    """A zip as another program would write it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def places(pack: bytes) -> list[tuple[int, int, str]]:
    """Where each member begins and ends in the file, its header included."""
    with zipfile.ZipFile(io.BytesIO(pack)) as file:
        return [
            (
                info.header_offset,
                info.header_offset + 30 + len(info.filename) + info.compress_size,
                info.filename,
            )
            for info in file.infolist()
        ]


def flip(pack: bytes, rng: random.Random) -> tuple[bytes, set[str]]:
    """One byte becomes another."""
    at = rng.randrange(len(pack))
    changed = bytearray(pack)
    changed[at] ^= rng.randrange(1, 256)
    here = {name for start, end, name in places(pack) if start <= at < end}
    return bytes(changed), here


def flip_outside(pack: bytes, rng: random.Random) -> tuple[bytes, set[str]]:
    """One byte of the directory, the end record or the seal becomes another."""
    at = rng.randrange(max(end for _, end, _ in places(pack)), len(pack))
    changed = bytearray(pack)
    changed[at] ^= 1 << rng.randrange(8)
    return bytes(changed), set()


def remove(pack: bytes, rng: random.Random) -> tuple[bytes, set[str]]:
    members = content_of(pack)
    gone = rng.choice(sorted(members))
    del members[gone]
    return rewritten(members, rng), {gone}


def add(pack: bytes, rng: random.Random) -> tuple[bytes, set[str]]:
    members = content_of(pack)
    name = rng.choice(["pages/extra.html", "notebooks/07.ipynb", "new", "record/entries.jsonl.bak"])
    return rewritten(members | {name: rng.randbytes(20)}, rng), {name}


def swap(pack: bytes, rng: random.Random) -> tuple[bytes, set[str]]:
    members = content_of(pack)
    one, other = rng.sample(sorted(members), 2)
    members[one], members[other] = members[other], members[one]
    return rewritten(members, rng), {one, other}


def alter(pack: bytes, rng: random.Random) -> tuple[bytes, set[str]]:
    """A member gets another byte, and the zip around it is made to fit."""
    members = content_of(pack)
    name = rng.choice(sorted(members))
    changed = bytearray(members[name])
    changed[rng.randrange(len(changed))] ^= rng.randrange(1, 256)
    return rewritten(members | {name: bytes(changed)}, rng), {name}


def rename(pack: bytes, rng: random.Random) -> tuple[bytes, set[str]]:
    members = content_of(pack)
    name = rng.choice(sorted(members))
    members[f"{name}.old"] = members.pop(name)
    return rewritten(members, rng), {name, f"{name}.old"}


def cut(pack: bytes, rng: random.Random) -> tuple[bytes, set[str]]:
    return pack[: rng.randrange(60, len(pack))], set()


def insert(pack: bytes, rng: random.Random) -> tuple[bytes, set[str]]:
    at = rng.randrange(1, len(pack) + 1)
    return pack[:at] + rng.randbytes(rng.randrange(1, 40)) + pack[at:], set()


def repack(pack: bytes, rng: random.Random) -> tuple[bytes, set[str]]:
    """Another program packs the same files again: nothing in them is altered, but it is not the file sent."""
    return zipped(list(content_of(pack).items())), set()


def comment(pack: bytes, rng: random.Random) -> tuple[bytes, set[str]]:
    out = io.BytesIO(pack)
    with zipfile.ZipFile(out, "a") as file:
        file.comment = rng.randbytes(8)
    return out.getvalue(), set()


def rewritten(members: dict[str, bytes], rng: random.Random) -> bytes:
    """The zip around altered members made anew, by another program or sealed as ours are."""
    if rng.random() < 0.5:
        return zipped(sorted(members.items()))
    parts = [container.part(name, content) for name, content in members.items()]
    return container.written(parts, container.Stamp(0, 33))


WAYS = (flip, flip, flip, flip_outside, remove, add, swap, alter, rename, cut, insert, repack, comment)


def test_the_untouched_pack_is_sound(light: bytes) -> None:
    assert packs.check_bytes(light).ok


@pytest.mark.parametrize("seed", seeds())
def test_every_tampering_is_found_and_named(light: bytes, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - which tampering comes next is no secret
    for number in range(count("pack_tamperings") // len(seeds())):
        way = WAYS[number % len(WAYS)]
        changed, touched = way(light, rng)
        if changed == light:
            continue
        found = packs.check_bytes(changed)
        assert found.code == 1, (way.__name__, number)
        said = "\n".join(map(str, found.problems))
        assert said, (way.__name__, number)
        assert not touched or any(name in said for name in touched), (way.__name__, number, said)
        if way in (remove, add, alter, rename):
            assert all(name in said for name in touched), (way.__name__, number, said)
        assert "Not sound" in found.in_words()


def test_each_member_altered_by_one_bit_is_named_and_no_other(light: bytes) -> None:
    """With the zip made to fit, so that sums alone can tell."""
    members = content_of(light)
    for name in members:
        changed = bytearray(members[name])
        changed[len(changed) // 2] ^= 1
        parts = [
            container.part(path, content) for path, content in (members | {name: bytes(changed)}).items()
        ]
        altered = container.written(parts, packs.opened(light).stamp)
        said = {problem.where for problem in packs.check_bytes(altered).problems}
        beside = {"record/entries.jsonl", manifest.SUMS, manifest.MANIFEST}
        assert name in said or (name in beside and said & beside), name
        assert said - {name} <= beside, name


def test_a_stream_packed_otherwise_is_found_though_its_content_is_the_same(light: bytes) -> None:
    """The seal covers what no sum of a file does."""
    opened = packs.opened(light)
    parts = [container.part(name, content) for name, content in opened.members.items()]
    first = next(part for part in parts if part.method == container.DEFLATED)
    spare = bytearray(first.stream)
    for bit in range(8):
        spare[-1] = first.stream[-1] ^ (0x80 >> bit)
        others = [part for part in parts if part.name != first.name]
        body = container.written([*others, first._replace(stream=bytes(spare))], opened.stamp)
        found = packs.check_bytes(body[:-64] + light[-64:])
        assert [problem.where for problem in found.problems] == [first.name]


def resealed_with(edit: Callable[[dict[str, bytes]], None]) -> Callable[[bytes], bytes]:
    def made(pack: bytes) -> bytes:
        members = content_of(pack)
        edit(members)
        return resealed(members)

    return made


def test_a_pack_written_anew_is_known_by_a_head_or_digest_noted_elsewhere(light: bytes) -> None:
    """Nothing inside can tell; what was written down elsewhere does, and without it the report says so."""
    cut = resealed_with(lambda m: m.update({"README.txt": b"Choose another."}))(light)
    silent = packs.check_bytes(cut)
    assert silent.ok
    assert any("written anew" in one for one in silent.unknown)
    digest = packs.check_bytes(light).digest
    assert packs.check_bytes(light, expect=digest[:16]).ok
    assert not any("written anew" in one for one in packs.check_bytes(light, expect=digest).unknown)
    other = packs.check_bytes(cut, expect=digest[:16])
    assert other.code == 1
    assert f"nor is {digest[:16]} the digest of this pack" in other.in_words()


def test_a_record_written_anew_is_known_by_its_head(light: bytes) -> None:
    members = content_of(light)
    lines = members["record/entries.jsonl"].splitlines(keepends=True)
    head = packs.check_bytes(light).head
    shorter = packs.check_bytes(
        resealed(members | {"record/entries.jsonl": b"".join(lines[:-1])}), expect=head
    )
    assert "record/entries.jsonl" in {problem.where for problem in shorter.problems}
    assert head in shorter.in_words()
    sound = packs.check_bytes(light, expect=head)
    assert sound.ok
    assert any("the last entry" in one for one in sound.intact)


def test_an_altered_entry_is_named_though_every_sum_was_made_to_fit(light: bytes) -> None:
    members = content_of(light)
    altered = members["record/entries.jsonl"].replace(b"200000", b"300000", 1)
    assert altered != members["record/entries.jsonl"]
    found = packs.check_bytes(resealed(members | {"record/entries.jsonl": altered}))
    (problem,) = found.problems
    assert "(cost " in str(problem)
    assert "was altered" in str(problem) or "not as it was sealed" in str(problem)
