package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.memory.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that know how an execution stands, and wait until that changes. */
@Timeout(60)
class ChangeWaitsTest {

    private static final String EXPIRING_FLOW = "657117e1d511b6e54fe2a0f9";

    private static final String EXPIRING = """
            {"id": "657117e1d511b6e54fe2a0f9", "name": "A form", "start": "form", "expiresAfter": "P7D", "nodes": [
              {"id": "form", "type": "FORM", "name": "Form", "sections": [
                {"section": "One", "fields": [{"id": "rfc", "name": "RFC", "type": "TEXT", "required": true}]}]}]}
            """;

    private final Semaphore looks = new Semaphore(0);
    private final Semaphore readings = new Semaphore(0);
    private final Interposed store = new Interposed(new MemoryStore());
    private final TestService service = TestService.on(store);
    private final String id = service.started(Flows.LOAN);
    private final String tag = service.status(id).send().header("ETag");

    @AfterEach
    void stop() {
        service.close();
    }

    private Call waiting(String wait) {
        return service.status(id).with("If-None-Match", tag).with("Prefer", wait);
    }

    /** By then it has been looked at twice: it was not answered at once. */
    private CompletableFuture<Reply> waits(String wait) throws InterruptedException {
        return waits(waiting(wait));
    }

    private CompletableFuture<Reply> waits(Call call) throws InterruptedException {
        looks.drainPermits();
        store.put(asked -> {
            if (asked.equals("Executions.lastWrite")) looks.release();
            if (asked.equals("Executions.standing")) readings.release();
            return Optional.empty();
        });
        CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(call::send);
        assertTrue(looks.tryAcquire(2, 30, TimeUnit.SECONDS));
        return reply;
    }

    @Test
    void areAnsweredWhenItHasChanged() throws Exception {
        CompletableFuture<Reply> reply = waits("respond-async, wait=30");

        service.call("POST", TestService.EXECUTE + "/" + id + "/cancel").send();

        Reply status = reply.get(30, TimeUnit.SECONDS);
        assertEquals(service.status(id).send().told(), status.told());
        assertEquals("ABANDONED", Json.at(status.body(), "status"));
    }

    @Test
    void areAnsweredThatItHasNotWhenTheirTimeIsOver() throws Exception {
        Reply reply = waits("wait=5").get(30, TimeUnit.SECONDS);

        assertEquals("304", reply.told());
        assertEquals(tag, reply.header("ETag"));
    }

    /** It is read when it is asked for and when it is answered. */
    @Test
    void meanwhileNothingOfItIsRead() throws Exception {
        Reply reply = waits("wait=5").get(30, TimeUnit.SECONDS);

        assertEquals("304", reply.told());
        assertEquals(2, readings.availablePermits());
    }

    /** What is under way has less time than it would wait. */
    @Test
    void areAnsweredWhenTheServiceStops() throws Exception {
        CompletableFuture<Reply> reply = waits("wait=30");

        service.stop();

        assertEquals("304", reply.get(30, TimeUnit.SECONDS).told());
    }

    @Test
    void areAnsweredWhenItsTimeIsOver() throws Exception {
        service.publish(TestService.OURS, EXPIRING);
        Call status = service.status(service.started(EXPIRING_FLOW));
        String known = status.send().header("ETag");
        CompletableFuture<Reply> reply =
                waits(status.with("If-None-Match", known).with("Prefer", "wait=30"));

        service.pass(Duration.ofDays(7));

        assertEquals("ABANDONED", Json.at(reply.get(30, TimeUnit.SECONDS).body(), "status"));
    }

    /** Once: what is looked for meanwhile is no request. */
    @Test
    void areAnsweredWhatIsFoundOutAtLast() throws Exception {
        CompletableFuture<Reply> reply = waits("wait=30");

        store.put(call -> {
            if (call.startsWith("Executions.")) throw new StoreUnavailable("away");
            return Optional.empty();
        });

        assertEquals(503, reply.get(30, TimeUnit.SECONDS).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=0", "wait=31", "wait=-1", "wait", "wait=ten", "wait=100", "respond-async"})
    void othersDoNotWait(String wait) {
        looks.drainPermits();
        store.put(call -> {
            if (call.equals("Executions.standing")) looks.release();
            return Optional.empty();
        });

        assertEquals("304", waiting(wait).send().told());

        assertEquals(1, looks.availablePermits());
    }

    @Test
    void nobodyWaitsWhoDoesNotKnowHowItStands() {
        List<Reply> replies = List.of(
                service.status(id).with("Prefer", "wait=30").send(),
                service.status(id)
                        .with("Prefer", "wait=30")
                        .with("If-None-Match", "\"another\"")
                        .send());

        assertEquals(List.of(200, 200), replies.stream().map(Reply::status).toList());
    }
}
