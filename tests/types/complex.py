# Complex numbers: arithmetic, parts, text.

a, b = 1 + 2j, 3 - 4j
print("arith ", a + b, a - b, a * b, b / (1 + 1j), a ** 2, -a, +a, a + 1, 2 * a, a == 1 + 2j, a != b)
print("parts ", a.real, a.imag, b.conjugate(), abs(b), (5).imag, complex(3).real, (1j).real)
print("make  ", complex(), complex(1), complex(1, 2), complex("1+2j"), complex("-j"), complex(" 3 "), complex("(1-2j)"), complex(1.5, -0.5), complex(imag=2), complex("1e2j"), complex(1j, 1j))
print("text  ", 1j, -1j, 0j, 1 + 0j, -0.0 + 1j, 1.5 - 2.5j, complex(0, -1), complex(float("inf"), 1), str(2j), repr(1 - 1j), [1j], f"{1 + 2j}", f"{a:.1f}")
print("test  ", bool(0j), bool(1j), 1j * 1j == -1, hash(2 + 0j) == hash(2), {1 + 0j: "x"}[1], 1 == 1 + 0j, isinstance(1j, complex), 1j in [1j], sum([1j, 2]))


class C:
    def __complex__(self): return 5j


print("class ", complex(C()))
for code in ("1j < 2j", "int(1j)", "float(1j)", "complex('x')", "complex('1 + 2j')", "1j // 1", "1j % 2", "1j / 0", "complex([])", "complex('1', 2)", "divmod(1j, 1)", "round(1j)", "0j ** -1", "max(1j, 2j)", "complex(1, 'a')", "f'{1j:d}'", "range(1j)", "[1][1j]"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
