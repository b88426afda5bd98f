# In an operation the operator is marked, too.
# needs: columns
price, amount, unit = 3, 4, "kg"
label = "total: " + str(price) + (amount * 2 + unit) + "!"
