# Reading a text character by character, as a JSON reader would.
def parse(text, at):
    c = text[at]
    if c == "{":
        result, at = {}, at + 1
        while text[at] != "}":
            key, at = parse(text, at)
            value, at = parse(text, at + 1)
            result[key] = value
            if text[at] == ",":
                at += 1
        return result, at + 1
    if c == "[":
        items, at = [], at + 1
        while text[at] != "]":
            value, at = parse(text, at)
            items.append(value)
            if text[at] == ",":
                at += 1
        return items, at + 1
    if c == '"':
        end = text.index('"', at + 1)
        return text[at + 1:end], end + 1
    end = at
    while text[end] in "-.0123456789":
        end += 1
    number = text[at:end]
    return (float(number) if "." in number else int(number)), end


def run():
    row = '{"id":%d,"name":"item","price":1.5,"tags":["a","b","c"],"sub":{"x":1,"y":[1,2,3]}}'
    text = "[" + ",".join([row % i for i in range(1200)]) + "]"
    items, _ = parse(text, 0)
    return len(items), sum([item["id"] for item in items]), sum([sum(item["sub"]["y"]) for item in items])


ANSWER = (1200, 719400, 7200)
