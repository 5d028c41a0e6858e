/* start_epoll.c - a timer of no milliseconds is a wait that is over at once. */
#include <sys/epoll.h>
#include <unistd.h>

int main(void) {
  struct epoll_event event;
  int epoll = epoll_create1(EPOLL_CLOEXEC);
  if (epoll < 0 || epoll_wait(epoll, &event, 1, 0) != 0) {
    return 1;
  }
  return close(epoll) == 0 ? 0 : 1;
}
