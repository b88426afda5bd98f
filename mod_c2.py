import mod_c1
y = hasattr(mod_c1, "x")
