/**
 * A JavaScript host on the event loop.
 *
 * <p>This module has no module descriptor: {@link dev.sixphase.js.JsHost} needs the engine's queue of promise
 * jobs, which the engine's own module exports to few. It lives on the class path.
 */
package dev.sixphase.js;
