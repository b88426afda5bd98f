# A missing comma, as it is shown.
# needs: columns
values = [1, 2
          3, 4]
