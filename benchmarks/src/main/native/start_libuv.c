/* start_libuv.c - a timer of no milliseconds on libuv, and the end. */
#include <uv.h>

static void expired(uv_timer_t *timer) {
  uv_close((uv_handle_t *) timer, NULL);
}

int main(void) {
  uv_timer_t timer;
  if (uv_timer_init(uv_default_loop(), &timer) != 0 || uv_timer_start(&timer, expired, 0, 0) != 0
      || uv_run(uv_default_loop(), UV_RUN_DEFAULT) != 0) {
    return 1;
  }
  return uv_loop_close(uv_default_loop()) == 0 ? 0 : 1;
}
