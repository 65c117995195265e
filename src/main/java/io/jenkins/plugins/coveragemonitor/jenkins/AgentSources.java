package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.coveragemonitor.source.Fingerprint;
import io.jenkins.plugins.coveragemonitor.source.SourceFiles;
import io.jenkins.plugins.coveragemonitor.source.WorkspaceSources;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * The source files of a workspace wherever it is. The returned bytes are untrusted: only requested files count, and
 * none larger than a source file may be.
 *
 * @param workspace the workspace
 */
record AgentSources(FilePath workspace) implements SourceFiles {
    @Override
    public Map<String, Fingerprint> fingerprints(Collection<String> paths) throws IOException, InterruptedException {
        Map<String, Fingerprint> known = new HashMap<>();
        try (DataInputStream in = answer(new Prints(new ArrayList<>(paths)))) {
            for (String path : paths) {
                if (in.readBoolean()) {
                    known.put(path, new Fingerprint(in.readUTF(), in.readInt()));
                }
            }
        } catch (IllegalArgumentException damaged) {
            throw new IOException("the agent's answer about its sources is damaged", damaged);
        }
        return known;
    }

    @Override
    public Map<String, byte[]> contents(List<String> paths) throws IOException, InterruptedException {
        Map<String, byte[]> known = new HashMap<>();
        try (DataInputStream in = answer(new Contents(new ArrayList<>(paths)))) {
            for (String path : paths) {
                int length = in.readInt();
                if (length > Fingerprint.MAX_SIZE) {
                    throw new IOException("the agent's answer about its sources is damaged");
                }
                if (length >= 0) {
                    known.put(path, in.readNBytes(length));
                }
            }
        }
        return known;
    }

    private DataInputStream answer(ControllerToAgentFileCallable<byte[]> question)
            throws IOException, InterruptedException {
        return new DataInputStream(new ByteArrayInputStream(workspace.act(question)));
    }

    /**
     * The fingerprints of files, in the order of the request.
     *
     * @param paths the files
     */
    record Prints(List<String> paths) implements ControllerToAgentFileCallable<byte[]> {
        @Override
        public byte[] invoke(File workspace, VirtualChannel channel) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            Map<String, Fingerprint> known = new WorkspaceSources(workspace.toPath()).fingerprints(paths);
            for (String path : paths) {
                Fingerprint print = known.get(path);
                out.writeBoolean(print != null);
                if (print != null) {
                    out.writeUTF(print.hash());
                    out.writeInt(print.size());
                }
            }
            return bytes.toByteArray();
        }
    }

    /**
     * The bytes of files, in the order of the request; a length of −1 means that a file is missing.
     *
     * @param paths the files
     */
    record Contents(List<String> paths) implements ControllerToAgentFileCallable<byte[]> {
        @Override
        public byte[] invoke(File workspace, VirtualChannel channel) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            Map<String, byte[]> known = new WorkspaceSources(workspace.toPath()).contents(paths);
            for (String path : paths) {
                byte[] content = known.get(path);
                out.writeInt(content == null ? -1 : content.length);
                if (content != null) {
                    out.write(content);
                }
            }
            return bytes.toByteArray();
        }
    }
}
