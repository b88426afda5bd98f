# Permutations and reversing slices.
def run():
    n = 8
    p, count = list(range(n)), [0] * n
    most = checksum = turn = 0
    r = n
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        if p[0]:
            q, flips = p[:], 0
            while q[0]:
                k = q[0] + 1
                q[:k] = q[:k][::-1]
                flips += 1
            most = max(most, flips)
            checksum += flips if turn % 2 == 0 else -flips
        turn += 1
        while True:
            if r == n:
                return checksum, most
            p.insert(r, p.pop(0))
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1


ANSWER = (1616, 22)
