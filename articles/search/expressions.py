"""What is looked for in an index, said so that any database can be asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Words that stand side by side; of a beginning, any word that begins so."""

    words: tuple[str, ...]
    is_beginning: bool = False


@dataclass(frozen=True)
class All:
    """What has every one of these."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Any:
    """What has at least one of these."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Without:
    """What has the one and not the other."""

    wanted: Expression
    unwanted: Expression


Expression = Words | All | Any | Without


def every(*parts: Expression) -> Expression:
    return parts[0] if len(parts) == 1 else All(parts)


def any_of(*parts: Expression) -> Expression:
    return parts[0] if len(parts) == 1 else Any(parts)
