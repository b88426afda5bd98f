# statistics: which error data of none give, and harmonic means to the last digit.
# needs: double
import statistics
from statistics import NormalDist

for call in ("NormalDist.from_samples([])", "NormalDist.from_samples([1])", "statistics.fmean([])", "statistics.fmean([], [])",
             "statistics.fmean([1], [0])", "statistics.harmonic_mean([])", "statistics.harmonic_mean([1, 0])",
             "statistics.harmonic_mean([0, 0], [0, 0])", "statistics.harmonic_mean([3, 3, 8, 64.5, 8, 3])",
             "statistics.harmonic_mean([13, 98.5])", "statistics.harmonic_mean([40, 60], weights=[5, 30])",
             "statistics.harmonic_mean([float('inf'), 2])", "statistics.harmonic_mean([5, 62.125, 44.625, 9])"):
    try:
        print(call, eval(call))
    except statistics.StatisticsError as e:
        print(call, "->", e)
