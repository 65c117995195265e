package hudson;

import java.lang.annotation.*;
import jenkins.YesNoMaybe;
import net.java.sezpoz.Indexable;

/** The part of Jenkins' type of this name that the plugin links against. */
@Indexable
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD})
public @interface Extension {
    double ordinal() default 0;

    boolean optional() default false;

    YesNoMaybe dynamicLoadable() default YesNoMaybe.MAYBE;
}
