# Raising what is no exception.
# needs: columns
raise "text"
