# Annotations that are texts, in a dataclass: ClassVar, InitVar and KW_ONLY under whatever name the module has them.
from __future__ import annotations

import dataclasses
import dataclasses as dc
import typing as t
import typing
from dataclasses import KW_ONLY, InitVar, dataclass
from typing import ClassVar as Shared


@dataclass
class C:
    a: int
    b: t.ClassVar[int] = 1
    c: Shared[dict[str, int]] = {}
    d: Shared = 2
    e: dc.InitVar[int] = 3
    f: InitVar = 4
    _: dc.KW_ONLY
    g: list[t.ClassVar] = None

    def __post_init__(self, e, f):
        print("init", e, f)


print(C(1, 2, g=5), [f.name for f in dataclasses.fields(C)])

for text in ("typing.ClassVar[int]", " typing . ClassVar [int]", "typing.ClassVar", "ClassVar", "missing.ClassVar", "int", "", "typing"):
    cls = dataclass(type("D", (), {"__annotations__": {"x": text}, "__module__": __name__}))
    print(repr(text), [f.name for f in dataclasses.fields(cls)])
