package io.jenkins.plugins.coveragemonitor.report.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Numbers read from the parser's characters are the numbers that Java reads from the same text. */
class XmlNumberTest {
    @Property(tries = 500)
    void fractionsAreTheNearestDouble(
            @ForAll @LongRange(min = 0, max = 99_999_999_999_999_999L) long digits,
            @ForAll @IntRange(max = 17) int places,
            @ForAll boolean negative,
            @ForAll boolean comma) {
        String plain = String.format(Locale.ROOT, "%0" + (places + 1) + "d", digits);
        int point = plain.length() - places;
        String text = (negative ? "-" : "") + plain.substring(0, point) + "." + plain.substring(point);

        XmlNumber number = decoded(comma ? text.replace('.', ',') : text);

        assertThat(number.malformed()).isNull();
        assertThat(number.real()).isEqualTo(Double.parseDouble(text) + 0.0);
        assertThat(number.whole()).isEqualTo((long) Double.parseDouble(text));
    }

    @Example
    void aPointAloneIsNoNumber() {
        assertThat(decoded(".").malformed()).isEqualTo(".");
        assertThat(decoded("-.").malformed()).isEqualTo("-.");
        assertThat(decoded("1.2.3").malformed()).isEqualTo("1.2.3");
        assertThat(decoded("1.").real()).isEqualTo(1);
        assertThat(decoded(".5").real()).isEqualTo(0.5);
    }

    private static XmlNumber decoded(String text) {
        XmlNumber number = new XmlNumber();
        number.decode(text);
        return number;
    }
}
