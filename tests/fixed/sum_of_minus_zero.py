# sum() keeps the sign of a zero, and still adds what the single additions lost.
print(sum([-0.0], -0.0), sum([], -0.0), sum([-0.0]), sum([-0.0, 0], -0.0), sum([0.1] * 10))
