package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import io.jenkins.plugins.coveragemonitor.notify.Comment;
import io.jenkins.plugins.coveragemonitor.notify.CommentMessages;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.HttpReceiver;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.SampleMessages;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One comment on each change request, by the documented interface of each service. */
class PullRequestChannelTest extends HttpReceiver {
    private static final String MARKDOWN = "## app #16: line coverage fell 1.22 points\n\n"
            + "[Open the report](<https://jenkins.example/job/app/16/>)\n";

    @Override
    public Message firing() {
        return message(16, where + "/acme/app/pull/7");
    }

    @Override
    public Message resolved() {
        Message written = firing();
        Comment said = written.comment();
        return Message.builder(written.id(), written.time())
                .job(written.job())
                .build(17)
                .title("Resolved")
                .comment(new Comment(said.request(), null, said.marker(), "Resolved", List.of(), Comment.Action.WRITE))
                .create();
    }

    /** Where the channel of a test of the contract is, which is made before its message. */
    private static String where = "";

    private static Message message(int build, String request) {
        return new CommentMessages("app", "coverage", request)
                .result(
                        build,
                        Instant.EPOCH,
                        "PR-7",
                        "4be07d2",
                        "title",
                        MARKDOWN,
                        List.of(new Comment.Remark("src/a.js", 3, 5, "No test covers 3 changed lines.")),
                        "https://jenkins.example/job/app/16/");
    }

    private static String marker() {
        return message(16, "x").comment().marker();
    }

    @Override
    public Channel at(String address) {
        return channel(CodeHost.GITHUB, address, null, null);
    }

    private static Channel channel(CodeHost host, String address, String user, WhenClosed whenClosed) {
        where = address;
        return new PullRequestChannel(
                settings(new CodeHostAccount(host, address, null, user, Secret.of(SECRET)), whenClosed), http());
    }

    private static PullRequestSettings settings(CodeHostAccount account, WhenClosed whenClosed) {
        return new PullRequestSettings("ops", account, whenClosed, null, null);
    }

    @Override
    public String accepted() {
        return "[]";
    }

    private static ResponseDefinitionBuilder list(String field, String text) {
        return okJson("[{\"id\":1,\"" + field + "\":\"thanks\"},{\"id\":42,\"" + field + "\":\"" + text + "\"}]");
    }

    private static String ours(int build) {
        return "old\\n\\n[coverage-monitor]: # (" + marker() + " build " + build + ")\\n";
    }

    private static String matching(int build) {
        return "(?s)## app #16: .*\\n\\n\\[coverage-monitor\\]: # \\(" + marker() + " build " + build + "\\)\\n";
    }

    @Test
    void gitHubGetsACommentAndThenAChange() throws Exception {
        SERVER.resetAll();
        String comments = "/api/v3/repos/acme/app/issues/7/comments";
        SERVER.stubFor(get(urlPathEqualTo(comments)).willReturn(okJson("[]")));
        SERVER.stubFor(post(comments).willReturn(aResponse().withStatus(201).withBody("{\"id\":42}")));
        Channel channel = channel(CodeHost.GITHUB, SERVER.baseUrl(), null, null);
        assertThat(channel.deliver(message(16, SERVER.baseUrl() + "/acme/app/pull/7"), ""))
                .isEqualTo(new Delivery.Delivered("42"));
        SERVER.verify(postRequestedFor(urlEqualTo(comments))
                .withHeader("Authorization", equalTo("Bearer " + SECRET))
                .withHeader("X-GitHub-Api-Version", equalTo("2022-11-28"))
                .withRequestBody(matchingJsonPath(
                        "$.body", com.github.tomakehurst.wiremock.client.WireMock.matching(matching(16)))));

        SERVER.stubFor(get(urlPathEqualTo(comments)).willReturn(list("body", ours(15))));
        SERVER.stubFor(
                patch(urlEqualTo("/api/v3/repos/acme/app/issues/comments/42")).willReturn(okJson("{\"id\":42}")));
        channel.deliver(message(16, SERVER.baseUrl() + "/acme/app/pull/7"), "");
        SERVER.verify(1, patchRequestedFor(urlEqualTo("/api/v3/repos/acme/app/issues/comments/42")));
        SERVER.verify(1, postRequestedFor(anyUrl()));

        SERVER.stubFor(get(urlPathEqualTo(comments)).willReturn(list("body", ours(17))));
        assertThat(channel.deliver(message(16, SERVER.baseUrl() + "/acme/app/pull/7"), ""))
                .as("what a newer build said stays")
                .isEqualTo(new Delivery.Delivered("42"));
        SERVER.verify(1, patchRequestedFor(anyUrl()));
    }

