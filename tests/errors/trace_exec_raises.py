# An exception out of exec: its text has no lines to show.
# needs: columns
exec("raise ValueError('in exec')")
