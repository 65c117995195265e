package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.PluginWrapper;
import io.jenkins.plugins.coveragemonitor.view.PageFiles;
import io.jenkins.plugins.coveragemonitor.view.PageTexts;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/**
 * The files that the head of each page loads. Jenkins serves {@code /static/ANYTHING/plugin/…} with a cache time of a
 * year; here "anything" is the hash of the files, so that they are only loaded again when they change.
 */
public final class PageHead {
    private static final Logger LOG = Logger.getLogger(PageHead.class.getName());
    private static final String PLUGIN = "/plugin/coverage-monitor/";

    private final @Nullable PageFiles files;

    private PageHead(@Nullable PageFiles files) {
        this.files = files;
    }

    /** The head of the running plugin's pages. */
    static PageHead get() {
        return Holder.HEAD;
    }

    /** The head of pages whose files are in a folder; without a folder they are not cached for long. */
    static PageHead of(@Nullable Path folder) {
        try {
            return new PageHead(folder == null ? null : PageFiles.of(folder));
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "The files of the pages cannot be read in " + folder);
            return new PageHead(null);
        }
    }

    /** The address of the files, relative to Jenkins' own. */
    public String getUrl() {
        return files == null ? PLUGIN : "/static/" + files.hash() + PLUGIN;
    }

    /** The scripts of a page, to be loaded at once. */
    public List<String> modules(String page) {
        return files == null ? List.of() : files.modules(page);
    }

    /** The style sheets, to be loaded at once. */
    public List<String> getStyles() {
        return files == null ? List.of() : files.styles();
    }

    /** The address of a language's texts, relative to Jenkins' own; {@code null} if there are none. */
    public @Nullable String textsUrl(Locale locale) {
        String language = locale.getLanguage();
        return PageTexts.of(language)
                .map(texts -> "/coverage-monitor/texts?language=" + language + "&v=" + texts.hash())
                .orElse(null);
    }

    private static @Nullable Path folder() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        PluginWrapper plugin = jenkins == null ? null : jenkins.pluginManager.whichPlugin(PageHead.class);
        try {
            return plugin == null ? null : Path.of(plugin.baseResourceURL.toURI());
        } catch (URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            LOG.log(Level.FINE, e, () -> "The files of the pages are in no folder: " + plugin.baseResourceURL);
            return null;
        }
    }

    /** Read for the first page. */
    private static final class Holder {
        private static final PageHead HEAD = of(folder());
    }
}
