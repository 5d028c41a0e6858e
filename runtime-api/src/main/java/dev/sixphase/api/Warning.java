package dev.sixphase.api;

/**
 * Something that works but is probably not what was meant; what Node hands to {@code process.emitWarning}.
 *
 * @param name which one, for a program to tell it by: {@code TimeoutOverflowWarning}
 * @param message what happened, with which value, and what was done instead
 */
public record Warning(String name, String message) { }
