# typing: the special names, what they show, what they hold, and what they refuse.

import collections.abc
import typing
from typing import *

T, K = TypeVar("T"), TypeVar("K", int, str)
P, Ts = ParamSpec("P"), TypeVarTuple("Ts")


def section(title, *expressions):
    print("--", title)
    for code in expressions:
        try:
            print(code, "=", eval(code))
        except Exception as e:
            print(code, "->", type(e).__name__, "-", e)


section("names", "Optional", "Any", "List", "Iterable", "Generic", "T", "TypeVar('C', covariant=True)", "AnyStr", "Self", "Text",
        "List.__origin__", "Iterable.__origin__", "type(Any).__name__", "NoDefault")
section("subscripted", "Optional[int]", "Union[int, str]", "Union[int, None]", "Union[int, str, None]", "Callable[[int], None]",
        "Callable[..., Any]", "Callable[P, int]", "Literal['a', 1]", "Annotated[int, 'm']", "Tuple[int, ...]", "Tuple[()]",
        "ClassVar[int]", "Final[int]", "Type['A']", "Dict[str, List[int]]", "Generator[int]", "ContextManager[int]",
        "Concatenate[int, P]", "Unpack[Ts]", "Required[int]", "TypeGuard[int]", "DefaultDict[str, int]", "IO[str]")
section("made alike", "Union[int]", "Union[int, int]", "Union[int, Union[str, float]]", "Optional[None]", "Literal[1, 2, 1]",
        "Literal[Literal[1, 2], 3]", "Literal[1] == Literal[True]", "Annotated[Annotated[int, 1], 2]",
        "Union[int, str] == Union[str, int] == int | str", "hash(List[int]) == hash(List[int])", "List[int] == list[int]")
section("with |", "List[int] | None", "None | List[int]", "'a' | List[int]", "T | int", "int | T", "Literal[1] | None",
        "Optional[int] | str", "NewType('Id', int) | None", "int | Any", "list[T] | None", "(list[T] | None)[int]")
section("variables", "Dict[str, T][int]", "Union[T, int][str]", "Callable[[T], K][int, str]", "Callable[P, T][[int, str], bool]",
        "List[T].__parameters__", "Optional[T][int]", "Tuple[Unpack[Ts]][int, str]", "List[List[T]][int]", "T.__bound__",
        "K.__constraints__", "TypeVar('B', bound='Later').__bound__", "P.args", "P.kwargs", "T.has_default()")
section("parts", "get_origin(Optional[int])", "get_args(Optional[int])", "get_args(Callable[[int], str])", "get_args(Tuple[()])",
        "get_args(Callable[..., int])", "get_origin(List[int])", "get_origin(Annotated[int, 1])", "get_args(Annotated[int, 1, 2])",
        "get_args(Literal[1, 'a'])", "get_origin(int | str)", "get_args(int | str)", "get_origin(int)", "get_origin(ClassVar[int])",
        "Annotated[int, 'm'].__metadata__", "Deque[int]([1, 2])", "Counter[str]('aab')", "List.__name__", "Optional[int].__name__")
section("checks", "isinstance(3, Optional[int])", "isinstance('', Union[int, str])", "isinstance([], List)", "isinstance({}, Mapping)",
        "issubclass(bool, Union[int, str])", "isinstance([], List[int])", "isinstance(1, Any)", "isinstance(1, Optional)",
        "isinstance(3, Hashable)", "issubclass(list, Iterable)")
section("refused", "List[int, str]", "Dict[int]", "Callable[int]", "ClassVar[int, str]", "Any()", "List(1)", "List[int]()",
        "Optional()", "Optional[1, 2]", "Union[()]", "Self[int]", "Annotated[int]", "Concatenate[int]", "Hashable[int]",
        "Generic[int]", "Generic[()]", "Generic[T, T]", "TypeVar('T', int)", "TypeVar('T', int, str, bound=int)",
        "TypeVar('T', covariant=True, contravariant=True)", "ForwardRef(1)", "ForwardRef('1 +')", "List[ClassVar[int]]",
        "Optional[Final]", "List[int][str]", "typing.Nothing", "get_type_hints(5)", "assert_never(3)")
print(sorted(set("Optional List Protocol NamedTuple TypedDict Self cast".split()) & set(typing.__all__)))
