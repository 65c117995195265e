package org.kohsuke.stapler.verb;

import java.lang.annotation.*;

/** The part of Jenkins' type of this name that the plugin links against. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.FIELD})
public @interface POST {}
