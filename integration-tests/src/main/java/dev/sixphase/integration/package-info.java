/** The application that the packaging tests start in every way in which an application can be started. */
package dev.sixphase.integration;
