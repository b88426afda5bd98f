# Texts that grow, compared, and searched.
def run():
    total = 0
    for turn in range(60):
        text = ""
        for i in range(1500):
            text += "ab"
        total += len(text) + text.count("ba")
        if text.startswith("abab") and text.find("aa") < 0 and text == "ab" * 1500:
            total += 1
    return total


ANSWER = 60 * (3000 + 1499 + 1)
