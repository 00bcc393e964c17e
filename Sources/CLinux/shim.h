// System calls of Linux that Swift's Glibc module leaves out.
#if defined(__linux__)
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/resource.h>

// <stdio.h> declares these only for GNU sources.
extern int renameat2(int, const char *, int, const char *, unsigned int);
enum { COURSEGEN_RENAME_EXCHANGE = 1 << 1 };
#endif
