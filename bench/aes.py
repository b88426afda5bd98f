# Bytes and int operations: AES-128, its tables made from the field"s arithmetic.
def times(a, b):
    result = 0
    while b:
        if b & 1:
            result ^= a
        a = a << 1 ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return result


def make_box():
    box = [0] * 256
    for v in range(256):
        inverse = v
        for _ in range(6):
            inverse = times(times(inverse, inverse), v)
        inverse = times(inverse, inverse)
        s = 0x63
        for turn in range(5):
            s ^= (inverse << turn | inverse >> 8 - turn) & 0xFF
        box[v] = s
    return box


BOX = make_box()
DOUBLE = [times(v, 2) for v in range(256)]


def expand(key):
    words = [list(key[i:i + 4]) for i in range(0, 16, 4)]
    round_constant = 1
    for i in range(4, 44):
        word = words[i - 1]
        if i % 4 == 0:
            word = [BOX[b] for b in word[1:] + word[:1]]
            word[0] ^= round_constant
            round_constant = DOUBLE[round_constant]
        words.append([a ^ b for a, b in zip(words[i - 4], word)])
    return [sum(words[i:i + 4], []) for i in range(0, 44, 4)]


def encrypt(block, keys):
    state = [a ^ b for a, b in zip(block, keys[0])]
    for turn in range(1, 11):
        key = keys[turn]
        s = [BOX[b] for b in state]
        state = [s[(i + 4 * (i & 3)) & 15] for i in range(16)]
        if turn < 10:
            for c in range(0, 16, 4):
                p, q, r, t = state[c:c + 4]
                every = p ^ q ^ r ^ t
                state[c] = p ^ every ^ DOUBLE[p ^ q]
                state[c + 1] = q ^ every ^ DOUBLE[q ^ r]
                state[c + 2] = r ^ every ^ DOUBLE[r ^ t]
                state[c + 3] = t ^ every ^ DOUBLE[t ^ p]
        state = [a ^ b for a, b in zip(state, key)]
    return bytes(state)


def run():
    keys = expand(bytes(range(16)))
    block = bytes.fromhex("00112233445566778899aabbccddeeff")
    first = encrypt(block, keys).hex()
    for _ in range(2500):
        block = encrypt(block, keys)
    return first, block.hex()


ANSWER = ("69c4e0d86a7b0430d8cdb78070b4c55a", "93099e6d7094e2a9ac6d9f7677625c6f")
