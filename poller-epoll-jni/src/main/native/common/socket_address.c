/* socket_address.c - what the platform's sockaddr looks like is known here and nowhere else. */
#define _GNU_SOURCE
#include "socket_address.h"

#include <string.h>

#define PATH_ROOM (sizeof(((struct sockaddr_un *) 0)->sun_path))

_Static_assert(PATH_ROOM <= SIX_PATH_BYTES, "a path fits");

int six_encode(const struct six_address *from, union any_address *to) {
  memset(to, 0, sizeof *to);
  switch (from->family) {
    case SIX_INET:
      to->inet.sin_family = AF_INET;
      to->inet.sin_port = htons((uint16_t) from->port);
      memcpy(&to->inet.sin_addr, from->bytes, sizeof to->inet.sin_addr);
      return (int) sizeof to->inet;
    case SIX_INET6:
      to->inet6.sin6_family = AF_INET6;
      to->inet6.sin6_port = htons((uint16_t) from->port);
      to->inet6.sin6_scope_id = from->scope;
      memcpy(&to->inet6.sin6_addr, from->bytes, sizeof to->inet6.sin6_addr);
      return (int) sizeof to->inet6;
    case SIX_UNIX:
      /* The NUL at the end is not obligatory, but without it other programs misread the name. */
      if (from->port < 0 || from->port >= (int) PATH_ROOM) {
        return -SIX_ENAMETOOLONG;
      }
      to->unix_path.sun_family = AF_UNIX;
      memcpy(to->unix_path.sun_path, from->bytes, (size_t) from->port);
      return (int) offsetof(struct sockaddr_un, sun_path) + from->port + 1;
    default:
      return -SIX_EAFNOSUPPORT;
  }
}

void six_decode(const union any_address *from, socklen_t length, struct six_address *to) {
  size_t size = (size_t) length;
  memset(to, 0, sizeof *to);
  if (size < sizeof from->header.sa_family) {
    return;
  }
  if (from->header.sa_family == AF_INET) {
    to->family = SIX_INET;
    to->port = ntohs(from->inet.sin_port);
    memcpy(to->bytes, &from->inet.sin_addr, sizeof from->inet.sin_addr);
  } else if (from->header.sa_family == AF_INET6) {
    to->family = SIX_INET6;
    to->port = ntohs(from->inet6.sin6_port);
    to->scope = from->inet6.sin6_scope_id;
    memcpy(to->bytes, &from->inet6.sin6_addr, sizeof from->inet6.sin6_addr);
  } else if (from->header.sa_family == AF_UNIX && size > offsetof(struct sockaddr_un, sun_path)) {
    const char *path = from->unix_path.sun_path;
    size_t room = size - offsetof(struct sockaddr_un, sun_path);
    size_t most = room < PATH_ROOM ? room : PATH_ROOM;
    /* Not strnlen, which Windows's C library lacks. */
    const char *end = memchr(path, '\0', most);
    to->family = SIX_UNIX;
    to->port = (int32_t) (end == NULL ? most : (size_t) (end - path));
    memcpy(to->bytes, path, (size_t) to->port);
  }
}
