package io.jenkins.plugins.coveragemonitor.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record of many components for which the compiler generates a builder: {@code TrendBuilder} for {@code Trend}.
 * {@code TrendBuilder.builder()} starts empty, and callers must set each component, as a test checks; {@code
 * TrendBuilder.builder(trend)} starts with the values of another record. {@code create()} creates the record.
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
