# A flush that a full disk refuses keeps what is to be written: the next one and close() are refused as well.

def attempt(label, action, *args):
    try:
        print(label, action(*args))
    except OSError as e:
        print(label, type(e).__name__, e)


for mode in ("wb", "w"):
    f = open("/dev/full", mode)
    print(f.write(b"abc" if "b" in mode else "abc"))
    attempt("flush", f.flush)
    attempt("flush", f.flush)
    attempt("close", f.close)
    print(f.closed)
    attempt("close", f.close)
f = open("/dev/full", "wb", 0)
attempt("write", f.write, b"abc")
attempt("flush", f.flush)
attempt("close", f.close)
