from .a import x
