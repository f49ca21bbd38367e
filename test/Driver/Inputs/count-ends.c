// Preloaded: notes in the file $COUNT each process that is made by fork(), and each that ends by itself.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static void note(const char *What) {
  int File = open(getenv("COUNT"), O_WRONLY | O_APPEND | O_CREAT, 0666);
  if (write(File, What, strlen(What)) < 0)
    abort();
  close(File);
}

pid_t fork(void) {
  pid_t Child = ((pid_t(*)(void))dlsym(RTLD_NEXT, "fork"))();
  if (Child > 0)
    note("started\n");
  return Child;
}

void _exit(int Status) {
  note("ended\n");
  for (;;)
    syscall(SYS_exit_group, Status);
}
