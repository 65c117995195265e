package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import hudson.security.csrf.CrumbIssuer;
import io.jenkins.plugins.coveragemonitor.api.Api;
import io.jenkins.plugins.coveragemonitor.api.ApiRequest;
import io.jenkins.plugins.coveragemonitor.api.ApiRequestBuilder;
import io.jenkins.plugins.coveragemonitor.api.ApiResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * The HTTP interface at its address in Jenkins. Permissions and methods are checked by the table of endpoints behind
 * it. Jenkins checks the crumb of every POST; those of PUT and DELETE are checked here.
 */
public final class ApiAction {
    /** The attribute that Jenkins sets for a request with an API token, which needs no crumb. */
    private static final String BY_TOKEN = "jenkins.security.BasicHeaderApiTokenAuthenticator";

    private static final List<String> HEADERS = List.of("Accept", "Content-Type", "If-Match", "If-None-Match");

    private final @Nullable Job<?, ?> job;

    /** The interface for all jobs, or for one. */
    ApiAction(@Nullable Job<?, ?> job) {
        this.job = job;
    }

    /** Answers at the address itself. */
    public void doIndex(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        doDynamic(request, response);
    }

    /** Answers at any address below. */
    public void doDynamic(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        Api api = ApiService.get().api();
        ApiRequest asked = asked(request);
        send(isForged(request) ? api.refuseForged() : api.answer(asked), asked.method(), response);
    }

    private ApiRequest asked(StaplerRequest2 request) throws IOException {
        String where = request.getContextPath() + "/" + (job == null ? "" : job.getUrl()) + "coverage-monitor/api";
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : HEADERS) {
            if (request.getHeader(name) != null) {
                headers.put(name, request.getHeader(name));
            }
        }
        List<String> path = Arrays.stream(request.getRestOfPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        return ApiRequestBuilder.builder()
                .method(request.getMethod())
                .base(where)
                .job(job == null ? null : job.getFullName())
                .path(path)
                .query(query(request.getQueryString()))
                .headers(headers)
                .body(request.getInputStream().readNBytes(ApiRequest.MAX_BODY + 1))
                .caller(new JenkinsCaller())
                .create();
    }

    /** The parameters in the address only: those of a form are not part of this interface. */
    private static Map<String, List<String>> query(String text) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (text != null) {
            for (String parameter : text.split("&")) {
                int at = parameter.indexOf('=');
                String name = at < 0 ? parameter : parameter.substring(0, at);
                query.computeIfAbsent(decoded(name), key -> new ArrayList<>())
                        .add(at < 0 ? "" : decoded(parameter.substring(at + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** Whether another site's page may have made a browser send this. */
    private static boolean isForged(StaplerRequest2 request) {
        CrumbIssuer issuer = Jenkins.get().getCrumbIssuer();
        boolean byJenkins = !List.of("PUT", "DELETE").contains(request.getMethod());
        if (issuer == null || byJenkins || Boolean.TRUE.equals(request.getAttribute(BY_TOKEN))) {
            return false;
        }
        String crumb = request.getHeader(issuer.getCrumbRequestField());
        return crumb == null
                || !issuer.validateCrumb(request, issuer.getDescriptor().getCrumbSalt(), crumb);
    }

    private static void send(ApiResponse answer, String method, StaplerResponse2 response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        byte[] body = answer.body();
        if (body.length > 0) {
            response.setContentLength(body.length);
            if (!method.equals("HEAD")) {
                response.getOutputStream().write(body);
            }
        }
    }
}
