package io.jenkins.plugins.coveragemonitor.spy.jacoco;

import io.jenkins.plugins.coveragemonitor.spy.agent.SpyAgent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jacoco.agent.AgentJar;

/** Creates the archive that a Java service is started with: JaCoCo's agent, and ours before it. */
public final class AgentArchive {
    private static final Attributes.Name PREMAIN = new Attributes.Name("Premain-Class");

    private AgentArchive() {}

    /**
     * Writes the archive.
     *
     * @return the main class of JaCoCo's own agent, which ours has to call
     */
    public static String write(Path file) throws IOException {
        try (JarInputStream jacoco = new JarInputStream(AgentJar.getResource().openStream())) {
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(PREMAIN, SpyAgent.class.getName());
            String premain = jacoco.getManifest().getMainAttributes().getValue(PREMAIN);
            try (OutputStream bytes = Files.newOutputStream(file);
                    JarOutputStream out = new JarOutputStream(bytes, manifest)) {
                for (JarEntry entry = jacoco.getNextJarEntry(); entry != null; entry = jacoco.getNextJarEntry()) {
                    if (!entry.getName().startsWith("META-INF/")
                            || entry.getName().startsWith("META-INF/services/")) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        jacoco.transferTo(out);
                        out.closeEntry();
                    }
                }
                String own = SpyAgent.class.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(own));
                try (InputStream in = SpyAgent.class.getClassLoader().getResourceAsStream(own)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
            return premain;
        }
    }
}
