/* wafer_errno.h - numbers of operating system errors: those of Linux, on every machine.
 *
 * C libraries for small machines number them differently, so a port says -WF_ETIMEDOUT, not
 * -ETIMEDOUT; up to WF_ERANGE all agree. */
#ifndef WAFER_ERRNO_H
#define WAFER_ERRNO_H

/* E(name, number) of each: the module errno has them all. */
#define WF_ERRNOS(E)                                                                               \
    E(EPERM, 1)                                                                                    \
    E(ENOENT, 2)                                                                                   \
    E(ESRCH, 3)                                                                                    \
    E(EINTR, 4)                                                                                    \
    E(EIO, 5)                                                                                      \
    E(ENXIO, 6)                                                                                    \
    E(EBADF, 9)                                                                                    \
    E(ECHILD, 10)                                                                                  \
    E(EAGAIN, 11)                                                                                  \
    E(ENOMEM, 12)                                                                                  \
    E(EACCES, 13)                                                                                  \
    E(EBUSY, 16)                                                                                   \
    E(EEXIST, 17)                                                                                  \
    E(EXDEV, 18)                                                                                   \
    E(ENODEV, 19)                                                                                  \
    E(ENOTDIR, 20)                                                                                 \
    E(EISDIR, 21)                                                                                  \
    E(EINVAL, 22)                                                                                  \
    E(EMFILE, 24)                                                                                  \
    E(EFBIG, 27)                                                                                   \
    E(ENOSPC, 28)                                                                                  \
    E(ESPIPE, 29)                                                                                  \
    E(EROFS, 30)                                                                                   \
    E(EPIPE, 32)                                                                                   \
    E(EDOM, 33)                                                                                    \
    E(ERANGE, 34)                                                                                  \
    E(ENAMETOOLONG, 36)                                                                            \
    E(ENOSYS, 38)                                                                                  \
    E(ENOTEMPTY, 39)                                                                               \
    E(EPROTO, 71)                                                                                  \
    E(EOPNOTSUPP, 95)                                                                              \
    E(EAFNOSUPPORT, 97)                                                                            \
    E(EADDRINUSE, 98)                                                                              \
    E(ENETUNREACH, 101)                                                                            \
    E(ECONNABORTED, 103)                                                                           \
    E(ECONNRESET, 104)                                                                             \
    E(ENOBUFS, 105)                                                                                \
    E(EISCONN, 106)                                                                                \
    E(ENOTCONN, 107)                                                                               \
    E(ETIMEDOUT, 110)                                                                              \
    E(ECONNREFUSED, 111)                                                                           \
    E(EHOSTUNREACH, 113)                                                                           \
    E(EALREADY, 114)                                                                               \
    E(EINPROGRESS, 115)

#define WF_ERRNO(name, number) WF_##name = number,
enum { WF_ERRNOS(WF_ERRNO) };
#undef WF_ERRNO

#endif
