package dev.workfloo.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Ports on loopback that nobody else takes while this process lives, for whoever listens on one again after a while, or names it to
 * another process. One that was merely found free may be anybody's a moment later: systems give it to whoever asks for any, and to
 * connections that go out, even to the one that looks for the port itself.
 *
 * <p>So these are below those that systems give away (on Linux from 32,768 by default), and each is claimed, in a file of which a
 * byte stands for a port: a lock on it ends with the process, however that ends.
 */
public final class OwnPort {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final FileChannel CLAIMS = claims();
    private static int last = FIRST - 1;

    private OwnPort() {}

    private static FileChannel claims() {
        Path file =
                Path.of(System.getProperty("java.io.tmpdir"), "workfloo-test-ports-" + System.getProperty("user.name"));
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("no ports can be claimed in " + file, e);
        }
    }

    /** Another one at each call. */
    public static synchronized int next() {
        while (last < LAST) {
            last++;
            if (isClaimed(last) && isFree(last)) return last;
        }
        throw new IllegalStateException("all ports from " + FIRST + " to " + LAST + " are taken");
    }

    /** The claim is never given back: whoever tries the port in vain meanwhile is to find nobody there. */
    private static boolean isClaimed(int port) {
        try {
            return CLAIMS.tryLock(port, 1, false) != null;
        } catch (IOException e) {
            throw new UncheckedIOException("no port can be claimed", e);
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
