# A colon that is missing.
# needs: columns
for i in range(3)
    print(i)
