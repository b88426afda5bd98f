# JSON texts that end in the middle of an escape, or behind one: where the error is.
import json

for text in ('"\\u00df', '"\\u00d', '"\\u', '"\\ud800\\udc00', '"\\ud800\\udc', '"\\ud800', '"a\\', '"\\ud83d\\ude00"', '"\\ud800\\u0041"', '"\\ud800x"'):
    try:
        print(ascii(json.loads(text)))
    except ValueError as e:
        print(text, e)
