package dev.workfloo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.cluster.Api.Reply;
import dev.workfloo.cluster.Gateway.Message;
import dev.workfloo.execution.DocumentEvent.DocumentAnswered;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.FormEvent.FormAnswered;
import dev.workfloo.execution.NipEvent.NipAuthorised;
import dev.workfloo.execution.NipEvent.NipConfirmed;
import dev.workfloo.execution.NipEvent.NipRequested;
import dev.workfloo.execution.OtpEvent.OtpVerified;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Somebody who applies for credit, through whichever service answers, and who remembers what was acknowledged. */
final class Applicant {

    /** From one look at the status to the next: the processor is for the services. */
    private static final long PAUSE_NS = Duration.ofMillis(100).toNanos();

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String startKey = UUID.randomUUID().toString();
    private final Map<Class<? extends ExecutionEvent>, Integer> acknowledged = new ConcurrentHashMap<>();
    private final CreditFlow flow;
    private final Gateway gateway;
    private volatile String id = "";
    private volatile String lastSeen = "";

    Applicant(CreditFlow flow, Gateway gateway) {
        this.flow = flow;
        this.gateway = gateway;
    }

    String startKey() {
        return startKey;
    }

    /** The execution's id; empty until a start was acknowledged. */
    String id() {
        return id;
    }

    /** How many calls were answered with 200, by the event that each of them promised. */
    Map<Class<? extends ExecutionEvent>, Integer> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    private Reply noted(Reply reply, Class<? extends ExecutionEvent> promised) {
        if (reply.isOk()) acknowledged.merge(promised, 1, Integer::sum);
        return reply;
    }

    /** Starts, or repeats the start, which promises the same again. */
    Reply start(Api api) throws IOException, InterruptedException {
        Reply reply = api.start(flow, startKey);
        if (reply.isOk()) {
            id = reply.json().path("id").textValue();
            acknowledged.put(Started.class, 1);
        }
        return reply;
    }

    Reply form(Api api) throws IOException, InterruptedException {
        return noted(api.form(id, CreditFlow.person("ana@example.com")), FormAnswered.class);
    }

    /** Sends the letter. */
    Reply files(Api api) throws IOException, InterruptedException {
        String letter = Base64.getEncoder().encodeToString(letter());
        return noted(api.document(id, "{\"letter\":\"" + letter + "\"}"), DocumentAnswered.class);
    }

    /** No two people send the same. It is kept in pieces. */
    byte[] letter() {
        return ("Of " + startKey + ".\n").repeat(5_000).getBytes(StandardCharsets.UTF_8);
    }

    Reply send(Api api, Map<String, String> headers) throws IOException, InterruptedException {
        return noted(api.nip(id, "send", "", headers), NipRequested.class);
    }

    Reply resend(Api api) throws IOException, InterruptedException {
        return noted(api.nip(id, "resend", "", Map.of()), NipRequested.class);
    }

    Reply confirm(Api api) throws IOException, InterruptedException {
        return noted(type(api), NipConfirmed.class);
    }

    Reply authorise(Api api) throws IOException, InterruptedException {
        return noted(type(api), NipAuthorised.class);
    }

    /** Types the code that came last. */
    private Reply type(Api api) throws IOException, InterruptedException {
        String code = gateway.latest(id).orElseThrow().code();
        return api.nip(id, "validate", "{\"nip\":\"" + code + "\"}", Map.of());
    }

    /** Types the one-time code. */
    Reply verify(Api api) throws IOException, InterruptedException {
        return noted(api.otp(id, Verifier.TOKEN), OtpVerified.class);
    }

    JsonNode status(Api api) throws IOException, InterruptedException {
        Reply reply = api.status(id);
        if (!reply.isOk()) throw new IOException("the status was answered with " + reply.status());
        return reply.json();
    }

    /** Does, from wherever the execution stands, what a person and a client that heeds 503 do, up to its end. */
    void goOn(Supplier<Api> services) throws Exception {
        goOn(services, status -> !status.path("status").textValue().equals("PROGRESS"));
    }

    /** The same up to where it stands so. */
    void goOn(Supplier<Api> services, Predicate<JsonNode> until) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!step(services.get(), until)) {
            if (System.nanoTime() - end > 0) throw new AssertionError("no end in " + PATIENCE + ": " + lastSeen);
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    /** @return whether it stands so */
    private boolean step(Api api, Predicate<JsonNode> until) throws InterruptedException {
        try {
            if (id.isEmpty()) {
                start(api);
                return false;
            }
            JsonNode status = status(api);
            lastSeen = status.toString();
            if (until.test(status)) return true;
            switch (status.path("currentNodeType").textValue()) {
                case "FORM" -> form(api);
                case "DOCUMENT" -> files(api);
                case "LINK" -> {
                    if (status.has("verification")) verify(api);
                    else consent(api, status.path("link"));
                }
                default -> {
                    // It is being worked on.
                }
            }
            return false;
        } catch (IOException e) {
            // Nobody answered: what was asked may or may not have been done, and the status will tell.
            return false;
        }
    }

    private void consent(Api api, JsonNode link) throws IOException, InterruptedException {
        String phase = link.path("phase").textValue();
        if (phase.equals("CREATE_ACCOUNT")) send(api, Map.of());
        else if (link.path("sendError").path("recoverable").booleanValue()) resend(api);
        else if (hasArrived(link) && phase.equals("VALIDATE")) confirm(api);
        else if (hasArrived(link)) authorise(api);
    }

    /** A person who asked for another code does not type the one before. */
    private boolean hasArrived(JsonNode link) {
        Optional<Message> latest = gateway.latest(id);
        return latest.isPresent() && latest.get().send() == link.path("events").size();
    }

    @Override
    public String toString() {
        return "execution " + id;
    }
}
