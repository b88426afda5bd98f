import mod_c2
x = 1
