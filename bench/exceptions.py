# Raising and catching.
class Problem(Exception):
    pass


def risky(i):
    if i % 4 == 0:
        raise Problem(i)
    if i % 7 == 0:
        return {}[i]
    return i


def run():
    caught = missing = total = 0
    for i in range(150000):
        try:
            total += risky(i)
        except Problem as e:
            caught += e.args[0] & 1 or 1
        except KeyError:
            missing += 1
        finally:
            total += 1
    return caught, missing, total


ANSWER = (37500, 16071, 7232357142)
