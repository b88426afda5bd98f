# An assertion that fails, with its text.
# needs: columns
def area(width, height):
    assert width > 0 and height > 0, f"bad size {width}x{height}"
    return width * height


print(area(2, 3), flush=True)
area(2, -3)