    @Test
    void aCommentOnALaterPageIsFoundAndAForeignOneIsLeftAlone() throws Exception {
        SERVER.resetAll();
        String comments = "/api/v3/repos/acme/app/issues/7/comments";
        String many = "[" + "{\"id\":1,\"body\":\"x\"},".repeat(99) + "{\"id\":2,\"body\":\"" + ours(1) + "\"}]";
        SERVER.stubFor(
                get(urlEqualTo(comments + "?per_page=100&limit=100&page=1")).willReturn(okJson(many)));
        SERVER.stubFor(
                get(urlEqualTo(comments + "?per_page=100&limit=100&page=2")).willReturn(list("body", ours(15))));
        SERVER.stubFor(patch(urlEqualTo("/api/v3/repos/acme/app/issues/comments/2"))
                .willReturn(aResponse().withStatus(403)));
        SERVER.stubFor(
                patch(urlEqualTo("/api/v3/repos/acme/app/issues/comments/42")).willReturn(okJson("{\"id\":42}")));
        assertThat(channel(CodeHost.GITHUB, SERVER.baseUrl(), null, null)
                        .deliver(message(16, SERVER.baseUrl() + "/acme/app/pull/7"), ""))
                .isEqualTo(new Delivery.Delivered("42"));
    }

    @Test
    void gitLabGetsANoteOfTheProjectsPath() throws Exception {
        SERVER.resetAll();
        String notes = "/api/v4/projects/group%2Fsub%2Fapp/merge_requests/7/notes";
        SERVER.stubFor(get(urlPathEqualTo(notes)).willReturn(list("body", ours(15))));
        SERVER.stubFor(put(urlEqualTo(notes + "/42")).willReturn(okJson("{\"id\":42}")));
        Channel channel = channel(CodeHost.GITLAB, SERVER.baseUrl(), null, WhenClosed.FOLD);
        String request = SERVER.baseUrl() + "/group/sub/app/-/merge_requests/7";
        assertThat(channel.deliver(message(16, request), "")).isEqualTo(new Delivery.Delivered("42"));
        SERVER.verify(putRequestedFor(urlEqualTo(notes + "/42")).withHeader("PRIVATE-TOKEN", equalTo(SECRET)));
        channel.deliver(new CommentMessages("app", "coverage", request).closed(Instant.EPOCH), "");
        SERVER.verify(putRequestedFor(urlEqualTo(notes + "/42"))
                .withRequestBody(matchingJsonPath(
                        "$.body",
                        equalTo("old\n\nThe change request is over.\n\n[coverage-monitor]: # (" + marker()
                                + " build 15)\n"))));
    }

    @Test
    void bitbucketCloudGetsRawContent() throws Exception {
        SERVER.resetAll();
        String comments = "/2.0/repositories/acme/app/pullrequests/7/comments";
        SERVER.stubFor(get(urlPathEqualTo(comments))
                .willReturn(okJson("{\"values\":[{\"id\":41,\"deleted\":true,\"content\":{\"raw\":\"" + ours(14)
                        + "\"}},{\"id\":42,\"content\":{\"raw\":\"" + ours(15) + "\"}}]}")));
        SERVER.stubFor(put(urlEqualTo(comments + "/42")).willReturn(okJson("{\"id\":42}")));
        SERVER.stubFor(
                delete(urlEqualTo(comments + "/42")).willReturn(aResponse().withStatus(204)));
        Channel channel = channel(CodeHost.BITBUCKET_CLOUD, SERVER.baseUrl(), null, WhenClosed.DELETE);
        String request = SERVER.baseUrl() + "/acme/app/pull-requests/7";
        channel.deliver(message(16, request), "");
        SERVER.verify(putRequestedFor(urlEqualTo(comments + "/42"))
                .withRequestBody(matchingJsonPath(
                        "$.content.raw", com.github.tomakehurst.wiremock.client.WireMock.matching(matching(16)))));
        assertThat(channel.deliver(new CommentMessages("app", "coverage", request).closed(Instant.EPOCH), ""))
                .isInstanceOf(Delivery.Delivered.class);
        SERVER.verify(deleteRequestedFor(urlEqualTo(comments + "/42")));
    }

