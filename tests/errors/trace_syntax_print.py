# The print of another age.
# needs: columns
name = "world"
print "hello", name
