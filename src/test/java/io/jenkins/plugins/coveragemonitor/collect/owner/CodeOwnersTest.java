package io.jenkins.plugins.coveragemonitor.collect.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.path.WorkspaceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who owns what, by the rules of each service. */
class CodeOwnersTest {
    private static final String GITHUB =
            """
            # the last line that matches counts
            *       @all @org/everyone  # an inline comment
            *.js    @js-owner
            /build/logs/ @doctocat
            docs/*  docs@example.com
            apps/   @octocat
            /scripts/ @doctocat @octocat
            **/logs @logs
            /apps/github
            src/deep/name @deep
            my\\ file.txt @blank
            !*.md @nobody
            [abc].c @range
            /lonely.txt
            """;

    private static final String GITLAB =
            """
            * @default
            \\#file.rb @pound
            path\\ with\\ spaces/ @space
            LICENSE @legal jane@example.com
            lib/ @lib
            /config/ @config
            /docs/* @root-docs

            [Documentation][2] @docs-team
            docs/
            README.md @writers
            !docs/internal/

            ^[Database] @@maintainer
            model/db/ @group/sub/dba
            *.sql

            [documentation]
            *.rst @rst
            """;

    private static final String BITBUCKET =
            """
            CODEOWNERS.toplevel.create_pull_request_comment false
            @@@Web @ann @"Bob B"
            Check(@@Web >= 1)
            * @all
            src/{main,test}/** @@Web
            frontend/ team@example.com @work/group:random(2)
            !frontend/*/tests/**
            frontend/a/tests/kept.js @kept
            """;

    @TempDir
    Path folder;

    private static String owners(OwnerSyntax syntax, String text, String path) {
        return String.join(
                " ", new CodeOwners("CODEOWNERS", syntax, text).rules().owners(path));
    }

    @ParameterizedTest
    @CsvSource({
        "main.c, @all @org/everyone",
        "src/a/b.js, @js-owner",
        "build/logs/x/y.txt, @logs",
        "build/logs/y.txt, @logs",
        "other/build/logs.txt, @all @org/everyone",
        "docs/start.txt, docs@example.com",
        "docs/build/more.txt, @all @org/everyone",
        "deep/docs/start.txt, @all @org/everyone",
        "x/apps/y/z.c, @octocat",
        "scripts/a/b.sh, @doctocat @octocat",
        "deeply/nested/logs/a.c, @logs",
        "apps/github/a.c, ''",
        "src/deep/name/x.c, @deep",
        "lib/src/deep/name/x.c, @all @org/everyone",
        "my file.txt, @blank",
        "x.md, @all @org/everyone",
        "a.c, @all @org/everyone",
        "lonely.txt, ''"
    })
    void ofGitHubTheLastPatternThatMatchesCounts(String path, String expected) {
        assertThat(owners(OwnerSyntax.GITHUB, GITHUB, path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "main.c, @default",
        "#file.rb, @pound",
        "path with spaces/a/b.c, @space",
        "x/LICENSE, @legal jane@example.com",
        "x/lib/y/z.c, @lib",
        "x/config/y.c, @default",
        "config/a/y.c, @config",
        "docs/a.c, @root-docs @docs-team",
        "docs/sub/a.c, @default @docs-team",
        "sub/README.md, @default @writers",
        "docs/internal/README.md, @default",
        "docs/internal/x.rst, @default",
        "guide.rst, @default @rst",
        "a/model/db/x.c, @default @group/sub/dba",
        "a/model/db/x.sql, @default @@maintainer"
    })
    void ofGitLabEachSectionHasItsOwners(String path, String expected) {
        assertThat(owners(OwnerSyntax.GITLAB, GITLAB, path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "main.c, @all",
        "src/main/a/b.c, @@Web @ann @Bob B",
        "src/other/b.c, @all",
        "frontend/x.js, team@example.com @work/group",
        "frontend/a/tests/x.js, ''",
        "frontend/a/tests/kept.js, @kept"
    })
    void ofBitbucketGroupsAndExclusionsCount(String path, String expected) {
        assertThat(owners(OwnerSyntax.BITBUCKET, BITBUCKET, path)).isEqualTo(expected);
    }

    @Test
    void theUsualPlacesAreLookedAtAndTellWhoseRulesCount() throws IOException {
        assertThat(OwnersFinder.in(WorkspaceTree.of(folder))).isNull();
        write("docs/CODEOWNERS", "[Docs]\n* @a\n");
        assertThat(OwnersFinder.in(WorkspaceTree.of(folder)))
                .isEqualTo(new CodeOwners("docs/CODEOWNERS", OwnerSyntax.GITLAB, "[Docs]\n* @a\n"));
        write("CODEOWNERS", "@@@Web @a\n");
        assertThat(OwnersFinder.in(WorkspaceTree.of(folder)).syntax()).isEqualTo(OwnerSyntax.BITBUCKET);
        write(".bitbucket/CODEOWNERS", "* @a\n");
        assertThat(OwnersFinder.in(WorkspaceTree.of(folder)).syntax()).isEqualTo(OwnerSyntax.BITBUCKET);
        write(".gitlab/CODEOWNERS", "* @a\n");
        assertThat(OwnersFinder.in(WorkspaceTree.of(folder)).syntax()).isEqualTo(OwnerSyntax.GITLAB);
        write(".github/CODEOWNERS", "* @a\n");
        assertThat(OwnersFinder.in(WorkspaceTree.of(folder)).syntax()).isEqualTo(OwnerSyntax.GITHUB);
        write(".github/CODEOWNERS", "x".repeat(OwnersFinder.LONGEST + 1));
        assertThat(OwnersFinder.in(WorkspaceTree.of(folder))).isNull();
    }

    @Test
    void whatIsNoRuleCostsNoOther() {
        assertThat(owners(OwnerSyntax.GITHUB, "\u0000\n@\n  \n* @a\r\n/ @b\n\\\n", "x.c"))
                .isEqualTo("@a");
        assertThat(owners(OwnerSyntax.BITBUCKET, "{".repeat(50) + "a,b" + "}".repeat(50) + " @x\n* @a", "x.c"))
                .isEqualTo("@a");
        assertThat(owners(OwnerSyntax.BITBUCKET, "{a,b}".repeat(30) + " @x\n* @a", "x.c"))
                .isEqualTo("@a");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
