package io.jenkins.plugins.coveragemonitor.history.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a database and its user: {@code jdbc:postgresql://HOST[:PORT][,HOST[:PORT]]/DATABASE[?NAME=VALUE&…]}.
 *
 * <p>Of the driver's many parameters only those are accepted that locate the database or encrypt the connection; others
 * could make the driver load classes or write files.
 *
 * @param hosts one or more, with their ports; the first that answers is used
 * @param database its name
 * @param parameters those of the address, without user and password
 * @param user the database user, or {@code null} for the user who runs the process
 * @param password the password, or {@code null} if none is needed
 */
public record StoreAddress(
        List<Host> hosts,
        String database,
        Map<String, String> parameters,
        @Nullable String user,
        @Nullable String password) {
    /** The schema unless the address names another. */
    public static final String SCHEMA = "coverage_monitor";

    private static final String PREFIX = "jdbc:postgresql://";
    private static final int PORT = 5432;
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");
    private static final Pattern SCHEMA_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final List<String> KNOWN = List.of(
            "currentSchema", "sslmode", "sslrootcert", "sslcert", "sslkey", "targetServerType", "connectTimeout");
    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /**
     * One server.
     *
     * @param name a name or an address; an IPv6 address in brackets
     * @param port 1 to 65535
     */
    public record Host(String name, int port) {}

    /** Creates an address; lists and maps are copied. */
    public StoreAddress {
        hosts = List.copyOf(hosts);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** Whether a text looks like the address of a database. */
    public static boolean isMeant(String text) {
        return text.startsWith("jdbc:") || text.startsWith("postgres:") || text.startsWith("postgresql:");
    }

    /**
     * Reads an address.
     *
     * @param user the user if the address has none, or {@code null}
     * @param password the password if the address has none, or {@code null}
     * @throws IllegalArgumentException if it is not valid; the message is one sentence that never repeats a password
     */
    public static StoreAddress of(String url, @Nullable String user, @Nullable String password) {
        String plain = url.strip();
        if (!plain.startsWith(PREFIX)) {
            throw new IllegalArgumentException("the address of the store does not begin with " + PREFIX + ": give "
                    + PREFIX + "HOST:PORT/DATABASE");
        }
        int question = plain.indexOf('?');
        String place = plain.substring(PREFIX.length(), question < 0 ? plain.length() : question);
        int slash = place.indexOf('/');
        if (slash < 1 || slash == place.length() - 1 || place.indexOf('/', slash + 1) >= 0) {
            throw new IllegalArgumentException(
                    "the address of the store names no host and database: give " + PREFIX + "HOST:PORT/DATABASE");
        }
        Map<String, String> parameters = parameters(question < 0 ? "" : plain.substring(question + 1));
        String ownUser = parameters.remove("user");
        String ownPassword = parameters.remove("password");
        return new StoreAddress(
                hosts(place.substring(0, slash)),
                decoded(place.substring(slash + 1)),
                parameters,
                ownUser == null ? user : ownUser,
                ownPassword == null ? password : ownPassword);
    }

    private static List<Host> hosts(String text) {
        List<Host> hosts = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            Matcher matcher = HOST.matcher(one);
            int port = matcher.matches() && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : PORT;
            if (!matcher.matches() || port < 1 || port > 65535) {
                throw new IllegalArgumentException("'" + (one.contains("@") ? "…" : one)
                        + "' is not a database host: give HOST or HOST:PORT, and user and password apart from it");
            }
            hosts.add(new Host(matcher.group(1), port));
        }
        return hosts;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!KNOWN.contains(name) && !name.equals("user") && !name.equals("password")) {
                throw new IllegalArgumentException("the address of the store has the parameter '" + name
                        + "', which is not accepted: give some of " + String.join(", ", KNOWN));
            }
            check(name, value);
            parameters.put(name, value);
        }
        return parameters;
    }

    private static void check(String name, String value) {
        if (name.equals("currentSchema") && !SCHEMA_NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("currentSchema is '" + value
                    + "': give a name of up to 63 small letters, digits and underscores, no digit first");
        }
        if (name.equals("sslmode") && !SSL_MODES.contains(value)) {
            throw new IllegalArgumentException(
                    "sslmode is '" + value + "': give one of " + String.join(", ", SSL_MODES));
        }
        if (name.equals("connectTimeout") && !value.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException("connectTimeout is '" + value + "': give whole seconds");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(
                    "the address of the store has a % that is not followed by two hexadecimal digits", broken);
        }
    }

    /** The database schema of all tables. */
    public String schema() {
        return parameters.getOrDefault("currentSchema", SCHEMA);
    }

    /** The address without user, password and parameters, for people. */
    @Override
    public String toString() {
        return PREFIX
                + String.join(
                        ",",
                        hosts.stream()
                                .map(host -> host.name() + ":" + host.port())
                                .toList()) + "/"
                + database;
    }
}
