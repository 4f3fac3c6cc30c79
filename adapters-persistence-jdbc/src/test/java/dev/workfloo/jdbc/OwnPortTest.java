package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnPortTest {

    /** Another process, as the build has some at a time: says what it is given, until that is above the port it is told. */
    public static final class Other {
        public static void main(String[] args) {
            int last = Integer.parseInt(args[0]);
            for (int port = OwnPort.next(); port <= last; port = OwnPort.next()) System.out.println(port);
            System.out.println("more");
        }
    }

    @Test
    void isNotGivenTwice() {
        assertNotEquals(OwnPort.next(), OwnPort.next());
    }

    @Test
    void isLeftToTheProcessThatClaimedIt() throws Exception {
        String ours = Integer.toString(OwnPort.next());
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        ours)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = other.inputReader(StandardCharsets.UTF_8)) {
            List<String> theirs = said.lines().toList();
            assertTrue(theirs.contains("more"), theirs.toString());
            assertFalse(theirs.contains(ours), theirs.toString());
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void isNoneThatSomebodyListensOn() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertFalse(OwnPort.isFree(taken.getLocalPort()));
        }
    }

    @Test
    void isBelowThoseThatTheSystemGivesAway() throws Exception {
        int port = OwnPort.next();
        assertTrue(port < 32_768, "a port of this system: " + port);
        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(port, again.getLocalPort());
        }
    }
}
