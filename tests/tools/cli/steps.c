/* steps.c - laid before the C library: the n-th step of a program that writes below a folder is its last one, or fails.

   STEPS_ROOT: the folder. STEPS_AT: which step, from 0. STEPS_DO: "kill", "interrupt" (as Ctrl-C does), "enospc", or
   "count", which appends one byte for each step to the file STEPS_COUNT. A step is a call that changes the disk. What is kept of units between runs
   (.ssot/facts, .ssot/scan) is not counted: when it is written hangs on threads and clocks, and nobody depends on it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int step_number;

static int is_ours(const char *path) {
  const char *root = getenv("STEPS_ROOT");
  return root && path && !strncmp(path, root, strlen(root)) && !strstr(path, "/.ssot/facts") && !strstr(path, "/.ssot/scan") &&
         !strstr(path, "/.ssot/.gitignore");
}

/* Whether the step is to fail. */
static int step(const char *path) {
  if (!is_ours(path)) return 0;
  const char *what = getenv("STEPS_DO");
  const int number = step_number++;
  if (what && !strcmp(what, "count")) {
    FILE *out = fopen(getenv("STEPS_COUNT"), "a");
    if (out) fputc('.', out), fclose(out);
    return 0;
  }
  if (number != atoi(getenv("STEPS_AT"))) return 0;
  if (what && !strcmp(what, "kill")) kill(getpid(), SIGKILL);
  if (what && !strcmp(what, "interrupt")) return kill(getpid(), SIGINT);
  errno = ENOSPC;
  return 1;
}

static const char *path_of(int fd, char *buffer, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t n = readlink(link, buffer, size - 1);
  if (n < 0) return NULL;
  buffer[n] = 0;
  return buffer;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int rename(const char *from, const char *to) { return step(to) ? -1 : REAL(rename)(from, to); }
int link(const char *from, const char *to) { return step(to) ? -1 : REAL(link)(from, to); }
int symlink(const char *target, const char *path) { return step(path) ? -1 : REAL(symlink)(target, path); }
int unlink(const char *path) { return step(path) ? -1 : REAL(unlink)(path); }
int remove(const char *path) { return step(path) ? -1 : REAL(remove)(path); }
int mkdir(const char *path, mode_t mode) { return step(path) ? -1 : REAL(mkdir)(path, mode); }

int fchmod(int fd, mode_t mode) {
  char path[4096];
  return step(path_of(fd, path, sizeof path)) ? -1 : REAL(fchmod)(fd, mode);
}
int fsync(int fd) {
  char path[4096];
  return step(path_of(fd, path, sizeof path)) ? -1 : REAL(fsync)(fd);
}
/* Half of it is out when it fails or dies: a file that was cut off. */
ssize_t write(int fd, const void *bytes, size_t size) {
  char path[4096];
  const char *to = path_of(fd, path, sizeof path);
  if (is_ours(to) && size > 1) {
    const ssize_t half = REAL(write)(fd, bytes, size / 2);
    return step(to) ? -1 : half;
  }
  return REAL(write)(fd, bytes, size);
}
int open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
  va_end(more);
  if ((flags & (O_CREAT | O_TRUNC)) && step(path)) return -1;
  return REAL(open)(path, flags, mode);
}
