package io.jenkins.plugins.coveragemonitor.spy.jacoco;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.CountedText;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaPackagesPatternTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", " \n", "\r\n", " ", "package ", "package\n", "package a", "\u0085"})
    void aDeclarationIsLookedForInLinearTime(String piece) {
        CountedText.assertLinear(
                size -> piece.repeat(size),
                text -> JavaPackages.PACKAGE.matcher(text).find());
    }

    @Test
    void aDeclarationIsFoundBehindALicence() {
        Matcher found =
                JavaPackages.PACKAGE.matcher("/*\n * A package of texts.\n */\r\n\r\n  package org.example.a;\n");

        assertThat(found.find()).isTrue();
        assertThat(found.group(1)).isEqualTo("org.example.a");
    }
}
