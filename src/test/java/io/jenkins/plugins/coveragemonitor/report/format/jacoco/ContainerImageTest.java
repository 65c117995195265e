package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerImageTest {
    @TempDir
    Path folder;

    /** The class files by the place that they are called by, each with its content. */
    private Map<String, String> classes(byte[] archive) throws IOException {
        return classes("image.tar", archive);
    }

    private Map<String, String> classes(String name, byte[] archive) throws IOException {
        Path file = Files.write(folder.resolve(name), archive);
        Map<String, String> found = new TreeMap<>();
        new ClassFileWalk((bytes, place) ->
                        found.put(place.substring(file.toString().length() + 1), new String(bytes)))
                .file(file);
        return found;
    }

    private static byte[] jar(String... names) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(all)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes());
                zip.closeEntry();
            }
        }
        return all.toByteArray();
    }

    /** What the layers of all tests come to: the second replaces a jar and removes one, the third hides two folders. */
    private static List<TarFile> layers() throws IOException {
        return List.of(
                new TarFile()
                        .folder("app")
                        .file("app/shop.jar", jar("Old.class"))
                        .file("app/removed.jar", jar("Removed.class"))
                        .file("lib/kept.jar", jar("Kept.class"))
                        .file("cache/a/hidden.jar", jar("Hidden.class"))
                        .file("linked/there.jar", jar("There.class"))
                        .file("classes/com/acme/A.class", "loose"),
                new TarFile().file("./app/shop.jar", jar("New.class")).file("app/.wh.removed.jar", ""),
                new TarFile()
                        .file("cache/.wh..wh..opq", "")
                        .file("cache/b/shown.jar", jar("Shown.class"))
                        .link("linked", "/elsewhere")
                        .file("notes.txt", "no class"));
    }

    private static final Map<String, String> SEEN = Map.of(
            "app/shop.jar@New.class", "New.class",
            "lib/kept.jar@Kept.class", "Kept.class",
            "cache/b/shown.jar@Shown.class", "Shown.class",
            "classes/com/acme/A.class", "loose");

    @Test
    void ofASavedImageOnlyWhatAContainerSeesCounts() throws IOException {
        List<TarFile> layers = layers();
        // In an order of its own, with a layer that is a link to another, as older versions wrote them.
        TarFile saved = new TarFile()
                .file("3/layer.tar", layers.get(2).bytes())
                .file("1/layer.tar", layers.get(0).bytes())
                .link("x/layer.tar", "../2/layer.tar")
                .file(
                        "manifest.json",
                        "[{\"Config\":\"c.json\",\"RepoTags\":[\"shop:1\"],\"Layers\":[\"1/layer.tar\",\"x/layer.tar\",\"3/layer.tar\"]}]")
                .file("2/layer.tar", layers.get(1).bytes());

        assertThat(classes(saved.bytes())).isEqualTo(SEEN);
    }

    @Test
    void theLayoutOfOciIsReadThroughItsIndexes() throws IOException {
        List<TarFile> layers = layers();
        String tar = "application/vnd.oci.image.layer.v1.tar+gzip";
        TarFile saved = new TarFile()
                .file("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}")
                .file("index.json", "{\"manifests\":[{\"digest\":\"sha256:aa\"}]}")
                .file("blobs/sha256/aa", "{\"manifests\":[{\"digest\":\"sha256:bb\"},{\"digest\":\"sha256:cc\"}]}")
                .file(
                        "blobs/sha256/bb",
                        ("{\"layers\":[{\"mediaType\":\"TAR\",\"digest\":\"sha256:01\"},"
                                        + "{\"mediaType\":\"TAR\",\"digest\":\"sha256:02\"},"
                                        + "{\"mediaType\":\"TAR\",\"digest\":\"sha256:03\"}]}")
                                .replace("TAR", tar))
                .file(
                        "blobs/sha256/cc",
                        "{\"layers\":[{\"mediaType\":\"application/vnd.in-toto+json\",\"digest\":\"sha256:dd\"}]}")
                .file("blobs/sha256/dd", "{\"statement\":1}")
                .file("blobs/sha256/01", layers.get(0).packed())
                .file("blobs/sha256/02", layers.get(1).packed())
                .file("blobs/sha256/03", layers.get(2).packed())
                .file("blobs/sha256/ee", "no layer of any image");

        assertThat(classes(saved.bytes())).isEqualTo(SEEN);
        assertThat(classes("image.tgz", saved.packed())).isEqualTo(SEEN);
    }

    @Test
    void anExportedContainerIsOneFileSystem() throws IOException {
        String deep = "very/".repeat(40) + "deep/ü.jar";
        TarFile exported = new TarFile()
                .file("app/shop.jar", jar("A.class", "inner.jar"))
                .file("manifest.json", "{\"name\":\"a site of its own\"}")
                .file(deep, jar("Deep.class"))
                .gnu("long/".repeat(40) + "gnu.jar", jar("Gnu.class"))
                .file("broken.jar", "PK\3\4 and nothing that follows")
                .file("../outside.jar", jar("Outside.class"))
                .link("app/same.jar", "shop.jar");

        assertThat(classes(exported.bytes()))
                .containsOnlyKeys(
                        "app/shop.jar@A.class",
                        deep + "@Deep.class",
                        "long/".repeat(40) + "gnu.jar@Gnu.class",
                        "../outside.jar@Outside.class");
        assertThat(folder.getParent().resolve("outside.jar")).doesNotExist();
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        byte[] saved = new TarFile()
                .file("1/layer.tar", layers().get(0).bytes())
                .file("manifest.json", "[{\"Layers\":[\"1/layer.tar\",\"2/layer.tar\"]}]")
                .bytes();
        assertThatThrownBy(() -> classes(saved))
                .hasMessage("lacks a layer of its image (2/layer.tar); export the image again");
        assertThatThrownBy(() -> classes(java.util.Arrays.copyOf(saved, 2000)))
                .hasMessage("ends inside an entry; the file is cut off, export the image again");
        assertThatThrownBy(() -> classes("text ".repeat(200).getBytes()))
                .hasMessage("is not a tar archive, or is cut off; export the image again");
        assertThatThrownBy(() -> classes(new TarFile()
                        .file("blobs/sha256/1", new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0})
                        .file("manifest.json", "[{\"Layers\":[\"blobs/sha256/1\"]}]")
                        .bytes()))
                .hasMessage("has a layer that is packed by zstd, which cannot be read here; export a container of the"
                        + " image");
        assertThatThrownBy(() -> classes(new TarFile()
                        .entry("x", 'x', "99999999 path=a\n".getBytes(), "")
                        .bytes()))
                .hasMessage("has a damaged extended header; export the image again");
    }

    @Test
    void aBombInALayerEndsInASentence() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bomb)) {
            packed.write(new TarFile().file("a.jar", new byte[24 << 20]).bytes());
        }
        byte[] saved = new TarFile()
                .file("blobs/sha256/1", bomb.toByteArray())
                .file("manifest.json", "[{\"Layers\":[\"blobs/sha256/1\"]}]")
                .bytes();

        assertThatThrownBy(() -> classes(saved)).hasMessageContaining("unpacks to more than 250 times its size");
    }
}
