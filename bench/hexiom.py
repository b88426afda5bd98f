# A puzzle on a board of hexagons, by search: sets of choices, copies of them, constraints.
# Each cell takes a tile that says how many of its neighbours have tiles, or none.
class Board:
    def __init__(self, radius):
        self.cells = [(x, y) for y in range(-radius, radius + 1) for x in range(-radius, radius + 1) if abs(x + y) <= radius]
        self.number = {cell: i for i, cell in enumerate(self.cells)}
        steps = ((1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1))
        self.near = [[self.number[(x + dx, y + dy)] for dx, dy in steps if (x + dx, y + dy) in self.number]
                     for x, y in self.cells]


class Choices:
    def __init__(self, left, sets):
        self.left = left
        self.sets = sets

    def copy(self):
        return Choices(self.left.copy(), [set(s) for s in self.sets])

    def place(self, board, at, tile):
        """Settles a cell; false if that contradicts what is known."""
        if self.left[tile] == 0:
            return False
        self.left[tile] -= 1
        self.sets[at] = {tile}
        for other in [at] + board.near[at]:
            if not self.possible(board, other):
                return False
        return True

    def possible(self, board, at):
        tiles = self.sets[at]
        if len(tiles) != 1 or EMPTY in tiles:
            return True
        (tile,) = tiles
        surely = maybe = 0
        for other in board.near[at]:
            options = self.sets[other]
            if EMPTY not in options:
                surely += 1
            if options != {EMPTY}:
                maybe += 1
        return surely <= tile <= maybe


EMPTY = 7


def solve(board, choices, at, stats):
    stats["tried"] = stats.get("tried", 0) + 1
    if at == len(board.cells):
        return choices
    for tile in sorted(choices.sets[at], reverse=True):
        if choices.left[tile]:
            attempt = choices.copy()
            if attempt.place(board, at, tile):
                found = solve(board, attempt, at + 1, stats)
                if found:
                    return found
    return None


def run():
    board = Board(2)
    seed = 5
    total = tried = 0
    for _ in range(2):
        full = []
        for _ in board.cells:
            seed = (seed * 1103515245 + 12345) % 2147483648
            full.append((seed >> 16) % 5 < 3)
        tiles = [sum([full[o] for o in board.near[i]]) if full[i] else EMPTY for i in range(len(full))]
        left = {tile: tiles.count(tile) for tile in range(8)}
        options = {tile for tile in left if left[tile]}
        stats = {}
        found = solve(board, Choices(left, [set(options) for _ in tiles]), 0, stats)
        answer = [next(iter(s)) for s in found.sets]
        total = (total * 31 + sum([i * tile for i, tile in enumerate(answer)])) % 1000003
        tried += stats["tried"]
    return total, tried


ANSWER = (19555, 12531)
