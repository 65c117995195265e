package io.jenkins.plugins.coveragemonitor.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record of many components, for which the compiler writes a builder: {@code TrendBuilder} for {@code Trend}. {@code
 * TrendBuilder.builder()} begins without a value, and whoever uses it names each component, as a test checks; {@code
 * TrendBuilder.builder(trend)} begins with the values of another record. {@code create()} makes the record.
 */
@RecordBuilder.Template(
        options =
                @RecordBuilder.Options(
                        buildMethodName = "create",
                        enableWither = false,
                        enableGetters = false,
                        addStaticBuilder = false,
                        addClassRetainedGenerated = true,
                        emptyDefaultForOptional = false))
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface WithBuilder {}
