# In a subscript the brackets are marked.
# needs: columns
table = {"a": {"b": [1, 2, 3]}}
print(table["a"]["b"][1], table["a"]["c"][0])
