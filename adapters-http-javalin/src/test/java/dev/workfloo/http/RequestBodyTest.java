package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    private static final int LENGTH = 1 << 20;

    private static byte[] latin() {
        byte[] latin = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) latin[i] = (byte) i;
        return latin;
    }

    /** The budget of the heap counts a body in another charset as the two of them. */
    @Test
    void inAnotherCharsetItIsHeldTwiceAndNoMore() {
        byte[] latin = latin();
        int length = LENGTH + LENGTH / 2;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();

        long before = threads.getThreadAllocatedBytes(thread);
        byte[] utf8 = RequestBody.utf8(latin, length);
        long made = threads.getThreadAllocatedBytes(thread) - before;

        assertArrayEquals(new String(latin, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8), utf8);
        assertTrue(made < length + LENGTH / 4, () -> made + " bytes for a text of " + length);
    }
}
