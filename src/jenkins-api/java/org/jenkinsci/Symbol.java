package org.jenkinsci;

import java.lang.annotation.*;

/** The part of Jenkins' type of this name that the plugin links against. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Symbol {
    String[] value();
}
