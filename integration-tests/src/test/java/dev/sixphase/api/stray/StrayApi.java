package dev.sixphase.api.stray;

import com.tngtech.archunit.lang.ArchRule;

/** Breaks the rule that the API depends on nothing but the JDK. */
public interface StrayApi {
    /** {@return what no user of the API has on the class path} */
    ArchRule thirdParty();
}
