# Strings: finding, counting, testing the ends, replacing.

s = "banana split, banana bread"
print("find     ", s.find("an"), s.find("an", 2), s.find("an", 2, 4), s.rfind("an"), s.find("x"), s.find(""), s.find("", 99), s.rfind(""))
print("index    ", s.index("split"), s.rindex("b"), "an" in s, "" in "", "x" not in s)
print("count    ", s.count("an"), s.count("ana"), s.count(""), s.count("a", 3), s.count("a", -5, -1), "".count(""))
print("ends     ", s.startswith("ban"), s.startswith(("x", "b")), s.startswith("nan", 2), s.endswith("ead"), s.endswith(("a", "d"), 0, -1), s.startswith(""), s.startswith(()))
print("replace  ", s.replace("banana", "apple"), s.replace("a", "", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "aaa".replace("a", "b", count=1), "x".replace("y", "z"))
print("remove   ", s.removeprefix("banana "), s.removesuffix("bread"), s.removeprefix("x") == s)
print("partition", "k=v=w".partition("="), "k=v=w".rpartition("="), "none".partition("="), "none".rpartition("="))
print("unicode  ", "naïve café".find("é"), "日本語".index("語"), "😀a😀".count("😀"), "éa".replace("a", "ü"))
for code in ("s.index('x')", "s.rindex('x')", "s.find(1)", "s.startswith(1)", "s.startswith(['b'])", "s.partition('')", "s.count()", "s.find('a', 'b')", "1 in s"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, "-", e)
