package io.jenkins.plugins.coveragemonitor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.patch.GitRepository;
import io.jenkins.plugins.coveragemonitor.report.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Clones whose configuration, attributes and hooks name a program: it must not start. */
final class GitCases {
    /** Sections, keys and values; {@code %} is the program. */
    private static final List<String> SETTINGS = List.of(
            "core|fsmonitor|%",
            "core|sshCommand|%",
            "core|hooksPath|HOOKS",
            "core|gitProxy|%",
            "core|askPass|%",
            "core|pager|%",
            "core|editor|%",
            "core|alternateRefsCommand|%",
            "core|attributesFile|ATTRIBUTES",
            "core|worktree|/",
            "core|repositoryformatversion|1",
            "core|untrackedCache|true",
            "extensions|partialClone|origin",
            "extensions|worktreeConfig|true",
            "remote \"origin\"|promisor|true",
            "remote \"origin\"|uploadpack|%",
            "remote \"origin\"|vcs|%",
            "remote \"origin\"|proxy|%",
            "remote \"origin\"|url|ext::% x",
            "remote \"origin\"|url|ssh://nowhere/x",
            "remote \"origin\"|url|/nowhere",
            "url \"ext::% \"|insteadOf|/now",
            "protocol|allow|always",
            "protocol \"ext\"|allow|always",
            "protocol \"file\"|allow|always",
            "diff|external|%",
            "diff|submodule|diff",
            "diff|submodule|log",
            "diff|trustExitCode|true",
            "diff|ignoreSubmodules|none",
            "diff|orderFile|ATTRIBUTES",
            "diff \"own\"|command|%",
            "diff \"own\"|textconv|%",
            "diff \"own\"|cachetextconv|true",
            "diff \"own\"|xfuncname|((((((((((a*)*)*)*)*)*)*)*)*)*)$",
            "filter \"own\"|clean|%",
            "filter \"own\"|smudge|%",
            "filter \"own\"|process|%",
            "filter \"own\"|required|true",
            "filter \"x.y=z\"|clean|%",
            "merge \"own\"|driver|%",
            "credential|helper|!%",
            "credential \"https://nowhere\"|helper|%",
            "pager|diff|%",
            "pager|log|%",
            "pager|rev-parse|%",
            "alias|diff|!%",
            "alias|diff-index|!%",
            "alias|rev-parse|!%",
            "alias|merge-base|!%",
            "alias|log|!%",
            "gpg|program|%",
            "gpg \"ssh\"|program|%",
            "log|showSignature|true",
            "interactive|diffFilter|%",
            "uploadpack|packObjectsHook|%",
            "uploadpack|hideRefs|%",
            "trailer \"x\"|cmd|%",
            "submodule \"part\"|update|!%",
            "submodule \"part\"|url|ext::% x",
            "submodule \"part\"|active|true",
            "submodule|recurse|true",
            "status|submoduleSummary|true",
            "fetch|recurseSubmodules|true",
            "gc|auto|1",
            "gc|recentObjectsHook|%",
            "maintenance|auto|true",
            "index|threads|1",
            "init|templateDir|HOOKS",
            "include|path|ATTRIBUTES",
            "includeIf \"gitdir:**\"|path|ATTRIBUTES",
            "trace2|eventTarget|TRACE",
            "safe|directory|*");

    private static final List<String> ATTRIBUTES = List.of(
            "* diff=own\n",
            "* filter=own\n",
            "* filter=x.y=z\n",
            "* text=auto eol=crlf working-tree-encoding=UTF-16\n",
            "*.c diff=own filter=own merge=own\n",
            "[attr]own filter=own diff=own\n* own\n",
            "* ident export-subst\n");

    private static final List<String> HOOKS = List.of(
            "post-index-change",
            "reference-transaction",
            "fsmonitor-watchman",
            "query-watchman",
            "pre-auto-gc",
            "post-checkout",
            "proc-receive");

    private GitCases() {}

    static List<HostileCase> all() {
        return List.of(
                new HostileCase("git clone that lacks an object", (random, folder) -> attempt(random, folder, false)),
                new HostileCase("git submodule", (random, folder) -> attempt(random, folder, true)));
    }

    private static void attempt(Random random, Path folder, boolean submodule) throws Exception {
        Build build = new Build(folder);
        GitRepository clone = GitRepository.in(build.workspace());
        String base = clone.commit("a.c", "1\n2\n");
        Path program = folder.resolve("program.sh");
        Path started = folder.resolve("started");
        Files.writeString(program, "#!/bin/sh\necho ran >> '" + started + "'\nexit 1\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path git = build.workspace().resolve(".git");
        if (submodule) {
            GitRepository part = GitRepository.in(build.workspace().resolve("part"));
            String first = part.commit("p.c", "1\n");
            part.commit("p.c", "2\n");
            part.git("checkout", "-q", first);
            base = clone.commit();
            part.git("checkout", "-q", "main");
            clone.commit("a.c", "1\nx\n");
            damage(random, build.workspace().resolve("part/.git"), program);
        } else {
            clone.commit("a.c", "1\nx\n");
            String blob = clone.git("rev-parse", base + ":a.c");
            Files.delete(git.resolve("objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));
            append(git.resolve("config"), setting("extensions|partialClone|origin", program));
            append(git.resolve("config"), setting("remote \"origin\"|promisor|true", program));
        }
        damage(random, git, program);

        // What is committed is no report of this build.
        Build.in(folder).record("--base", base);

        assertThat(started).doesNotExist();
    }

    private static void damage(Random random, Path git, Path program) throws IOException {
        Path config = git.resolve("config");
        for (int i = random.nextInt(1, 8); i > 0; i--) {
            append(config, setting(SETTINGS.get(random.nextInt(SETTINGS.size())), program));
        }
        Path attributes = git.resolve("info/attributes");
        Files.createDirectories(attributes.getParent());
        Files.writeString(attributes, ATTRIBUTES.get(random.nextInt(ATTRIBUTES.size())));
        Path hooks = Files.createDirectories(git.resolve("hooks"));
        for (String hook : HOOKS) {
            Files.writeString(hooks.resolve(hook), Files.readString(program));
            Files.setPosixFilePermissions(hooks.resolve(hook), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        String text = Files.readString(config)
                .replace("HOOKS", hooks.toString())
                .replace("ATTRIBUTES", attributes.toString())
                .replace("TRACE", git.resolve("trace").toString());
        Files.writeString(
                config,
                random.nextInt(4) == 0
                        ? text.toUpperCase(Locale.ROOT)
                                .replace(program.toString().toUpperCase(Locale.ROOT), program.toString())
                        : text);
        if (random.nextInt(4) == 0) {
            List<String> files = List.of("config", "HEAD", "index", "info/attributes");
            Path damaged = git.resolve(files.get(random.nextInt(files.size())));
            Files.write(damaged, new Mutations(random).of(Files.readAllBytes(damaged)));
        }
    }

    private static void append(Path config, String text) throws IOException {
        Files.writeString(config, text, StandardOpenOption.APPEND);
    }

    private static String setting(String line, Path program) {
        String[] parts = line.replace("%", program.toString()).split("\\|", 3);
        return "[" + parts[0] + "]\n\t" + parts[1] + " = " + parts[2] + "\n";
    }
}