    @Test
    void bitbucketDataCenterIsToldTheVersion() throws Exception {
        SERVER.resetAll();
        String request = "/rest/api/1.0/projects/P/repos/app/pull-requests/7";
        SERVER.stubFor(get(urlEqualTo(request + "/activities?limit=100&start=0"))
                .willReturn(
                        okJson("{\"isLastPage\":false,\"nextPageStart\":50,\"values\":[{\"action\":\"OPENED\"}]}")));
        SERVER.stubFor(get(urlEqualTo(request + "/activities?limit=100&start=50"))
                .willReturn(okJson("{\"isLastPage\":true,\"values\":[{\"action\":\"COMMENTED\",\"comment\":"
                        + "{\"id\":42,\"version\":3,\"text\":\"" + ours(15) + "\"}}]}")));
        SERVER.stubFor(
                put(urlEqualTo(request + "/comments/42")).willReturn(aResponse().withStatus(409)));
        Channel channel = channel(CodeHost.BITBUCKET_DATA_CENTER, SERVER.baseUrl(), "bot", null);
        Message message = message(16, SERVER.baseUrl() + "/projects/P/repos/app/pull-requests/7/overview");
        assertThat(channel.deliver(message, "")).as("somebody was faster").isInstanceOf(Delivery.Later.class);
        SERVER.verify(putRequestedFor(urlEqualTo(request + "/comments/42"))
                .withBasicAuth(new com.github.tomakehurst.wiremock.client.BasicCredentials("bot", SECRET))
                .withRequestBody(matchingJsonPath("$.version", equalTo("3"))));
    }

    @Test
    void giteaIsLikeGitHub() throws Exception {
        SERVER.resetAll();
        String comments = "/api/v1/repos/acme/app/issues/7/comments";
        SERVER.stubFor(get(urlPathEqualTo(comments)).willReturn(okJson("[]")));
        SERVER.stubFor(post(comments).willReturn(aResponse().withStatus(201).withBody("{\"id\":42}")));
        assertThat(channel(CodeHost.GITEA, SERVER.baseUrl(), null, null)
                        .deliver(message(16, SERVER.baseUrl() + "/acme/app/pulls/7"), ""))
                .isEqualTo(new Delivery.Delivered("42"));
        SERVER.verify(
                getRequestedFor(urlPathEqualTo(comments)).withHeader("Authorization", equalTo("token " + SECRET)));
    }

