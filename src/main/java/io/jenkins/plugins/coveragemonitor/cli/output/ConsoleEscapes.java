package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import org.jspecify.annotations.Nullable;

/** JSON is also read on terminals: characters that would move the cursor or reverse a line are escaped. */
final class ConsoleEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    private static final int[] ASCII = standardAsciiEscapesForJSON();

    static {
        ASCII[0x7f] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        boolean half = Character.isSurrogate((char) c);
        return half || ConsoleEscaper.isHarmless(c) ? null : new SerializedString(ConsoleEscaper.escaped(c));
    }
}
