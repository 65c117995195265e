package io.jenkins.plugins.coveragemonitor.spy.jacoco;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.jacoco.core.data.ExecutionDataWriter;
import org.junit.jupiter.api.Test;

/** Whatever listens where a process should be asked: what it sends ends in a sentence that names its address. */
class RogueAgentTest {
    /** What a rogue sends again and again. */
    @FunctionalInterface
    private interface Block {
        void write(DataOutputStream out) throws IOException;
    }

    @Test
    void endsSessionsWithoutEnd() throws Exception {
        assertRefused(
                out -> {
                    out.writeByte(ExecutionDataWriter.BLOCK_SESSIONINFO);
                    out.writeUTF("a session");
                    out.writeLong(0);
                    out.writeLong(0);
                },
                "what it sent names more than 100 sessions");
    }

    @Test
    void endsAClassThatHasMoreProbesThanAny() throws Exception {
        assertRefused(
                out -> {
                    out.writeByte(ExecutionDataWriter.BLOCK_EXECUTIONDATA);
                    out.writeLong(1);
                    out.writeUTF("com/shop/Cart");
                    out.write(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07});
                },
                "what it sent the class com/shop/Cart has");
    }

    private static void assertRefused(Block block, String sentence) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> rogue = CompletableFuture.runAsync(() -> send(server, block));
            RemoteExecution target = RemoteExecution.of("127.0.0.1:" + server.getLocalPort());

            assertThatThrownBy(() -> target.dump(false))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(target.text() + ": ")
                    .hasMessageContaining(sentence);
            rogue.join();
        }
    }

    private static void send(ServerSocket server, Block block) {
        try (Socket socket = server.accept();
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            out.writeByte(ExecutionDataWriter.BLOCK_HEADER);
            out.writeChar(ExecutionDataWriter.MAGIC_NUMBER);
            out.writeChar(ExecutionDataWriter.FORMAT_VERSION);
            while (true) {
                block.write(out);
            }
        } catch (IOException hungUp) {
            // Whoever asked has heard enough.
        }
    }
}
