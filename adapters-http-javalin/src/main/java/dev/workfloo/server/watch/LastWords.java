package dev.workfloo.server.watch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Ends the process, and says why: in a line that was made beforehand, since there is no room for one then. */
final class LastWords {

    /** What HotSpot says of the heap; of anything else it says something else. */
    private static final List<String> HEAP_ERRORS = List.of("Java heap space", "GC overhead limit exceeded");

    private static final FileOutputStream ERRORS = new FileOutputStream(FileDescriptor.err);

    private final byte[] line;

    LastWords() {
        long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
        line = ("workfloo-server: the heap of " + mebibytes
                        + " MiB (-Xmx) has run out: the process ends with exit code " + HeapWatch.EXIT_CODE
                        + "; give it more, or let services answer less (maxAnswerBytes, maxConcurrent)\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Memory can run out in other places than the heap, where other things help. The heap's own line was made beforehand, and
     * counts where there is no room to find out: nothing that is thrown here may keep the process from ending.
     */
    byte[] of(OutOfMemoryError error) {
        try {
            String said = error.getMessage();
            if (said == null || HEAP_ERRORS.stream().anyMatch(said::startsWith)) return line;
            return ("workfloo-server: out of memory: " + said + ": the process ends with exit code "
                            + HeapWatch.EXIT_CODE + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (OutOfMemoryError e) {
            return line;
        }
    }

    void end() {
        end(line);
    }

    void end(OutOfMemoryError error) {
        end(of(error));
    }

    /** Threads die together; the first one says so. */
    private synchronized void end(byte[] last) {
        try {
            ERRORS.write(last);
        } catch (IOException e) {
            // The exit code says it too.
        } finally {
            Runtime.getRuntime().halt(HeapWatch.EXIT_CODE);
        }
    }
}
