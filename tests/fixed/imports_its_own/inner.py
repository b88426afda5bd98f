print("inner runs")
count = 1
