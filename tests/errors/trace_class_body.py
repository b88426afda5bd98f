# Errors while a class is made, and in a decorator.
# needs: columns
def register(kind):
    def decorate(cls):
        cls.kind = kind.upper()
        return cls
    return decorate


@register("sensor")
class Good:
    size = 1


@register(5)
class Bad:
    size = Good.size + 1
