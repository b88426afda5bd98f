# Columns count characters, also behind letters of several bytes.
# needs: columns
größe = {"ä": 1}
print("äöü", größe["ä"], "éè" + größe["ä"])
