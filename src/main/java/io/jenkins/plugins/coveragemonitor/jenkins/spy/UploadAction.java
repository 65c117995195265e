package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import hudson.Extension;
import hudson.model.UnprotectedRootAction;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceRelease;
import io.jenkins.plugins.coveragemonitor.spy.upload.UploadFolder;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.POST;

/**
 * Receives the coverage of services elsewhere: {@code POST …/coverage-monitor-upload/NAME?service=SERVICE} with the
 * token of a running block as {@code Authorization: Bearer TOKEN}. Only the token is required, because a service is not
 * a user of Jenkins.
 */
@Extension
public final class UploadAction implements UnprotectedRootAction {
    static final String NAME = "coverage-monitor-upload";
    private static final String BEARER = "Bearer ";

    @Override
    public @Nullable String getIconFileName() {
        return null;
    }

    @Override
    public @Nullable String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return NAME;
    }

    /** The address to which a name is appended; {@code null} if Jenkins does not know its own. */
    static @Nullable String address() {
        String root = Jenkins.get().getRootUrl();
        return root == null ? null : root + NAME + "/";
    }

    /** Receives the file that the rest of the address names. */
    @POST
    public void doDynamic(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        UploadFolder.Answer answer = answer(request);
        response.setStatus(answer.status());
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write((answer.sentence() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static UploadFolder.Answer answer(StaplerRequest2 request) throws IOException {
        String header = request.getHeader("Authorization");
        Optional<UploadTokens.Block> block = header == null || !header.startsWith(BEARER)
                ? Optional.empty()
                : UploadTokens.block(header.substring(BEARER.length()).strip());
        if (block.isEmpty()) {
            return new UploadFolder.Answer(
                    403, "this token does not belong to a running block; the block may have ended");
        }
        String query = request.getQueryString();
        String service = parameter(query, "service", block.get().services().get(0));
        if (!block.get().services().contains(service)) {
            return new UploadFolder.Answer(
                    400,
                    "the block expects no service of this name: it has "
                            + String.join(", ", block.get().services()));
        }
        String name = decoded(request.getRestOfPath().replaceFirst("^/", ""));
        ServiceRelease release = ServiceRelease.of(parameter(query, "build", ""), parameter(query, "image", ""));
        return block.get()
                .folder()
                .take(service, name, release, request.getContentLengthLong(), request.getInputStream());
    }

    /** Not by the request's parameters, which would also be searched for in the body. */
    private static String parameter(@Nullable String query, String name, String otherwise) {
        if (query != null) {
            for (String parameter : query.split("&")) {
                if (parameter.startsWith(name + "=")) {
                    return decoded(parameter.substring(name.length() + 1));
                }
            }
        }
        return otherwise;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
