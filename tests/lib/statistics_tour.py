# statistics and bisect: averages, spreads, and places in sorted lists.
# needs: double

import bisect
import statistics as st

data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.median(data), st.mode(data), st.pstdev(data), st.pvariance(data), st.variance(data), round(st.stdev(data), 10))
print(st.mean([1, 2]), st.mean([1.5, 2.5]), st.fmean([1, 2, 4]), st.median([1, 3, 2]), st.median_low([1, 2, 3, 4]), st.median_high([1, 2, 3, 4]), st.multimode("aabbc"), round(st.harmonic_mean([40, 60]), 9), round(st.geometric_mean([1, 4]), 10), st.quantiles([1, 2, 3, 4, 5]))
for code in ("st.mean([])", "st.median([])", "st.mode([])", "st.stdev([1])", "st.variance([])"):
    try:
        eval(code)
    except st.StatisticsError as e:
        print(code, "->", e)
row = [1, 3, 3, 3, 7]
print([bisect.bisect_left(row, n) for n in (0, 1, 3, 5, 9)], [bisect.bisect(row, n) for n in (0, 1, 3, 5, 9)], bisect.bisect_left(row, 3, 2), bisect.bisect_right(row, 3, 0, 2))
bisect.insort(row, 4)
bisect.insort_left(row, 3)
print(row, bisect.bisect(["a", "ccc", "bbbbb"], 3, key=len))
grades = "FDCBA"
print([grades[bisect.bisect([60, 70, 80, 90], score)] for score in (33, 99, 77, 70, 89, 90, 100)])
