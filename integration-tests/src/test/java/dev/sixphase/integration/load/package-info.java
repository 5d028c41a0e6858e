/** What the loop carries and what it costs, on each poller: counted, never timed. */
package dev.sixphase.integration.load;
