"""Which of the old things are which of the new ones: measures and list entries, paired by similarity.

Equal things are paired first, then those of the same name, then those that read alike. Only pairs that have a rare
stretch of text in common, or are in the same place between paired neighbours, are ever compared, so that the work
grows with the number of things and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product
from operator import eq

from itareport.diffing.sequences import common, increasing
from itareport.thai.similarity import dice

GRAM = 3
"""Texts are compared by their stretches of three characters. Of the measures of fiscal year 2568 no two, which all are
meant to be different, share more than 0.30 of them; reworded ones share 0.5 and more."""

COMMON = 5
"""A stretch that more things of a side have says nothing about which is which."""

FEW = 400
"""Up to so many possible pairs all are compared."""

NEIGHBOURS = 2
"""How far from its expected place a thing is looked for when its text does not help."""

BEST = 6
"""How many of the things with which a thing has rare stretches in common are compared with it."""

ALIKE_IN_PLACE = 0.25
"""From this similarity on, similarity and not order says which of the things between two paired neighbours is which."""


AT_HOME = 0.15
"""By how much a similarity counts more between things of the same home: most edits move nothing."""

_Key = Callable[["Item"], Hashable]


@dataclass(frozen=True)
class Item:
    """A thing to be paired: ``home`` is the list it is in, ``key`` is equal for equal things and only for them.

    ``parts`` are its texts, in the same order for all; ``None`` where it has none.
    """

    home: int
    key: str
    name: str
    parts: tuple[str | None, ...]

    @cached_property
    def grams(self) -> tuple[frozenset[str] | None, ...]:
        """The stretches of each part."""
        return tuple(None if part is None else grams(part) for part in self.parts)


@dataclass(frozen=True)
class Standard:
    """When two things are the same: what each of their parts weighs, and the least similarity of a pair.

    That is ``enough`` in the same home and ``enough_elsewhere`` in different ones. With ``fill`` what is left over
    between paired neighbours is paired however unlike it is: the one took the other's place.
    """

    weights: tuple[float, ...]
    enough: float
    enough_elsewhere: float
    fill: bool


@dataclass(frozen=True)
class Alignment:
    """``pairs`` are indices of old and new things, by new; ``moved`` are those pairs that are out of their order."""

    pairs: tuple[tuple[int, int], ...]
    moved: frozenset[tuple[int, int]]

    def mirrored(self) -> Alignment:
        """The alignment of the new things with the old ones."""
        return Alignment(
            tuple(sorted(((j, i) for i, j in self.pairs), key=lambda pair: pair[1])),
            frozenset((j, i) for i, j in self.moved),
        )


def grams(text: str) -> frozenset[str]:
    """Every three characters in a row of a text, without its spaces and with its two ends marked."""
    marked = "\x02\x02" + "".join(text.split()) + "\x03"
    return frozenset([marked[at : at + GRAM] for at in range(len(marked) - GRAM + 1)])


def similarity(old: Item, new: Item, weights: Sequence[float]) -> float:
    """How alike two things read, from 0 to 1; parts that one of them lacks do not count."""
    alike = total = 0.0
    for weight, a, b in zip(weights, old.grams, new.grams, strict=True):
        if a is not None and b is not None:
            alike += weight * dice(a, b)
            total += weight
    return alike / total if total else 0.0


def align(old: Sequence[Item], new: Sequence[Item], standard: Standard) -> Alignment:
    """Pair old and new things; aligning the other way round gives the mirror image."""
    if [(item.home, item.key) for item in old] > [(item.home, item.key) for item in new]:
        return align(new, old, standard).mirrored()
    pairing = _Pairing(old, new, standard)
    pairing.in_step()
    pairing.by(lambda item: (item.home, item.key))
    pairing.by(lambda item: item.key)
    pairing.by(lambda item: (item.home, item.name) if item.name else None, only_single=True)
    pairing.by(lambda item: item.name or None, only_single=True)
    pairing.by_similarity()
    pairing.untangle()
    if standard.fill:
        pairing.fill()
    pairs = tuple(sorted(pairing.new_of.items(), key=lambda pair: pair[1]))
    return Alignment(pairs, frozenset(pairs) - set(_in_order(pairs, old, new)))


class _Pairing:
    """Pairs found so far, ``new_of`` and ``old_of`` by index."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item], standard: Standard) -> None:
        self.old, self.new, self.standard = old, new, standard
        self.new_of: dict[int, int] = {}
        self.old_of: dict[int, int] = {}

    def join(self, i: int, j: int) -> None:
        self.new_of[i] = j
        self.old_of[j] = i

    def similarity(self, i: int, j: int) -> float:
        return similarity(self.old[i], self.new[j], self.standard.weights)

    def left(self) -> tuple[list[int], list[int]]:
        return (
            [i for i in range(len(self.old)) if i not in self.new_of],
            [j for j in range(len(self.new)) if j not in self.old_of],
        )

    def in_step(self) -> None:
        """Pair what is equal and has kept its order, so that of equal things the right ones are paired."""
        homes_old, homes_new = _homes(self.old), _homes(self.new)
        for home in homes_old.keys() & homes_new.keys():
            olds, news = homes_old[home], homes_new[home]
            blocks = common([self.old[i].key for i in olds], [self.new[j].key for j in news])
            for block in blocks or ():
                for at in range(block.length):
                    self.join(olds[block.old + at], news[block.new + at])

    def by(self, key: _Key, *, only_single: bool = False) -> None:
        """Pair what has the same key, the first with the first; ``only_single`` where only one of each side has it."""
        olds, news = self.left()
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for i in olds:
            waiting[key(self.old[i])].append(i)
        found: dict[Hashable, list[int]] = defaultdict(list)
        for j in news:
            found[key(self.new[j])].append(j)
        for shared in waiting.keys() & found.keys() - {None}:
            if not only_single or len(waiting[shared]) == len(found[shared]) == 1:
                for i, j in zip(waiting[shared], found[shared], strict=False):
                    self.join(i, j)

    def by_similarity(self) -> None:
        """Pair what reads alike, the most alike first."""
        scored = []
        for i, j in self._candidates():
            same_home = self.old[i].home == self.new[j].home
            score = self.similarity(i, j)
            if score >= (self.standard.enough if same_home else self.standard.enough_elsewhere):
                scored.append((-score - AT_HOME * same_home, abs(i - j), i + j, i, j))
        for *_rank, i, j in sorted(scored):
            if i not in self.new_of and j not in self.old_of:
                self.join(i, j)

    def _candidates(self) -> set[tuple[int, int]]:
        olds, news = self.left()
        if len(olds) * len(news) <= FEW:
            return set(product(olds, news))
        return self._rarely_alike(olds, news) | self._in_place(set(news))

    def _rarely_alike(self, olds: Iterable[int], news: Iterable[int]) -> set[tuple[int, int]]:
        """For each thing the pairs with which it has the most rare stretches in common."""
        old_places, new_places = _places_of_grams(self.old, olds), _places_of_grams(self.new, news)
        votes: Counter[tuple[int, int]] = Counter()
        for gram in old_places.keys() & new_places.keys():
            having_old, having_new = old_places[gram], new_places[gram]
            if len(having_old) <= COMMON and len(having_new) <= COMMON:
                votes.update(product(having_old, having_new))
        chosen: set[tuple[int, int]] = set()
        for side in (0, 1):
            by_item: dict[int, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
            for pair, count in votes.items():
                by_item[pair[side]].append((-count, pair))
            for ranked in by_item.values():
                chosen.update(pair for _count, pair in sorted(ranked)[:BEST])
        return chosen

    def _in_place(self, news: set[int]) -> set[tuple[int, int]]:
        """Pairs at about the same distance after the same paired neighbour, or after their home's start."""
        homes_old, homes_new = _homes(self.old), _homes(self.new)
        shifts = {home: homes_new.get(home, range(0)).start - olds.start for home, olds in homes_old.items()}
        chosen: set[tuple[int, int]] = set()
        for i, item in enumerate(self.old):
            paired = self.new_of.get(i)
            if paired is None:
                expected = i + shifts[item.home]
                near = range(expected - NEIGHBOURS, expected + NEIGHBOURS + 1)
                chosen.update((i, j) for j in near if j in news and self.new[j].home == item.home)
            elif self.new[paired].home == item.home:
                shifts[item.home] = paired - i
        return chosen

    def fill(self) -> None:
        """Pair what is left over between paired neighbours."""
        pairs = sorted(self.new_of.items(), key=lambda pair: pair[1])
        ends = [(-1, -1), *_in_order(pairs, self.old, self.new), (len(self.old), len(self.new))]
        for (i, j), (next_i, next_j) in pairwise(ends):
            olds = [index for index in range(i + 1, next_i) if index not in self.new_of]
            news = [index for index in range(j + 1, next_j) if index not in self.old_of]
            self._fill_gap(olds, news)

    def untangle(self) -> None:
        """Of equal things take the ones that are in the order of their partners: nothing else tells them apart."""
        for items, partners in ((self.old, self.new_of), (self.new, self.old_of)):
            equal: dict[Hashable, list[int]] = defaultdict(list)
            for index in sorted(partners):
                equal[items[index].home, items[index].key].append(index)
            for indices in equal.values():
                for index, partner in zip(indices, sorted(partners[index] for index in indices), strict=True):
                    self.join(*((index, partner) if partners is self.new_of else (partner, index)))

    def _fill_gap(self, olds: list[int], news: list[int]) -> None:
        gaps = [(olds, news)]
        while gaps:
            olds, news = gaps.pop()
            if not olds or not news:
                continue
            best = self._most_alike(olds, news) if len(olds) * len(news) <= FEW else None
            if best is None:
                for i, j in zip(olds, news, strict=False):
                    self.join(i, j)
                continue
            at_old, at_new = best
            self.join(olds[at_old], news[at_new])
            gaps += [(olds[:at_old], news[:at_new]), (olds[at_old + 1 :], news[at_new + 1 :])]

    def _most_alike(self, olds: list[int], news: list[int]) -> tuple[int, int] | None:
        score, *_rank, at_old, at_new = min(
            (-self.similarity(i, j), abs(a - b), a + b, a, b) for a, i in enumerate(olds) for b, j in enumerate(news)
        )
        return (at_old, at_new) if -score >= ALIKE_IN_PLACE else None


def _places_of_grams(items: Sequence[Item], indices: Iterable[int]) -> dict[str, list[int]]:
    """Which of the things have each stretch, by their indices."""
    places: dict[str, list[int]] = defaultdict(list)
    for index in indices:
        for gram in frozenset[str]().union(*(part for part in items[index].grams if part)):
            places[gram].append(index)
    return places


def _homes(items: Sequence[Item]) -> dict[int, range]:
    """The indices of each home's things, which are next to each other."""
    homes: dict[int, range] = {}
    for index, item in enumerate(items):
        homes[item.home] = range(homes.get(item.home, range(index, 0)).start, index + 1)
    return homes


def _in_order(pairs: Sequence[tuple[int, int]], old: Sequence[Item], new: Sequence[Item]) -> list[tuple[int, int]]:
    """The most pairs that stay in their home and keep their order, of several such choices one that keeps numbers too.

    ``pairs`` are sorted by their indices of new things.
    """
    homes_old, homes_new = _homes(old), _homes(new)
    staying = [(i, j) for i, j in pairs if old[i].home == new[j].home]
    numbers_old = [i - homes_old[old[i].home].start for i, _j in staying]
    numbers_new = [j - homes_new[new[j].home].start for _i, j in staying]
    kept = increasing([i for i, _j in staying], list(map(eq, numbers_old, numbers_new)))
    return [staying[at] for at in kept]
