# Generic aliases with type variables: what they are, and replacing them.
from typing import TypeVar


def variables[T, U]():
    return T, U


def fails(alias, items):
    try:
        print(alias[items])
    except TypeError as e:
        print("->", e)


T, U = variables()
A = dict[T, list[U]]
print(A.__parameters__, A[int, str], list[T][U])
print(tuple[T, T, U][int, str], list[list[T]][int], list[T][list[U]][str])
print(A[int, U].__parameters__, A[int, U][str], list[int].__parameters__)
fails(A, int)
fails(A, (int, str, bool))
fails(list[int], str)
V = TypeVar("V")
print(list[V].__parameters__, dict[str, V][int])
