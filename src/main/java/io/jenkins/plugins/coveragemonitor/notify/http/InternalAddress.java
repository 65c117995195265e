package io.jenkins.plugins.coveragemonitor.notify.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Addresses that only the machine itself should reach, judged by their bytes, whatever their scope or spelling. An IPv6
 * address that a translator or a tunnel turns into an IPv4 address is judged as that one.
 */
final class InternalAddress {
    /** Cloud metadata services: Alibaba, Oracle, Azure; IPv4 link-local addresses are checked separately. */
    private static final List<byte[]> METADATA_V4 = List.of(bytes("646464c8"), bytes("c00000c0"), bytes("a83f8110"));

    /** AWS (all of {@code fd00:ec2::/32}), Google, Scaleway. */
    private static final List<byte[]> METADATA_V6 = List.of(
            bytes("fd000ec2"), bytes("fd2000ce000000000000000000000254"), bytes("fd000042000000000000000000000042"));

    /** A prefix of IPv6 addresses that hold an IPv4 address, and the byte at which that begins. */
    private record Embedding(byte[] prefix, int at) {}

    /**
     * RFC 6052 (NAT64), 3056 (6to4), 2765 (SIIT), 4291 (IPv4-compatible and mapped). A network chooses the length of its
     * own NAT64 prefix below that of RFC 8215, see {@link #LOCAL_NAT64}.
     */
    private static final List<Embedding> EMBEDDINGS = List.of(
            new Embedding(bytes("0064ff9b0000000000000000"), 12),
            new Embedding(bytes("2002"), 2),
            new Embedding(bytes("0000000000000000ffff0000"), 12),
            new Embedding(bytes("00000000000000000000ffff"), 12),
            new Embedding(bytes("000000000000000000000000"), 12));

    /** RFC 8215: translators of a network, behind prefixes of 48, 56, 64 or 96 bits. */
    private static final byte[] LOCAL_NAT64 = bytes("0064ff9b0001");

    /** RFC 6052, section 2.2: where the four bytes of the IPv4 address are behind each; byte 8 is always 0. */
    private static final List<int[]> LOCAL_PLACES = List.of(
            new int[] {6, 7, 9, 10}, new int[] {7, 9, 10, 11}, new int[] {9, 10, 11, 12}, new int[] {12, 13, 14, 15});

    /** RFC 4380 (Teredo): the client's address is at the end, with its bits inverted. */
    private static final byte[] TEREDO = bytes("20010000");

    /** RFC 5214 (ISATAP), behind any prefix. */
    private static final List<byte[]> ISATAP = List.of(bytes("00005efe"), bytes("02005efe"));

    private InternalAddress() {}

    /** Whether posting to an address is forbidden; plain loopback addresses are not meant, but translated ones are. */
    static boolean is(InetAddress address) {
        return address instanceof Inet4Address ? isV4(address) : isV6(address);
    }

    private static boolean isV4(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean thisNetwork = bytes[0] == 0;
        boolean broadcast = Arrays.equals(bytes, bytes("ffffffff"));
        return isGeneral(address) || thisNetwork || broadcast || startsWithAny(bytes, METADATA_V4);
    }

    private static boolean isV6(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address.isLoopbackAddress()) {
            return false;
        }
        // fec0::/10 was "site-local" and means nothing outside one machine's network.
        if (isGeneral(address) || address.isSiteLocalAddress() || startsWithAny(bytes, METADATA_V6)) {
            return true;
        }
        for (Embedding embedding : EMBEDDINGS) {
            if (startsWith(bytes, embedding.prefix(), 0) && isForbiddenInside(bytes, embedding.at(), 0)) {
                return true;
            }
        }
        boolean compatible = startsWith(bytes, new byte[12], 0);
        boolean isatap =
                ISATAP.stream().anyMatch(mark -> startsWith(bytes, mark, 8)) && isForbiddenInside(bytes, 12, 0);
        boolean teredo =
                startsWith(bytes, TEREDO, 0) && (isForbiddenInside(bytes, 4, 0) || isForbiddenInside(bytes, 12, 0xFF));
        return compatible || isatap || teredo || startsWith(bytes, LOCAL_NAT64, 0) && isForbiddenBehindOwnPrefix(bytes);
    }

    private static boolean isForbiddenBehindOwnPrefix(byte[] bytes) {
        for (int[] place : LOCAL_PLACES) {
            byte[] inside = new byte[place.length];
            for (int i = 0; i < place.length; i++) {
                inside[i] = bytes[place[i]];
            }
            // No translator serves 0.0.0.0/8, and the zeros of a shorter address are not one.
            if (inside[0] != 0 && isForbiddenInside(inside, 0, 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGeneral(InetAddress address) {
        return address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress();
    }

    private static boolean isForbiddenInside(byte[] bytes, int at, int turned) {
        byte[] inside = Arrays.copyOfRange(bytes, at, at + 4);
        for (int i = 0; i < inside.length; i++) {
            inside[i] ^= (byte) turned;
        }
        try {
            InetAddress embedded = InetAddress.getByAddress(inside);
            return embedded.isLoopbackAddress() || isV4(embedded);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }

    private static boolean startsWithAny(byte[] bytes, List<byte[]> prefixes) {
        return prefixes.stream().anyMatch(prefix -> startsWith(bytes, prefix, 0));
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix, int at) {
        return Arrays.equals(bytes, at, at + prefix.length, prefix, 0, prefix.length);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
