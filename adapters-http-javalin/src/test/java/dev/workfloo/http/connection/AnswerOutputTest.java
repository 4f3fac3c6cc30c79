package dev.workfloo.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class AnswerOutputTest {

    private final StringBuilder sent = new StringBuilder();
    private final Deque<Callback> underWay = new ArrayDeque<>();
    private boolean hasEnded;

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** A client that takes something when it is told to. */
    private final AnswerOutput output = new AnswerOutput(
            proxy(Request.class, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            }),
            proxy(Response.class, (proxy, method, arguments) -> switch (method.getName()) {
                case "getHeaders" -> HttpFields.build();
                case "write" -> {
                    sent.append(BufferUtil.toString((ByteBuffer) arguments[1]));
                    underWay.add((Callback) arguments[2]);
                    yield null;
                }
                default -> throw new UnsupportedOperationException(method.getName());
            }),
            new Pace());

    private void write(boolean last, String text) {
        output.write(last, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), Callback.NOOP);
    }

    private void taken() {
        underWay.remove().succeeded();
    }

    /** As whoever makes an answer in pieces does, on a thread that is quicker than the one that told them. */
    @Test
    void nothingIsLostOfAnAnswerThatIsEndedByWhoWaitedForWhatWasWritten() {
        write(false, "one ");
        output.written().thenRun(() -> {
            write(true, "two");
            output.end(Callback.from(() -> hasEnded = true));
        });

        taken();

        assertEquals("one two", sent.toString());
        assertFalse(hasEnded);
        taken();
        assertTrue(hasEnded);
    }
}
