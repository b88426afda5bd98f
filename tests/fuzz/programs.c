/* programs.c - targets that are Python programs: what is raised must be an error that one expects
 * of wrong input. */
#include "fuzz.h"

FUZZ(format) {
    fuzz_program(
        vm, in,
        "text = data.decode('utf-8', 'replace')\n"
        "spec, _, rest = text.partition('\\0')\n"
        "class Odd:\n"
        "    def __format__(self, spec): return spec\n"
        "    def __getattr__(self, name): return name\n"
        "    def __getitem__(self, key): return key\n"
        "values = 12345, -(1 << 70), 1234.5678, float('-inf'), 2 - 3j, 'a\\u00e9\\u4e2d', True, None, Odd()\n"
        "for v in values:\n"
        "    for make in (lambda: format(v, spec), lambda: ('{0:' + spec + '}').format(v),\n"
        "                 lambda: text.format(v, *values, a=v), lambda: spec % v, lambda: spec % (v, 3, 'x', v),\n"
        "                 lambda: spec.encode() % (v, 3), lambda: spec % {'a': v, rest: v},\n"
        "                 lambda: spec.format_map({'a': v})):\n"
        "        try:\n"
        "            make()\n"
        "        except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError):\n"
        "            pass\n");
}

FUZZ(struct) {
    fuzz_program(
        vm, in,
        "import struct\n"
        "form, _, rest = data.partition(b'\\0')\n"
        "for f in (form, form.decode('latin-1')):\n"
        "    try:\n"
        "        size = struct.calcsize(f)\n"
        "        buffer = bytearray(rest * 3)\n"
        "        got = struct.unpack_from(f, buffer, len(rest) // 4)\n"
        "        again = struct.pack(f, *got)\n"
        "        assert len(again) == size\n"
        "        struct.pack_into(f, buffer, -size - 1, *got)\n"
        "        assert repr(struct.unpack(f, again)) == repr(got) or any(x != x for x in got)\n"
        "        for all in struct.iter_unpack(f, buffer): pass\n"
        "    except (struct.error, UnicodeEncodeError, OverflowError): pass\n"
        "    try:\n"
        "        struct.pack(f, *rest)\n"
        "        struct.pack(f, rest, 1.5, 1 << 80, -1, 'x')\n"
        "    except (struct.error, TypeError, OverflowError, UnicodeEncodeError): pass\n");
}

FUZZ(slice) {
    fuzz_program(
        vm, in,
        "places = list(range(len(data)))\n"
        "big = [None, -(1 << 80), -(1 << 63), 1 - (1 << 63), -(1 << 31), -7, -1, 0, 1, 2, 5, 1 << 30, 1 << 62,\n"
        "       (1 << 63) - 1, 1 << 80]\n"
        "part = [big[b] if b < len(big) else b - 128 for b in data[:3]]\n"
        "part = slice(*part) if part else slice(None)\n"
        "text = data.decode('latin-1')\n"
        "try:\n"
        "    which = places[part]\n"
        "except ValueError:\n"
        "    which = None\n"
        "if which is not None:\n"
        "    start, stop, step = part.indices(len(data))\n"
        "    assert which == list(range(start, stop, step)) == list(range(len(data))[part])\n"
        "    for seq in (data, bytearray(data), memoryview(data), text, tuple(text), list(text)):\n"
        "        assert list(seq[part]) == [seq[i] for i in which]\n"
        "    array = bytearray(data)\n"
        "    memoryview(array)[part] = array[part]\n"
        "    assert array == data\n"
        "    for seq in (array, list(data)):\n"
        "        seq[part] = [b ^ 255 for b in seq[part]]\n"
        "        assert all(b == data[i] ^ 255 * (i in which) for i, b in enumerate(seq))\n"
        "        del seq[part]\n"
        "        assert len(seq) == len(data) - len(which)\n"
        "        try:\n"
        "            seq[part] = data[::2]\n"
        "        except ValueError: pass\n");
}

FUZZ(json) {
    fuzz_program(vm, in,
                 "import json\n"
                 "try:\n"
                 "    value = json.loads(data)\n"
                 "except (ValueError, RecursionError): pass\n"
                 "else:\n"
                 "    again = json.dumps(value)\n"
                 "    assert repr(json.loads(again)) == repr(value), again\n"
                 "    json.dumps(value, indent=2, sort_keys=True)\n");
}

FUZZ(number) {
    fuzz_program(
        vm, in,
        "text = data.decode('utf-8', 'replace')\n"
        "for make in (int, float, complex, lambda s: int(s, 0), lambda s: int(s[1:], data[0] % 40),\n"
        "             lambda s: int(data), lambda s: float(data)):\n"
        "    try:\n"
        "        v = make(text)\n"
        "        if type(v) in (int, float, complex):\n"
        "            assert repr(type(v)(repr(v))) == repr(v), v\n"
        "    except Exception as e:\n"
        "        if isinstance(e, AssertionError): raise\n");
}
