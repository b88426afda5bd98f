# Recursion with lists of flags.
def place(row, n, columns, up, down):
    if row == n:
        return 1
    count = 0
    for c in range(n):
        if columns[c] and up[row + c] and down[row - c + n]:
            columns[c] = up[row + c] = down[row - c + n] = False
            count += place(row + 1, n, columns, up, down)
            columns[c] = up[row + c] = down[row - c + n] = True
    return count


def run():
    n = 9
    return place(0, n, [True] * n, [True] * 2 * n, [True] * (2 * n + 1)) + place(0, 7, [True] * 7, [True] * 14, [True] * 15)


ANSWER = 392
