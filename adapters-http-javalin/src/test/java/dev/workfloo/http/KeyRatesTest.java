package dev.workfloo.http;

import static dev.workfloo.http.Reply.later;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.access.Caller;
import dev.workfloo.access.Right;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.http.connection.ClientLimits;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often a key may ask, and what it is told beyond that. */
class KeyRatesTest {

    private static final long MS = 1_000_000;

    /** A clock of this kind may begin anywhere. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 100 * MS);

    private final KeyRates rates = KeyRates.of(4, now::get);
    private final Caller ours = caller("ours", "a key");

    private static Caller caller(String workspace, String name) {
        return new Caller(new WorkspaceId(workspace), name, Optional.empty(), Set.of(Right.SEE));
    }

    private long admitted(int tries, Caller caller) {
        return IntStream.range(0, tries).filter(i -> rates.admits(caller)).count();
    }

    @Test
    void admitsSoManyAtOnce() {
        assertEquals(4, admitted(9, ours));
    }

    @Test
    void admitsSoManyInASecond() {
        admitted(9, ours);

        now.addAndGet(249 * MS);
        assertEquals(0, admitted(3, ours));
        now.addAndGet(MS);
        assertEquals(1, admitted(3, ours));
        now.addAndGet(500 * MS);
        assertEquals(2, admitted(3, ours));
        now.addAndGet(90_000 * MS);
        assertEquals(4, admitted(9, ours));
    }

    @Test
    void countsEachKeyByItself() {
        admitted(9, ours);

        assertEquals(4, admitted(9, caller("ours", "another key")));
        assertEquals(4, admitted(9, caller("theirs", "a key")));
    }

    @Test
    void boundsNothingUnlessTold() {
        assertEquals(true, IntStream.range(0, 100_000).allMatch(i -> KeyRates.UNBOUNDED.admits(ours)));
        assertThrows(IllegalArgumentException.class, () -> KeyRates.of(0, now::get));
    }

    /** Behind the right and before all that costs something; of a request whose body comes later, once. */
    @Test
    void isToldWhenItAsksTooOften() {
        Deployment deployment = new Deployment(
                Deployment.Environments.MIXED, ClientLimits.USUAL, KeyRates.of(4, now::get), () -> false);
        try (TestService service = TestService.of(deployment)) {
            String large = "{\"idWorkflooDefinition\":\"" + Flows.NOTE + "\",\"x\":\"" + "x".repeat(100_000) + "\"}";
            List<Integer> admitted = IntStream.range(0, 4)
                    .mapToObj(i -> service.execute(large).send().status())
                    .toList();

            Reply refused = service.execute("no JSON").send();
            Reply wrongSandbox =
                    service.get(TestService.EXECUTE + "?sandbox=maybe").send();
            Reply noPath = service.get("/api/v1/nowhere").send();
            Reply noKey = service.execute("{}").key("nobody's").send();
            String other = service.addKey(TestService.OURS, Optional.empty(), Right.EXECUTE);

            assertEquals(List.of(200, 200, 200, 200), admitted);
            assertEquals(later(429, "RATE_ERROR", "try again after the time in Retry-After"), refused.told());
            assertEquals(List.of(400, 404, 401), List.of(wrongSandbox.status(), noPath.status(), noKey.status()));
            assertEquals(200, service.execute(large).key(other).send().status());
            now.addAndGet(250 * MS);
            assertEquals(200, service.execute(large).send().status());
        }
    }
}
