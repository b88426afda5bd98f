# A missing comma, as it is shown.
values = [1, 2
          3, 4]
