# A module that imports what is still being imported: itself, by way of the program.

if __name__ == "__main__":
    import circular_import
    print(circular_import.late)
else:
    import circular_import
    try:
        circular_import.late
    except AttributeError as e:
        print(type(e).__name__, "circular" in str(e) or "renaming" in str(e))
    try:
        from circular_import import late
    except ImportError as e:
        print(str(e).split(" (/")[0].split(" (tests")[0])
    late = "at last"