    @Test
    void gerritGetsATaggedReviewWithRobotComments() throws Exception {
        SERVER.resetAll();
        String review = "/a/changes/7/revisions/4be07d2/review";
        SERVER.stubFor(post(review).willReturn(aResponse().withBody(")]}'\n{}")));
        Channel channel = channel(CodeHost.GERRIT, SERVER.baseUrl(), "bot", null);
        Message message = message(16, SERVER.baseUrl() + "/c/team/app/+/7");
        assertThat(channel.deliver(message, "")).isEqualTo(new Delivery.Delivered(""));
        SERVER.verify(postRequestedFor(urlEqualTo(review))
                .withBasicAuth(new com.github.tomakehurst.wiremock.client.BasicCredentials("bot", SECRET))
                .withRequestBody(matchingJsonPath("$.tag", equalTo("autogenerated:coverage-monitor")))
                .withRequestBody(matchingJsonPath("$.robot_comments['src/a.js'][0].line", equalTo("5"))));
        SERVER.stubFor(post(review)
                .withRequestBody(matchingJsonPath("$.robot_comments"))
                .willReturn(aResponse().withStatus(400)));
        assertThat(channel.deliver(message, "")).as("a Gerrit without robots").isEqualTo(new Delivery.Delivered(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 |                        |   | REFUSED | 401: the token is wrong",
                "403 |                        |   | REFUSED | 403: the token may not comment",
                "404 |                        |   | REFUSED | 404: there is no such change request",
                "422 |                        |   | REFUSED | answered 422",
                "301 |                        |   | REFUSED | a redirect",
                "403 | X-RateLimit-Remaining  | 0 | LATER   | limits the rate",
                "403 | Retry-After            | 9 | LATER   | limits the rate",
                "429 |                        |   | LATER   | limits the rate",
                "503 |                        |   | LATER   | answered 503",
                "409 |                        |   | LATER   | 409"
            })
    void eachErrorMeansSomething(int status, String header, String value, String meaning, String words)
            throws Exception {
        SERVER.resetAll();
        ResponseDefinitionBuilder answer = aResponse().withStatus(status);
        SERVER.stubFor(any(anyUrl()).willReturn(header == null ? answer : answer.withHeader(header, value)));
        Delivery delivery = channel(CodeHost.GITHUB, SERVER.baseUrl(), null, null)
                .deliver(message(16, SERVER.baseUrl() + "/acme/app/pull/7"), "");
        assertThat(delivery).isInstanceOf(meaning.equals("LATER") ? Delivery.Later.class : Delivery.Refused.class);
        assertThat(delivery.toString()).contains(words).doesNotContain(SECRET);
    }

    @Test
    void aLimitSaysUntilWhen() throws Exception {
        SERVER.resetAll();
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(403)
                        .withHeader("X-RateLimit-Remaining", "0")
                        .withHeader(
                                "X-RateLimit-Reset", Long.toString(Instant.now().getEpochSecond() + 100_000))));
        Delivery.Later later = (Delivery.Later) channel(CodeHost.GITHUB, SERVER.baseUrl(), null, null)
                .deliver(message(16, SERVER.baseUrl() + "/acme/app/pull/7"), "");
        assertThat(later.after()).isEqualTo(Duration.ofHours(1));
    }

    /** Who runs a build may name any address as that of the change request: the token goes to the configured host alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/acme/app/pull/7",
                "/acme/../admin/pull/7",
                "/acme/%2e%2e/pull/7",
                "/acme/a?b/pull/7",
                "/acme/app/issues/7",
                "/acme/app/pull/7x"
            })
    void aForeignOrOddAddressIsRefused(String request) throws Exception {
        SERVER.resetAll();
        String link = request.startsWith("/") ? SERVER.baseUrl() + request : request;
        assertThat(channel(CodeHost.GITHUB, SERVER.baseUrl(), null, null).deliver(message(16, link), ""))
                .isInstanceOf(Delivery.Refused.class);
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    @Test
    void aTestAsksForTheTokenAndCommentsNothing() throws Exception {
        SERVER.resetAll();
        SERVER.stubFor(get(urlEqualTo("/api/v4/user")).willReturn(okJson("{\"id\":1}")));
        Channel channel = channel(CodeHost.GITLAB, SERVER.baseUrl(), null, null);
        assertThat(channel.comments()).isTrue();
        assertThat(channel.deliver(SampleMessages.firing("id", "t"), "")).isInstanceOf(Delivery.Delivered.class);
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
        assertThat(channel.deliver(SampleMessages.firing("id", "t"), "").toString())
                .contains("the token is wrong");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThatThrownBy(() -> CodeHost.of("svn")).hasMessageContaining("give one of github, gitlab");
        assertThatThrownBy(() -> settings(new CodeHostAccount(CodeHost.GITEA, null, null, null, Secret.of("t")), null))
                .hasMessage("channel 'ops': give the url of gitea");
        CodeHostAccount nobody = new CodeHostAccount(CodeHost.GERRIT, "https://g.example", null, null, Secret.of("t"));
        assertThatThrownBy(() -> settings(nobody, null)).hasMessageContaining("give the user");
        PullRequestSettings usual =
                settings(new CodeHostAccount(CodeHost.GITHUB, null, null, null, Secret.of(SECRET)), null);
        assertThat(usual.account().api()).isEqualTo("https://api.github.com");
        assertThat(usual.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, /acme/app/pull/7, /api/v3/repos/acme/app/pulls/7, open, closed",
        "GITEA, /acme/app/pulls/7, /api/v1/repos/acme/app/pulls/7, open, closed",
        "GITLAB, /acme/app/-/merge_requests/7, /api/v4/projects/acme%2Fapp/merge_requests/7, opened, merged",
        "BITBUCKET_CLOUD, /acme/app/pull-requests/7, /2.0/repositories/acme/app/pullrequests/7, OPEN, DECLINED",
        "BITBUCKET_DATA_CENTER, /projects/ACME/repos/app/pull-requests/7,"
                + " /rest/api/1.0/projects/ACME/repos/app/pull-requests/7, OPEN, MERGED"
    })
    void aServiceSaysThatARequestIsOver(CodeHost host, String page, String call, String open, String over)
            throws Exception {
        SERVER.resetAll();
        SERVER.stubFor(get(urlEqualTo(call)).willReturn(okJson("{\"state\":\"" + open + "\"}")));
        String api = host == CodeHost.BITBUCKET_CLOUD ? SERVER.baseUrl() + "/2.0" : null;
        Channel channel = new PullRequestChannel(
                settings(new CodeHostAccount(host, SERVER.baseUrl(), api, null, Secret.of(SECRET)), WhenClosed.FOLD),
                http());
        String request = SERVER.baseUrl() + page;
        assertThat(channel.isOver(request)).isFalse();
        SERVER.stubFor(get(urlEqualTo(call)).willReturn(okJson("{\"state\":\"" + over + "\"}")));
        assertThat(channel.isOver(request)).isTrue();
        SERVER.verify(2, getRequestedFor(urlEqualTo(call)));
        assertThat(channel(host == CodeHost.BITBUCKET_CLOUD ? CodeHost.GITHUB : host, SERVER.baseUrl(), null, null)
                        .isOver(request))
                .as("nothing is to be done then")
                .isFalse();
        for (int status : new int[] {401, 404, 500}) {
            SERVER.stubFor(get(urlEqualTo(call)).willReturn(aResponse().withStatus(status)));
            assertThat(channel.isOver(request)).isFalse();
        }
        SERVER.stubFor(get(urlEqualTo(call)).willReturn(aResponse().withBody("<html>")));
        assertThat(channel.isOver(request)).isFalse();
        assertThat(channel.isOver("https://elsewhere.example/acme/app/pull/7")).isFalse();
    }
}
