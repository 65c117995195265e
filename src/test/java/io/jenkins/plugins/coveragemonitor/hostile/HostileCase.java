package io.jenkins.plugins.coveragemonitor.hostile;

import java.nio.file.Path;
import java.util.Random;

/**
 * A kind of hostile input, and what must hold however it is damaged.
 *
 * @param name what it is called on the command line and in a failure
 * @param attempt makes one damaged input and looks at what comes of it
 */
record HostileCase(String name, Attempt attempt) {
    /** One damaged input. */
    interface Attempt {
        /**
         * Tries it.
         *
         * @param random decides on the damage; the same seed gives the same damage
         * @param folder an empty folder, deleted afterwards
         * @throws AssertionError if something does not hold
         */
        void in(Random random, Path folder) throws Exception;
    }
}
