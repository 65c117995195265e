package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;

/** The bytes are not a measurement; the message is a clause that says why. */
final class DamagedMeasurementException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedMeasurementException(String why) {
        super(why);
    }
}
