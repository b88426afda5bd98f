# A colon that is missing.
for i in range(3)
    print(i)
