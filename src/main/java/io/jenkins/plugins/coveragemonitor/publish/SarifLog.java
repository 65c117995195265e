package io.jenkins.plugins.coveragemonitor.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.publish.Annotation.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Remarks as a log of the Static Analysis Results Interchange Format, version 2.1.0 (OASIS standard, 27 March 2020),
 * which code hosts and editors read. Paths are relative to {@code SRCROOT}, the workspace.
 */
public final class SarifLog {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String HOME = "https://github.com/jenkinsci/coverage-monitor-plugin";
    private static final String ROOT = "SRCROOT";

    private SarifLog() {}

    /**
     * The log of a build.
     *
     * @param job the job's full name, which distinguishes the results of several jobs
     * @param build the build's number
     * @param version the version of this tool
     */
    public static String of(String job, int build, String version, List<Annotation> annotations) {
        ObjectNode log = PublishedJson.object();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Coverage Monitor");
        driver.put("version", version);
        driver.put("informationUri", HOME);
        rules(driver.putArray("rules"));
        run.putObject("automationDetails").put("id", "coverage-monitor/" + job + "/" + build);
        run.putArray("invocations").addObject().put("executionSuccessful", true);
        run.putObject("originalUriBaseIds")
                .putObject(ROOT)
                .putObject("description")
                .put("text", "The workspace of the build.");
        ArrayNode results = run.putArray("results");
        Map<String, Integer> alike = new HashMap<>();
        for (Annotation annotation : annotations) {
            String words = annotation.kind() + "\n" + annotation.path() + "\n" + annotation.message();
            result(results.addObject(), annotation, words + "\n" + alike.merge(words, 1, Integer::sum));
        }
        return PublishedJson.write(log);
    }

    private static void rules(ArrayNode rules) {
        for (Kind kind : Kind.values()) {
            ObjectNode rule = rules.addObject();
            rule.put("id", kind.ruleId());
            rule.putObject("shortDescription").put("text", kind.title() + ".");
            rule.putObject("defaultConfiguration").put("level", level(kind));
        }
    }

    private static String level(Kind kind) {
        return kind == Kind.OLD ? "note" : "warning";
    }

    private static void result(ObjectNode result, Annotation annotation, String identity) {
        result.put("ruleId", annotation.kind().ruleId());
        result.put("ruleIndex", annotation.kind().ordinal());
        result.put("level", level(annotation.kind()));
        result.putObject("message").put("text", annotation.message());
        ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", uri(annotation.path())).put("uriBaseId", ROOT);
        place.putObject("region").put("startLine", annotation.from()).put("endLine", annotation.to());
        result.putObject("partialFingerprints").put("coverageGap/v1", fingerprint(identity));
    }

    /** The identity of a gap, which must survive changes above it: it names the kind and the function, not the line. */
    private static String fingerprint(String words) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * A path as a relative reference (RFC 3986); an absolute one loses its root, because nothing lies outside the
     * workspace.
     */
    static String uri(String path) {
        String relative = path.replace('\\', '/').replaceFirst("^([A-Za-z]:)?/+", "");
        try {
            // The leading slash keeps a colon in the first segment from being read as a scheme.
            return new URI(null, null, "/" + relative, null)
                    .toASCIIString()
                    .substring(1)
                    .replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("every path can be part of an address", e);
        }
    }
}
