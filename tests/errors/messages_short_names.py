# Messages: names of one or two letters, and what was perhaps meant.

for name in ("d", "i", "ab", "q", "le", "it", "zzz", "X"):
    try:
        eval(name)
    except NameError as e:
        import traceback
        print(traceback.format_exception_only(e)[-1].strip())
