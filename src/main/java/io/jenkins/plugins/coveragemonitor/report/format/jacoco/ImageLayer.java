package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import io.jenkins.plugins.coveragemonitor.report.io.TarReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names in one layer of a container image: the files of interest, and what it hides of the layers below it (OCI
 * image format, "Image Layer Filesystem Changeset": whiteouts).
 */
final class ImageLayer {
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    private final Set<String> files = new TreeSet<>();

    /** Hidden paths, with everything below them. */
    private final Set<String> hidden = new HashSet<>();

    /** Folders whose content of lower layers is hidden. */
    private final Set<String> opaque = new HashSet<>();

    private @Nullable UnreadableReportException damage;

    /** Adds an entry; returns how many characters of it are kept. */
    int add(TarReader.Entry entry, Predicate<String> wanted) {
        String path = entry.name();
        String name = path.substring(path.lastIndexOf('/') + 1);
        String folder = path.substring(0, path.length() - name.length());
        if (name.equals(OPAQUE)) {
            opaque.add(folder.isEmpty() ? "" : folder.substring(0, folder.length() - 1));
        } else if (name.startsWith(WHITEOUT)) {
            hidden.add(folder + name.substring(WHITEOUT.length()));
        } else if (entry.isSymbolicLink()) {
            hidden.add(path);
        } else if (entry.isFile() && wanted.test(path)) {
            files.add(path);
        } else {
            return 0;
        }
        return path.length();
    }

    /** Marks the layer as unreadable, which matters only if an image uses it. */
    void damaged(UnreadableReportException why) {
        damage = why;
    }

    /** Why it cannot be read; {@code null} if it can. */
    @Nullable
    UnreadableReportException damage() {
        return damage;
    }

    /** The files of interest, whether layers above hide them or not. */
    Set<String> files() {
        return files;
    }

    /** The visible files of an image's layers, from the highest to the lowest. */
    static final class Above {
        private final Set<String> taken = new HashSet<>();
        private final Set<String> hidden = new HashSet<>();
        private final Set<String> opaque = new HashSet<>();

        /** The visible files of the next lower layer. */
        Set<String> seenOf(ImageLayer layer) {
            Set<String> seen = new TreeSet<>(layer.files);
            for (Iterator<String> paths = seen.iterator(); paths.hasNext(); ) {
                String path = paths.next();
                if (taken.contains(path) || isHidden(path)) {
                    paths.remove();
                }
            }
            taken.addAll(seen);
            hidden.addAll(layer.hidden);
            opaque.addAll(layer.opaque);
            return seen;
        }

        private boolean isHidden(String path) {
            if (hidden.contains(path) || opaque.contains("")) {
                return true;
            }
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                String folder = path.substring(0, slash);
                if (hidden.contains(folder) || opaque.contains(folder)) {
                    return true;
                }
            }
            return false;
        }
    }
}
