# The last digits of powers of complex numbers.
# needs: double
for base in -2, 1j, 2 - 0.5j, 0.1, 3**80, 1e-5:
    for power in 1j, 2 - 0.5j, 0.5, -1j, 1 + 1j, 2.5:
        print(base, power, complex(base) ** power)
