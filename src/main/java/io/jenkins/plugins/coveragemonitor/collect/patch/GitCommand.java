package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts git in an untrusted workspace: its configuration, attributes and submodules must neither start a program nor
 * reach another machine. Only this class builds command lines of git.
 *
 * <p>Switched off (git-config(1), git(1)): the fetching of missing objects in a partial clone and every other transport
 * ({@code GIT_NO_LAZY_FETCH} since git 2.45, {@code GIT_ALLOW_PROTOCOL} before, which no configuration can widen), the
 * file system monitor, hooks, credential helpers, the pager, external diffs and text conversions, and the diffs of
 * submodules, which a second git would make by the submodule's own configuration.
 */
final class GitCommand {
    /** Settings that override those of the workspace. */
    private static final List<String> SETTINGS = List.of(
            "core.fsmonitor=",
            "core.hooksPath=/dev/null",
            "core.sshCommand=false",
            "core.gitProxy=",
            "core.askPass=",
            "core.pager=cat",
            "core.alternateRefsCommand=",
            "credential.helper=",
            "protocol.allow=never",
            "diff.submodule=short",
            "submodule.recurse=false",
            "log.showSignature=false",
            "gc.auto=0",
            "maintenance.auto=false",
            "core.quotePath=true");

    /** Options of every command that compares, because git's configuration could say otherwise. */
    private static final List<String> COMPARING =
            List.of("--no-ext-diff", "--no-textconv", "--submodule=short", "--no-color");

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_ALLOW_PROTOCOL", "none",
            "GIT_NO_LAZY_FETCH", "1",
            "GIT_TERMINAL_PROMPT", "0",
            "GIT_OPTIONAL_LOCKS", "0",
            "LC_ALL", "C");

    /** Environment variables that could name another repository or a program to start, or change what is answered. */
    private static final List<String> REMOVED = List.of(
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_COMMON_DIR",
            "GIT_INDEX_FILE",
            "GIT_NAMESPACE",
            "GIT_PREFIX",
            "GIT_OBJECT_DIRECTORY",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_EXTERNAL_DIFF",
            "GIT_DIFF_OPTS",
            "GIT_SSH",
            "GIT_SSH_COMMAND",
            "GIT_PROXY_COMMAND",
            "GIT_ASKPASS",
            "SSH_ASKPASS",
            "GIT_PAGER",
            "GIT_EDITOR",
            "GIT_SHALLOW_FILE",
            "GIT_GRAFT_FILE",
            "GIT_REPLACE_REF_BASE",
            "GIT_ATTR_SOURCE",
            "GIT_LITERAL_PATHSPECS",
            "GIT_GLOB_PATHSPECS",
            "GIT_NOGLOB_PATHSPECS",
            "GIT_ICASE_PATHSPECS",
            "GIT_REDIRECT_STDIN",
            "GIT_REDIRECT_STDOUT",
            "GIT_REDIRECT_STDERR");

    private GitCommand() {}

    /**
     * A git that is ready to start in a workspace.
     *
     * @param program the git to start
     * @param more settings beyond the common ones, each {@code name=value}
     * @param arguments the command and its arguments
     */
    static ProcessBuilder in(Path workspace, String program, List<String> more, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(program, "--no-pager"));
        for (List<String> settings : List.of(SETTINGS, more)) {
            for (String setting : settings) {
                line.add("-c");
                line.add(setting);
            }
        }
        String command = arguments.get(0);
        line.add(command);
        if (command.equals("diff") || command.equals("diff-index") || command.equals("diff-tree")) {
            line.addAll(COMPARING);
        }
        line.addAll(arguments.subList(1, arguments.size()));
        ProcessBuilder builder = new ProcessBuilder(line).directory(workspace.toFile());
        REMOVED.forEach(builder.environment()::remove);
        builder.environment().putAll(ENVIRONMENT);
        return builder;
    }

    /**
     * The settings that switch off filters ({@code filter.<driver>.clean} and {@code process}), which git would start
     * to compare a file whose time alone does not decide.
     *
     * @param names the names of all settings that begin with {@code filter.}
     * @return {@code null} if a name cannot be passed on a command line, so that nothing may be compared
     */
    static @Nullable List<String> withoutFilters(List<String> names) {
        List<String> settings = new ArrayList<>();
        for (String name : names) {
            int end = name.lastIndexOf('.');
            if (name.indexOf('=') >= 0 || name.indexOf('\n') >= 0 || settings.size() > MOST_SETTINGS) {
                return null;
            }
            String driver = name.substring(0, Math.max(0, end));
            for (String off : List.of(driver + ".clean=", driver + ".process=", driver + ".required=false")) {
                if (!settings.contains(off)) {
                    settings.add(off);
                }
            }
        }
        return settings;
    }

    /** More settings than the filters of any clone need. */
    private static final int MOST_SETTINGS = 100;
}
