package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipEvent.NipDrawn;
import dev.workfloo.execution.OtpEvent.OtpPresented;
import dev.workfloo.execution.OtpEvent.OtpUnjudged;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.nip.NipMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One execution of {@link RacedFlow}, and what is seen of it. */
final class RacedExecution {

    private static final int MOST_WORK = 100;

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern NUMBER = Pattern.compile("\"idUnykoo\":\\d+");
    private static final Pattern VALIDATION = Pattern.compile("validation-\\d+");
    private static final Pattern TOOK = Pattern.compile("\"(responseTime|duration)\":[0-9.]+");

    private final RaceTrack track;
    private final boolean isSandbox;
    private final Scope scope;
    private final String id;
    private Optional<String> code = Optional.empty();

    RacedExecution(RaceTrack track, boolean isSandbox) {
        this.track = track;
        this.isSandbox = isSandbox;
        this.scope = new Scope(RaceTrack.LENDER, isSandbox ? Environment.SANDBOX : Environment.PRODUCTION);
        String start = Flows.start(RacedFlow.ID, RacedFlow.SCENARIO);
        this.id = TestService.id(track.processes()
                .get(0)
                .call("POST", "/api/v1/workfloo" + query())
                .json(start)
                .send());
    }

    private String query() {
        return isSandbox ? "?sandbox=true" : "";
    }

    String path(String behind) {
        return "/api/v1/workfloo/" + id + behind + query();
    }

    String token() {
        return isSandbox ? "123456" : Neighbours.TOKEN;
    }

    /** The code that a person has who has looked last when {@link #lookForTheCode} was called, or has now. */
    String code() {
        return code.orElseGet(this::latestCode);
    }

    private String latestCode() {
        if (isSandbox) return "123456";
        List<NipMessage> messages = track.neighbours().messagesOf(id);
        return messages.isEmpty() ? "999999" : messages.get(messages.size() - 1).code();
    }

    void lookForTheCode() {
        code = Optional.of(latestCode());
    }

    void pass(Duration time) {
        track.clock().pass(time);
    }

    /** What a worker does with the first piece of work that is due; if it is over, it is taken away. */
    String work(RacedProcess process) {
        Optional<String> due = dueWork();
        if (due.isEmpty()) return "worked";
        Work work = Work.parse(due.get()).orElseThrow();
        Optional<Instant> again = process.workfloo().work().perform(work);
        if (again.isPresent()) return "to be done again: " + nameless(due.get());
        track.store().backlog().remove(due.get());
        return "worked";
    }

    private Optional<String> dueWork() {
        Instant now = track.clock().instant();
        return backlog().stream()
                .filter(entry -> !entry.due().isAfter(now))
                .map(WorkBacklog.Entry::name)
                .findFirst();
    }

    private List<WorkBacklog.Entry> backlog() {
        return track.store().backlog().behind(id, MOST_WORK).stream()
                .filter(entry -> entry.name().startsWith(id))
                .toList();
    }

    private List<String> pendingWork() {
        return backlog().stream().map(entry -> nameless(entry.name())).toList();
    }

    /** Without what differs from one execution to the next. */
    String nameless(String text) {
        String timeless = TIME.matcher(text.replace(id, "ID")).replaceAll("TIME");
        String numberless = NUMBER.matcher(timeless).replaceAll("\"idUnykoo\":0");
        return TOOK.matcher(VALIDATION.matcher(numberless).replaceAll("validation"))
                .replaceAll("\"$1\":0");
    }

    /**
     * How it stands when all is done, as clients and the store see it.
     *
     * @param events what happened, where it did
     * @param late what is said to whoever comes too late
     */
    record End(String status, String detail, String why, List<String> events, List<String> work, String late) {}

    /** All processes must see it alike, and its history must lead to where it stands. */
    End end() {
        String status = seen(track.processes().get(0), "/api/v1/workfloo/status/" + id + query());
        for (RacedProcess other : track.processes()) {
            assertEquals(status, seen(other, "/api/v1/workfloo/status/" + id + query()));
        }
        RacedProcess last = track.processes().get(track.processes().size() - 1);
        ExecutionHistory history =
                track.store().executions().history(scope, new ExecutionId(id)).orElseThrow();
        assertEquals(
                track.store().executions().find(new ExecutionId(id)),
                Optional.of(history.execution()),
                "where its history leads");
        return new End(
                status, seen(last, path("")), seen(last, path("/why")), events(history), pendingWork(), late(status));
    }

    private String seen(RacedProcess process, String target) {
        return nameless(process.call("GET", target).send().told());
    }

    /**
     * What is noted before somebody outside is turned to, or when they have said nothing, is no step of its own, and nobody sees it: it
     * stays in the history also where another one was quicker than what it was noted for.
     */
    private static List<String> events(ExecutionHistory history) {
        return history.events().stream()
                .filter(event ->
                        !(event instanceof OtpPresented || event instanceof OtpUnjudged || event instanceof NipDrawn))
                .map(RacedExecution::named)
                .toList();
    }

    private static String named(ExecutionEvent event) {
        String name = event.getClass().getSimpleName();
        return event instanceof NodeEvent at ? name + " " + at.node() : name;
    }

    private static String late(String status) {
        var seen = Json.tree(status.substring(status.indexOf('{')));
        String type = seen.path("currentNodeType").asText().replace("_PROCESSING", "");
        return seen.path("status").asText().equals("PROGRESS")
                ? "the workfloo waits at " + type + " "
                        + seen.path("currentNodeId").asText()
                : "the workfloo had already finished";
    }

    void checkStandsAt(String node) {
        assertEquals(
                Optional.of(new NodeId(node)),
                track.store()
                        .executions()
                        .find(new ExecutionId(id))
                        .orElseThrow()
                        .position()
                        .waitsAt());
    }

    /** No code went out twice, whoever sent it. */
    void checkMessages() {
        Map<String, Integer> sent = new HashMap<>();
        track.neighbours().messagesOf(id).forEach(message -> sent.merge(message.key(), 1, Integer::sum));
        sent.forEach((key, times) -> assertEquals(1, times, key));
    }

    /** It is out of the way of others. */
    void giveUp() {
        track.processes().get(0).call("POST", path("/cancel")).send();
    }
}
